// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/progress.h"

#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// A part of a picture: pixels as row * width + column, ascending.
using Region = std::vector<int>;

/// Every segment of a picture (CV_64F of any number of channels) at six scales, each widened beyond
/// its edges, so that regions overlap: XRAI's candidates. Throws Cancelled.
std::vector<Region> overlappingRegions(const cv::Mat& picture, const Progress& progress);

/// XRAI's ranking. Again and again the region whose pixels that are not covered yet have the
/// highest mean attribution is laid down, and these pixels get the mean; regions that would add
/// fewer than `fewest` pixels are left out, and pixels that no region covers get their own mean.
/// `attribution` is CV_64F; so is the result.
cv::Mat rankedRegions(const cv::Mat& attribution, const std::vector<Region>& regions, int fewest);

/// The standard for `fewest`.
int fewestNewPixels(cv::Size picture);

} // namespace core
