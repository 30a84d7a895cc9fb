// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"

#include <opencv2/core/mat.hpp>

namespace core {

/// A picture as the network sees it, and the way back from there to the picture's own pixels.
struct Preprocessed {
    cv::Mat input;        ///< CV_32F, 4 dimensions 1 x C x H x W, normalised
    cv::Size pictureSize; ///< the picture that it was made from
    /// Where input pixels come from: picture x = (x + 0.5) * stepX + originX - 0.5, likewise y.
    double stepX = 1, stepY = 1, originX = 0, originY = 0;

    cv::Size inputSize() const { return {input.size[3], input.size[2]}; }
};

/// Resizes, crops and normalises `pixels` (CV_8UC3 RGB). Resizing is antialiased when it shrinks.
/// Throws Error{PictureDoesNotFit} when the rule is `none` and the picture has another size.
Preprocessed preprocess(const cv::Mat& pixels, const InputRule& rule);

/// Lays a map over the model's input (CV_32FC1, any size: h x w of a layer or of the input) back
/// onto the picture, bilinearly and with the crop or letterbox undone; 0 where the model did not
/// look.
cv::Mat mapToPicture(const cv::Mat& map, const Preprocessed& geometry);

/// The part of the picture that lies inside the model's input.
cv::Rect coveredPart(const Preprocessed& geometry);

} // namespace core
