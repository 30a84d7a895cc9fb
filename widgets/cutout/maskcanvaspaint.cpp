// SPDX-License-Identifier: GPL-3.0-or-later
// How the canvas looks.
#include "widgets/cutout/maskcanvas.h"
#include "widgets/cutout/seedpattern.h"
#include "widgets/cutout/strokedrawing.h"
#include "widgets/viewpainting.h"

#include <QPaintEvent>
#include <QPainter>
#include <cmath>

namespace widgets {

namespace {

constexpr double sharpScale = 4; ///< above this, pixels are shown as squares
constexpr double messageOpacity = 0.35;
constexpr double smallestRing = 1.5; ///< radius on screen; the cursor hides a smaller one
constexpr int outlineMargin = 8;     ///< room for an outline's width and its points
constexpr int crossReach = 16;
constexpr double handle = 2.5; ///< half the side of a polygon's point

QTransform pictureToWidget(const Viewport& viewport)
{
    const QPointF origin = viewport.toWidget(QPointF(0, 0));
    const double scale = viewport.logicalScale();
    return {scale, 0, 0, scale, origin.x(), origin.y()};
}

/// The kind's pattern within the picture, for a painter whose unit is a screen (device) pixel.
void setPattern(QPainter& painter, core::Seed seed, const Viewport& viewport)
{
    const QRectF onWidget = viewport.toWidget(QRectF(QPointF(), viewport.pictureSize));
    const double ratio = viewport.devicePixelRatio;
    painter.setClipRect(QRectF(onWidget.topLeft() * ratio, onWidget.size() * ratio),
                        Qt::IntersectClip);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(seedTile(seed, viewport.devicePixelRatio)));
    painter.setBrushOrigin(patternOrigin(viewport));
}

} // namespace

void MaskCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    if (m_image.isNull()) {
        painter.fillRect(event->rect(), viewGround(palette()));
        paintViewMessage(painter, rect(), m_message.isEmpty() ? m_emptyText : m_message, false,
                         palette());
    } else {
        const Viewport view = viewport();
        if (m_base.size() != view.deviceSize())
            renderBase();
        if (!m_message.isEmpty()) {
            painter.fillRect(event->rect(), viewGround(palette()));
            painter.setOpacity(messageOpacity);
        }
        // Screen pixels on screen pixels: the quickest way to paint.
        painter.save();
        painter.scale(1 / view.devicePixelRatio, 1 / view.devicePixelRatio);
        painter.drawImage(0, 0, m_base);
        painter.drawImage(0, 0, m_overlay.image(view));
        if (m_drawing && m_drawing->shape == core::StrokeShape::Line) {
            if (m_live.size() != view.deviceSize())
                renderLive();
            painter.drawImage(0, 0, m_live);
        }
        painter.restore();
        if (m_message.isEmpty()) {
            painter.setRenderHint(QPainter::Antialiasing);
            paintOutline(painter);
            paintRing(painter);
            if (m_cross && hasFocus())
                paintCrossHair(painter, toWidget(*m_cross));
            if (m_busyStep > 0)
                paintBusy(painter);
        } else {
            painter.setOpacity(1);
            paintViewMessage(painter, rect(), m_message, true, palette());
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (hasFocus())
        paintFocusFrame(painter, rect(), palette());
}

void MaskCanvas::renderBase()
{
    const Viewport view = viewport();
    m_base = QImage(view.deviceSize(), QImage::Format_RGB32);
    m_base.fill(viewGround(palette()));
    QPainter painter(&m_base);
    const double ratio = view.devicePixelRatio;
    const QPointF origin = view.toWidget(QPointF(0, 0)) * ratio;
    const double widthRatio = double(m_pictureSize.width()) / m_image.width();
    const double heightRatio = double(m_pictureSize.height()) / m_image.height();
    const int number = m_levels.levelFor(view.scale() * widthRatio);
    const cv::Mat& level = m_levels.level(number);
    const QImage image(level.data, level.cols, level.rows, qsizetype(level.step),
                       QImage::Format_RGB32);
    // Screen pixels per pixel of the level.
    const double stepX = view.scale() * widthRatio * (1 << number);
    const double stepY = view.scale() * heightRatio * (1 << number);
    const QRectF visible(-origin.x() / stepX, -origin.y() / stepY, m_base.width() / stepX,
                         m_base.height() / stepY);
    const QRect source = visible.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(image.rect());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, stepX <= sharpScale && stepX != 1);
    painter.drawImage(QRectF(origin.x() + source.x() * stepX, origin.y() + source.y() * stepY,
                             source.width() * stepX, source.height() * stepY),
                      image, source);
    if (m_mapVisible && !m_map.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(origin, QSizeF(m_pictureSize) * view.scale()), m_map);
    }
}

void MaskCanvas::renderLive()
{
    m_live = QImage(viewport().deviceSize(), QImage::Format_ARGB32_Premultiplied);
    m_live.fill(Qt::transparent);
    m_liveRect = {};
    const auto& points = m_drawing->points;
    drawLiveSegment(points.front(), points.front());
    for (std::size_t i = 1; i < points.size(); ++i)
        drawLiveSegment(points[i - 1], points[i]);
}

