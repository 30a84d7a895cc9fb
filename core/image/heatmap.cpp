// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/heatmap.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <opencv2/core.hpp>
#include <span>

namespace core {

namespace {

cv::Mat coveredValues(const Heatmap& map)
{
    return map.values(map.covered & cv::Rect({0, 0}, map.values.size()));
}

/// The value that `share` of the values do not exceed, interpolated between neighbours in rank.
/// Reorders the values.
double percentile(std::span<float> values, double share)
{
    const double rank = std::clamp(share, 0., 1.) * static_cast<double>(values.size() - 1);
    const auto lower = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), lower, values.end());
    if (lower + 1 == values.end())
        return *lower;
    const float upper = *std::min_element(lower + 1, values.end());
    return *lower + (rank - std::floor(rank)) * (double{upper} - *lower);
}

} // namespace

ValueRange valueRange(const Heatmap& map)
{
    const cv::Mat values = coveredValues(map);
    if (values.empty())
        return {0, 0};
    ValueRange range;
    cv::minMaxLoc(values, &range.low, &range.high);
    return range;
}

std::optional<ValueRange> displayRange(const Heatmap& map, double clipped)
{
    const ValueRange whole = valueRange(map);
    const double largest = std::max(std::abs(whole.low), std::abs(whole.high));
    // A spread at the rounding error of the values is noise on a constant.
    if (whole.high - whole.low <= std::max<double>(4 * FLT_EPSILON * largest, FLT_MIN))
        return std::nullopt;

    const cv::Mat covered = coveredValues(map);
    cv::Mat copy = map.isSigned ? cv::Mat(cv::abs(covered)) : covered.clone();
    const double strong = percentile({copy.ptr<float>(), copy.total()}, 1 - clipped);
    if (map.isSigned) {
        const double end = strong > 0 ? strong : largest;
        return ValueRange{-end, end};
    }
    return ValueRange{whole.low, strong > whole.low ? strong : whole.high};
}

} // namespace core
