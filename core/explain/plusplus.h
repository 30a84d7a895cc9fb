// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

namespace core {

/// Grad-CAM++'s map before the final ReLU, 1 x 1 x h x w, from the layer's activation and the first
/// three powers of the gradient, all 1 x K x h x w.
at::Tensor plusPlusMap(const at::Tensor& activation, const at::Tensor& gradient,
                       const at::Tensor& square, const at::Tensor& cube);

} // namespace core
