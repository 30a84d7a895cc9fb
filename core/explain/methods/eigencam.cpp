// SPDX-License-Identifier: GPL-3.0-or-later
// Eigen-CAM: the projection of the features at each place onto their first principal component.
// Muhammad, Yeasin: "Eigen-CAM: Class Activation Map using Principal Components", IJCNN 2020.
// Features are centred first, as in pytorch-grad-cam. It does not depend on the class.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer eigenCam()
{
    return classActivation(
        {.id = "eigen_cam",
         .name = QT_TRANSLATE_NOOP("core", "Eigen-CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core", "The strongest pattern in the layer's features, whatever the class"),
         .citation = "Muhammad and Yeasin, 2020",
         .map = [](const CamLayer& layer) { return principalComponent(layer.activation()); },
         .gradients = false});
}

} // namespace core
