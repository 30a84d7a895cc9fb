// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/progress.h"

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace core {

/// How long frames of an animation are shown.
struct AnimationTiming {
    int frameMilliseconds = 60;
    int lastMilliseconds = 2000; ///< the finished picture is what people want to see
};

/// Whether writeAnimation() knows the format that the path's ending stands for.
bool isAnimationPath(const std::string& path);

/// Writes pictures (CV_8UC3 RGB, of one size; at least one) one after another as an animated WebP
/// file that repeats for ever. Throws Error{FileNotWritable} (another ending than .webp, or a
/// picture too large for the format), Cancelled.
void writeAnimation(const std::string& path, const std::vector<cv::Mat>& pictures,
                    Progress& progress, const AnimationTiming& timing = {});

} // namespace core
