// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/overlay.h"

#include "core/image/colormap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

namespace core {

namespace {

constexpr int levels = 256;
constexpr double hiddenGrey = 24;   ///< what a masked picture fades into
constexpr double outsideGrey = 128; ///< what the part that the model did not see fades into

/// Every view mixes a pixel with one colour, and both share and colour follow from the value alone:
/// pixel * keep + add, in units of 1/256.
struct Mix {
    std::uint32_t keep = levels;
    std::array<std::uint32_t, 3> add{};
};

Mix mixOf(double share, const std::array<double, 3>& color)
{
    Mix mix;
    const double weight = std::round(std::clamp(share, 0., 1.) * levels);
    mix.keep = static_cast<std::uint32_t>(levels - weight);
    for (std::size_t c = 0; c < 3; ++c) // half a level more, so that the shift rounds
        mix.add[c] = static_cast<std::uint32_t>(color[c] * weight) + levels / 2;
    return mix;
}

std::array<double, 3> grey(double level)
{
    return {level, level, level};
}

/// How strong the value at `position` (0 to 1) of the range is, from 0 to 1.
double strength(double position, const ValueRange& range, bool isSigned)
{
    if (!isSigned)
        return position;
    const double value = range.low + position * (range.high - range.low);
    const double strongest = std::max(std::abs(range.low), std::abs(range.high));
    return strongest > 0 ? std::abs(value) / strongest : 0;
}

std::array<Mix, levels> mixTable(const MapStyle& style, bool isSigned)
{
    const cv::Mat colors = colorTable(style.colorMap);
    std::array<Mix, levels> table;
    for (int i = 0; i < levels; ++i) {
        const cv::Vec3b rgb = colors.at<cv::Vec3b>(i);
        const std::array<double, 3> color{double(rgb[0]), double(rgb[1]), double(rgb[2])};
        const double strong = strength(i / 255., style.range, isSigned);
        Mix& mix = table[static_cast<std::size_t>(i)];
        switch (style.view) {
        case MapView::Overlay:
            mix = mixOf(style.opacity * (style.fadeWeak ? strong : 1), color);
            break;
        case MapView::HeatMap: mix = mixOf(1, color); break;
        case MapView::Masked: mix = mixOf(1 - strong, grey(hiddenGrey)); break;
        case MapView::Picture: mix = mixOf(0, color); break;
        }
    }
    return table;
}

void blend(const uchar* pixel, uchar* drawn, const Mix& mix)
{
    for (std::size_t c = 0; c < 3; ++c)
        drawn[c] = static_cast<uchar>((pixel[c] * mix.keep + mix.add[c]) >> 8);
}

/// Values to colour indices. The range's ends are the first and the last; a range without extent
/// puts every value at `flat`.
struct Scale {
    float factor;
    float offset;

    Scale(const ValueRange& range, float flat)
    {
        const double extent = range.high - range.low;
        factor = extent > 0 ? static_cast<float>((levels - 1) / extent) : 0;
        offset = extent > 0 ? static_cast<float>(0.5 - range.low * (levels - 1) / extent) : flat;
    }

    void apply(const float* values, std::uint8_t* indices, int count) const
    {
        for (int x = 0; x < count; ++x) {
            const float index = values[x] * factor + offset;
            indices[x] = static_cast<std::uint8_t>(
                static_cast<int>(std::min(std::max(index, 0.f), float(levels - 1))));
        }
    }
};

} // namespace

cv::Mat renderMap(const cv::Mat& pixels, const Heatmap& map, const MapStyle& style)
{
    CV_Assert(pixels.type() == CV_8UC3 && map.values.type() == CV_32FC1);
    CV_Assert(pixels.size() == map.values.size());
    if (style.view == MapView::Picture)
        return pixels.clone();

    const std::array<Mix, levels> table = mixTable(style, map.isSigned);
    const Scale scale(style.range, map.isSigned ? levels / 2 : 0);
    const Mix outside = mixOf(0.5, grey(outsideGrey));
    const cv::Rect covered = map.covered & cv::Rect({0, 0}, pixels.size());
    cv::Mat drawn(pixels.size(), CV_8UC3);
    cv::parallel_for_({0, pixels.rows}, [&](const cv::Range& rows) {
        std::vector<std::uint8_t> indices(static_cast<std::size_t>(pixels.cols));
        for (int y = rows.start; y < rows.end; ++y) {
            const bool seen = y >= covered.y && y < covered.y + covered.height;
            const int left = seen ? covered.x : pixels.cols;
            const int right = seen ? covered.x + covered.width : pixels.cols;
            const uchar* pixel = pixels.ptr<uchar>(y);
            uchar* target = drawn.ptr<uchar>(y);
            for (int x = 0; x < left; ++x)
                blend(pixel + 3 * x, target + 3 * x, outside);
            scale.apply(map.values.ptr<float>(y) + left, indices.data(), right - left);
            for (int x = left; x < right; ++x) {
                const std::uint8_t index = indices[static_cast<std::size_t>(x - left)];
                blend(pixel + 3 * x, target + 3 * x, table[index]);
            }
            for (int x = right; x < pixels.cols; ++x)
                blend(pixel + 3 * x, target + 3 * x, outside);
        }
    });
    return drawn;
}

} // namespace core
