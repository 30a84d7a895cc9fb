// SPDX-License-Identifier: GPL-3.0-or-later
// With g_i the gradient dS / dx at x + N(0, (noise * (max x - min x))^2), class fixed:
//   SmoothGrad           E[g]            Smilkov et al.: "SmoothGrad: removing noise by adding
//                                        noise", 2017, section 3
//   SmoothGrad squared   E[g^2]          Hooker et al.: "A Benchmark for Interpretability Methods
//                                        in Deep Neural Networks", NeurIPS 2019, section 4.2
//   VarGrad              E[g^2] - E[g]^2 Adebayo et al.: "Local Explanation Methods for Deep Neural
//                                        Networks Lack Sensitivity to Parameter Values", 2018
// 25 samples and a noise of 0.15 as in PAIR's library. Without noise, or on a picture of one value,
// whose range is zero, every copy is the picture and one gradient says it all.
#include "core/explain/methods/methods.h"

#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

constexpr int standardSamples = 25;
constexpr double standardNoise = 0.15;

/// Mean and variance of gradients that come one by one, in double precision (Welford 1962).
class Moments {
public:
    explicit Moments(const at::Tensor& like)
        : m_mean(at::zeros(like.sizes(), at::kDouble)), m_squares(at::zeros_like(m_mean))
    {}

    void add(const at::Tensor& value)
    {
        const auto toOldMean = value.to(at::kDouble) - m_mean;
        m_mean.add_(toOldMean, 1.0 / double(++m_count));
        m_squares.addcmul_(toOldMean, toOldMean, double(m_count - 1) / double(m_count));
    }

    const at::Tensor& mean() const { return m_mean; }
    at::Tensor variance() const { return m_squares / double(m_count); }
    at::Tensor meanSquare() const { return m_mean * m_mean + variance(); }

private:
    at::Tensor m_mean;
    at::Tensor m_squares; ///< sum of squared distances to the mean
    std::int64_t m_count = 0;
};

using Statistic = at::Tensor (*)(const Moments&);

Attribution sampled(Statistic statistic, Probe& probe, const Parameters& parameters, Watch& watch)
{
    const int samples = parameters.integer("samples");
    const NoisyCopies copies(probe.input(), parameters.real("noise"), parameters.integer("seed"));
    Moments moments(probe.input());
    const auto result = [&] {
        return Attribution{.values = matrixOf(statistic(moments)),
                           .space = Space::Input,
                           .reduction = Reduction::LargestMagnitude};
    };
    if (copies(0).is_same(probe.input())) {
        moments.add(probe.inputGradient(watch));
        return result();
    }
    probe.gradientsOf(
        samples, copies,
        [&](std::int64_t first, const at::Tensor& gradients) {
            for (std::int64_t row = 0; row < gradients.size(0); ++row)
                moments.add(gradients.slice(0, row, row + 1));
            if (first + gradients.size(0) < samples)
                watch.preview(result());
        },
        watch);
    return result();
}

Explainer overNoisyCopies(const char* id, const char* name, const char* summary,
                          const char* citation, Statistic statistic)
{
    return {
        .id = id,
        .name = name,
        .family = Family::Gradient,
        .summary = summary,
        .citation = citation,
        .needs = {.gradients = true},
        .cost = Cost::Tens,
        .parameters = {{.id = "samples",
                        .name = QT_TRANSLATE_NOOP("core", "Samples"),
                        .help = QT_TRANSLATE_NOOP("core", "Noisy copies of the picture; more "
                                                          "of them leave less grain"),
                        .standard = standardSamples,
                        .minimum = 1,
                        .maximum = 1000},
                       noiseParameter("noise", standardNoise),
                       seedParameter()},
        .run = [statistic](Probe& probe, const Parameters& parameters,
                           Watch& watch) { return sampled(statistic, probe, parameters, watch); },
        .takesSmoothing = false};
}

} // namespace

Explainer smoothGrad()
{
    return overNoisyCopies(
        "smooth_grad", QT_TRANSLATE_NOOP("core", "SmoothGrad"),
        QT_TRANSLATE_NOOP(
            "core", "The mean gradient of many slightly noisy copies of the picture: less grain"),
        "Smilkov et al., 2017", [](const Moments& moments) { return moments.mean(); });
}

Explainer smoothGradSquared()
{
    return overNoisyCopies(
        "smooth_grad_squared", QT_TRANSLATE_NOOP("core", "SmoothGrad squared"),
        QT_TRANSLATE_NOOP("core", "The mean squared gradient of noisy copies: strong pixels stand "
                                  "out, signs are lost"),
        "Hooker et al., 2019", [](const Moments& moments) { return moments.meanSquare(); });
}

Explainer varGrad()
{
    return overNoisyCopies(
        "var_grad", QT_TRANSLATE_NOOP("core", "VarGrad"),
        QT_TRANSLATE_NOOP(
            "core", "How much the gradient of each pixel varies among noisy copies of the picture"),
        "Adebayo et al., 2018", [](const Moments& moments) { return moments.variance(); });
}

} // namespace core
