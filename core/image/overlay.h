// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <string>

namespace core {

/// The four ways to look at a map and its picture.
enum class MapView {
    Overlay, ///< colours blended over the picture
    HeatMap, ///< colours alone
    Masked,  ///< the picture, visible only where the map is strong
    Picture, ///< the picture alone
};

/// How a map is drawn.
struct MapStyle {
    MapView view = MapView::Overlay;
    std::string colorMap = "inferno";
    double opacity = 0.7; ///< of the colours in Overlay, 0 to 1
    bool fadeWeak = true; ///< in Overlay, weak values let the picture through
    ValueRange range{0, 1};
    bool operator==(const MapStyle&) const = default;
};

/// Draws `map` over `pixels` (CV_8UC3 RGB, same size). Returns CV_8UC3 RGB. Values beyond the range
/// take its end's colour; outside `map.covered` the picture is dimmed, since the model did not see
/// it.
cv::Mat renderMap(const cv::Mat& pixels, const Heatmap& map, const MapStyle& style);

} // namespace core
