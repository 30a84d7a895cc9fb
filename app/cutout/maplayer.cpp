// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/maplayer.h"

#include "core/image/colormap.h"
#include "widgets/pixels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

namespace {

constexpr double largestPixels = 1e6;
constexpr double strongest = 0.75; ///< alpha of the strongest values
constexpr int levels = 256;

/// Premultiplied colours from the range's low end to its high end.
std::array<QRgb, levels> colorsOf(const cv::Mat& table, bool isSigned)
{
    std::array<QRgb, levels> colors{};
    for (int level = 0; level < levels; ++level) {
        const double place = level / double(levels - 1);
        const double strength = isSigned ? std::abs(2 * place - 1) : place;
        const auto& rgb = table.at<cv::Vec3b>(0, level);
        colors[std::size_t(level)] =
            qPremultiply(qRgba(rgb[0], rgb[1], rgb[2], int(255 * strongest * strength)));
    }
    return colors;
}

} // namespace

QImage mapLayer(const core::Heatmap& map, const std::string& colorMap,
                const std::string& signedColorMap)
{
    const auto range = map.empty() ? std::nullopt : core::displayRange(map);
    if (!range)
        return {};
    const std::string& diverging =
        signedColorMap.empty() ? core::standardColorMap(true).id : signedColorMap;
    const auto colors =
        colorsOf(core::colorTable(map.isSigned ? diverging : colorMap), map.isSigned);
    const auto values = widgets::reduced(map.values, largestPixels);
    const double x = double(values.cols) / map.values.cols;
    const double y = double(values.rows) / map.values.rows;
    QImage layer(values.cols, values.rows, QImage::Format_ARGB32_Premultiplied);
    const double scale = (levels - 1) / (range->high - range->low);
    for (int row = 0; row < values.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(row));
        const bool seen = row + 0.5 >= map.covered.y * y && row + 0.5 < map.covered.br().y * y;
        for (int column = 0; column < values.cols; ++column) {
            const double level = (values.at<float>(row, column) - range->low) * scale;
            const bool inside =
                seen && column + 0.5 >= map.covered.x * x && column + 0.5 < map.covered.br().x * x;
            line[column] = inside ? colors[std::size_t(std::clamp(level, 0.0, levels - 1.0))] : 0;
        }
    }
    return layer;
}

} // namespace app
