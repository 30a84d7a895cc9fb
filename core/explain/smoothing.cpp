// SPDX-License-Identifier: GPL-3.0-or-later
// Smilkov et al.: "SmoothGrad: removing noise by adding noise", 2017. The noise's standard
// deviation is a share of the input's range, 0.15 as in PAIR's library.
#include "core/explain/smoothing.h"

#include "core/explain/part.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <opencv2/core.hpp>

#include <torch/script.h>

namespace core {

namespace {

constexpr double standardNoise = 0.15;
constexpr int mostCopies = 200;
constexpr const char* noiseId = "smoothing_noise";

} // namespace

NoisyCopies::NoisyCopies(const at::Tensor& input, double share, int seed)
    : m_input(input), m_deviation(share * (input.max() - input.min()).item<double>()), m_seed(seed)
{}

at::Tensor NoisyCopies::operator()(std::int64_t index) const
{
    if (m_deviation == 0)
        return m_input;
    // Each copy has a generator of its own, so that no order of asking changes it.
    const auto generator =
        at::detail::createCPUGenerator(std::uint64_t(m_seed) * 1000003U + std::uint64_t(index));
    return m_input + at::randn(m_input.sizes(), generator, m_input.options()) * m_deviation;
}

Parameter seedParameter()
{
    return {.id = "seed",
            .name = QT_TRANSLATE_NOOP("core", "Seed"),
            .help = QT_TRANSLATE_NOOP("core", "The same seed gives the same random numbers"),
            .standard = 0,
            .minimum = 0,
            .maximum = 1000000};
}

Parameter noiseParameter(const std::string& id, double standard)
{
    return {.id = id,
            .name = QT_TRANSLATE_NOOP("core", "Noise"),
            .help = QT_TRANSLATE_NOOP("core", "Standard deviation of the noise, as a share of the "
                                              "range between the input's darkest and brightest "
                                              "value"),
            .standard = standard,
            .minimum = 0,
            .maximum = 1};
}

std::vector<Parameter> smoothingParameters()
{
    return {{.id = smoothingId,
             .name = QT_TRANSLATE_NOOP("core", "Smoothing"),
             .help = QT_TRANSLATE_NOOP("core", "So many noisy copies of the picture are explained "
                                               "and their maps averaged"),
             .standard = 0,
             .minimum = 0,
             .maximum = mostCopies,
             .minimumName = QT_TRANSLATE_NOOP("core", "Off")},
            noiseParameter(noiseId, standardNoise)};
}

Attribution smoothed(Probe& probe, const Explainer& explainer, const Parameters& parameters,
                     Watch& watch)
{
    const int count = parameters.integer(smoothingId);
    const bool hasSeed = parameters.values().count(seedParameter().id);
    const NoisyCopies copies(probe.input(), parameters.real(noiseId),
                             hasSeed ? parameters.integer(seedParameter().id) : 0);
    Attribution mean;
    for (int index = 0; index < count; ++index) {
        Part part(watch, std::size_t(index), std::size_t(count));
        auto one = explainer.run(*probe.at(copies(index)), parameters, part);
        if (index == 0)
            mean = std::move(one);
        else
            mean.values += (one.values - mean.values) / float(index + 1);
        mean.completenessError.reset(); // of one copy, not of the mean
        watch.report(double(index + 1) / count);
        if (index + 1 < count)
            watch.preview(mean);
    }
    return mean;
}

} // namespace core
