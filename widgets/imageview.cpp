// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imageview.h"

#include "widgets/viewpainting.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double sharpScale = 4; ///< above this, pixels are shown as squares

} // namespace

ImageView::ImageView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    updateTexts();
    updateCursor();
}

void ImageView::setImage(const QImage& image, QSize pictureSize)
{
    const QSize size = pictureSize.isEmpty() ? image.size() : pictureSize;
    const bool otherPicture = !m_pictureSize.isEmpty() && size != m_pictureSize;
    m_image = image;
    m_scaled = {};
    m_pictureSize = size;
    if (otherPicture) {
        m_state = {};
        reportPointer({});
    }
    updateCursor();
    update();
}

void ImageView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void ImageView::setMessage(const QString& message)
{
    if (m_message == message)
        return;
    m_message = message;
    setAccessibleDescription(message);
    update();
}

void ImageView::setDimmed(bool dimmed)
{
    if (m_dimmed == dimmed)
        return;
    m_dimmed = dimmed;
    update();
}

void ImageView::setViewState(const ViewState& state)
{
    if (m_state == state)
        return;
    m_state = state;
    updateCursor();
    update();
}

void ImageView::setMarker(std::optional<QPointF> marker)
{
    if (m_marker == marker)
        return;
    m_marker = marker;
    update();
}

void ImageView::setOutline(std::optional<QRectF> outline)
{
    if (m_outline == outline)
        return;
    m_outline = outline;
    update();
}

Viewport ImageView::viewport() const
{
    return {m_state, m_pictureSize, size(), devicePixelRatioF()};
}

double ImageView::scale() const
{
    return viewport().scale();
}

QPointF ImageView::toPicture(QPointF widgetPosition) const
{
    return viewport().toPicture(widgetPosition);
}

QPointF ImageView::toWidget(QPointF picturePosition) const
{
    return viewport().toWidget(picturePosition);
}

QSize ImageView::sizeHint() const
{
    return {320, 240};
}

QSize ImageView::minimumSizeHint() const
{
    return {96, 72};
}

void ImageView::zoomIn()
{
    changeState(viewport().zoomedBy(Viewport::zoomStep, QRectF(rect()).center()));
}

void ImageView::zoomOut()
{
    changeState(viewport().zoomedBy(1 / Viewport::zoomStep, QRectF(rect()).center()));
}

void ImageView::zoomToFit()
{
    changeState({});
}

void ImageView::zoomToActualSize()
{
    changeState(viewport().atActualSize());
}

void ImageView::changeState(const ViewState& state)
{
    if (m_state == state)
        return;
    m_state = state;
    updateCursor();
    update();
    emit viewStateChanged(m_state);
}

void ImageView::reportPointer(std::optional<QPoint> pixel)
{
    if (pixel && !QRect(QPoint(), m_pictureSize).contains(*pixel))
        pixel.reset();
    if (pixel == m_pointer)
        return;
    m_pointer = pixel;
    emit pointerMoved(pixel);
}

void ImageView::movePointerBy(QPoint step)
{
    const QPointF middle = viewport().centre();
    const QPoint from = m_pointer.value_or(QPoint(qFloor(middle.x()), qFloor(middle.y())));
    const QPoint to = from + step;
    reportPointer(QPoint(std::clamp(to.x(), 0, std::max(0, m_pictureSize.width() - 1)),
                         std::clamp(to.y(), 0, std::max(0, m_pictureSize.height() - 1))));
}

void ImageView::updateCursor()
{
    setCursor(m_dragFrom         ? Qt::ClosedHandCursor
              : m_image.isNull() ? Qt::ArrowCursor
                                 : Qt::CrossCursor);
}

void ImageView::updateTexts()
{
    setAccessibleName(tr("Picture"));
    setStatusTip(tr("Wheel or + and −: zoom. Drag or arrow keys: pan. Double click: fit. "
                    "Shift and arrow keys: inspect a pixel."));
}

