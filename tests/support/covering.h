// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/toynet.h"

#include "core/explain/explain.h"
#include "core/probe/probe.h"

/// What tests of methods that only ask for scores share: small nets, and maps of them.
namespace covering {

using Settings = std::vector<std::pair<std::string, core::ParameterValue>>;

core::Explanation explained(core::Probe& probe, const char* method, const Settings& settings = {});

/// The raw map, 1 x 1 x H x W.
at::Tensor mapOf(core::Probe& probe, const char* method, const Settings& settings = {});

/// The target's value at an input.
double scoreOf(core::Probe& probe, const at::Tensor& input);

/// Uniform in -0.5 ... 0.5.
at::Tensor weights(const std::vector<std::int64_t>& shape, int seed);

/// A card whose scores are taken as they are, also where a method asks for probabilities.
core::ModelCard scoreCard(int width, int height, double mean = 120, double std = 70);

core::Image evenPicture(int width, int height, const cv::Scalar& color);

// For pictures of this size:
inline constexpr int width = 12;
inline constexpr int height = 10;

/// S = W x, and what each pixel adds to the first class's score beside a baseline: H x W.
ToyNet linearNet();
at::Tensor shares(const ToyNet& linear, const core::Probe& probe, const at::Tensor& start);

/// One that is not linear.
ToyNet curvedNet();

} // namespace covering
