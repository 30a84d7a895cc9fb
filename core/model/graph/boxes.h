// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <ATen/core/ivalue.h>
#include <opencv2/core/types.hpp>

namespace core {

/// What a detector proposes, R candidates in the same order for every picture of one size (but for
/// BoxFormat::FinalBoxes and EndToEnd, whose order is that of the picture).
struct Candidates {
    at::Tensor boxes;      ///< B x R x 4: centre x, centre y, width, height; pixels of the input
    at::Tensor objectness; ///< B x R log-odds; undefined where the network has none
    at::Tensor classes;    ///< B x R x C log-odds of the classes' probabilities
    bool ordered = true;   ///< a row means the same candidate in every picture

    at::Tensor confidence() const;        ///< B x R x C, 0 to 1
    at::Tensor confidenceLogOdds() const; ///< B x R x C
};

/// What stands for a probability of 0: the log-odds of 1e-6, in double precision of 1e-12. From
/// probabilities nearer to 0 or 1 log-odds are not told apart.
double leastLogOdds(at::ScalarType type);

/// Of boxes, ... x 4 as in Candidates, the low and the high edge along an axis, 0 or 1.
std::pair<at::Tensor, at::Tensor> boxEdges(const at::Tensor& boxes, int axis);

/// Intersection over union of boxes, B x R x 4, with one box, B x R. Where edges coincide the
/// derivative is the mean of both sides': zero at the box itself, which nothing overlaps better.
at::Tensor overlapWith(const at::Tensor& boxes, const std::array<float, 4>& shown);

/// Of candidates without an order those that are the box `shown` (as in Candidates) again: for each
/// picture and class the candidate of that class that overlaps it most, B x C rows; -1 where none
/// has an intersection over union of 0.5.
at::Tensor rowsAt(const Candidates& candidates, const std::array<float, 4>& shown);

/// The floating tensors (and, of torchvision's detectors, the class numbers) in what a detector
/// returned, in order. Throws Error{ModelOutputUnsupported} if there are none.
std::vector<at::Tensor> boxTensors(const c10::IValue& output);

/// All numbers of a detector's output as B x N, to compare two runs. Throws like boxTensors.
at::Tensor boxNumbers(const c10::IValue& output, std::int64_t batch);

/// How tensors of these shapes hold boxes, as far as they tell. `classes`: the number of class
/// names, if known. Empty if this is no detector's output.
std::optional<DetectionRule> guessDetection(const std::vector<at::Tensor>& tensors,
                                            std::optional<int> classes, cv::Size input);

/// The number of classes; where tensors do not tell it, that of the `names`, else that of the
/// COCO data set or more. Throws Error{CardInvalid} where tensors do not fit the rule.
int boxClasses(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
               std::optional<int> names);

/// The grids that candidates lie on, in the order of the candidates. Empty: not known.
std::vector<BoxGrid> boxGrids(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
                              cv::Size input);

/// Differentiable. `input` is the size of the network's input, `classes` what boxClasses said.
/// Redmon & Farhadi, "YOLOv3", 2018, section 2.1, and the formats' own programs. Throws like
/// boxClasses.
Candidates decodeBoxes(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
                       cv::Size input, int classes);

} // namespace core
