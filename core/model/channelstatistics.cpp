// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/channelstatistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core {

std::vector<ChannelStatistics> channelStatistics(const cv::Mat& input)
{
    std::vector<ChannelStatistics> result;
    const int pixels = input.size[2] * input.size[3];
    for (int channel = 0; channel < input.size[1]; ++channel) {
        const auto* values = input.ptr<float>(0, channel);
        ChannelStatistics statistics;
        statistics.minimum = std::numeric_limits<double>::infinity();
        statistics.maximum = -statistics.minimum;
        double sum = 0, squares = 0;
        for (int place = 0; place < pixels; ++place) {
            const double value = values[place];
            statistics.minimum = std::min(statistics.minimum, value);
            statistics.maximum = std::max(statistics.maximum, value);
            sum += value;
        }
        statistics.mean = sum / pixels;
        for (int place = 0; place < pixels; ++place)
            squares += (values[place] - statistics.mean) * (values[place] - statistics.mean);
        statistics.deviation = std::sqrt(squares / pixels);
        result.push_back(statistics);
    }
    return result;
}

} // namespace core
