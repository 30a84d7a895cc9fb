// SPDX-License-Identifier: GPL-3.0-or-later
// FullGrad: L = sum over channels of p(x * dS / dx) + sum over biases b of p(b * dS / dz), z what b
// is added to, and p: absolute value, scaled to 0..1 for each channel by itself, resized to the
// picture (bilinear).
// Srinivas, Fleuret: "Full-Gradient Representation for Neural Network Visualization", NeurIPS 2019,
// equation 5; biases of two-dimensional convolutions and batch norms, and the order of scaling and
// resizing, as in pytorch-grad-cam.
#include "core/explain/methods/methods.h"

#include "core/explain/biasgradients.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

constexpr double tiny = 1e-7;

/// The sum of all channels of 1 x K x h x w, each scaled to 0..1: 1 x 1 x h x w.
at::Tensor scaledSum(const at::Tensor& values)
{
    auto magnitude = values.to(at::kDouble).abs();
    magnitude = magnitude - magnitude.amin({2, 3}, true);
    return (magnitude / (magnitude.amax({2, 3}, true) + tiny)).sum(1, true);
}

Attribution fullGradient(Probe& probe, const Parameters&, Watch& watch)
{
    const auto& x = probe.input();
    auto sum = at::zeros({1, 1, x.size(2), x.size(3)}, at::kDouble);
    const auto gradient = gradientWithBiases(
        probe,
        [&](const at::Tensor& bias, const at::Tensor& ofBias) {
            const auto map = scaledSum(bias.reshape({1, -1, 1, 1}) * ofBias);
            sum.add_(at::upsample_bilinear2d(map, {x.size(2), x.size(3)}, false));
        },
        watch);
    sum.add_(scaledSum(x * gradient));
    return {.values = matrixOf(sum), .space = Space::Input, .reduction = Reduction::Positive};
}

} // namespace

Explainer fullGrad()
{
    return {.id = "full_grad",
            .name = QT_TRANSLATE_NOOP("core", "FullGrad"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP("core", "The input's gradient and the share of every bias "
                                                 "in the network, added up as one map"),
            .citation = "Srinivas and Fleuret, 2019",
            .needs = {.gradients = true},
            .cost = Cost::SinglePass,
            .parameters = {},
            .run = fullGradient};
}

} // namespace core
