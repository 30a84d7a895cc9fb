// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace widgets {

/// A picture or mask (8 bits a channel) and its reductions by 2, 4, 8..., so that a view of any
/// scale reads about as many pixels as it shows.
class Pyramid final {
public:
    /// `matrix` is shared, not copied. Empty: none. One of the same size and type differs from the
    /// one before in `changed` only.
    void setMatrix(const cv::Mat& matrix, cv::Rect changed);
    void setMatrix(const cv::Mat& matrix);

    bool empty() const { return m_levels.empty(); }
    /// The number of the level that has at least one pixel a screen pixel, and the fewest such.
    int levelFor(double scale) const;
    /// A pixel of level n stands for 2^n by 2^n pixels of the matrix; what is left over at the
    /// right and lower edge is left out.
    const cv::Mat& level(int number) const { return m_levels[std::size_t(number)]; }

private:
    void update(cv::Rect changed);

    std::vector<cv::Mat> m_levels; ///< the first is the matrix itself
};

} // namespace widgets
