// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <opencv2/core/mat.hpp>
#include <optional>

namespace core {

// How alike two maps are (CV_32FC1 of one size). Empty where a measure is not defined: one of the
// maps is the same everywhere (to rounding), holds a value that is not finite, or is empty.

/// Pearson's correlation of the values, -1 to 1.
std::optional<double> pearson(const cv::Mat& a, const cv::Mat& b);

/// Spearman's: Pearson's of the ranks, equal values sharing their mean rank. -1 to 1.
std::optional<double> spearman(const cv::Mat& a, const cv::Mat& b);

/// The mean structural similarity (Wang et al., IEEE TIP 2004: Gaussian window of 11 x 11 with
/// sigma 1.5, K1 = 0.01, K2 = 0.03) of both maps, each scaled to 0...1, where the window lies
/// inside. -1 to 1. Not defined for maps smaller than the window.
std::optional<double> structuralSimilarity(const cv::Mat& a, const cv::Mat& b);

/// Intersection over union of the `share` of positions with the highest values. Positions that tie
/// with the last of them belong to them, but none at the map's minimum does. 0 to 1.
std::optional<double> strongestOverlap(const cv::Mat& a, const cv::Mat& b, double share = 0.1);

/// All of them.
struct Similarity {
    std::optional<double> pearson;
    std::optional<double> spearman;
    std::optional<double> structure;
    std::optional<double> overlap; ///< of the strongest tenth
};

/// Of two maps of one picture, where both models looked; reduced by area averaging to at most 256
/// positions on the longer side, so that a picture's resolution does not matter.
Similarity similarity(const Heatmap& a, const Heatmap& b);

} // namespace core
