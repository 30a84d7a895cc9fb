// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

namespace core {

// One function a method, each in a file of its own; registry.cpp lists them.
Explainer saliency();
Explainer inputXGradient();
Explainer smoothGrad();
Explainer smoothGradSquared();
Explainer varGrad();
Explainer gradientShap();
Explainer guidedIntegratedGradients();
Explainer blurIntegratedGradients();
Explainer xrai();
Explainer fullGrad();
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
Explainer attentionRollout();
Explainer gradientAttentionRollout();
Explainer occlusion();
Explainer rise();
Explainer dRise();
Explainer lime();
Explainer kernelShap();
Explainer extremalPerturbation();
Explainer randomMap();
Explainer edges();
Explainer guidedBackprop();
Explainer deconvnet();
Explainer guidedGradCam();
Explainer parchGrad();
Explainer deepLift();
Explainer deepLiftShap();
Explainer lrp();
Explainer excitationBackprop();
Explainer contrastiveExcitationBackprop();

} // namespace core
