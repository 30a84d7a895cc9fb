// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/progress.h"

#include <ATen/core/Tensor.h>

#include <string>

namespace core {

class Probe;

/// How DeepLIFT divides the change of the target from a baseline to the picture among the pixels.
struct DeepLiftShares {
    at::Tensor values;       ///< 1 x C x H x W
    double change = 0;       ///< S(x) - S(x'), what the values should add up to
    bool incomplete = false; ///< the network has operators without a rescale rule
};

DeepLiftShares deepLiftShares(Probe& probe, const std::string& baselineChoice, Progress& progress);

/// What to say of a map with incomplete shares. English, context "core".
const char* incompleteSharesNote();

} // namespace core
