// SPDX-License-Identifier: GPL-3.0-or-later
// XGrad-CAM: w_k = sum over positions of G_k A_k / sum over positions of A_k,
// L = ReLU(sum over k of w_k A_k).
// Fu et al.: "Axiom-based Grad-CAM: Towards Accurate Visualization and Explanation of CNNs", BMVC
// 2020, equation 8; 1e-7 in the denominator as in pytorch-grad-cam.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer xGradCam()
{
    return classActivation(
        {.id = "xgrad_cam",
         .name = QT_TRANSLATE_NOOP("core", "XGrad-CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core", "Grad-CAM whose weights favour gradients where the feature is active"),
         .citation = "Fu et al., 2020",
         .map = [](const CamLayer& layer) {
             const auto& activation = layer.activation();
             const auto weights =
                 (layer.gradient() * activation).sum({2, 3}) / (activation.sum({2, 3}) + 1e-7);
             return weightedSum(weights, activation);
         }});
}

} // namespace core
