// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imageview.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double largestScale = 64;
constexpr double sharpScale = 4; ///< above this, pixels are shown as squares
constexpr double zoomStep = 1.25;
constexpr int margin = 1;

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

double ImageView::fitScale() const
{
    if (m_pictureSize.isEmpty())
        return 1;
    const double space = devicePixelRatioF();
    return std::max(1e-6, std::min(space * (width() - 2 * margin) / m_pictureSize.width(),
                                   space * (height() - 2 * margin) / m_pictureSize.height()));
}

double ImageView::scale() const
{
    return m_state.fit ? fitScale() : m_state.scale;
}

double ImageView::logicalScale() const
{
    return scale() / devicePixelRatioF();
}

QPointF ImageView::effectiveCentre() const
{
    const QPointF middle(m_pictureSize.width() / 2.0, m_pictureSize.height() / 2.0);
    if (m_state.fit)
        return middle;
    // A picture smaller than the view stays in the middle; a larger one leaves no gap at an edge.
    const auto clamped = [](double centre, double half, double length) {
        return 2 * half >= length ? length / 2 : std::clamp(centre, half, length - half);
    };
    const double zoom = logicalScale();
    return {clamped(m_state.centre.x(), width() / 2.0 / zoom, m_pictureSize.width()),
            clamped(m_state.centre.y(), height() / 2.0 / zoom, m_pictureSize.height())};
}

QPointF ImageView::toPicture(QPointF widgetPosition) const
{
    return (widgetPosition - QPointF(width() / 2.0, height() / 2.0)) / logicalScale() +
           effectiveCentre();
}

QPointF ImageView::toWidget(QPointF picturePosition) const
{
    return (picturePosition - effectiveCentre()) * logicalScale() +
           QPointF(width() / 2.0, height() / 2.0);
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
    zoomBy(zoomStep, QRectF(rect()).center());
}

void ImageView::zoomOut()
{
    zoomBy(1 / zoomStep, QRectF(rect()).center());
}

void ImageView::zoomToFit()
{
    changeState({});
}

void ImageView::zoomToActualSize()
{
    if (!m_pictureSize.isEmpty())
        changeState({1, effectiveCentre(), false});
}

void ImageView::zoomBy(double factor, QPointF anchor)
{
    if (m_pictureSize.isEmpty())
        return;
    const double fit = fitScale();
    const double wanted =
        std::clamp(scale() * factor, std::min(1.0, fit), std::max(largestScale, fit));
    if (factor < 1 && wanted <= fit * 1.001 && fit <= 1) {
        changeState({});
        return;
    }
    const QPointF fixed = toPicture(anchor);
    const QPointF fromMiddle = anchor - QPointF(width() / 2.0, height() / 2.0);
    changeState({wanted, fixed - fromMiddle * devicePixelRatioF() / wanted, false});
}

void ImageView::panBy(QPointF widgetDistance)
{
    if (m_state.fit)
        return;
    ViewState state = m_state;
    state.centre = effectiveCentre() - widgetDistance / logicalScale();
    changeState(state);
}

void ImageView::changeState(const ViewState& state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (!m_state.fit)
        m_state.centre = effectiveCentre();
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
    const QPointF middle = effectiveCentre();
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
        return panBy(QPointF(-arrow.x() * width() / 10.0, -arrow.y() * height() / 10.0));
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
        panBy(event->position() - *m_dragFrom);
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
    zoomBy(std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void ImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window).darker(115));
    if (!m_image.isNull()) {
        paintImage(painter);
        if (m_marker && m_message.isEmpty())
            paintMarker(painter);
    }
    if (!m_message.isEmpty() || m_image.isNull())
        paintMessage(painter);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
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

void ImageView::paintMarker(QPainter& painter) const
{
    const QPointF at = toWidget(*m_marker);
    constexpr double gap = 4;
    constexpr double arm = 13;
    const QLineF lines[] = {{at.x() - arm, at.y(), at.x() - gap, at.y()},
                            {at.x() + gap, at.y(), at.x() + arm, at.y()},
                            {at.x(), at.y() - arm, at.x(), at.y() - gap},
                            {at.x(), at.y() + gap, at.x(), at.y() + arm}};
    painter.setRenderHint(QPainter::Antialiasing);
    // White on black shows on every picture, whatever the palette.
    for (const QPen& pen : {QPen(Qt::black, 4, Qt::SolidLine, Qt::RoundCap),
                            QPen(Qt::white, 1.6, Qt::SolidLine, Qt::RoundCap)}) {
        painter.setPen(pen);
        painter.drawLines(lines, 4);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ImageView::paintMessage(QPainter& painter) const
{
    const QString text = m_message.isEmpty() ? m_emptyText : m_message;
    if (text.isEmpty())
        return;
    const int flags = Qt::AlignCenter | Qt::TextWordWrap;
    const QRect space = rect().adjusted(12, 8, -12, -8);
    if (!m_image.isNull()) {
        QRect box = painter.fontMetrics().boundingRect(space, flags, text);
        box.adjust(-10, -7, 10, 7);
        QColor paper = palette().color(QPalette::Window);
        paper.setAlpha(225);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paper);
        painter.drawRoundedRect(box, 5, 5);
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(space, flags, text);
}

} // namespace widgets
