// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

namespace core {

/// On which scale a class score is explained. The logit is what the literature differentiates;
/// a probability's gradient mixes in all other classes and vanishes where the model is sure.
enum class ScoreScale { Logit, Probability, LogProbability };

/// What of a detected box is explained. The first three are probabilities (a target's scale says
/// whether their log-odds are meant), the others are numbers of their own.
enum class BoxQuantity {
    Confidence, ///< objectness x class probability: what a person sees beside the box
    ClassScore, ///< which class, given that there is an object
    Objectness, ///< that there is an object; networks without: the confidence
    CenterX,    ///< pixels of the input, as all coordinates
    CenterY,
    Width,
    Height,
    Left,
    Top,
    Right,
    Bottom,
    Overlap,    ///< intersection over union of the candidate's box with the box that was shown
    Cluster,    ///< sum of the confidences of all candidates that overlap the shown box
    Everywhere, ///< sum of the confidences of all candidates of the picture
    Match,      ///< D-RISE: the best of all candidates by overlap x objectness x class similarity
};

/// One box of a detector. Candidates are frozen on the picture: changed pictures are asked for the
/// same rows of the network's output, whatever suppression would make of them there.
struct BoxTarget {
    std::vector<int> candidates{}; ///< rows before suppression; several only for Cluster
    std::array<float, 4> shown{};  ///< centre x, centre y, width, height in pixels of the input
    BoxQuantity quantity = BoxQuantity::Confidence;
    bool operator==(const BoxTarget&) const = default;
};

/// The scalar that is explained.
struct Target {
    int classIndex = 0;
    std::optional<int> against{}; ///< "why this class rather than that one": score minus that one's
    ScoreScale scale = ScoreScale::Logit;
    bool negative = false; ///< evidence against the class: the score with its sign turned
    /// Of a detector; without it a class's score is that of its most confident candidate.
    std::optional<BoxTarget> box{};
    bool operator==(const Target&) const = default;
};

} // namespace core
