// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/evidenceview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

namespace widgets {

namespace {

constexpr double clickDistance = 4;

} // namespace

EvidenceView::EvidenceView(QWidget* parent) : ImageView(parent)
{
    updateTexts();
}

void EvidenceView::setBoxes(const std::vector<OutlinedBox>& boxes)
{
    if (m_boxes == boxes)
        return;
    m_boxes = boxes;
    update();
}

void EvidenceView::setDrawable(bool drawable)
{
    m_drawable = drawable;
    m_from.reset();
    updateTexts();
    update();
}

void EvidenceView::changeEvent(QEvent* event)
{
    const auto name = accessibleName(); // what the map is about: whoever knows it translates it
    ImageView::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setAccessibleName(name);
    updateTexts();
}

void EvidenceView::updateTexts()
{
    setStatusTip(m_drawable
                     ? tr("Drag: draw a rectangle. Wheel or + and −: zoom. Drag with the middle "
                          "button: pan.")
                     : tr("Click a box to ask about it. Wheel or + and −: zoom. Drag: pan."));
}

QRect EvidenceView::drawn() const
{
    const QRectF between = QRectF(*m_from, m_to).normalized();
    const QPoint first(qFloor(between.left()), qFloor(between.top()));
    const QPoint end(qCeil(between.right()), qCeil(between.bottom()));
    return QRect(first, end - QPoint(1, 1)) & QRect(QPoint(), pictureSize());
}

void EvidenceView::keyPressEvent(QKeyEvent* event)
{
    if (m_from && event->key() == Qt::Key_Escape) {
        m_from.reset();
        update();
        return;
    }
    ImageView::keyPressEvent(event);
}

void EvidenceView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !image().isNull()) {
        m_pressedAt = event->position();
        if (m_drawable) {
            m_from = m_to = toPicture(event->position());
            return;
        }
    }
    ImageView::mousePressEvent(event);
}

void EvidenceView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressedAt && (event->position() - *m_pressedAt).manhattanLength() > clickDistance)
        m_pressedAt.reset();
    if (m_from) {
        m_to = toPicture(event->position());
        update();
    }
    ImageView::mouseMoveEvent(event);
}

void EvidenceView::mouseReleaseEvent(QMouseEvent* event)
{
    ImageView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const bool click = m_pressedAt.has_value();
    const auto rectangle = m_from ? drawn() : QRect();
    m_pressedAt.reset();
    m_from.reset();
    update();
    if (click)
        emit placeClicked(toPicture(event->position()));
    else if (!rectangle.isEmpty())
        emit rectangleDrawn(rectangle);
}

void EvidenceView::paintBox(QPainter& painter, const OutlinedBox& box) const
{
    const QRectF place(toWidget(box.rectangle.topLeft()), toWidget(box.rectangle.bottomRight()));
    painter.setBrush(Qt::NoBrush);
    // White on black shows on every map, whatever its colours.
    QPen ground(Qt::black, box.doubted ? 4.5 : 3.2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin);
    ground.setColor(QColor(0, 0, 0, 190));
    QPen line(Qt::white, box.doubted ? 2.2 : 1.4, box.doubted ? Qt::SolidLine : Qt::DashLine,
              Qt::FlatCap, Qt::MiterJoin);
    for (const auto& pen : {ground, line}) {
        painter.setPen(pen);
        painter.drawRect(place);
    }
    if (box.label.isEmpty())
        return;
    const QRectF seen = place & QRectF(rect());
    if (seen.isEmpty())
        return; // its label would lie in a corner
    const auto metrics = painter.fontMetrics();
    const double width = metrics.horizontalAdvance(box.label) + 8, height = metrics.height() + 2;
    const QRectF label(std::clamp(seen.left(), 0.0, std::max(0.0, this->width() - width)),
                       seen.top() >= height ? seen.top() - height : seen.top(), width, height);
    painter.fillRect(label, box.doubted ? QColor(Qt::white) : QColor(0, 0, 0, 190));
    painter.setPen(box.doubted ? Qt::black : Qt::white);
    painter.drawText(label, Qt::AlignCenter, box.label);
}

void EvidenceView::paintOver(QPainter& painter)
{
    painter.save();
    for (const bool doubted : {false, true}) // the box in question on top
        for (const auto& box : m_boxes)
            if (box.doubted == doubted && !(m_from && doubted))
                paintBox(painter, box);
    if (m_from && !drawn().isEmpty())
        paintBox(painter, {.rectangle = QRectF(drawn()), .doubted = true});
    painter.restore();
}

} // namespace widgets
