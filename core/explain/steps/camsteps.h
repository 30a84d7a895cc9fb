// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"
#include "core/model/preprocess.h"
#include "core/support/progress.h"

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace core {

class Probe;

/// What one channel adds to a Grad-CAM: w_k A_k.
struct CamTerm {
    int channel = 0;       ///< its number in the layer
    double weight = 0;     ///< w_k: the mean over positions of the target's gradient
    double share = 0;      ///< sum over positions of |w_k A_k|, as a share of that of all channels
    double shareSoFar = 0; ///< of this term and all before it
    cv::Mat activation;    ///< A_k: h x w, CV_32F
};

/// A Grad-CAM taken apart.
struct CamSteps {
    std::string layer;
    bool otherLayers = false;   ///< more layers were chosen; this is the first
    std::vector<CamTerm> terms; ///< largest share first; equal ones by their number
    Preprocessed geometry;
};

/// The terms of the probe's target and first layer. Throws Error{MethodNotApplicable} without a
/// spatial layer or a gradient, Error{NotFinite}, Cancelled.
CamSteps camSteps(Probe& probe, Progress& progress);

/// The sum of the first `count` terms: h x w, CV_32F. Of all terms: Grad-CAM before its ReLU.
cv::Mat sumOf(const CamSteps& steps, int count);

/// A map of the layer in the picture's pixels: as it is, with its sign, or after the ReLU.
Heatmap inPicture(const cv::Mat& map, const Preprocessed& geometry, bool positivePart);

/// The same geometry over a copy of a part of the picture, in another size.
Preprocessed onCopy(const Preprocessed& geometry, cv::Rect part, cv::Size copy);

} // namespace core
