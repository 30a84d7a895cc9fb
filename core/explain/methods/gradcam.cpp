// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM: a_k = mean over positions of dS / dA_k, L = ReLU(sum over k of a_k A_k), A the layer's
// activation and S the class score before the softmax.
// Selvaraju et al.: "Grad-CAM: Visual Explanations from Deep Networks", ICCV 2017, equations 1
// and 2. The raw attribution is the sum before the ReLU.
#include "core/explain/methods/methods.h"

#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer gradCam()
{
    return {.id = "grad_cam",
            .name = QT_TRANSLATE_NOOP("core", "Grad-CAM"),
            .family = Family::ClassActivation,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Where the layer's features speak for the class, coarse but robust"),
            .citation = "Selvaraju et al., 2017",
            .needs = {.gradients = true, .layer = true},
            .cost = Cost::SinglePass,
            .parameters = {},
            .run = [](Probe& probe, const Parameters&, Watch& watch) {
                const auto weights = probe.activationGradient(watch).mean({2, 3}, true);
                const auto map = (weights * probe.activation(watch)).sum(1, true);
                return Attribution{.values = matrixOf(map),
                                   .space = Space::Layer,
                                   .reduction = Reduction::Positive};
            }};
}

} // namespace core
