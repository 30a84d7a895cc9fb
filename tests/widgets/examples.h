// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explain.h"
#include "core/image/image.h"

// Pictures and maps with values that a test can predict.
namespace examples {

inline core::Image picture(int width, int height, cv::Vec3b color = {200, 100, 50})
{
    core::Image image;
    image.pixels = cv::Mat(height, width, CV_8UC3, color);
    image.originalSize = image.pixels.size();
    return image;
}

/// Values rise from left to right from `low` to `high`.
inline core::Heatmap ramp(int width, int height, float low, float high)
{
    core::Heatmap map;
    map.values = cv::Mat(height, width, CV_32FC1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            map.values.at<float>(y, x) = low + (high - low) * x / (width - 1);
    map.isSigned = low < 0;
    map.covered = {0, 0, width, height};
    return map;
}

inline core::Explanation explanation(int width, int height, float low, float high)
{
    core::Explanation result;
    result.map = ramp(width, height, low, high);
    result.milliseconds = 123;
    return result;
}

} // namespace examples
