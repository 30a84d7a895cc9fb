// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <opencv2/core/mat.hpp>

namespace core {

/// What is known about a pixel before the cut; stored in CV_8UC1 matrices of the picture's size.
enum class Seed : unsigned char {
    None = 0,
    Background = 1, ///< surely
    ProbableBackground = 2,
    ProbableObject = 3,
    Object = 4, ///< surely
    Erased = 5, ///< in strokes only: takes away the automatic seed beneath
};

/// What a probable seed is worth, in nats: as much as colours that are seven times likelier.
inline constexpr double probableSeed = 2;

/// The quantiles of a map beyond which its pixels become seeds (Simonyan et al., 2014,
/// section 3.2).
struct SeedQuantiles {
    double foreground = 0.95; ///< object above it
    double background = 0.30; ///< background at or below it
    /// Standard deviation of the bell that the map is smoothed with first, as a share of its longer
    /// side. A raw gradient is so speckled that its lowest values lie inside the object too.
    double smoothing = 0.08;
    bool operator==(const SeedQuantiles&) const = default;
};

/// Probable seeds from a map (CV_8UC1, the map's size): a map may err, so strokes are surer. The
/// quantiles are those of the covered part, linearly interpolated; a pixel of both kinds is
/// background. What the model did not see gets no seed, except that a thin frame around the picture
/// is background where nothing else is known: beside a centre crop are wide sides into which the
/// object would leak. Throws Error{NothingToCutOut} when the map is empty, or has the same value
/// everywhere.
cv::Mat automaticSeeds(const Heatmap& map, const SeedQuantiles& quantiles);

/// Strokes over automatic seeds, pixel by pixel: what the cut sees (without Erased). Either may be
/// empty; both have one size.
cv::Mat effectiveSeeds(const cv::Mat& automatic, const cv::Mat& strokes);

} // namespace core
