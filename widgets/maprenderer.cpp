// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maprenderer.h"

#include "core/image/colormap.h"
#include "widgets/pixels.h"

#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

namespace widgets {

void MapRenderer::setPicture(const core::Image& picture)
{
    m_picture = picture;
    m_displayPixels = picture.empty() ? cv::Mat() : reduced(picture.pixels, displayPixels);
    clearMap();
}

void MapRenderer::setMap(const core::Heatmap& map)
{
    m_map = map;
    updateDisplayMap();
    updateInside();
}

void MapRenderer::setLook(const MapLook& look)
{
    const bool otherPart = look.inside != m_look.inside;
    m_look = look;
    if (otherPart && !m_map.empty())
        updateInside();
}

/// What of the map is shown, and the range of that.
void MapRenderer::updateInside()
{
    m_displayInside.release();
    if (!m_look.inside || m_look.inside->size() != m_map.values.size()) {
        m_ownRange = core::displayRange(m_displayMap);
        return;
    }
    m_displayInside = reduced(*m_look.inside, displayPixels) > 127;
    std::vector<float> values;
    const auto& covered = m_displayMap.covered;
    for (int y = covered.y; y < covered.br().y; ++y)
        for (int x = covered.x; x < covered.br().x; ++x)
            if (m_displayInside.at<uchar>(y, x))
                values.push_back(m_displayMap.values.at<float>(y, x));
    const cv::Rect all(0, 0, int(values.size()), 1);
    m_ownRange = values.empty()
                     ? std::nullopt
                     : core::displayRange({cv::Mat(values).reshape(1, 1), m_map.isSigned, all});
}

void MapRenderer::clearMap()
{
    m_map = {};
    m_displayMap = {};
    m_displayInside.release();
    m_ownRange.reset();
}

void MapRenderer::updateDisplayMap()
{
    m_displayMap = m_map;
    if (m_displayPixels.size() == m_map.values.size())
        return;
    m_displayMap.values = reduced(m_map.values, displayPixels);
    const double x = static_cast<double>(m_displayMap.values.cols) / m_map.values.cols;
    const double y = static_cast<double>(m_displayMap.values.rows) / m_map.values.rows;
    const cv::Point first(static_cast<int>(std::floor(m_map.covered.x * x)),
                          static_cast<int>(std::floor(m_map.covered.y * y)));
    const cv::Point end(static_cast<int>(std::ceil(m_map.covered.br().x * x)),
                        static_cast<int>(std::ceil(m_map.covered.br().y * y)));
    m_displayMap.covered = cv::Rect(first, end) & cv::Rect(cv::Point(), m_displayMap.values.size());
}

std::optional<core::ValueRange> MapRenderer::range() const
{
    if (!m_ownRange)
        return {};
    return m_commonRange ? m_commonRange : m_ownRange;
}

bool MapRenderer::usesSignedColors() const
{
    const auto shown = range();
    return m_map.isSigned || (shown && shown->low < 0);
}

core::MapStyle MapRenderer::style() const
{
    const std::string& standard = core::standardColorMap(true).id;
    const std::string& diverging = m_look.signedColorMap.empty() ? standard : m_look.signedColorMap;
    return {m_look.view, usesSignedColors() ? diverging : m_look.colorMap, m_opacity,
            m_look.fadeWeak, range().value_or(core::ValueRange{})};
}

QImage MapRenderer::draw(const cv::Mat& pixels, const core::Heatmap& map,
                         const cv::Mat& inside) const
{
    if (pixels.empty())
        return {};
    if (!m_ownRange || m_look.view == core::MapView::Picture)
        return toImage(pixels);
    // On a common signed scale an unsigned map takes part as the positive half of it.
    core::Heatmap shown = map;
    shown.isSigned = usesSignedColors();
    const cv::Mat drawn = core::renderMap(pixels, shown, style());
    if (inside.empty())
        return toImage(drawn);
    shown.covered = {};
    cv::Mat partly = core::renderMap(pixels, shown, style()); // the picture as if nothing was seen
    drawn.copyTo(partly, inside);
    return toImage(partly);
}

QImage MapRenderer::render() const
{
    return draw(m_displayPixels, m_displayMap, m_displayInside);
}

QImage MapRenderer::renderFull() const
{
    return draw(m_picture.pixels, m_map,
                m_displayInside.empty() ? m_displayInside : *m_look.inside);
}

std::optional<float> MapRenderer::valueAt(int x, int y) const
{
    if (m_map.empty() || !m_map.covered.contains({x, y}))
        return {};
    return m_map.values.at<float>(y, x);
}

} // namespace widgets
