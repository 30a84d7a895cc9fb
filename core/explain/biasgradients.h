// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/progress.h"

#include <functional>

#include <ATen/core/Tensor.h>

namespace core {

class Probe;

/// A bias of K channels and dS / d(what it was added to), 1 x K x h x w. Batch norm in inference
/// mode is a scaling and a bias: beta - mean * gamma / sqrt(var + eps).
using TakeBias = std::function<void(const at::Tensor& bias, const at::Tensor& gradient)>;

/// dS / dx at the probe's input. On the way back `take` receives each convolution's bias and each
/// affine batch norm's (those of convolutions that are not transposed, in two dimensions), from the
/// network's end to its beginning. On a ReLU network whose other layers have no bias, x * dS / dx
/// and all bias * gradient add up to S: Srinivas, Fleuret: "Full-Gradient Representation for Neural
/// Network Visualization", NeurIPS 2019, proposition 1.
at::Tensor gradientWithBiases(Probe& probe, const TakeBias& take, Progress& progress);

} // namespace core
