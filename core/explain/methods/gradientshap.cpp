// SPDX-License-Identifier: GPL-3.0-or-later
// GradientSHAP: a = E[(x - b) * dS / dx (b + t (x + e - b))], where the baseline b is drawn from
// those on offer, t uniformly from [0, 1] and e ~ N(0, (noise * (max x - min x))^2).
// Lundberg, Lee: "A Unified Approach to Interpreting Model Predictions", NeurIPS 2017, as the
// authors' library does it: expected gradients (Erion et al. 2021). In expectation and without
// noise the sum of a is S(x) - E[S(b)]. 50 samples: the variance falls with 1 / samples, and at 50
// the map costs as much as integrated gradients; no noise, as in both shap and Captum.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <random>

#include <torch/script.h>

namespace core {

namespace {

struct Draw {
    std::size_t baseline;
    double position; ///< on the path, in [0, 1)
};

std::vector<Draw> drawn(int count, std::size_t baselines, int seed)
{
    std::mt19937_64 generator(static_cast<std::uint64_t>(seed));
    const auto uniform = [&] { return double(generator() >> 11) * 0x1p-53; };
    std::vector<Draw> draws;
    for (int index = 0; index < count; ++index) {
        const auto choice = std::size_t(uniform() * double(baselines));
        draws.push_back({choice, uniform()});
    }
    return draws;
}

Attribution expectedGradients(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const int samples = parameters.integer("samples");
    const int seed = parameters.integer("seed");
    const auto& x = probe.input();
    std::vector<at::Tensor> baselines;
    for (const auto& choice : baselineParameter().choices)
        baselines.push_back(baseline(probe, choice.id));
    const auto draws = drawn(samples, baselines.size(), seed);
    const NoisyCopies copies(x, parameters.real("noise"), seed);

    auto sum = at::zeros(x.sizes(), at::kDouble);
    probe.gradientsOf(
        samples,
        [&](std::int64_t index) {
            const auto& [choice, position] = draws[std::size_t(index)];
            const auto& start = baselines[choice];
            return start + (copies(index) - start) * position;
        },
        [&](std::int64_t first, const at::Tensor& gradients) {
            const auto count = gradients.size(0);
            for (std::int64_t row = 0; row < count; ++row)
                sum.add_((x - baselines[draws[std::size_t(first + row)].baseline]) *
                         gradients.slice(0, row, row + 1));
            if (first + count < samples)
                watch.preview({.values = matrixOf(sum / double(first + count))});
        },
        watch);
    return {.values = matrixOf(sum / double(samples))};
}

} // namespace

Explainer gradientShap()
{
    return {.id = "gradient_shap",
            .name = QT_TRANSLATE_NOOP("core", "GradientSHAP"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP("core", "Integrated gradients at random points of the "
                                                 "path, averaged over several baselines"),
            .citation = "Lundberg and Lee, 2017",
            .needs = {.gradients = true},
            .cost = Cost::Tens,
            .parameters = {{.id = "samples",
                            .name = QT_TRANSLATE_NOOP("core", "Samples"),
                            .help = QT_TRANSLATE_NOOP("core", "Random points on the way from a "
                                                              "random baseline to the picture"),
                            .standard = 50,
                            .minimum = 1,
                            .maximum = 1000},
                           noiseParameter("noise", 0),
                           seedParameter()},
            .run = expectedGradients,
            .takesSmoothing = false};
}

} // namespace core
