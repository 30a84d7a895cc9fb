// SPDX-License-Identifier: GPL-3.0-or-later
// HiResCAM: L = sum over k of G_k A_k, place by place; where one linear layer follows the features,
// exactly each place's share of the score.
// Draelos, Carin: "Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional
// neural networks", 2020, equation 6.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer hiResCam()
{
    return classActivation(
        {.id = "hires_cam",
         .name = QT_TRANSLATE_NOOP("core", "HiResCAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core",
             "Features times gradients, place by place: only what the model used at that place"),
         .citation = "Draelos and Carin, 2020",
         .map = [](const CamLayer& layer) {
             return (layer.gradient() * layer.activation()).sum(1, true);
         }});
}

} // namespace core
