// SPDX-License-Identifier: GPL-3.0-or-later
// LayerCAM: L = ReLU(sum over k of ReLU(G_k) A_k), place by place.
// Jiang et al.: "LayerCAM: Exploring Hierarchical Class Activation Maps for Localization", IEEE
// Transactions on Image Processing 2021, equations 6 to 8.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer layerCam()
{
    return classActivation(
        {.id = "layer_cam",
         .name = QT_TRANSLATE_NOOP("core", "LayerCAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core",
             "Features weighted place by place with positive gradients, fine on early layers too"),
         .citation = "Jiang et al., 2021",
         .map = [](const CamLayer& layer) {
             return (layer.gradient().clamp_min(0) * layer.activation()).sum(1, true);
         }});
}

} // namespace core
