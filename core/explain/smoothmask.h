// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace core {

/// Smooth masks from few numbers (Fong et al. 2019, section 3.3): each number p_i stands every
/// `step` pixels and spreads as v_i = p_i k(distance / sigma), k(z) = exp(-2 max(z - 1/2, 0)^2),
/// sigma = 3 step; the mask is the smooth maximum sum v_i softmax(20 v)_i over the 9 x 9 numbers
/// around. As in TorchRay the mask reaches sigma beyond the picture on each side.
class SmoothMask {
public:
    SmoothMask(std::int64_t height, std::int64_t width, int step);

    /// One for each number: the mask that covers nearly everything.
    at::Tensor ones() const;

    /// The mask in [0, 1] with its margin, from numbers in [0, 1].
    at::Tensor generate(const at::Tensor& numbers) const;

    /// d / d numbers of something whose d / d mask is given.
    at::Tensor gradient(const at::Tensor& numbers, const at::Tensor& maskGradient) const;

    /// The part of a mask, or of its gradient, that lies on the picture: height x width.
    at::Tensor onPicture(const at::Tensor& mask) const;

private:
    struct Row;
    at::Tensor unfolded(const at::Tensor& numbers) const;
    Row row(const at::Tensor& unfolded, std::int64_t index) const;

    std::int64_t m_height, m_width;
    int m_step;
    std::int64_t m_rows, m_columns;         ///< of numbers
    std::int64_t m_cellRows, m_cellColumns; ///< of cells, step x step pixels each
    at::Tensor m_kernel;                    ///< 20 k: 81 x step^2, the same in every cell
};

} // namespace core
