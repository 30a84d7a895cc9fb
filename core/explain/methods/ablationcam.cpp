// SPDX-License-Identifier: GPL-3.0-or-later
// Ablation-CAM: w_k = (S - S_k) / |S|, S_k the score with channel k of the layer set to zero;
// L = ReLU(sum over k of w_k A_k).
// Desai, Ramaswamy: "Ablation-CAM: Visual Explanations for Deep Convolutional Network via
// Gradient-free Localization", WACV 2020, equation 3. The magnitude in the denominator keeps the
// map's sign where a score is negative. Only what comes after the layer is run again.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

at::Tensor ablationMap(const CamLayer& layer)
{
    const auto& activation = layer.activation();
    std::vector<std::int64_t> channels;
    for (const auto channel : chosenChannels(layer))
        if (activation.select(1, channel).any().item<bool>()) // others are zero already
            channels.push_back(channel);
    const double score = layer.probe.score(layer.watch);
    auto weights = at::zeros({activation.size(1)}, activation.options());
    layer.probe.logitsFrom(
        layer.index, std::int64_t(channels.size()),
        [&](std::int64_t index) {
            auto without = activation.clone();
            without.select(1, channels[std::size_t(index)]).zero_();
            return without;
        },
        [&](std::int64_t first, const at::Tensor& logits) {
            const auto values = layer.probe.valueOf(logits, layer.probe.target());
            for (std::int64_t row = 0; row < values.size(0); ++row)
                weights[channels[std::size_t(first + row)]] = score - values[row];
            if (std::size_t(first + values.size(0)) < channels.size())
                layer.preview(weightedSum(weights, activation));
        },
        layer.watch);
    return weightedSum(score != 0 ? weights / std::abs(score) : weights, activation);
}

} // namespace

Explainer ablationCam()
{
    return classActivation(
        {.id = "ablation_cam",
         .name = QT_TRANSLATE_NOOP("core", "Ablation-CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core",
             "Each feature weighted by how far the score falls without it; needs no gradients"),
         .citation = "Desai and Ramaswamy, 2020",
         .map = ablationMap,
         .gradients = false,
         .cost = Cost::Hundreds,
         .parameters = {channelsParameter()}});
}

} // namespace core
