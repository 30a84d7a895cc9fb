// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/smoothmask.h"

#include <algorithm>
#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

constexpr int stepsInSigma = 3;
constexpr int radius = 1 + stepsInSigma;
constexpr int padding = 1 + 2 * stepsInSigma;
constexpr int side = 2 * radius + 1;
constexpr double coldness = 20;

/// 20 k of the numbers around a cell at each of its pixels: 81 x step^2.
at::Tensor kernelOfACell(int step)
{
    auto kernel = at::empty({side * side, step * step});
    auto* values = kernel.data_ptr<float>();
    const auto offset = [&](int pixel, int number) {
        return double(pixel - stepsInSigma * step - step * (number - padding));
    };
    for (int number = 0; number < side * side; ++number)
        for (int pixel = 0; pixel < step * step; ++pixel) {
            const double distance = std::hypot(offset(pixel / step, number / side),
                                               offset(pixel % step, number % side)) /
                                    (stepsInSigma * step);
            const double beyond = std::max(distance - 0.5, 0.);
            *values++ = float(coldness * std::exp(-2 * beyond * beyond));
        }
    return kernel;
}

} // namespace

/// One row of cells: small enough to stay in the processor's cache.
struct SmoothMask::Row {
    at::Tensor values;  ///< 20 v: cells x 81 x step^2
    at::Tensor powers;  ///< exp(20 v)
    at::Tensor sums;    ///< of the powers, cells x step^2
    at::Tensor maximum; ///< 20 times the mask, cells x step^2
};

SmoothMask::SmoothMask(std::int64_t height, std::int64_t width, int step)
    : m_height(height), m_width(width), m_step(step), m_rows((height + step - 1) / step),
      m_columns((width + step - 1) / step), m_cellRows(m_rows + 2 * padding - side + 1),
      m_cellColumns(m_columns + 2 * padding - side + 1), m_kernel(kernelOfACell(step))
{}

at::Tensor SmoothMask::ones() const
{
    return at::ones({m_rows, m_columns});
}

at::Tensor SmoothMask::unfolded(const at::Tensor& numbers) const
{
    return at::im2col(numbers.reshape({1, 1, m_rows, m_columns}), {side, side}, {1, 1},
                      {padding, padding}, {1, 1})
        .reshape({side * side, m_cellRows, m_cellColumns});
}

SmoothMask::Row SmoothMask::row(const at::Tensor& unfolded, std::int64_t index) const
{
    Row row;
    row.values = unfolded.select(1, index).t().unsqueeze(2) * m_kernel;
    row.powers = row.values.exp(); // at most e^20
    row.sums = row.powers.sum(1);
    row.maximum = (row.values * row.powers).sum(1) / row.sums;
    return row;
}

at::Tensor SmoothMask::generate(const at::Tensor& numbers) const
{
    const auto all = unfolded(numbers);
    auto mask = at::empty({m_cellRows * m_step, m_cellColumns * m_step});
    for (std::int64_t index = 0; index < m_cellRows; ++index)
        mask.slice(0, index * m_step, (index + 1) * m_step)
            .view({m_step, m_cellColumns, m_step})
            .copy_(row(all, index).maximum.view({m_cellColumns, m_step, m_step}).transpose(0, 1));
    return mask.div_(coldness)
        .clamp_(0, 1)
        .slice(0, 0, mask.size(0) - m_step + 1)
        .slice(1, 0, mask.size(1) - m_step + 1)
        .contiguous();
}

/// d mask / d v_i = softmax_i (1 + 20 (v_i - mask)), and v_i = k_i p_i.
at::Tensor SmoothMask::gradient(const at::Tensor& numbers, const at::Tensor& maskGradient) const
{
    const auto all = unfolded(numbers);
    const auto whole = at::constant_pad_nd(maskGradient, {0, m_step - 1, 0, m_step - 1})
                           .view({m_cellRows, m_step, m_cellColumns, m_step})
                           .transpose(1, 2)
                           .reshape({m_cellRows, m_cellColumns, m_step * m_step});
    auto found = at::empty_like(all);
    for (std::int64_t index = 0; index < m_cellRows; ++index) {
        auto cells = row(all, index);
        const auto share = (whole[index] / cells.sums / coldness).unsqueeze(2);
        const auto slope = cells.values.sub_((cells.maximum - 1).unsqueeze(1))
                               .mul_(cells.powers)
                               .mul_(m_kernel); // cells x 81 x step^2
        found.select(1, index).copy_(at::bmm(slope, share).squeeze(2).t());
    }
    return at::col2im(found.reshape({1, side * side, m_cellRows * m_cellColumns}),
                      {m_rows, m_columns}, {side, side}, {1, 1}, {padding, padding}, {1, 1})
        .reshape({m_rows, m_columns});
}

at::Tensor SmoothMask::onPicture(const at::Tensor& mask) const
{
    const std::int64_t margin = stepsInSigma * m_step;
    return mask.slice(0, margin, margin + m_height).slice(1, margin, margin + m_width);
}

} // namespace core
