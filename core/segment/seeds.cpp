// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/seeds.h"

#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace core {

namespace {

/// Between two values where the quantile falls between them, as numpy does. Reorders `values`.
double quantile(std::vector<float>& values, double share)
{
    const double place = std::clamp(share, 0.0, 1.0) * double(values.size() - 1);
    const auto lower = std::size_t(place);
    const auto at = values.begin() + std::ptrdiff_t(lower);
    std::nth_element(values.begin(), at, values.end());
    if (lower + 1 == values.size())
        return *at;
    const double next = *std::min_element(at + 1, values.end());
    return *at + (next - *at) * (place - double(lower));
}

/// A map is smoothed at this size at most: a wide bell leaves nothing that needs more.
constexpr int smoothedSize = 512;

/// Smoothed by a bell whose standard deviation is `share` of the longer side.
cv::Mat smoothed(const cv::Mat& map, double share)
{
    const int longer = std::max(map.cols, map.rows);
    const double shrink = std::min(1.0, double(smoothedSize) / longer);
    const double deviation = share * longer * shrink;
    if (deviation < 0.1)
        return map;
    cv::Mat small, result;
    const cv::Size size(std::max(1, int(std::lround(map.cols * shrink))),
                        std::max(1, int(std::lround(map.rows * shrink))));
    cv::resize(map, small, size, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {}, deviation, deviation, cv::BORDER_REPLICATE);
    cv::resize(small, result, map.size(), 0, 0, cv::INTER_LINEAR);
    return result;
}

/// How wide the frame of background is, as a share of the square root of the picture's area.
constexpr double frameShare = 0.01;

void addFrame(cv::Mat& seeds)
{
    const int width = std::max(1, int(std::lround(frameShare * std::sqrt(double(seeds.total())))));
    if (2 * width >= std::min(seeds.cols, seeds.rows))
        return;
    const cv::Rect inside(width, width, seeds.cols - 2 * width, seeds.rows - 2 * width);
    for (int y = 0; y < seeds.rows; ++y)
        for (int x = 0; x < seeds.cols; ++x)
            if (auto& seed = seeds.at<uchar>(y, x);
                seed == uchar(Seed::None) && !inside.contains({x, y}))
                seed = uchar(Seed::ProbableBackground);
}

} // namespace

cv::Mat automaticSeeds(const Heatmap& map, const SeedQuantiles& quantiles)
{
    if (map.empty() || map.covered.empty())
        throw Error(Fault::NothingToCutOut, "", QT_TRANSLATE_NOOP("core", "the map is empty"));
    const cv::Mat covered = smoothed(map.values(map.covered), quantiles.smoothing);
    std::vector<float> values;
    values.reserve(covered.total());
    for (int y = 0; y < covered.rows; ++y)
        values.insert(values.end(), covered.ptr<float>(y), covered.ptr<float>(y) + covered.cols);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    // Smoothing a constant map may leave its rounding errors.
    if (*most - *least <= 1e-6F * std::max(std::abs(*least), std::abs(*most)))
        throw Error(Fault::NothingToCutOut, "",
                    QT_TRANSLATE_NOOP("core", "the map is the same everywhere"));
    // A value that is not above the background's quantile is never object, even if both coincide.
    const double background = quantile(values, quantiles.background);
    const double foreground = std::max(quantile(values, quantiles.foreground), background);

    cv::Mat seeds = cv::Mat::zeros(map.values.size(), CV_8UC1);
    cv::Mat target = seeds(map.covered);
    for (int y = 0; y < covered.rows; ++y)
        for (int x = 0; x < covered.cols; ++x) {
            const double value = covered.at<float>(y, x);
            if (value > foreground)
                target.at<uchar>(y, x) = uchar(Seed::ProbableObject);
            else if (value <= background)
                target.at<uchar>(y, x) = uchar(Seed::ProbableBackground);
        }
    addFrame(seeds);
    return seeds;
}

cv::Mat effectiveSeeds(const cv::Mat& automatic, const cv::Mat& strokes)
{
    if (strokes.empty())
        return automatic.empty() ? cv::Mat() : effectiveSeeds({}, automatic);
    cv::Mat seeds(strokes.size(), CV_8UC1);
    for (int y = 0; y < seeds.rows; ++y) {
        const auto* drawn = strokes.ptr<uchar>(y);
        const auto* beneath = automatic.empty() ? nullptr : automatic.ptr<uchar>(y);
        auto* result = seeds.ptr<uchar>(y);
        for (int x = 0; x < seeds.cols; ++x) {
            const auto seed = drawn[x] != uchar(Seed::None) || !beneath ? drawn[x] : beneath[x];
            result[x] = seed < uchar(Seed::Erased) ? seed : uchar(Seed::None);
        }
    }
    return seeds;
}

} // namespace core
