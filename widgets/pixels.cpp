// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pixels.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace widgets {

QImage toImage(const cv::Mat& rgb)
{
    if (rgb.empty())
        return {};
    const QImage shared(rgb.data, rgb.cols, rgb.rows, static_cast<qsizetype>(rgb.step),
                        QImage::Format_RGB888);
    return shared.convertToFormat(QImage::Format_RGB32);
}

cv::Mat reduced(const cv::Mat& matrix, double largest)
{
    const double pixels = static_cast<double>(matrix.cols) * matrix.rows;
    if (pixels <= largest)
        return matrix;
    const double factor = std::sqrt(largest / pixels);
    const cv::Size size(std::max(1, static_cast<int>(matrix.cols * factor)),
                        std::max(1, static_cast<int>(matrix.rows * factor)));
    cv::Mat result;
    cv::resize(matrix, result, size, 0, 0, cv::INTER_AREA);
    return result;
}

} // namespace widgets
