// SPDX-License-Identifier: GPL-3.0-or-later
// LIME: the weights b of the linear model that fits the scores of pictures with some segments
// blanked (z = 1: shown), min over b_0, b of sum w (f(z) - b_0 - b z)^2 + alpha |b|^2, with
// w = sqrt(exp(-d^2 / 0.25^2)) and d the cosine distance of z to all ones.
// Ribeiro, Singh, Guestrin: "Why Should I Trust You?", KDD 2016, equation 1. Kernel, alpha = 1,
// 1000 samples, the first of which shows everything, the fill (each segment's mean colour) and the
// probability as the score are the authors' program's; it cuts by quickshift, where this takes
// SLIC, and keeps the largest weights only, where this shows all.
#include "core/explain/methods/methods.h"

#include "core/explain/coalitions.h"
#include "core/explain/sampling.h"
#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

constexpr double kernelWidth = 0.25;
constexpr double firstPreview = 0.1;
constexpr double poorFit = 0.5;

double weightOf(const at::Tensor& shown)
{
    const double distance = 1 - std::sqrt(shown.to(at::kDouble).mean().item<double>());
    return std::sqrt(std::exp(-distance * distance / (kernelWidth * kernelWidth)));
}

struct Fit {
    at::Tensor weights;
    double explained; ///< share of the scores' weighted variance, 1 if there is none
};

Fit fit(const LinearSums& sums, double alpha)
{
    const auto meanZ = sums.z / sums.w;
    const double meanV = sums.v / sums.w;
    const auto covariance = sums.zz - at::outer(meanZ, sums.z);
    const auto moment = sums.zv - sums.z * meanV;
    const auto ridge = alpha * at::eye(covariance.size(0), covariance.options());
    const auto weights = solved(covariance + ridge, moment.unsqueeze(1)).squeeze(1);
    const double variance = sums.vv - sums.v * meanV;
    const double left = variance - 2 * weights.dot(moment).item<double>() +
                        weights.dot(covariance.mv(weights)).item<double>();
    return {weights, variance > 0 ? 1 - left / variance : 1};
}

Attribution fitSegments(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const SegmentedPicture picture(probe, parameters.integer("segments"));
    const int samples = parameters.integer("samples");
    const double alpha = parameters.real("alpha");
    auto target = probe.target();
    if (target.scale == ScoreScale::Logit)
        target.scale = ScoreScale::Probability;

    RandomNumbers numbers(parameters.integer("seed"));
    const auto draw = [&](std::int64_t index) {
        auto shown = at::ones({picture.count()}, at::kBool);
        auto* flags = shown.data_ptr<bool>();
        for (int segment = 0; index > 0 && segment < picture.count(); ++segment)
            flags[segment] = numbers.uniform() < 0.5;
        return shown;
    };
    LinearSums sums(picture.count());
    const auto learn = [&](std::int64_t index, const at::Tensor& shown, double value) {
        sums.add(shown, value, weightOf(shown));
        if (previewIsDue(index + 1, samples, firstPreview))
            watch.preview(picture.painted(fit(sums, alpha).weights));
    };
    askCoalitions(probe, picture, target, samples, draw, learn, watch);
    const auto found = fit(sums, alpha);
    auto attribution = picture.painted(found.weights);
    if (found.explained < poorFit)
        attribution.notes.push_back(
            QT_TRANSLATE_NOOP("core", "The linear model explains less than half of how the score "
                                      "varies: do not rely on these weights."));
    return attribution;
}

} // namespace

Explainer lime()
{
    return {.id = "lime",
            .name = QT_TRANSLATE_NOOP("core", "LIME"),
            .family = Family::Perturbation,
            .summary = QT_TRANSLATE_NOOP("core", "A simple linear model of the score, fitted to "
                                                 "segments switched on and off"),
            .citation = "Ribeiro et al., 2016",
            .needs = {},
            .cost = Cost::Thousands,
            .parameters = {samplesParameter(),
                           segmentsParameter(100),
                           {.id = "alpha",
                            .name = QT_TRANSLATE_NOOP("core", "Ridge"),
                            .help = QT_TRANSLATE_NOOP("core", "How strongly the fit prefers small "
                                                              "weights (alpha)"),
                            .standard = 1.0,
                            .minimum = 0,
                            .maximum = 1000},
                           seedParameter()},
            .run = fitSegments};
}

} // namespace core
