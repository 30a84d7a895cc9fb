// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <opencv2/core/mat.hpp>

namespace widgets {

/// A copy of CV_8UC3 RGB pixels in the format that paints fastest. Null for an empty matrix.
QImage toImage(const cv::Mat& rgb);

/// `matrix` (any type) reduced by area averaging to at most `largest` pixels; itself if it has
/// fewer.
cv::Mat reduced(const cv::Mat& matrix, double largest);

} // namespace widgets
