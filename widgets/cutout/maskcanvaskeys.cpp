// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas does by keys.
#include "widgets/cutout/maskcanvas.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

/// How far a key moves the cross; logical pixels.
constexpr double crossStep = 8;

QPoint arrowOf(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left: return {-1, 0};
    case Qt::Key_Right: return {1, 0};
    case Qt::Key_Up: return {0, -1};
    case Qt::Key_Down: return {0, 1};
    default: return {};
    }
}

Qt::KeyboardModifiers modifiersOf(const QKeyEvent& event)
{
    return event.modifiers() & ~Qt::KeypadModifier;
}

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

bool moves(const QKeyEvent& event)
{
    const auto modifiers = modifiersOf(event);
    return !arrowOf(event).isNull() && (modifiers == Qt::ShiftModifier ||
                                        modifiers == (Qt::ShiftModifier | Qt::ControlModifier));
}

/// A polygon's last point, or a drag.
bool takesBack(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Backspace || event.matches(QKeySequence::Undo);
}

} // namespace

/// What would otherwise be a shortcut of the window.
bool MaskCanvas::wantsKey(const QKeyEvent& event) const
{
    if (event.key() == Qt::Key_Escape || takesBack(event))
        return m_drawing.has_value();
    return moves(event) || event.key() == Qt::Key_Space || isEnter(event);
}

void MaskCanvas::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Shift) {
        m_shiftDown = true;
        updateOutline();
    }
    if (m_image.isNull() || !(pressDrawingKey(*event) || pressViewKey(*event) || moveCross(*event)))
        QWidget::keyPressEvent(event);
}

void MaskCanvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Shift) {
        m_shiftDown = false;
        updateOutline();
    }
    if (event->key() != Qt::Key_Space || !m_spaceDown)
        return QWidget::keyReleaseEvent(event);
    if (event->isAutoRepeat())
        return;
    m_spaceDown = false;
    updateCursor();
    update(ringRect());
    if (!m_spacePanned)
        drawAtCross(event->modifiers() & Qt::ShiftModifier);
}

bool MaskCanvas::pressDrawingKey(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Escape && m_drawing) {
        cancelStroke();
        return true;
    }
    if (takesBack(event) && m_drawing && !m_byClicks) {
        cancelStroke();
        return true;
    }
    if (takesBack(event) && m_drawing) {
        m_drawing->points.pop_back();
        if (m_drawing->points.empty() || m_drawing->shape == core::StrokeShape::Rectangle)
            cancelStroke();
        updateOutline();
        return true;
    }
    if (event.key() == Qt::Key_Space) {
        if (!event.isAutoRepeat()) {
            update(ringRect());
            m_spaceDown = true;
            m_spacePanned = false;
            updateCursor();
        }
        return true;
    }
    if (isEnter(event)) {
        if (m_byClicks && isClosable())
            finishStroke();
        else
            drawAtCross(event.modifiers() & Qt::ShiftModifier);
        return true;
    }
    return false;
}

bool MaskCanvas::pressViewKey(const QKeyEvent& event)
{
    const auto modifiers = modifiersOf(event);
    const QPoint arrow = arrowOf(event);
    if (!arrow.isNull() && modifiers == Qt::NoModifier) {
        if (m_state.fit)
            return false;
        changeState(
            viewport().pannedBy({-arrow.x() * width() / 10.0, -arrow.y() * height() / 10.0}));
        return true;
    }
    if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_0: zoomToFit(); return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); return true;
    case Qt::Key_Minus: zoomOut(); return true;
    default: return false;
    }
}

/// The cross goes from pixel to pixel, and begins where the pointer or the view's middle is.
bool MaskCanvas::moveCross(const QKeyEvent& event)
{
    if (!moves(event))
        return false;
    const bool finely = event.modifiers() & Qt::ControlModifier;
    const double step =
        finely ? 1 : std::max(1.0, std::round(crossStep / viewport().logicalScale()));
    const QPointF from = aim().value_or(viewport().centre());
    const auto moved = [step](double at, int direction, int length) {
        return std::clamp(std::floor(at) + direction * step, 0.0, length - 1.0) + 0.5;
    };
    const QPoint arrow = arrowOf(event);
    setCross(QPointF(moved(from.x(), arrow.x(), m_pictureSize.width()),
                     moved(from.y(), arrow.y(), m_pictureSize.height())));
    if (m_byClicks && m_drawing && m_drawing->shape == core::StrokeShape::Rectangle)
        m_drawing->points.back() = strokePoint(*m_cross);
    updateOutline();
    return true;
}

void MaskCanvas::drawAtCross(bool lineFromLast)
{
    if (!m_cross || m_drawButton != Qt::NoButton)
        return;
    const core::StrokePoint point = strokePoint(*m_cross);
    switch (m_tool) {
    case MaskTool::Brush: beginBrush(m_seed, point, lineFromLast); return finishStroke();
    case MaskTool::Flood: begin(core::StrokeShape::Flood, m_seed, point); return finishStroke();
    case MaskTool::Lasso:
    case MaskTool::Polygon:
    case MaskTool::Rectangle: return placePoint(point, m_seed);
    case MaskTool::Pan: return;
    }
}

} // namespace widgets
