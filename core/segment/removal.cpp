// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/removal.h"

#include "core/image/masksize.h"
#include "core/segment/maskoperations.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/photo.hpp>
#include <vector>

namespace core {

namespace {

/// The longer side of the copies that a fill is computed on; all fills are smooth.
constexpr int reducedSide = 256;

int longerSide(cv::Size size)
{
    return std::max(size.width, size.height);
}

cv::Mat reduced(const cv::Mat& source)
{
    const double factor = double{reducedSide} / longerSide(source.size());
    if (factor >= 1)
        return source;
    const cv::Size size(std::max(1, cvRound(source.cols * factor)),
                        std::max(1, cvRound(source.rows * factor)));
    cv::Mat small;
    cv::resize(source, small, size, 0, 0, cv::INTER_AREA);
    return small;
}

cv::Mat enlarged(const cv::Mat& small, cv::Size size)
{
    cv::Mat full;
    cv::resize(small, full, size, 0, 0, cv::INTER_LINEAR);
    return full;
}

/// Of the pixels that stay, or of all if none do.
cv::Scalar meanColor(const cv::Mat& pixels, const cv::Mat& mask)
{
    const cv::Mat stays = mask == 0;
    return cv::countNonZero(stays) > 0 ? cv::mean(pixels, stays) : cv::mean(pixels);
}

/// The small picture with its hole filled from around it.
cv::Mat inpainted(const cv::Mat& small, const cv::Mat& hole)
{
    // OpenCV leaves the outermost pixels alone, so they get company; and it rounds up and adds one
    // or two steps at each pixel, which shows after a hundred, unless the steps are those of 16
    // bits.
    constexpr int margin = 2;
    constexpr double steps = 257;
    cv::Mat picture;
    cv::Mat unknown;
    cv::copyMakeBorder(small, picture, margin, margin, margin, margin, cv::BORDER_REPLICATE);
    cv::copyMakeBorder(hole, unknown, margin, margin, margin, margin, cv::BORDER_REPLICATE);
    picture.convertTo(picture, CV_16U, steps);
    std::vector<cv::Mat> channels;
    cv::split(picture, channels);
    for (cv::Mat& channel : channels) {
        cv::Mat filled;
        cv::inpaint(channel, unknown, filled, 5, cv::INPAINT_TELEA);
        channel = filled;
    }
    cv::merge(channels, picture);
    picture.convertTo(picture, CV_8U, 1 / steps);
    return picture(cv::Rect({margin, margin}, small.size()));
}

/// How much of the fill is seen, 0 to 255: all of it in the mask, less and less across the seam.
cv::Mat seamShares(const cv::Mat& mask, int seam)
{
    const int half = (seam + 1) / 2;
    cv::Mat shares;
    cv::blur(grow(mask, half), shares, {2 * half + 1, 2 * half + 1}, {-1, -1},
             cv::BORDER_REPLICATE);
    shares.setTo(255, mask);
    return shares;
}

cv::Mat mixed(const cv::Mat& pixels, const cv::Mat& fill, const cv::Mat& shares)
{
    cv::Mat mixture(pixels.size(), pixels.type());
    cv::parallel_for_({0, pixels.rows}, [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            const auto* share = shares.ptr(y);
            const auto* below = pixels.ptr(y);
            const auto* above = fill.ptr(y);
            auto* pixel = mixture.ptr(y);
            for (int x = 0; x < 3 * pixels.cols; ++x) {
                const int sum = above[x] * share[x / 3] + below[x] * (255 - share[x / 3]);
                pixel[x] = static_cast<unsigned char>((sum + 127) / 255);
            }
        }
    });
    return mixture;
}

cv::Mat continuedSurroundings(const cv::Mat& pixels, const cv::Mat& mask)
{
    const int seam = std::max(1, longerSide(pixels.size()) / 100);
    const cv::Mat hole = reduced(grow(mask, seam)) > 0;
    cv::Mat fill(pixels.size(), pixels.type());
    if (cv::countNonZero(hole) == static_cast<int>(hole.total()))
        fill.setTo(meanColor(pixels, mask));
    else
        fill = enlarged(inpainted(reduced(pixels), hole), pixels.size());
    return mixed(pixels, fill, seamShares(mask, seam));
}

cv::Mat blurredPicture(const cv::Mat& pixels)
{
    cv::Mat small = reduced(pixels).clone();
    cv::GaussianBlur(small, small, {}, longerSide(small.size()) / 10., 0, cv::BORDER_REPLICATE);
    return enlarged(small, pixels.size());
}

} // namespace

cv::Mat withoutObject(const cv::Mat& pixels, const cv::Mat& mask, Fill fill)
{
    verifyMaskFits(mask.size(), pixels.size());
    cv::Mat result = pixels.clone();
    if (mask.empty() || cv::countNonZero(mask) == 0)
        return result;
    switch (fill) {
    case Fill::Surroundings: return continuedSurroundings(pixels, mask);
    case Fill::Blur: blurredPicture(pixels).copyTo(result, mask); break;
    case Fill::Mean: result.setTo(meanColor(pixels, mask), mask); break;
    }
    return result;
}

cv::Mat objectAlone(const cv::Mat& pixels, const cv::Mat& mask, Fill fill)
{
    return withoutObject(pixels, mask.empty() ? mask : cv::Mat(mask == 0), fill);
}

} // namespace core
