// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/parameter.h"

#include <ATen/core/Tensor.h>

namespace core {

/// What keeps a picture from becoming noise that only a network likes.
struct Regularization {
    double l2 = 0;             ///< times the squared length: taken off the score
    double totalVariation = 0; ///< times the absolute differences of neighbours: likewise

    // After a step: Yosinski et al., "Understanding Neural Networks Through Deep Visualization",
    // 2015.
    double decay = 0;
    int blurEvery = 0;
    double blurRadius = 0;
    double smallNorm = 0;         ///< percent
    double smallContribution = 0; ///< percent

    explicit Regularization(const Parameters& parameters);

    bool penalises() const { return l2 > 0 || totalVariation > 0; }
    bool changesPictures() const;
    bool needsPictureGradient() const { return smallContribution > 0; }

    /// The sum over canvases, B x C x h x w. Differentiable.
    at::Tensor penalty(const at::Tensor& canvas) const;

    /// The canvas after the step of that number, from 0; `gradient` is the one that the step took.
    at::Tensor after(int step, at::Tensor canvas, const at::Tensor& gradient) const;
};

} // namespace core
