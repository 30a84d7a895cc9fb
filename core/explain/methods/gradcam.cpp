// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM: w_k = mean over positions of G_k, L = ReLU(sum over k of w_k A_k), A the layer's
// activation and G = dS / dA, S the class score before the softmax.
// Selvaraju et al.: "Grad-CAM: Visual Explanations from Deep Networks", ICCV 2017, equations 1
// and 2. The raw attribution is the sum before the ReLU.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer gradCam()
{
    return classActivation(
        {.id = "grad_cam",
         .name = QT_TRANSLATE_NOOP("core", "Grad-CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core", "Where the layer's features speak for the class, coarse but robust"),
         .citation = "Selvaraju et al., 2017",
         .map = [](const CamLayer& layer) {
             return weightedSum(layer.gradient().mean({2, 3}), layer.activation());
         }});
}

} // namespace core
