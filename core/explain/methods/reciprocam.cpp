// SPDX-License-Identifier: GPL-3.0-or-later
// Recipro-CAM: the class's probability when only one place of the layer keeps its features and all
// others are zero, place by place, minus the smallest of them.
// Byun, Lee: "Recipro-CAM: Fast gradient-free visual explanations for convolutional neural
// networks", 2022, equation 3; masks of a single place, as the authors' code has by default. Only
// what comes after the layer is run again.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

at::Tensor reciproMap(const CamLayer& layer)
{
    const auto& activation = layer.activation();
    const auto height = activation.size(2);
    const auto width = activation.size(3);
    auto target = layer.probe.target();
    if (target.scale == ScoreScale::Logit)
        target.scale = ScoreScale::Probability;
    auto map = at::empty({height * width}, activation.options());
    layer.probe.logitsFrom(
        layer.index, height * width,
        [&](std::int64_t index) {
            auto alone = at::zeros_like(activation);
            const auto row = index / width;
            const auto column = index % width;
            alone.select(3, column).select(2, row).copy_(
                activation.select(3, column).select(2, row));
            return alone;
        },
        [&](std::int64_t first, const at::Tensor& logits) {
            map.narrow(0, first, logits.size(0)).copy_(layer.probe.valueOf(logits, target));
        },
        layer.watch);
    return (map - map.min()).reshape({1, 1, height, width});
}

} // namespace

Explainer reciproCam()
{
    return classActivation(
        {.id = "recipro_cam",
         .name = QT_TRANSLATE_NOOP("core", "Recipro-CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core",
             "The score with only one place of the layer left, place by place; needs no gradients"),
         .citation = "Byun and Lee, 2022",
         .map = reciproMap,
         .gradients = false,
         .cost = Cost::Tens});
}

} // namespace core
