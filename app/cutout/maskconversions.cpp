// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/maskconversions.h"

#include "core/segment/maskoperations.h"
#include "core/segment/seeds.h"
#include "core/support/error.h"

#include <QImage>
#include <QSaveFile>
#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

namespace app {

cv::Mat seedsFromMask(const cv::Mat& mask)
{
    constexpr double share = 0.01; ///< of the picture's diagonal is near the boundary
    const int band = std::max(1, int(std::lround(share * std::hypot(mask.cols, mask.rows))));
    const cv::Mat inside = core::grow(mask, -band), around = core::grow(mask, band);
    cv::Mat seeds(mask.size(), CV_8UC1, cv::Scalar(int(core::Seed::Background)));
    seeds.setTo(int(core::Seed::ProbableBackground), around);
    seeds.setTo(int(core::Seed::ProbableObject), mask);
    // What is thinner than the band would be lost.
    seeds.setTo(int(core::Seed::Object), cv::countNonZero(inside) > 0 ? inside : mask);
    return seeds;
}

void writeIndexMask(const QString& path, const cv::Mat& mask)
{
    QImage image(mask.cols, mask.rows, QImage::Format_Indexed8);
    image.setColorTable({qRgb(0, 0, 0), qRgb(128, 0, 0)});
    for (int y = 0; y < mask.rows; ++y)
        std::transform(mask.ptr<uchar>(y), mask.ptr<uchar>(y) + mask.cols, image.scanLine(y),
                       [](uchar value) { return uchar(value != 0); });
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !image.save(&file, "PNG") || !file.commit())
        throw core::Error(core::Fault::FileNotWritable, path.toStdString(),
                          file.errorString().toStdString());
}

} // namespace app
