// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <opencv2/core/types.hpp>
#include <vector>

#include <ATen/core/Tensor.h>

namespace core {

/// How far the model's look at a canvas wanders from step to step: what it is to see from anywhere
/// cannot be a matter of single pixels.
struct Transformations {
    int jitter = 0;      ///< pixels, either way
    double scaling = 0;  ///< share, larger or smaller
    double rotation = 0; ///< degrees, either way

    bool still() const { return jitter == 0 && scaling == 0 && rotation == 0; }
};

/// One transformation: the canvas's middle, moved by whole pixels, scaled and turned.
struct Transformation {
    int shiftX = 0;
    int shiftY = 0;
    double scale = 1;
    double angle = 0; ///< radians
};

/// Those of `count` pictures in a step: the same for the same seed and step.
std::vector<Transformation> drawTransformations(const Transformations& transformations, int seed,
                                                int step, int count);

/// What the model sees, B x C x view; `canvas` is B x C x h x w. A canvas that is smaller gets a
/// `border` (1 x C x 1 x 1) like a picture does; views beyond it see it mirrored. Differentiable.
at::Tensor seen(const at::Tensor& canvas, const std::vector<Transformation>& drawn, cv::Size view,
                const at::Tensor& border);

} // namespace core
