// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>
#include <vector>

namespace core {

/// One normal distribution over RGB colours, 0 to 255.
struct Gaussian {
    double weight = 0; ///< all of a mixture's sum to 1
    cv::Vec3d mean;
    cv::Matx33d covariance;
    bool operator==(const Gaussian&) const = default;
};

/// A mixture of up to five normal distributions: which colours something has.
struct ColorModel {
    std::vector<Gaussian> components;
    bool operator==(const ColorModel&) const = default;
};

/// What object and background look like.
struct ColorModels {
    ColorModel object;
    ColorModel background;
    bool operator==(const ColorModels&) const = default;
};

inline constexpr int colorComponents = 5;

/// Fits a mixture to colours (N x 1, CV_8UC3): k-means with k = 5, then one normal distribution a
/// cluster, as in GrabCut (Rother et al., 2004). Fewer or equal colours give fewer components, none
/// gives none. The same colours give the same mixture.
ColorModel fitColorModel(const cv::Mat& colors);

/// -ln of the mixture's density at each pixel of `pixels` (CV_8UC3): CV_32FC1. A mixture without
/// components gives the constant of a uniform distribution, 3 ln 256.
cv::Mat colorCost(const cv::Mat& pixels, const ColorModel& model);

} // namespace core
