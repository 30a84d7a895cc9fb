// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

namespace core {

/// How a gradient g passes back through a ReLU, x being what went in.
enum class ReluRule {
    Guided,   ///< g where g > 0 and the ReLU is open; of ReLU6 also not above its ceiling
    Deconvnet ///< g where g > 0
};

/// The target's gradient at the input when every ReLU follows the rule. Other activations keep
/// their gradient; the attribution has a note if there are any.
Attribution ruledGradient(Probe& probe, ReluRule rule, Progress& progress);

} // namespace core