/// Returns what is to be repainted of the widget.
QRect MaskCanvas::drawLiveSegment(const core::StrokePoint& from, const core::StrokePoint& to)
{
    const Viewport view = viewport();
    const double ratio = view.devicePixelRatio;
    const QPainterPath path = pictureToWidget(view).map(brushPath(from, to));
    QPainter painter(&m_live);
    painter.setRenderHint(QPainter::Antialiasing);
    // What is covered twice does not become darker.
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    setPattern(painter, m_drawing->seed, view);
    painter.drawPath(QTransform::fromScale(ratio, ratio).map(path));
    const QRect touched = path.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1);
    m_liveRect |= touched;
    return touched;
}

/// The polygon or rectangle that is being drawn, up to the pointer; or the straight line that a
/// click with Shift would draw. Without points: nothing.
core::Stroke MaskCanvas::outlined() const
{
    const auto end = aim();
    if (m_drawing && m_drawing->shape != core::StrokeShape::Line) {
        core::Stroke stroke = *m_drawing;
        if (m_byClicks && end && stroke.shape == core::StrokeShape::Polygon)
            stroke.points.push_back(strokePoint(*end));
        return stroke;
    }
    core::Stroke line;
    if (!m_drawing && m_tool == MaskTool::Brush && m_shiftDown && m_lastPoint && end)
        line.points = {*m_lastPoint, strokePoint(*end)};
    return line;
}

QRect MaskCanvas::outlineRect() const
{
    const core::Stroke stroke = outlined();
    if (stroke.points.empty())
        return {};
    return pictureToWidget(viewport())
        .mapRect(areaPath(stroke).boundingRect())
        .toAlignedRect()
        .adjusted(-outlineMargin, -outlineMargin, outlineMargin, outlineMargin);
}

void MaskCanvas::updateOutline()
{
    const QRect now = outlineRect();
    update(now | m_outlineRect);
    m_outlineRect = now;
}

void MaskCanvas::paintOutline(QPainter& painter) const
{
    const core::Stroke stroke = outlined();
    if (stroke.points.empty())
        return;
    const Viewport view = viewport();
    const QPainterPath path = pictureToWidget(view).map(areaPath(stroke));
    if (!m_drawing) {
        strokeVisibly(painter, path, Qt::DashLine);
        return;
    }
    const double ratio = view.devicePixelRatio;
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    setPattern(painter, stroke.seed, view);
    painter.drawPath(QTransform::fromScale(ratio, ratio).map(path));
    painter.restore();
    strokeVisibly(painter, path);
    if (!m_byClicks || stroke.shape != core::StrokeShape::Polygon)
        return;
    painter.setPen(QPen(Qt::black, 1));
    painter.setBrush(Qt::white);
    for (const core::StrokePoint& point : m_drawing->points) {
        const QPointF at = view.toWidget(QPointF(point.x, point.y));
        painter.drawRect(QRectF(at.x() - handle, at.y() - handle, 2 * handle, 2 * handle));
    }
    const core::StrokePoint& first = m_drawing->points.front();
    if (const auto end = aim(); end && isClosable() && closesAt(view.toWidget(*end)))
        painter.drawEllipse(view.toWidget(QPointF(first.x, first.y)), 2 * handle, 2 * handle);
}

bool MaskCanvas::showsRing() const
{
    return m_tool == MaskTool::Brush && !m_panFrom && !m_spaceDown && !m_image.isNull();
}

/// Where the ring is, whether it is shown or not.
QRect MaskCanvas::ringRect() const
{
    const auto centre = aim();
    if (!centre)
        return {};
    const double radius = m_brushRadius * viewport().logicalScale() + 3;
    const QPointF at = toWidget(*centre);
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius).toAlignedRect();
}

QRect MaskCanvas::crossRect() const
{
    if (!m_cross)
        return {};
    return QRect(-crossReach, -crossReach, 2 * crossReach, 2 * crossReach)
        .translated(toWidget(*m_cross).toPoint());
}

void MaskCanvas::paintRing(QPainter& painter) const
{
    const double radius = m_brushRadius * viewport().logicalScale();
    const auto centre = aim();
    if (!centre || !showsRing() || radius < smallestRing)
        return;
    QPainterPath ring;
    ring.addEllipse(toWidget(*centre), radius, radius);
    strokeVisibly(painter, ring, m_seed == core::Seed::Erased ? Qt::DashLine : Qt::SolidLine);
}

QString MaskCanvas::busyText() const
{
    //: shown while the mask is computed anew
    return tr("Cutting out...");
}

QRect MaskCanvas::busyRect() const
{
    const int height = fontMetrics().height() + 8;
    const int width = fontMetrics().horizontalAdvance(busyText()) + height + 10;
    return {6, this->height() - height - 6, width, height};
}

void MaskCanvas::paintBusy(QPainter& painter) const
{
    const QRect box = busyRect();
    QColor paper = palette().color(QPalette::Window);
    paper.setAlpha(225);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(box, 5, 5);
    const QRectF spinner =
        QRectF(box.left(), box.top(), box.height(), box.height()).adjusted(6, 6, -6, -6);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(spinner, -m_busyStep * 36 * 16, 250 * 16);
    painter.drawText(box.adjusted(box.height(), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     busyText());
}

} // namespace widgets
