// SPDX-License-Identifier: GPL-3.0-or-later
// How mouse and stylus become strokes.
#include "widgets/cutout/maskcanvas.h"

#include <QMouseEvent>
#include <QTabletEvent>
#include <QWheelEvent>
#include <cmath>

namespace widgets {

namespace {

/// A click so near to a polygon's first point closes it; logical pixels.
constexpr double closingDistance = 8;
constexpr int wheelNotch = 120;

} // namespace

core::StrokePoint MaskCanvas::strokePoint(QPointF picturePosition, double pressure) const
{
    return {float(picturePosition.x()), float(picturePosition.y()),
            m_tool == MaskTool::Brush ? float(m_brushRadius * pressure) : 0};
}

/// Where the next point would be: at the cross, else under the pointer; in the picture.
std::optional<QPointF> MaskCanvas::aim() const
{
    if (m_cross)
        return m_cross;
    return m_pointer ? std::optional(toPicture(*m_pointer)) : std::nullopt;
}

void MaskCanvas::begin(core::StrokeShape shape, core::Seed seed, const core::StrokePoint& point)
{
    m_drawing = core::Stroke{shape, seed, {point}, m_floodTolerance};
}

void MaskCanvas::beginBrush(core::Seed seed, const core::StrokePoint& point, bool lineFromLast)
{
    core::StrokePoint first = lineFromLast && m_lastPoint ? *m_lastPoint : point;
    first.radius = point.radius;
    begin(core::StrokeShape::Line, seed, first);
    renderLive();
    update(m_liveRect);
    extendBrush(point);
}

/// Draws and repaints the new piece only.
void MaskCanvas::extendBrush(const core::StrokePoint& point)
{
    const core::StrokePoint last = m_drawing->points.back();
    if (last == point)
        return;
    m_drawing->points.push_back(point);
    if (m_live.isNull()) // the view has changed since; painting makes it anew
        return;
    update(drawLiveSegment(last, point));
}

void MaskCanvas::placePoint(const core::StrokePoint& point, core::Seed seed)
{
    const bool rectangle = m_tool == MaskTool::Rectangle;
    if (!m_drawing) {
        begin(rectangle ? core::StrokeShape::Rectangle : core::StrokeShape::Polygon, seed, point);
        if (rectangle)
            m_drawing->points.push_back(point);
        m_byClicks = true;
    } else if (rectangle) {
        m_drawing->points.back() = point;
        return finishStroke();
    } else if (isClosable() && closesAt(toWidget(QPointF(point.x, point.y)))) {
        return finishStroke();
    } else if (m_drawing->points.back() != point) {
        m_drawing->points.push_back(point);
    }
    updateOutline();
}

bool MaskCanvas::isClosable() const
{
    return m_drawing && m_drawing->shape == core::StrokeShape::Polygon &&
           m_drawing->points.size() >= 3;
}

bool MaskCanvas::closesAt(QPointF widgetPosition) const
{
    const core::StrokePoint& first = m_drawing->points.front();
    return QLineF(toWidget(QPointF(first.x, first.y)), widgetPosition).length() <= closingDistance;
}

/// Nothing is being drawn any more. Returns what was.
core::Stroke MaskCanvas::endDrawing()
{
    core::Stroke stroke = std::move(*m_drawing);
    m_drawing.reset();
    m_drawButton = Qt::NoButton;
    m_byClicks = false;
    m_live = {};
    update(std::exchange(m_liveRect, {}));
    updateOutline();
    return stroke;
}

void MaskCanvas::finishStroke()
{
    const core::Stroke stroke = endDrawing();
    const auto& points = stroke.points;
    const bool nothing =
        (stroke.shape == core::StrokeShape::Polygon && points.size() < 3) ||
        (stroke.shape == core::StrokeShape::Rectangle && points.front() == points.back());
    if (nothing)
        return emit strokeCancelled();
    if (stroke.shape == core::StrokeShape::Line)
        m_lastPoint = points.back();
    emit strokeFinished(stroke);
}

void MaskCanvas::cancelStroke()
{
    if (!m_drawing)
        return;
    endDrawing();
    emit strokeCancelled();
}

void MaskCanvas::press(const Pointer& pointer, Qt::MouseButton button, core::Seed seed)
{
    if (m_image.isNull() || m_drawButton != Qt::NoButton || m_panFrom)
        return;
    setCross({});
    setPointer(pointer.position);
    const bool hand = m_spaceDown || m_tool == MaskTool::Pan;
    if (button == Qt::MiddleButton || (button == Qt::LeftButton && hand)) {
        m_panButton = button;
        m_panFrom = pointer.position;
        m_spacePanned = m_spaceDown;
        updateCursor();
        update(ringRect());
        return;
    }
    if (hand || (button != Qt::LeftButton && button != Qt::RightButton))
        return;
    const core::StrokePoint point = strokePoint(toPicture(pointer.position), pointer.pressure);
    if (m_byClicks || m_tool == MaskTool::Polygon)
        return placePoint(point, seed);
    m_drawButton = button;
    switch (m_tool) {
    case MaskTool::Brush: return beginBrush(seed, point, pointer.modifiers & Qt::ShiftModifier);
    case MaskTool::Lasso: return begin(core::StrokeShape::Polygon, seed, point);
    case MaskTool::Rectangle:
        begin(core::StrokeShape::Rectangle, seed, point);
        m_drawing->points.push_back(point);
        return;
    case MaskTool::Flood: begin(core::StrokeShape::Flood, seed, point); return finishStroke();
    case MaskTool::Polygon:
    case MaskTool::Pan: break;
    }
}

void MaskCanvas::move(const Pointer& pointer)
{
    m_shiftDown = pointer.modifiers & Qt::ShiftModifier;
    setCross({});
    setPointer(pointer.position);
    if (m_panFrom) {
        const QPointF way = pointer.position - *m_panFrom;
        m_panFrom = pointer.position;
        changeState(viewport().pannedBy(way));
    }
    if (m_drawing && !m_panFrom)
        drawTo(strokePoint(toPicture(pointer.position), pointer.pressure));
    updateOutline();
}

/// The pointer has moved while something is being drawn.
void MaskCanvas::drawTo(const core::StrokePoint& point)
{
    if (m_drawing->shape == core::StrokeShape::Rectangle) {
        m_drawing->points.back() = point;
    } else if (m_drawButton != Qt::NoButton) {
        if (m_drawing->shape == core::StrokeShape::Line)
            extendBrush(point);
        else if (m_drawing->points.back() != point)
            m_drawing->points.push_back(point);
    }
}

void MaskCanvas::release(const Pointer&, Qt::MouseButton button)
{
    if (m_panFrom && button == m_panButton) {
        m_panFrom.reset();
        updateCursor();
        update(ringRect());
    } else if (m_drawing && button == m_drawButton) {
        finishStroke();
    }
}

void MaskCanvas::setPointer(std::optional<QPointF> widgetPosition)
{
    if (m_pointer == widgetPosition)
        return;
    update(ringRect());
    m_pointer = widgetPosition;
    update(ringRect());
    reportPointer();
}

void MaskCanvas::setCross(std::optional<QPointF> picturePosition)
{
    if (m_cross == picturePosition)
        return;
    update(ringRect() | crossRect());
    m_cross = picturePosition;
    update(ringRect() | crossRect());
    updateOutline();
    reportPointer();
}

void MaskCanvas::reportPointer()
{
    std::optional<QPoint> pixel;
    if (const auto at = aim(); at && (m_cross || QRectF(rect()).contains(*m_pointer)))
        pixel = QPoint(qFloor(at->x()), qFloor(at->y()));
    if (pixel && !QRect(QPoint(), m_pictureSize).contains(*pixel))
        pixel.reset();
    if (pixel == m_told)
        return;
    m_told = pixel;
    emit pointerMoved(pixel);
}

void MaskCanvas::mousePressEvent(QMouseEvent* event)
{
    const bool opposite = event->button() == Qt::RightButton;
    press({event->position(), event->modifiers()}, event->button(),
          opposite ? oppositeSeed(m_seed) : m_seed);
}

void MaskCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!m_byClicks || !m_drawing || m_drawing->shape != core::StrokeShape::Polygon)
        return mousePressEvent(event); // two quick dots
    if (isClosable())
        finishStroke();
}

