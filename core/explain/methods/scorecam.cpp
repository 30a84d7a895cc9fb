// SPDX-License-Identifier: GPL-3.0-or-later
// Score-CAM: w = softmax over channels k of S(x H_k), H_k the channel's activation, brought to the
// input's size and scaled to 0...1; L = ReLU(sum over k of w_k A_k).
// Wang et al.: "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks",
// CVPR workshops 2020, algorithm 1; without the baseline's score, which the softmax cancels, and
// resized with aligned corners, both as in pytorch-grad-cam.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

constexpr double scaleFloor = 1e-8;

/// The input seen through one channel, 1 x C x H x W.
at::Tensor seenThrough(const at::Tensor& channel, const at::Tensor& input)
{
    const auto mask =
        at::upsample_bilinear2d(channel, {input.size(2), input.size(3)}, /*align_corners*/ true);
    const auto lowest = mask.min();
    return input * ((mask - lowest) / (mask.max() - lowest + scaleFloor));
}

at::Tensor scoreMap(const CamLayer& layer)
{
    const auto& activation = layer.activation();
    const auto& input = layer.probe.input();
    const auto all = chosenChannels(layer);
    std::vector<std::int64_t> constant; // these all show the same picture: none
    std::vector<std::int64_t> others;
    for (const auto channel : all) {
        const auto one = activation.select(1, channel);
        (one.min().equal(one.max()) ? constant : others).push_back(channel);
    }
    const bool hasConstant = !constant.empty();
    auto scores =
        at::full({activation.size(1)}, -std::numeric_limits<double>::infinity(), input.options());
    layer.probe.scoresOf(
        std::int64_t(others.size()) + hasConstant,
        [&](std::int64_t index) {
            return std::size_t(index) == others.size()
                       ? at::zeros_like(input)
                       : seenThrough(activation.narrow(1, others[std::size_t(index)], 1), input);
        },
        [&](std::int64_t first, const at::Tensor& values) {
            for (std::int64_t row = 0; row < values.size(0); ++row) {
                const auto index = std::size_t(first + row);
                if (index < others.size())
                    scores[others[index]] = values[row];
                else
                    for (const auto channel : constant)
                        scores[channel] = values[row];
            }
            if (std::size_t(first + values.size(0)) < others.size())
                layer.preview(weightedSum(scores.softmax(0), activation));
        },
        layer.watch);
    return weightedSum(scores.softmax(0), activation);
}

} // namespace

Explainer scoreCam()
{
    return classActivation(
        {.id = "score_cam",
         .name = QT_TRANSLATE_NOOP("core", "Score-CAM"),
         .summary = QT_TRANSLATE_NOOP("core", "Each feature weighted by the score of the picture "
                                              "seen through it; needs no gradients"),
         .citation = "Wang et al., 2020",
         .map = scoreMap,
         .gradients = false,
         .cost = Cost::Thousands,
         .parameters = {channelsParameter()}});
}

} // namespace core
