// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/strokes.h"

#include <opencv2/core/mat.hpp>
#include <optional>

namespace bench {

/// What the simulated user of the literature draws next (Gulshan et al., "Geodesic star convexity
/// for interactive image segmentation", 2010): a short stroke through the middle of the largest
/// part (8-connected) where `mask` differs from `truth` (both CV_8UC1, not 0: object), along its
/// main axis and inside it. Nothing where they agree.
std::optional<core::Stroke> correctingStroke(const cv::Mat& mask, const cv::Mat& truth);

/// The brush's smallest and largest radius, and how long a stroke is at most, in pixels of a
/// picture of this size. They are 3, 30 and 120 at half a megapixel.
struct Brush {
    explicit Brush(cv::Size picture);
    double thinnest;
    double thickest;
    double longest;
};

/// Intersection over union; 1 for two empty masks.
double overlap(const cv::Mat& mask, const cv::Mat& truth);

} // namespace bench