void MaskCanvas::mouseMoveEvent(QMouseEvent* event)
{
    move({event->position(), event->modifiers()});
}

void MaskCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    release({event->position(), event->modifiers()}, event->button());
}

void MaskCanvas::tabletEvent(QTabletEvent* event)
{
    const bool pressed = event->pointingDevice()->hasCapability(QInputDevice::Capability::Pressure);
    const Pointer pointer{event->position(), event->modifiers(), pressed ? event->pressure() : 1};
    const core::Seed seed = event->pointerType() == QPointingDevice::PointerType::Eraser
                                ? core::Seed::Erased
                            : event->button() == Qt::RightButton ? oppositeSeed(m_seed)
                                                                 : m_seed;
    switch (event->type()) {
    case QEvent::TabletPress:
        setFocus(Qt::MouseFocusReason);
        press(pointer, event->button(), seed);
        break;
    case QEvent::TabletMove: move(pointer); break;
    case QEvent::TabletRelease: release(pointer, event->button()); break;
    default: return QWidget::tabletEvent(event);
    }
    event->accept(); // no mouse event for it
}

void MaskCanvas::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y();
    if (m_image.isNull() || turned == 0)
        return QWidget::wheelEvent(event);
    if (event->modifiers() & Qt::ControlModifier) {
        m_wheelRest += turned;
        stepBrush(m_wheelRest / wheelNotch);
        m_wheelRest %= wheelNotch;
    } else {
        changeState(viewport().zoomedBy(std::pow(Viewport::zoomStep, double(turned) / wheelNotch),
                                        event->position()));
    }
    event->accept();
}

void MaskCanvas::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setPointer({});
    updateOutline();
}

void MaskCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void MaskCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_spaceDown = false;
    m_shiftDown = false;
    updateCursor();
    update();
}

} // namespace widgets
