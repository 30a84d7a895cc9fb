// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

namespace core {

// One function a method, each in a file of its own; registry.cpp lists them.
Explainer saliency();
Explainer gradCam();
Explainer integratedGradients();

} // namespace core
