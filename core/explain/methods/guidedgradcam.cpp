// SPDX-License-Identifier: GPL-3.0-or-later
// Guided Grad-CAM: guided backpropagation times the positive part of Grad-CAM, brought to the
// input's size bilinearly.
// Selvaraju et al.: "Grad-CAM: Visual Explanations from Deep Networks", ICCV 2017, section 3.2.
#include "core/explain/methods/methods.h"

#include "core/explain/rules/relurules.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

Attribution guidedCam(Probe& probe, const Parameters&, Watch& watch)
{
    const auto cam = gradCam();
    const auto map = tensorOf(cam.run(probe, Parameters(cam.parameters), watch).values);
    auto attribution = ruledGradient(probe, ReluRule::Guided, watch);
    const auto guided = tensorOf(attribution.values);
    const auto wide =
        at::upsample_bilinear2d(map.clamp_min(0), {guided.size(2), guided.size(3)}, false);
    attribution.values = matrixOf(guided * wide);
    return attribution;
}

} // namespace

Explainer guidedGradCam()
{
    return {.id = "guided_grad_cam",
            .name = QT_TRANSLATE_NOOP("core", "Guided Grad-CAM"),
            .family = Family::BackwardRule,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Guided backpropagation's outlines, kept only where Grad-CAM is positive"),
            .citation = "Selvaraju et al., 2017",
            .needs = {.gradients = true, .layer = true, .relu = true},
            .cost = Cost::SinglePass,
            .parameters = {},
            .run = guidedCam};
}

} // namespace core
