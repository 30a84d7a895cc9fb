// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace core {

/// What the model says about one picture.
struct Prediction {
    std::vector<float> scores;        ///< logits, by class
    std::vector<float> probabilities; ///< softmax or sigmoid of them, as the card says
    std::vector<int> ranking;         ///< class indices, best first
};

} // namespace core
