// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/rule.h"

namespace core {

/// Lets a gradient pass ReLUs that would shut all of it off, so that an ascent can start where
/// nothing is active yet (Olah et al., "Feature Visualization", 2017, after its software): where a
/// picture's ordinary gradient at a ReLU is zero, what would push a closed unit further down (or,
/// of ReLU6, a full one further up) is dropped and everything else passes.
RuleBook redirectedRelus();

} // namespace core
