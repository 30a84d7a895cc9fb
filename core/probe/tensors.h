// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace at {
class Tensor;
}

namespace core {

/// A float matrix of the same dimensions and a copy of the numbers, and the other way round.
cv::Mat matrixOf(const at::Tensor& tensor);
at::Tensor tensorOf(const cv::Mat& matrix);

} // namespace core
