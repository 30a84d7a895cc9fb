// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <cmath>
#include <functional>

/// Object where `inside` says so of a pixel's middle.
inline cv::Mat maskOf(cv::Size size, const std::function<bool(double x, double y)>& inside)
{
    cv::Mat mask(size, CV_8UC1);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            mask.at<uchar>(y, x) = inside(x + 0.5, y + 0.5) ? 255 : 0;
    }
    return mask;
}

inline cv::Mat disc(cv::Size size, cv::Point2d middle, double radius)
{
    return maskOf(
        size, [&](double x, double y) { return std::hypot(x - middle.x, y - middle.y) < radius; });
}

/// Each pixel is object with a probability of `share`.
inline cv::Mat noiseMask(cv::Size size, double share, int seed)
{
    cv::RNG random(static_cast<uint64_t>(seed) + 1);
    cv::Mat mask(size, CV_8UC1);
    for (int i = 0; i < size.area(); ++i)
        mask.data[i] = random.uniform(0., 1.) < share ? 255 : 0;
    return mask;
}

/// How many pixels differ; -1 if the masks do not even have one size and type.
inline int differences(const cv::Mat& a, const cv::Mat& b)
{
    if (a.size() != b.size() || a.type() != CV_8UC1 || b.type() != CV_8UC1)
        return -1;
    return a.empty() ? 0 : cv::countNonZero(a != b);
}
