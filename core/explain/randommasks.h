// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

#include "core/probe/target.h"

namespace core {

/// The mean of random masks, each weighted by the target's value on what of the picture it leaves
/// visible: sum over n of f(x * M_n) M_n / (N p). M_n: an s x s grid of ones (probability p) and
/// zeros, enlarged bilinearly to (s + 1) cells of ceil(H / s) pixels and cut out at a random shift
/// of up to a cell (Petsiuk et al. 2018). Takes what maskParameters() gives. The probe's logits
/// must be what `target` is made of. Values must not be negative; `offset` is added to each.
Attribution averagedMasks(Probe& probe, const Target& target, double offset,
                          const Parameters& parameters, Watch& watch);

/// "masks", "cells", "probability" and "seed".
std::vector<Parameter> maskParameters(int masks, int cells);

} // namespace core
