// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace core {

/// What takes the place of an object.
enum class Fill {
    Surroundings, ///< what lies around it continues (Telea, 2004), at a reduced size
    Blur,         ///< the picture blurred: standard deviation a tenth of its longer side
    Mean,         ///< the mean colour of the pixels that stay
};

/// `pixels` (CV_8UC3 RGB) without what `mask` (CV_8UC1 of its size, not 0 in the object) marks.
/// Surroundings also changes a seam around the mask, 1 pixel or 1 % of the longer side wide, since
/// the object's colours leak into it; else what is not masked stays. If everything is masked,
/// Surroundings and Mean give the picture's mean colour. Throws Error{MaskDoesNotFit}.
cv::Mat withoutObject(const cv::Mat& pixels, const cv::Mat& mask, Fill fill);

/// The same with what the mask does not mark: only the object stays.
cv::Mat objectAlone(const cv::Mat& pixels, const cv::Mat& mask, Fill fill);

} // namespace core
