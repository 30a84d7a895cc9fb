// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/plusplus.h"

#include "core/explain/cam.h"

#include <torch/script.h>

namespace core {

at::Tensor plusPlusMap(const at::Tensor& activation, const at::Tensor& gradient,
                       const at::Tensor& square, const at::Tensor& cube)
{
    const auto denominator = 2 * square + activation.sum({2, 3}, true) * cube + 1e-6;
    const auto share = at::where(gradient != 0, square / denominator, at::zeros_like(square));
    return weightedSum((share * gradient.clamp_min(0)).sum({2, 3}), activation);
}

} // namespace core
