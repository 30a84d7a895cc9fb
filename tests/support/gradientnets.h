// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/toynet.h"

#include "core/explain/explainer.h"

using Values = std::vector<std::pair<std::string, core::ParameterValue>>;

/// A method's own answer, its other parameters at their defaults.
core::Attribution attributed(core::Probe& probe, const std::string& method, core::Watch& watch,
                             const Values& values = {});
at::Tensor raw(core::Probe& probe, const std::string& method, const Values& values = {});

/// Numbers from -0.5 to 0.5.
at::Tensor weights(std::vector<std::int64_t> shape, int seed);

/// Three channels, 12 x 10 pixels, as (pixel - 120) / 70: what the following networks take.
core::ModelCard smallCard();

/// S = W x with three scores.
ToyNet linearNet();

/// The gradient of its first score.
at::Tensor slope(const ToyNet& linear);

/// S = Q x^2 with three scores.
ToyNet quadraticNet();

/// A convolution with biases, then one whose batch norm has them, ReLUs, max pooling, and a head
/// without biases for four scores. Parameters: a, b, c, gamma, beta, mean, var, d.
ToyNet biasedNet();

double total(const at::Tensor& tensor);
bool isZero(const at::Tensor& tensor);