void ImageView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void ImageView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ImageView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse())
        reportPointer({});
    update();
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const auto arrow = [event]() -> QPoint {
        switch (event->key()) {
        case Qt::Key_Left: return {-1, 0};
        case Qt::Key_Right: return {1, 0};
        case Qt::Key_Up: return {0, -1};
        case Qt::Key_Down: return {0, 1};
        default: return {};
        }
    }();
    if (!arrow.isNull() && modifiers == Qt::ShiftModifier)
        return movePointerBy(arrow);
    if (!arrow.isNull() && modifiers == Qt::NoModifier && !m_state.fit)
        return changeState(
            viewport().pannedBy({-arrow.x() * width() / 10.0, -arrow.y() * height() / 10.0}));
    if (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier) {
        switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomIn();
        case Qt::Key_Minus: return zoomOut();
        case Qt::Key_1: return zoomToActualSize();
        default: break;
        }
    }
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_0)
        return zoomToFit();
    QWidget::keyPressEvent(event);
}

void ImageView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    reportPointer({});
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        zoomToFit();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    const bool pans = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (!pans || m_image.isNull())
        return QWidget::mousePressEvent(event);
    m_dragFrom = event->position();
    if (!m_state.fit)
        updateCursor();
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragFrom) {
        changeState(viewport().pannedBy(event->position() - *m_dragFrom));
        m_dragFrom = event->position();
    }
    const QPointF position = toPicture(event->position());
    const bool inside = rect().contains(event->position().toPoint());
    reportPointer(inside ? std::optional(QPoint(qFloor(position.x()), qFloor(position.y())))
                         : std::nullopt);
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton))
        return;
    m_dragFrom.reset();
    updateCursor();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    if (m_image.isNull() || event->angleDelta().y() == 0)
        return QWidget::wheelEvent(event);
    changeState(viewport().zoomedBy(std::pow(Viewport::zoomStep, event->angleDelta().y() / 120.0),
                                    event->position()));
    event->accept();
}

void ImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), viewGround(palette()));
    if (!m_image.isNull()) {
        paintImage(painter);
        if (m_outline)
            paintOutline(painter, viewport().toWidget(*m_outline));
        paintOver(painter);
        if (m_marker && m_message.isEmpty())
            paintCrossHair(painter, toWidget(*m_marker));
    }
    if (!m_message.isEmpty() || m_image.isNull())
        paintViewMessage(painter, rect(), m_message.isEmpty() ? m_emptyText : m_message,
                         !m_image.isNull(), palette());
    if (hasFocus())
        paintFocusFrame(painter, rect(), palette());
}

void ImageView::paintImage(QPainter& painter)
{
    const double ratio = devicePixelRatioF();
    const double zoom = scale() * m_pictureSize.width() / m_image.width(); // device px per image px
    const QPointF origin = toWidget({0, 0});
    const bool pale = m_dimmed || !m_message.isEmpty();
    painter.setOpacity(pale ? 0.35 : 1);
    if (zoom < 1) {
        const QSize size(std::max(1, qRound(m_pictureSize.width() * scale())),
                         std::max(1, qRound(m_pictureSize.height() * scale())));
        if (m_scaled.size() != size)
            m_scaled = QPixmap::fromImage(
                m_image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        m_scaled.setDevicePixelRatio(ratio);
        // Whole device pixels: a fraction would blur the picture again.
        painter.drawPixmap(
            QPointF(std::round(origin.x() * ratio) / ratio, std::round(origin.y() * ratio) / ratio),
            m_scaled);
    } else {
        m_scaled = {};
        const double step = zoom / ratio; // logical px per image px
        const QPointF first = -origin / step;
        const QRectF visible = QRectF(first, QSizeF(size()) / step).intersected(m_image.rect());
        const QRect source = visible.toAlignedRect().intersected(m_image.rect());
        const QRectF target(origin + QPointF(source.topLeft()) * step,
                            QSizeF(source.size()) * step);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom <= sharpScale && zoom != 1);
        painter.drawImage(target, m_image, source);
    }
    painter.setOpacity(1);
}

} // namespace widgets
