// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <opencv2/core/mat.hpp>

namespace app {

/// Seeds that a cut finds this mask again from: sure ones where its boundary is far enough,
/// probable ones near it, where the picture's edges decide. Both CV_8UC1 of one size.
cv::Mat seedsFromMask(const cv::Mat& mask);

/// Writes an indexed-colour PNG as segmentation data sets use it: index 0, black, is background and
/// index 1 the object. Throws core::Error{FileNotWritable}.
void writeIndexMask(const QString& path, const cv::Mat& mask);

} // namespace app
