// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/rule.h"

namespace core {

/// What went into and came out of one operator when the network saw the baseline.
struct Passage {
    const torch::jit::Node* node;
    at::Tensor input;
    at::Tensor output;
};

/// What DeepLIFT's two passes through a network share.
struct Rescaling {
    std::vector<Passage> passages{}; ///< in order of execution
    std::size_t next = 0;            ///< the one that the picture's pass meets next
    std::vector<at::Tensor> raw{};   ///< what a detector puts out for the baseline
    /// The network has operators without a rule, which pass the ordinary gradient at the picture.
    bool incomplete = false;
};

/// DeepLIFT's pass over the baseline, which remembers what the picture's pass is compared with.
Ruling baselineRuling(Rescaling& rescaling);

/// DeepLIFT's pass over the picture by the rescale rule: nonlinear functions of one number pass
/// (f(x) - f(x')) / (x - x') times what arrives. Throws Error{MethodNotApplicable} if the network
/// does something else on the picture than it did on the baseline.
Ruling pictureRuling(Rescaling& rescaling);

} // namespace core
