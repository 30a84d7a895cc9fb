// SPDX-License-Identifier: GPL-3.0-or-later
// Integrated gradients: a = (x - x') * integral over t in [0, 1] of dS / dx (x' + t (x - x')).
// Sundararajan, Taly, Yan: "Axiomatic Attribution for Deep Networks", ICML 2017, equation 1.
// Gauss-Legendre quadrature with 50 points, as Captum uses. Completeness (proposition 1): the sum
// of a is S(x) - S(x'); how far the quadrature is from that is reported. Only a running sum is
// kept, so memory does not depend on the number of steps.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/quadrature.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

double scoreAt(Probe& probe, const at::Tensor& input, Progress& progress)
{
    struct Quiet final : Progress { // one evaluation is no progress of the whole
        explicit Quiet(Progress& listener) : outer(listener) {}
        bool stopped() const override { return outer.stopped(); }
        Progress& outer;
    } quiet(progress);
    double score = 0;
    probe.scoresOf(
        1, [&](std::int64_t) { return input; },
        [&](std::int64_t, const at::Tensor& scores) { score = scores[0].item<double>(); }, quiet);
    return score;
}

Attribution integrate(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const auto start = baseline(probe, parameters.choice("baseline"));
    const auto difference = probe.input() - start;
    const double change = probe.score(watch) - scoreAt(probe, start, watch);
    const auto points = gaussLegendre(parameters.integer("steps"));

    auto sum = at::zeros_like(difference);
    double weight = 0;
    const auto soFar = [&] {
        const auto values = difference * sum / weight;
        Attribution attribution{.values = matrixOf(values)};
        if (change != 0)
            attribution.completenessError =
                std::abs(values.sum(at::kDouble).item<double>() - change) / std::abs(change);
        return attribution;
    };
    probe.gradientsOf(
        std::int64_t(points.size()),
        [&](std::int64_t index) {
            return start + difference * points[std::size_t(index)].position;
        },
        [&](std::int64_t first, const at::Tensor& gradients) {
            for (std::int64_t row = 0; row < gradients.size(0); ++row) {
                const double share = points[std::size_t(first + row)].weight;
                sum.add_(gradients.slice(0, row, row + 1), share);
                weight += share;
            }
            if (std::size_t(first + gradients.size(0)) < points.size())
                watch.preview(soFar());
        },
        watch);
    return soFar();
}

} // namespace

Explainer integratedGradients()
{
    return {.id = "integrated_gradients",
            .name = QT_TRANSLATE_NOOP("core", "Integrated gradients"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Each pixel's share of the score, summed along a path from a "
                        "baseline; the shares add up"),
            .citation = "Sundararajan et al., 2017",
            .needs = {.gradients = true, .layer = false},
            .cost = Cost::ManyPasses,
            .parameters = {{.id = "steps",
                            .name = QT_TRANSLATE_NOOP("core", "Steps"),
                            .help = QT_TRANSLATE_NOOP(
                                "core", "Points on the path; more make the sum more exact"),
                            .standard = 50,
                            .minimum = 1,
                            .maximum = 1000},
                           baselineParameter()},
            .run = integrate};
}

} // namespace core
