// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace core {

/// A picture cut into parts, each of one piece (in the sense of the four direct neighbours).
struct Segments {
    cv::Mat labels; ///< CV_32S, 0 ... count - 1
    int count = 0;
};

/// Cuts a picture (CV_32FC3 RGB, 0 to 1) into about so many compact parts of similar colour, at
/// most one a pixel.
Segments superpixels(const cv::Mat& picture, int about);

} // namespace core
