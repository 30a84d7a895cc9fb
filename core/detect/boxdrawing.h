// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace core {

/// A box to draw, in pixels of the picture; what reaches beyond it is cut off.
struct LabelledBox {
    cv::Rect2d box;
    std::string label;  ///< Latin letters; others are drawn as question marks. May be empty
    int classIndex = 0; ///< boxes of a class share a colour
};

/// A copy of the picture (CV_8UC3 RGB) with boxes over it, the first one on top.
cv::Mat withBoxes(const cv::Mat& pixels, const std::vector<LabelledBox>& boxes);

} // namespace core
