// SPDX-License-Identifier: GPL-3.0-or-later
// Integrated gradients: a = (x - x') * integral over t in [0, 1] of dS / dx (x' + t (x - x')).
// Sundararajan, Taly, Yan: "Axiomatic Attribution for Deep Networks", ICML 2017, equation 1.
// Completeness (proposition 1): the sum of a is S(x) - S(x'); how far the quadrature is from that
// is reported. With a number of steps, the Gauss-Legendre rule with so many points, as Captum has
// it (its default is 50); by default as many as completeness needs, see path.h.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/path.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

constexpr int mostGradients = 1000;

Attribution attributionAlong(const Path& path, const at::Tensor& meanGradient)
{
    const auto values = path.difference * meanGradient;
    Attribution attribution{.values = matrixOf(values)};
    if (path.change() != 0)
        attribution.completenessError =
            std::abs(values.sum(at::kDouble).item<double>() - path.change()) /
            std::abs(path.change());
    return attribution;
}

Attribution integrate(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const auto path = pathFrom(probe, baseline(probe, parameters.choice("baseline")), watch);
    const auto preview = [&](const at::Tensor& mean) {
        watch.preview(attributionAlong(path, mean));
    };
    const int steps = parameters.integer("steps");
    return attributionAlong(
        path, steps == 0 ? adaptiveMeanGradient(probe, path, mostGradients, preview, watch)
                         : meanGradient(probe, path, steps, preview, watch));
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
            .cost = Cost::Tens,
            .parameters = {{.id = "steps",
                            .name = QT_TRANSLATE_NOOP("core", "Steps"),
                            .help = QT_TRANSLATE_NOOP(
                                "core", "Gauss-Legendre points on the path; automatic takes as "
                                        "many as it needs for the shares to add up within 1 %"),
                            .standard = 0,
                            .minimum = 0,
                            .maximum = 1000,
                            .minimumName = QT_TRANSLATE_NOOP("core", "Automatic")},
                           baselineParameter()},
            .run = integrate};
}

} // namespace core
