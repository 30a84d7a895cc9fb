// SPDX-License-Identifier: GPL-3.0-or-later
// Eigen-Grad-CAM: Eigen-CAM of G_k A_k instead of A_k.
// Defined by pytorch-grad-cam (Gildenblat et al. 2021), EigenGradCAM.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer eigenGradCam()
{
    return classActivation(
        {.id = "eigen_grad_cam",
         .name = QT_TRANSLATE_NOOP("core", "Eigen-Grad-CAM"),
         .summary = QT_TRANSLATE_NOOP("core", "The strongest pattern in the features after "
                                              "weighting them with the class's gradients"),
         .citation = "Gildenblat et al., 2021",
         .map = [](const CamLayer& layer) {
             return principalComponent(layer.gradient() * layer.activation());
         }});
}

} // namespace core
