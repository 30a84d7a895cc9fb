// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// How much of a map's evidence lies in a box. Sums are in the map's own values, counted per pixel
/// of the network's input, so that those of integrated gradients add up to the change of the score.
struct BoxEvidence {
    double inside = 0;     ///< sum of the positive values in the box
    double whole = 0;      ///< the same over all that the model saw
    double net = 0;        ///< sum of all values in the box, what speaks against it subtracted
    double netWhole = 0;   ///< the same over all that the model saw
    std::int64_t area = 0; ///< pixels of the picture in the box that the model saw
    std::int64_t seen = 0; ///< pixels of the picture that the model saw

    /// inside / whole, 0 to 1. Empty if nothing in the map is positive.
    std::optional<double> share() const;
    /// area / seen, 0 to 1.
    double areaShare() const;
    /// How many times denser the positive evidence is in the box than on average: share /
    /// areaShare. Empty for an empty box or map.
    std::optional<double> density() const;
};

/// The pixels whose middle lies in `box` (pixels of the picture; may reach beyond it) and that the
/// model saw are in the box: none of them if it is empty or outside. `perPixel`: input pixels for
/// one of the picture (1 / (stepX * stepY) of Preprocessed).
BoxEvidence evidenceIn(const Heatmap& map, const cv::Rect2d& box, double perPixel = 1);

/// What the evidence in a box amounts to beside that in other boxes of the class.
enum class Judgement {
    Supported,       ///< at least the threshold
    Weak,            ///< less
    None,            ///< as good as nothing: at most noEvidence of the other box's, or no net sum
    NothingToCompare ///< no other box has any evidence
};

/// At most so much of the other box's evidence counts as none.
constexpr double noEvidence = 0.01;

struct BoxJudgement {
    Judgement judgement = Judgement::NothingToCompare;
    std::optional<double> ratio; ///< net / net of the strongest other box, 0 or more
    int strongest = -1;          ///< an index of the others; -1: nothing to compare with
};

/// By the net sums: the grain of a map raises the sum of its positive values, and the more so the
/// larger the box, but cancels in the net. Only sums of a method whose values add up to the change
/// of the score say how much: gradients fade the surer a model is. `threshold`: the least ratio
/// that counts as support.
BoxJudgement judged(const BoxEvidence& box, const std::vector<BoxEvidence>& others,
                    double threshold);

} // namespace core
