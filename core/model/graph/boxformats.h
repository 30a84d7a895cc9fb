// SPDX-License-Identifier: GPL-3.0-or-later
// How each BoxFormat is read, for the sources of boxes.h only.
#pragma once

#include "core/model/graph/boxes.h"

#include <string>

namespace core::boxformats {

constexpr int boxNumbersPerRow = 4;
constexpr int prototypes = 32;      ///< mask coefficients of segmenting exports
constexpr int keypointNumbers = 51; ///< 17 points of x, y and visibility

/// "1 x 84 x 8400".
std::string shapeText(const at::Tensor& tensor);

/// What is left of a probability of 0 where log-odds are taken.
double leastProbability(at::ScalarType type);

/// What the tensors of FinalBoxes are, in whatever order they come.
struct FinalTensors {
    at::Tensor boxes;  ///< N x 4
    at::Tensor scores; ///< N
    at::Tensor labels; ///< N
};
/// Empty where these are none.
std::optional<FinalTensors> finalTensors(const std::vector<at::Tensor>& tensors);

/// Whether rows carry the coefficients of masks, whose prototypes are another tensor.
bool hasPrototypes(const std::vector<at::Tensor>& tensors);

int classCount(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
               std::optional<int> names);
Candidates decode(const std::vector<at::Tensor>& tensors, const DetectionRule& rule, cv::Size input,
                  int classes);

} // namespace core::boxformats
