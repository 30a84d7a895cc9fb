// SPDX-License-Identifier: GPL-3.0-or-later
// FEM: w_k = share of positions where A_k exceeds its mean by more than two standard deviations,
// L = sum over k of w_k A_k.
// Fuad et al.: "Features Understanding in 3D CNNs for Actions Recognition in Video", IPTA 2020; K =
// 2 of the paper's K-sigma rule. It does not depend on the class.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer fem()
{
    return classActivation(
        {.id = "fem",
         .name = QT_TRANSLATE_NOOP("core", "FEM"),
         .summary = QT_TRANSLATE_NOOP(
             "core",
             "Features weighted by how often they are unusually strong, whatever the class"),
         .citation = "Fuad et al., 2020",
         .map =
             [](const CamLayer& layer) {
                 const auto& activation = layer.activation();
                 const auto threshold =
                     activation.mean({2, 3}, true) + 2 * activation.std({2, 3}, false, true);
                 return weightedSum(
                     (activation > threshold).to(activation.scalar_type()).mean({2, 3}),
                     activation);
             },
         .gradients = false});
}

} // namespace core
