// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

namespace core {

// One function a method, each in a file of its own; registry.cpp lists them.
Explainer saliency();
Explainer cam();
Explainer gradCam();
Explainer gradCamPlusPlus();
Explainer smoothGradCamPlusPlus();
Explainer xGradCam();
Explainer layerCam();
Explainer hiResCam();
Explainer gradCamElementWise();
Explainer eigenCam();
Explainer eigenGradCam();
Explainer scoreCam();
Explainer ablationCam();
Explainer finerCam();
Explainer reciproCam();
Explainer fem();
Explainer integratedGradients();

} // namespace core
