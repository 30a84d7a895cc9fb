// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/pyramid.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace widgets {

namespace {

/// Narrower levels would lose too much at their edges, and save nothing.
constexpr int smallestSide = 64;

} // namespace

void Pyramid::setMatrix(const cv::Mat& matrix)
{
    m_levels.clear();
    if (matrix.empty())
        return;
    m_levels.push_back(matrix);
    for (cv::Size size = matrix.size() / 2; std::min(size.width, size.height) >= smallestSide;
         size = size / 2)
        m_levels.emplace_back(size, matrix.type());
    update({0, 0, matrix.cols, matrix.rows});
}

void Pyramid::setMatrix(const cv::Mat& matrix, cv::Rect changed)
{
    if (empty() || matrix.size() != m_levels.front().size() ||
        matrix.type() != m_levels.front().type())
        return setMatrix(matrix);
    m_levels.front() = matrix;
    update(changed);
}

void Pyramid::update(cv::Rect changed)
{
    for (std::size_t number = 1; number < m_levels.size(); ++number) {
        const cv::Mat& fine = m_levels[number - 1];
        cv::Mat& coarse = m_levels[number];
        const cv::Point first(changed.x / 2, changed.y / 2);
        const cv::Point end((changed.br().x + 1) / 2, (changed.br().y + 1) / 2);
        changed = cv::Rect(first, end) & cv::Rect({}, coarse.size());
        if (changed.empty())
            return;
        cv::Mat part = coarse(changed);
        cv::resize(fine({changed.tl() * 2, changed.size() * 2}), part, part.size(), 0, 0,
                   cv::INTER_AREA);
    }
}

int Pyramid::levelFor(double scale) const
{
    int number = 0;
    while (scale <= 0.5 && number + 1 < int(m_levels.size())) {
        scale *= 2;
        ++number;
    }
    return number;
}

} // namespace widgets
