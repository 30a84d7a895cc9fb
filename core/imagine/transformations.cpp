// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/transformations.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <torch/script.h>

namespace core {

namespace {

/// The standard library's distributions differ between machines; this does not.
double uniform(std::mt19937& engine, double low, double high)
{
    return low + (high - low) * (double(engine()) * 0x1p-32);
}

struct Window {
    std::int64_t left, top;
};

Window windowOf(const Transformation& transformation, cv::Size size, cv::Size view)
{
    return {(size.width - view.width) / 2 + transformation.shiftX,
            (size.height - view.height) / 2 + transformation.shiftY};
}

bool isCrop(const Transformation& transformation, cv::Size size, cv::Size view)
{
    const auto [left, top] = windowOf(transformation, size, view);
    return transformation.scale == 1 && transformation.angle == 0 && left >= 0 && top >= 0 &&
           left + view.width <= size.width && top + view.height <= size.height;
}

/// The canvas with a border around, where it is smaller than the view.
at::Tensor framed(const at::Tensor& canvas, cv::Size size, cv::Size view, const at::Tensor& border)
{
    const std::int64_t width = std::max(view.width - size.width, 0);
    const std::int64_t height = std::max(view.height - size.height, 0);
    return at::constant_pad_nd(canvas - border,
                               {width / 2, width - width / 2, height / 2, height - height / 2}) +
           border;
}

/// Where the view's pixels lie on the canvas, both reaching from -1 to 1: 2 x 3.
at::Tensor placing(const Transformation& transformation, cv::Size size, cv::Size view)
{
    const double cosine = std::cos(transformation.angle) / transformation.scale;
    const double sine = std::sin(transformation.angle) / transformation.scale;
    return at::tensor({cosine * view.width / size.width, -sine * view.height / size.width,
                       2. * transformation.shiftX / size.width, sine * view.width / size.height,
                       cosine * view.height / size.height,
                       2. * transformation.shiftY / size.height},
                      at::kDouble)
        .reshape({2, 3});
}

at::Tensor sampled(const at::Tensor& canvas, const std::vector<Transformation>& drawn,
                   cv::Size size, cv::Size view)
{
    std::vector<at::Tensor> places;
    for (const auto& transformation : drawn)
        places.push_back(placing(transformation, size, view));
    constexpr int bilinear = 0;
    constexpr int mirrored = 2;
    const auto grid = at::affine_grid_generator(
        at::stack(places).to(canvas.scalar_type()),
        {canvas.size(0), canvas.size(1), view.height, view.width}, /*align_corners*/ false);
    return at::grid_sampler(canvas, grid, bilinear, mirrored, /*align_corners*/ false);
}

} // namespace

std::vector<Transformation> drawTransformations(const Transformations& transformations, int seed,
                                                int step, int count)
{
    std::seed_seq numbers{seed, step};
    std::mt19937 engine(numbers);
    const auto shift = [&] {
        const int range = 2 * transformations.jitter + 1;
        return std::min(int(uniform(engine, 0, range)), range - 1) - transformations.jitter;
    };
    std::vector<Transformation> drawn(static_cast<std::size_t>(count));
    for (auto& transformation : drawn) {
        transformation.shiftX = shift();
        transformation.shiftY = shift();
        transformation.scale =
            uniform(engine, 1 - transformations.scaling, 1 + transformations.scaling);
        transformation.angle =
            uniform(engine, -transformations.rotation, transformations.rotation) *
            std::numbers::pi / 180;
    }
    return drawn;
}

at::Tensor seen(const at::Tensor& canvas, const std::vector<Transformation>& drawn, cv::Size view,
                const at::Tensor& border)
{
    const cv::Size size(int(canvas.size(3)), int(canvas.size(2)));
    if (size.width < view.width || size.height < view.height)
        return seen(framed(canvas, size, view, border), drawn, view, border);
    const bool crops = std::ranges::all_of(drawn, [&](const Transformation& transformation) {
        return isCrop(transformation, size, view);
    });
    if (!crops)
        return sampled(canvas, drawn, size, view);
    if (size == view)
        return canvas;
    std::vector<at::Tensor> parts;
    for (std::size_t index = 0; index < drawn.size(); ++index) {
        const auto [left, top] = windowOf(drawn[index], size, view);
        parts.push_back(canvas.narrow(0, std::int64_t(index), 1)
                            .narrow(2, top, view.height)
                            .narrow(3, left, view.width));
    }
    return parts.size() == 1 ? parts.front() : at::cat(parts);
}

} // namespace core
