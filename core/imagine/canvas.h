// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/model/card.h"

#include <opencv2/core/mat.hpp>

#include <ATen/core/Tensor.h>

namespace core {

/// What an imagined picture is painted on. A canvas holds numbers as the model takes them, B x C x
/// height x width: normalised and in the model's channel order.
struct Canvas {
    InputRule rule;
    cv::Size size;  ///< of the canvas
    cv::Size view;  ///< what the model takes of it, from its middle
    cv::Size frame; ///< pictures of this size are cropped to the view, but not resampled

    /// `transformed`: the model looks at random places, so the canvas fills the frame. Otherwise it
    /// is what the model takes.
    Canvas(const InputRule& rule, bool transformed);

    /// The numbers of black and of white, 1 x C x 1 x 1.
    at::Tensor black(at::ScalarType type) const;
    at::Tensor white(at::ScalarType type) const;

    /// As the model would see the picture, but with the frame around its crop, 1 x C x h x w.
    /// Throws Error{PictureDoesNotFit}.
    at::Tensor from(const Image& image, at::ScalarType type) const;

    /// CV_8UC3 RGB of one canvas, C x h x w, as it is shown and saved: with the mean colour around
    /// it where the frame is larger, so that the model takes the canvas of a picture that is opened
    /// again. Colours that are not possible are cut off.
    cv::Mat pixels(const at::Tensor& painted) const;

private:
    at::Tensor framed(const at::Tensor& painted) const;
};

} // namespace core
