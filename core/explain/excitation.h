// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/cam.h"

namespace core {

/// The probability of each of a chosen layer's outputs, 1 x K x h x w: it starts with the class and
/// goes back along positive weights. `contrast`: the last layer with weights has their signs
/// turned, so that it starts with everything but the class.
at::Tensor excitation(const CamLayer& layer, bool contrast);

/// A method made of such maps.
Explainer excitationMethod(CamMethod method);

} // namespace core
