// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace core {

// Changes of a mask. Each gives a new mask of the same size (CV_8UC1, 255 and 0); what is not 0
// counts as object. Object pixels belong together also where they touch at a corner.

/// Background that the object encloses becomes object. Background at the picture's border is not
/// enclosed, and a hole in which `marks` (CV_8UC1, empty: no marks) is not 0 somewhere stays open.
cv::Mat fillHoles(const cv::Mat& mask, const cv::Mat& marks = {});

/// Only the part with the most pixels stays (of several, the one that begins first in row order),
/// and those in which `marks` (CV_8UC1, empty: no marks) is not 0 somewhere.
cv::Mat keepLargest(const cv::Mat& mask, const cv::Mat& marks = {});

/// Rounds corners and takes away what is thinner than about `radius` pixels: where more than half
/// of a bell-shaped neighbourhood with a standard deviation of radius / 2 is object, there is
/// object (the bell is three box filters, after Wells, 1986). The picture continues with its
/// border's pixels beyond it. Object and background are treated alike; 0 changes nothing, more than
/// 64 counts as 64.
cv::Mat smoothBoundary(const cv::Mat& mask, int radius);

/// How far a pixel's new value depends on others, along each axis: a rectangle's new pixels come
/// out right if the mask is cut out so much larger on all sides (up to the picture's border).
int smoothingReach(int radius);

/// Object is what lies within a distance of `pixels` (Euclidean, between the pixels' middles) of
/// the object. Negative: the background grows so; beyond the picture's border there is none.
/// Reaches as far as |pixels|, at most 10000.
cv::Mat grow(const cv::Mat& mask, int pixels);

} // namespace core
