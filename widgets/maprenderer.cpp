// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maprenderer.h"

#include "core/image/colormap.h"
#include "widgets/pixels.h"

#include <cmath>

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
    m_ownRange = core::displayRange(m_displayMap);
}

void MapRenderer::clearMap()
{
    m_map = {};
    m_displayMap = {};
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

QImage MapRenderer::draw(const cv::Mat& pixels, const core::Heatmap& map) const
{
    if (pixels.empty())
        return {};
    if (!m_ownRange || m_look.view == core::MapView::Picture)
        return toImage(pixels);
    // On a common signed scale an unsigned map takes part as the positive half of it.
    core::Heatmap shown = map;
    shown.isSigned = usesSignedColors();
    return toImage(core::renderMap(pixels, shown, style()));
}

QImage MapRenderer::render() const
{
    return draw(m_displayPixels, m_displayMap);
}

QImage MapRenderer::renderFull() const
{
    return draw(m_picture.pixels, m_map);
}

std::optional<float> MapRenderer::valueAt(int x, int y) const
{
    if (m_map.empty() || !m_map.covered.contains({x, y}))
        return {};
    return m_map.values.at<float>(y, x);
}

} // namespace widgets
