// SPDX-License-Identifier: GPL-3.0-or-later
// Blur integrated gradients: a = - integral over s in [0, sigma] of dL / ds * dS / dx (L(x, s)),
// L(x, s) the picture under a Gaussian blur with standard deviation s; no baseline to choose.
// Xu, Venugopalan, Sundararajan: "Attribution in Scale and Space", CVPR 2020, equation 8.
// As in PAIR's library: s in equal steps from 0 (left ends), dL / ds by a forward difference of
// 0.01, sigma 50, black in its input space (zero) outside the picture. It takes 100 steps; 50 as
// for integrated gradients. The sum of a is S(x) - S(L(x, sigma)) but for the steps' length; the
// error is reported.
#include "core/explain/methods/methods.h"

#include "core/explain/path.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <torch/script.h>

namespace core {

namespace {

constexpr double forwardStep = 0.01;
constexpr double widthInSigmas = 4;

/// Blurring along one axis of `size` values as a matrix: weights exp(-k^2 / (2 s^2)) up to four
/// standard deviations, together 1 before the border cuts them off.
at::Tensor blurMatrix(std::int64_t size, double sigma)
{
    const auto radius = std::int64_t(widthInSigmas * sigma + 0.5);
    const auto distance = at::arange(-radius, radius + 1, at::kDouble);
    auto kernel = at::exp(distance * distance / (-2 * sigma * sigma));
    kernel = kernel / kernel.sum();
    const auto value = kernel.accessor<double, 1>();
    auto matrix = at::zeros({size, size}, at::kDouble);
    auto cell = matrix.accessor<double, 2>();
    for (std::int64_t row = 0; row < size; ++row)
        for (auto column = std::max<std::int64_t>(row - radius, 0);
             column <= std::min(row + radius, size - 1); ++column)
            cell[row][column] = value[column - row + radius];
    return matrix;
}

/// `x` is double.
at::Tensor blurred(const at::Tensor& x, double sigma)
{
    if (sigma == 0)
        return x;
    return blurMatrix(x.size(2), sigma).matmul(x).matmul(blurMatrix(x.size(3), sigma));
}

Attribution integrate(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const int steps = parameters.integer("steps");
    const double sigma = parameters.real("sigma");
    const auto x = probe.input().to(at::kDouble);
    const double change = pathFrom(probe, blurred(x, sigma), watch).change();
    std::map<std::int64_t, at::Tensor> slopes; // dL / ds of the batch at work
    auto sum = at::zeros_like(x);
    probe.gradientsOf(
        steps,
        [&](std::int64_t index) {
            if (watch.stopped())
                throw Cancelled();
            const double here = sigma * double(index) / steps;
            const auto point = blurred(x, here);
            slopes[index] = (blurred(x, here + forwardStep) - point) / forwardStep;
            return point;
        },
        [&](std::int64_t first, const at::Tensor& gradients) {
            const auto count = gradients.size(0);
            for (std::int64_t row = 0; row < count; ++row)
                sum.sub_(slopes.at(first + row) * gradients.slice(0, row, row + 1), sigma / steps);
            slopes.clear();
            if (first + count < steps)
                watch.preview({.values = matrixOf(sum)});
        },
        watch);
    Attribution attribution{.values = matrixOf(sum)};
    if (change != 0)
        attribution.completenessError =
            std::abs(sum.sum().item<double>() - change) / std::abs(change);
    return attribution;
}

} // namespace

Explainer blurIntegratedGradients()
{
    return {.id = "blur_integrated_gradients",
            .name = QT_TRANSLATE_NOOP("core", "Blur integrated gradients"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP("core", "Integrated gradients on a path from a fully "
                                                 "blurred picture to the sharp one"),
            .citation = "Xu et al., 2020",
            .needs = {.gradients = true},
            .cost = Cost::Tens,
            .parameters = {{.id = "steps",
                            .name = QT_TRANSLATE_NOOP("core", "Steps"),
                            .help = QT_TRANSLATE_NOOP("core", "Blurs of different strength between "
                                                              "the sharp and the fully blurred "
                                                              "picture"),
                            .standard = 50,
                            .minimum = 1,
                            .maximum = 1000},
                           {.id = "sigma",
                            .name = QT_TRANSLATE_NOOP("core", "Strongest blur"),
                            .help = QT_TRANSLATE_NOOP("core", "Standard deviation of the blur at "
                                                              "the path's start, in pixels of the "
                                                              "model's input"),
                            .standard = 50.0,
                            .minimum = 1,
                            .maximum = 200}},
            .run = integrate};
}

} // namespace core
