// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <opencv2/core/mat.hpp>
#include <string>

namespace core {

/// The weights of the convolution that looks at the picture itself, as the file has them, K x C x
/// kh x kw (CV_32F) with C = 1 or 3, where `layer` is its output: directly, or behind a batch norm
/// and an activation function. Empty for any other layer. Throws Error{NoSuchLayer}.
cv::Mat inputFilters(const Model& model, const std::string& layer);

/// Filters as pictures, K x kh x kw of CV_8UC3 RGB: each on its own scale, which puts 0 at the
/// middle grey and the largest magnitude at an end.
cv::Mat filterPictures(const cv::Mat& filters, ChannelOrder channels);

} // namespace core
