// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explain.h"
#include "core/image/image.h"
#include "core/image/overlay.h"

#include <QImage>
#include <memory>
#include <optional>
#include <string>

namespace widgets {

/// How all panels draw their maps.
struct MapLook {
    core::MapView view = core::MapView::Overlay;
    std::string colorMap = "inferno"; ///< of unsigned maps
    std::string signedColorMap{};     ///< of signed maps; empty: the standard one
    bool fadeWeak = true;
    /// Maps show only where this (CV_8UC1 of the picture's size) is not 0, and take their range
    /// from there. Null, or of another size: everywhere.
    std::shared_ptr<const cv::Mat> inside{};
    bool operator==(const MapLook&) const = default;
};

/// A picture, a map over it, and how to draw them.
class MapRenderer final {
public:
    void setPicture(const core::Image& picture);
    void setMap(const core::Heatmap& map);
    void clearMap();
    void setLook(const MapLook& look);
    void setOpacity(double opacity) { m_opacity = opacity; }
    void setCommonRange(std::optional<core::ValueRange> range) { m_commonRange = range; }

    const core::Image& picture() const { return m_picture; }
    const core::Heatmap& map() const { return m_map; }
    const MapLook& look() const { return m_look; }
    double opacity() const { return m_opacity; }
    std::optional<core::ValueRange> commonRange() const { return m_commonRange; }

    /// The range that fits this map alone; empty without a map or for a constant one.
    std::optional<core::ValueRange> ownRange() const { return m_ownRange; }

    /// The range in use: the common one if it is set.
    std::optional<core::ValueRange> range() const;

    /// True when zero is in the middle of the colours.
    bool usesSignedColors() const;

    /// What core::renderMap is asked for.
    core::MapStyle style() const;

    /// For the screen, so of at most displayPixels: the picture alone while there is no map. Null
    /// without a picture.
    QImage render() const;

    /// At the picture's own size.
    QImage renderFull() const;

    /// The map's value at a picture pixel; empty outside what the model saw.
    std::optional<float> valueAt(int x, int y) const;

    /// Larger pictures are drawn from a reduced copy, to stay quick while a slider moves.
    static constexpr double displayPixels = 4e6;

private:
    QImage draw(const cv::Mat& pixels, const core::Heatmap& map, const cv::Mat& inside) const;
    void updateDisplayMap();
    void updateInside();

    core::Image m_picture;
    core::Heatmap m_map;
    cv::Mat m_displayPixels;
    core::Heatmap m_displayMap;
    cv::Mat m_displayInside; ///< of the display map's size; empty: everywhere
    std::optional<core::ValueRange> m_ownRange;
    std::optional<core::ValueRange> m_commonRange;
    MapLook m_look;
    double m_opacity = 0.7;
};

} // namespace widgets
