// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/regularization.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include <torch/script.h>

namespace core {

namespace {

constexpr double leastRadius = 0.3;
constexpr double reach = 4; ///< of a blur, in standard deviations

/// With mirrored borders, to about four standard deviations.
at::Tensor blurred(const at::Tensor& canvas, double radius)
{
    auto result = canvas.detach().contiguous().clone();
    const int side = 2 * int(reach * radius + 0.5) + 1;
    const bool isDouble = result.scalar_type() == at::kDouble;
    const auto kernel = cv::getGaussianKernel(side, radius, CV_64F);
    const auto height = int(canvas.size(2));
    const auto width = int(canvas.size(3));
    for (auto& plane : result.view({-1, height, width}).unbind(0)) {
        cv::Mat pixels(height, width, isDouble ? CV_64F : CV_32F, plane.data_ptr());
        cv::sepFilter2D(pixels.clone(), pixels, -1, kernel, kernel, {-1, -1}, 0,
                        cv::BORDER_REFLECT);
    }
    return result;
}

/// Sets pixels to 0 where `weight`, B x 1 x h x w, lies below a percentile of its picture.
at::Tensor withoutSmall(const at::Tensor& canvas, const at::Tensor& weight, double percent)
{
    const auto limit = at::quantile(weight.flatten(1), percent / 100, 1).view({-1, 1, 1, 1});
    return canvas * (weight >= limit);
}

} // namespace

Regularization::Regularization(const Parameters& parameters)
    : l2(parameters.real("l2_penalty")), totalVariation(parameters.real("total_variation")),
      decay(parameters.real("l2_decay")), blurEvery(parameters.integer("blur_every")),
      blurRadius(parameters.real("blur_radius")), smallNorm(parameters.real("small_norm")),
      smallContribution(parameters.real("small_contribution"))
{
    if (blurRadius < leastRadius)
        blurEvery = 0;
}

bool Regularization::changesPictures() const
{
    return decay > 0 || blurEvery > 0 || smallNorm > 0 || smallContribution > 0;
}

at::Tensor Regularization::penalty(const at::Tensor& canvas) const
{
    auto sum = at::zeros({}, canvas.options());
    if (l2 > 0)
        sum = sum + l2 * canvas.square().sum();
    if (totalVariation > 0) {
        const auto differences = [&](int dimension) {
            const auto length = canvas.size(dimension) - 1;
            return (canvas.narrow(dimension, 1, length) - canvas.narrow(dimension, 0, length))
                .abs()
                .sum();
        };
        sum = sum + totalVariation * (differences(2) + differences(3));
    }
    return sum;
}

at::Tensor Regularization::after(int step, at::Tensor canvas, const at::Tensor& gradient) const
{
    if (decay > 0)
        canvas = canvas * (1 - decay);
    if (blurEvery > 0 && step % blurEvery == 0)
        canvas = blurred(canvas, blurRadius);
    if (smallNorm > 0)
        canvas = withoutSmall(canvas, canvas.square().sum(1, true).sqrt(), smallNorm);
    if (smallContribution > 0)
        canvas = withoutSmall(canvas, (gradient * canvas).sum(1, true).abs(), smallContribution);
    return canvas;
}

} // namespace core
