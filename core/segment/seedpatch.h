// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// The seeds of a part of a picture, packed: what undo and the journal of edits hold.
struct SeedPatch {
    cv::Rect rect;
    /// Runs of equal seeds, row by row. A run's first byte: the seed in the lower 3 bits, its
    /// length - 1 in the upper 5; when those are all set, the length - 32 follows, 7 bits a byte,
    /// the lowest first, the top bit set in all but the last.
    std::vector<unsigned char> runs;
    bool operator==(const SeedPatch&) const = default;
};

/// `rect` must lie within `seeds` (CV_8UC1, values of core::Seed).
SeedPatch packSeeds(const cv::Mat& seeds, const cv::Rect& rect);
SeedPatch packSeeds(const cv::Mat& seeds);

/// Writes a patch back into `seeds`. Throws Error{NotAMask}, and changes nothing, when the runs do
/// not fill the rectangle, or this does not lie within `seeds`.
void unpackSeeds(const SeedPatch& patch, cv::Mat& seeds);

} // namespace core
