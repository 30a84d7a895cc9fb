// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// Felzenszwalb, Huttenlocher: "Efficient Graph-Based Image Segmentation", IJCV 2004. `picture` is
/// CV_64F of any number of channels. For each scale the segments' labels 0, 1, ... as CV_32S: the
/// larger the scale, the larger the segments; none has fewer than `smallest` pixels as long as
/// there is another one to join. `sigma` is the blur before. A scale s means, as in scikit-image, a
/// constant k = s / 255, so that 8-bit pictures and those from 0 to 1 are cut alike.
std::vector<cv::Mat> felzenszwalb(const cv::Mat& picture, const std::vector<double>& scales,
                                  double sigma, int smallest);

} // namespace core
