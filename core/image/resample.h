// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace core {

/// Where samples lie along one axis: the i-th is centred at (i + 0.5) * step + origin, where a
/// source pixel k reaches from k to k + 1.
struct Sampling {
    double step = 1;
    double origin = 0;
    int count = 0;
};

/// Bilinear resampling as Pillow does it: where it shrinks (step > 1) the triangle is as wide as
/// the step, so that no source pixel is skipped; beyond the border the weights of the pixels that
/// are there count. `source` is CV_8U or CV_32F with 1 or 3 channels; the result is CV_32F, not
/// rounded. Only what the samples need is computed.
cv::Mat resample(const cv::Mat& source, const Sampling& x, const Sampling& y);

} // namespace core
