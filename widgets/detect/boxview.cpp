// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/boxview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <limits>

namespace widgets {

namespace {

/// The Tab key goes from box to box if there are no more: nobody is kept in the picture for long.
constexpr int mostTabbed = 30;

} // namespace

BoxView::BoxView(QWidget* parent) : ImageView(parent)
{
    updateTexts();
}

void BoxView::setBoxes(const ShownBoxes& boxes)
{
    m_boxes = boxes;
    m_hovered = -1;
    findChosen();
    if (underMouse() && isVisible())
        setHovered(boxAt(mapFromGlobal(QCursor::pos())));
    describe();
    update();
}

void BoxView::setChosen(const std::optional<ShownBox>& chosen)
{
    m_chosen = chosen;
    findChosen();
    describe();
    update();
}

void BoxView::findChosen()
{
    const auto found = std::ranges::find_if(
        m_boxes, [this](const auto& box) { return m_chosen && box.isSame(*m_chosen); });
    m_chosenIndex = found == m_boxes.end() ? -1 : int(found - m_boxes.begin());
}

void BoxView::setHovered(int index)
{
    if (index == std::exchange(m_hovered, index))
        return;
    setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::CrossCursor);
    update();
}

void BoxView::hover(int index)
{
    if (index == m_hovered)
        return;
    setHovered(index);
    emit boxHovered(index);
}

BoxScene BoxView::scene() const
{
    const auto geometry = viewport();
    const auto picture = geometry.toWidget(QRectF(QPointF(), QSizeF(pictureSize())));
    return {.boxes = &m_boxes,
            .toView = [geometry](const QRectF& box) { return geometry.toWidget(box); },
            .space = picture.intersected(QRectF(rect())),
            .chosen = m_chosenIndex,
            .hovered = m_hovered,
            .chosenElsewhere = m_chosenIndex < 0 ? m_chosen : std::nullopt};
}

int BoxView::boxAt(QPointF position) const
{
    const auto drawn = scene();
    if (!drawn.space.contains(position))
        return -1;
    for (const auto& label : placeLabels(drawn, font()))
        if (label.index >= 0 && label.place.contains(position))
            return label.index;
    const auto point = toPicture(position);
    int smallest = -1;
    double least = std::numeric_limits<double>::infinity();
    for (int index = 0; index < m_boxes.size(); ++index) {
        const auto& box = m_boxes.at(index).detection.box;
        if (m_boxes.at(index).rectangle().contains(point) && box.area() < least) {
            least = box.area();
            smallest = index;
        }
    }
    return smallest;
}

void BoxView::showBox(int index)
{
    if (index < 0 || index >= m_boxes.size() || viewState().fit)
        return;
    const auto box = m_boxes.at(index).rectangle();
    const auto seen = QRectF(toPicture({0, 0}), toPicture({double(width()), double(height())}));
    if (!seen.contains(box.center()))
        changeState(viewport().clamped({scale(), box.center(), false}));
}

void BoxView::choose(int index)
{
    if (index < 0)
        return;
    showBox(index);
    emit boxChosen(index);
}

bool BoxView::step(int direction)
{
    const int next = m_chosenIndex < 0 ? (direction > 0 ? 0 : int(m_boxes.size()) - 1)
                                       : m_chosenIndex + direction;
    if (next < 0 || next >= m_boxes.size())
        return false;
    choose(next);
    return true;
}

bool BoxView::focusNextPrevChild(bool next)
{
    if (m_boxes.size() <= mostTabbed && step(next ? 1 : -1))
        return true;
    return ImageView::focusNextPrevChild(next);
}

void BoxView::keyPressEvent(QKeyEvent* event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::ControlModifier) {
        const double x = width() / 10.0, y = height() / 10.0;
        switch (event->key()) {
        case Qt::Key_Left: return changeState(viewport().pannedBy({x, 0}));
        case Qt::Key_Right: return changeState(viewport().pannedBy({-x, 0}));
        case Qt::Key_Up: return changeState(viewport().pannedBy({0, y}));
        case Qt::Key_Down: return changeState(viewport().pannedBy({0, -y}));
        default: break;
        }
    }
    if (modifiers == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up: step(-1); return;
        case Qt::Key_Right:
        case Qt::Key_Down: step(1); return;
        case Qt::Key_Home: return choose(m_boxes.isEmpty() ? -1 : 0);
        case Qt::Key_End: return choose(int(m_boxes.size()) - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_chosen)
                emit explainRequested();
            return;
        default: break;
        }
    }
    ImageView::keyPressEvent(event);
}

void BoxView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_pressedAt = event->position();
    ImageView::mousePressEvent(event);
}

void BoxView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressedAt &&
        (event->position() - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_pressedAt.reset(); // the picture is dragged
    if (!m_pressedAt)
        ImageView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        hover(boxAt(event->position()));
}

void BoxView::mouseReleaseEvent(QMouseEvent* event)
{
    ImageView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && std::exchange(m_pressedAt, {}))
        choose(boxAt(event->position()));
    setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::CrossCursor);
}

void BoxView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_pressedAt.reset();
    const int index = event->button() == Qt::LeftButton ? boxAt(event->position()) : -1;
    if (index < 0)
        return ImageView::mouseDoubleClickEvent(event);
    choose(index);
    emit explainRequested();
}

void BoxView::leaveEvent(QEvent* event)
{
    ImageView::leaveEvent(event);
    hover(-1);
}

void BoxView::contextMenuEvent(QContextMenuEvent* event)
{
    emit menuRequested(event->globalPos());
}

bool BoxView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = boxAt(help->pos());
        if (index >= 0)
            QToolTip::showText(help->globalPos(), factsText(m_boxes.at(index)), this);
        else
            QToolTip::hideText();
        return true;
    }
    return ImageView::event(event);
}

void BoxView::paintOver(QPainter& painter)
{
    if (!message().isEmpty())
        return;
    painter.save();
    const auto drawn = scene();
    painter.setClipRect(drawn.space.adjusted(-5, -5, 5, 5));
    paintBoxes(painter, drawn, placeLabels(drawn, font()));
    painter.restore();
}

void BoxView::changeEvent(QEvent* event)
{
    ImageView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
}

void BoxView::describe()
{
    const auto count = tr("%n boxes.", nullptr, int(m_boxes.size()));
    setAccessibleDescription(m_chosen ? count + ' ' + tr("Chosen: %1.").arg(labelText(*m_chosen))
                                      : count);
}

void BoxView::updateTexts()
{
    setAccessibleName(tr("Picture with boxes"));
    setStatusTip(tr("Click or arrow keys: choose a box. Double click or Enter: explain it. Wheel: "
                    "zoom. Drag: move the picture."));
    describe();
}

} // namespace widgets
