// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/maskoverlay.h"

#include "widgets/cutout/seedpattern.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace widgets {

namespace {

constexpr QRgb contourCoreColor = 0xffffffff;
constexpr QRgb contourEdgeColor = 0xc8000000; ///< premultiplied
constexpr int kinds = 5;                      ///< None to Object

/// Width of each of the contour's three lines, in screen (device) pixels.
int lineWidth(const Viewport& viewport)
{
    return std::max(1, qRound(viewport.devicePixelRatio));
}

/// How far from the mask's edge the contour reaches.
int contourReach(const Viewport& viewport)
{
    return 2 * lineWidth(viewport) + 1;
}

/// The picture pixel in the middle of each screen pixel from `first` on; -1 outside.
std::vector<int> pictureCoordinates(double origin, double scale, int first, int count, int length)
{
    std::vector<int> coordinates(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double at = std::floor((first + i + 0.5 - origin) / scale);
        coordinates[static_cast<std::size_t>(i)] = at >= 0 && at < length ? int(at) : -1;
    }
    return coordinates;
}

/// `color` over `ground`, both premultiplied.
QRgb over(QRgb color, QRgb ground)
{
    const unsigned rest = 255 - qAlpha(color);
    const auto part = [rest](int upper, int lower) {
        return int(unsigned(upper) + (unsigned(lower) * rest + 127) / 255);
    };
    return qRgba(part(qRed(color), qRed(ground)), part(qGreen(color), qGreen(ground)),
                 part(qBlue(color), qBlue(ground)), part(qAlpha(color), qAlpha(ground)));
}

/// A rectangle around a pixel, for the line's width.
cv::Mat square(int radius)
{
    return cv::Mat::ones(2 * radius + 1, 2 * radius + 1, CV_8UC1);
}

int positiveModulo(int value, int modulus)
{
    return (value % modulus + modulus) % modulus;
}

} // namespace

/// Which picture pixels lie under a rectangle of screen pixels.
struct MaskOverlay::Grid {
    QRect device;
    std::vector<int> columns;
    std::vector<int> rows;
};

/// What is drawn, over the grid's rectangle; empty where it is not.
struct MaskOverlay::Layers {
    cv::Mat object;      ///< 255 where it is not to be darkened
    cv::Mat contourCore; ///< 255 on the contour's white line
    cv::Mat contourEdge; ///< 255 on its dark edges, and on the white line
    std::array<QImage, kinds> tiles;
    QPoint patternOrigin; ///< patterns move with the picture
    QRgb shade = 0;
};

cv::Rect MaskOverlay::setSeeds(const cv::Mat& seeds, cv::Rect changed)
{
    const cv::Size before = m_seeds.size();
    m_seeds = seeds;
    return noteChange(before, seeds.size(), changed);
}

cv::Rect MaskOverlay::setMask(const cv::Mat& mask, cv::Rect changed)
{
    const cv::Size before = m_mask.empty() ? cv::Size() : m_mask.level(0).size();
    m_mask.setMatrix(mask, changed);
    return noteChange(before, mask.size(), changed);
}

cv::Rect MaskOverlay::noteChange(cv::Size before, cv::Size now, cv::Rect changed)
{
    if (now != before)
        changed = cv::Rect({}, now) | cv::Rect({}, before);
    m_changed |= changed;
    return changed;
}

void MaskOverlay::setSeedsVisible(bool visible)
{
    m_seedsVisible = visible;
    m_stale = true;
}

void MaskOverlay::setMaskVisible(bool visible)
{
    m_maskVisible = visible;
    m_stale = true;
}

void MaskOverlay::setContourVisible(bool visible)
{
    m_contourVisible = visible;
    m_stale = true;
}

void MaskOverlay::setOpacity(double opacity)
{
    m_opacity = opacity;
    m_stale = true;
}

void MaskOverlay::invalidate()
{
    m_stale = true;
}

QRect MaskOverlay::deviceRect(const Viewport& viewport, cv::Rect part)
{
    if (part.empty())
        return {};
    // A pixel of a reduced level has neighbours in it that did not change; it is small on screen.
    const int reach = contourReach(viewport) + 2;
    const double ratio = viewport.devicePixelRatio;
    const QRectF onWidget = viewport.toWidget(QRectF(part.x, part.y, part.width, part.height));
    const QRectF onScreen(onWidget.topLeft() * ratio, onWidget.size() * ratio);
    const QRectF seen = onScreen.intersected(
        QRectF(QPointF(), viewport.deviceSize()).adjusted(-reach, -reach, reach, reach));
    if (seen.isEmpty())
        return {};
    return seen.toAlignedRect()
        .adjusted(-reach, -reach, reach, reach)
        .intersected(QRect(QPoint(), viewport.deviceSize()));
}

