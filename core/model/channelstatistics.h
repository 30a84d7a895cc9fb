// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// One channel of a network's input.
struct ChannelStatistics {
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    double deviation = 0; ///< standard deviation
};

/// Of CV_32F, 1 x C x H x W.
std::vector<ChannelStatistics> channelStatistics(const cv::Mat& input);

} // namespace core
