// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace core {

/// On which scale a class score is explained. The logit is what the literature differentiates;
/// a probability's gradient mixes in all other classes and vanishes where the model is sure.
enum class ScoreScale { Logit, Probability, LogProbability };

/// The scalar that is explained.
struct Target {
    int classIndex = 0;
    std::optional<int> against{}; ///< "why this class rather than that one": score minus that one's
    ScoreScale scale = ScoreScale::Logit;
    bool negative = false; ///< evidence against the class: the score with its sign turned
    bool operator==(const Target&) const = default;
};

} // namespace core
