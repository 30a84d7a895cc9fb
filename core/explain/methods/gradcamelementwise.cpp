// SPDX-License-Identifier: GPL-3.0-or-later
// Element-wise Grad-CAM: L = sum over k of ReLU(G_k A_k), place by place.
// Defined by pytorch-grad-cam (Gildenblat et al. 2021), GradCAMElementWise.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer gradCamElementWise()
{
    return classActivation(
        {.id = "grad_cam_element_wise",
         .name = QT_TRANSLATE_NOOP("core", "Element-wise Grad-CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core",
             "Features times gradients, place by place, keeping only the positive products"),
         .citation = "Gildenblat et al., 2021",
         .map = [](const CamLayer& layer) {
             return (layer.gradient() * layer.activation()).clamp_min(0).sum(1, true);
         }});
}

} // namespace core
