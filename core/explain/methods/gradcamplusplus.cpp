// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM++: a_kxy = G^2 / (2 G^2 + (sum over positions of A_k) G^3), w_k = sum over positions of
// a ReLU(G), L = ReLU(sum over k of w_k A_k).
// Chattopadhay et al.: "Grad-CAM++: Generalized Gradient-based Visual Explanations for Deep
// Convolutional Networks", WACV 2018, equations 10 and 19. The second and third derivatives of
// exp(S) are powers of G times exp(S), which cancels; 1e-6 in the denominator as in
// pytorch-grad-cam.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/explain/plusplus.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer gradCamPlusPlus()
{
    return classActivation(
        {.id = "grad_cam_plus_plus",
         .name = QT_TRANSLATE_NOOP("core", "Grad-CAM++"),
         .summary = QT_TRANSLATE_NOOP(
             "core", "Grad-CAM with weights that also count small or repeated objects"),
         .citation = "Chattopadhay et al., 2018",
         .map = [](const CamLayer& layer) {
             const auto& gradient = layer.gradient();
             return plusPlusMap(layer.activation(), gradient, gradient.square(), gradient.pow(3));
         }});
}

} // namespace core