const QImage& MaskOverlay::image(const Viewport& viewport)
{
    if (m_image.size() != viewport.deviceSize()) {
        m_image = QImage(viewport.deviceSize(), QImage::Format_ARGB32_Premultiplied);
        m_stale = true;
    }
    if (m_stale) {
        render(viewport, m_image.rect());
    } else if (const QRect part = deviceRect(viewport, m_changed); !part.isEmpty()) {
        render(viewport, part);
    }
    m_stale = false;
    m_changed = {};
    return m_image;
}

/// 255 where the mask's object is under a screen pixel, else 0.
cv::Mat MaskOverlay::sampleMask(const Grid& grid, double scale) const
{
    const int number = m_mask.levelFor(scale);
    const cv::Mat& level = m_mask.level(number);
    cv::Mat sampled(grid.device.height(), grid.device.width(), CV_8UC1, cv::Scalar(0));
    for (int y = 0; y < sampled.rows; ++y) {
        const int row = grid.rows[std::size_t(y)];
        if (row < 0)
            continue;
        const uchar* from = level.ptr(std::min(row >> number, level.rows - 1));
        uchar* to = sampled.ptr(y);
        for (int x = 0; x < sampled.cols; ++x) {
            const int column = grid.columns[std::size_t(x)];
            if (column >= 0 && from[std::min(column >> number, level.cols - 1)] > 127)
                to[x] = 255;
        }
    }
    return sampled;
}

MaskOverlay::Layers MaskOverlay::layers(const Grid& grid, const Viewport& viewport) const
{
    Layers layers;
    if (!m_mask.empty() && (m_maskVisible || m_contourVisible)) {
        const cv::Mat object = sampleMask(grid, viewport.scale());
        if (m_contourVisible) {
            const cv::Mat line = square(lineWidth(viewport));
            cv::Mat eroded, dilated;
            cv::erode(object, eroded, line);
            layers.contourCore = object - eroded;
            cv::erode(eroded, eroded, line);
            cv::dilate(object, dilated, line);
            layers.contourEdge = dilated - eroded;
        }
        if (m_maskVisible)
            layers.object = object;
    }
    if (m_seedsVisible && !m_seeds.empty())
        for (int kind = 1; kind < kinds; ++kind)
            layers.tiles[std::size_t(kind)] = seedTile(core::Seed(kind), viewport.devicePixelRatio);
    layers.patternOrigin = patternOrigin(viewport);
    layers.shade = qRgba(0, 0, 0, qRound(255 * m_opacity));
    return layers;
}

void MaskOverlay::render(const Viewport& viewport, QRect part)
{
    const double scale = viewport.scale();
    const QPointF origin = viewport.toWidget(QPointF(0, 0)) * viewport.devicePixelRatio;
    const int reach = contourReach(viewport);
    const QRect wide = part.adjusted(-reach, -reach, reach, reach);
    const QSize size = viewport.pictureSize;
    const Grid grid{wide,
                    pictureCoordinates(origin.x(), scale, wide.x(), wide.width(), size.width()),
                    pictureCoordinates(origin.y(), scale, wide.y(), wide.height(), size.height())};
    const Layers drawn = layers(grid, viewport);
    for (int y = part.top(); y <= part.bottom(); ++y)
        renderLine(y, part, grid, drawn);
}

void MaskOverlay::renderLine(int y, QRect part, const Grid& grid, const Layers& layers)
{
    auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y)) + part.left();
    std::fill_n(line, part.width(), 0u);
    const int gridRow = y - grid.device.top();
    const int first = part.left() - grid.device.left();
    const int row = grid.rows[std::size_t(gridRow)];
    if (row < 0)
        return;
    const auto lineOf = [gridRow, first](const cv::Mat& layer) {
        return layer.empty() ? nullptr : layer.ptr(gridRow) + first;
    };
    const uchar* object = lineOf(layers.object);
    const uchar* core = lineOf(layers.contourCore);
    const uchar* edge = lineOf(layers.contourEdge);

    const int side = std::max(1, layers.tiles.back().width());
    const uchar* seeds = layers.tiles.back().isNull() ? nullptr : m_seeds.ptr(row);
    std::array<const QRgb*, kinds> patterns{};
    const int tileRow = positiveModulo(y - layers.patternOrigin.y(), side);
    for (std::size_t kind = 1; seeds && kind < kinds; ++kind)
        patterns[kind] = reinterpret_cast<const QRgb*>(layers.tiles[kind].constScanLine(tileRow));
    int tileColumn = positiveModulo(part.left() - layers.patternOrigin.x(), side);

    for (int x = 0; x < part.width(); ++x) {
        const int column = grid.columns[std::size_t(first + x)];
        if (column >= 0) {
            QRgb color = object && !object[x] ? layers.shade : 0u;
            if (seeds && seeds[column] > 0 && seeds[column] < kinds)
                color = over(patterns[seeds[column]][tileColumn], color);
            if (core && core[x])
                color = contourCoreColor;
            else if (edge && edge[x])
                color = over(contourEdgeColor, color);
            line[x] = color;
        }
        if (++tileColumn == side)
            tileColumn = 0;
    }
}

} // namespace widgets
