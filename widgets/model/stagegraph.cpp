// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/stagegraph.h"

#include "widgets/viewpainting.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int tallest = 66;
constexpr int shortest = 12;
constexpr int arrow = 16;
constexpr int margin = 4;

int lineCount(const std::vector<StageBox>& stages)
{
    int most = 0;
    for (const auto& stage : stages)
        most = std::max(most, int(stage.lines.size()));
    return most;
}

} // namespace

StageGraph::StageGraph(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateTexts();
}

void StageGraph::setStages(const std::vector<StageBox>& stages)
{
    if (stages.size() != m_stages.size()) {
        m_marked = -1;
        m_cursor = 0;
    }
    m_stages = stages;
    m_hovered = -1;
    updateTexts();
    updateGeometry();
    update();
}

void StageGraph::setMarked(int stage)
{
    m_marked = stage;
    if (stage >= 0)
        m_cursor = stage;
    update();
}

/// The widest label decides.
int StageGraph::columnWidth() const
{
    int widest = 48;
    QFont bold = font();
    bold.setBold(true);
    for (const auto& stage : m_stages)
        for (int i = 0; i < int(stage.lines.size()); ++i)
            widest = std::max(
                widest, QFontMetrics(i == 0 ? bold : font()).horizontalAdvance(stage.lines[i]));
    return widest + 6;
}

QSize StageGraph::minimumSizeHint() const
{
    const int count = int(m_stages.size());
    return {2 * margin + count * columnWidth() + std::max(0, count - 1) * arrow,
            2 * margin + tallest + 6 + lineCount(m_stages) * fontMetrics().lineSpacing() + 4};
}

QSize StageGraph::sizeHint() const
{
    return minimumSizeHint();
}

/// The stage with its labels, a column.
QRect StageGraph::stageRect(int stage) const
{
    if (stage < 0 || stage >= int(m_stages.size()))
        return {};
    const int count = int(m_stages.size());
    const int space = width() - 2 * margin - (count - 1) * arrow;
    const int column = std::min(space / count, columnWidth() * 3 / 2);
    const int whole = count * column + (count - 1) * arrow;
    return {std::max(margin, (width() - whole) / 2) + stage * (column + arrow), margin, column,
            height() - 2 * margin};
}

QRect StageGraph::boxRect(int stage) const
{
    const QRect column = stageRect(stage);
    int largest = 1;
    for (const auto& each : m_stages)
        largest = std::max({largest, each.height, each.width});
    // The square root keeps 7 beside 112 visible.
    const auto length = [&](int side) {
        return std::max(shortest, int(tallest * std::sqrt(double(side) / largest)));
    };
    const auto& each = m_stages[std::size_t(stage)];
    const int high = length(each.height);
    const int wide = std::min(length(each.width), column.width());
    return {column.center().x() - wide / 2, column.top() + (tallest - high) / 2, wide, high};
}

int StageGraph::stageAt(QPoint position) const
{
    for (int stage = 0; stage < int(m_stages.size()); ++stage)
        if (stageRect(stage).contains(position))
            return stage;
    return -1;
}

void StageGraph::paintStage(QPainter& painter, int stage) const
{
    const auto& each = m_stages[std::size_t(stage)];
    const QRect column = stageRect(stage);
    const QRect box = boxRect(stage);
    const bool isMarked = stage == m_marked;
    const QColor text = palette().color(QPalette::WindowText);
    QColor fill = palette().color(QPalette::Highlight);
    fill.setAlpha(isMarked ? 230 : stage == m_hovered ? 130 : 85);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isMarked ? text : palette().color(QPalette::Mid), isMarked ? 2 : 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (stage > 0) {
        const QPointF tip(box.left() - 4, box.center().y());
        const QPointF from(boxRect(stage - 1).right() + 4, tip.y());
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1.5));
        painter.drawLine(from, tip);
        painter.drawPolyline(QPolygonF{{tip + QPointF(-5, -4), tip, tip + QPointF(-5, 4)}});
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    QRect line(column.left(), column.top() + tallest + 6, column.width(),
               fontMetrics().lineSpacing());
    for (int i = 0; i < int(each.lines.size()); ++i) {
        QFont font = this->font();
        font.setBold(i == 0);
        painter.setFont(font);
        painter.setPen(text);
        painter.drawText(
            line, Qt::AlignHCenter | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(each.lines[i], Qt::ElideRight, line.width()));
        line.translate(0, line.height());
    }
    if (hasFocus() && stage == m_cursor) {
        painter.setPen(QPen(text, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(column.adjusted(-2, -3, 1, 2));
    }
}

void StageGraph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (int stage = 0; stage < int(m_stages.size()); ++stage)
        paintStage(painter, stage);
}

void StageGraph::moveCursor(int stage)
{
    if (m_stages.empty())
        return;
    m_cursor = std::clamp(stage, 0, int(m_stages.size()) - 1);
    updateTexts();
    update();
}

void StageGraph::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: return moveCursor(m_cursor - 1);
    case Qt::Key_Right: return moveCursor(m_cursor + 1);
    case Qt::Key_Home: return moveCursor(0);
    case Qt::Key_End: return moveCursor(int(m_stages.size()) - 1);
    case Qt::Key_Enter:
    case Qt::Key_Return:
    case Qt::Key_Space:
        if (!m_stages.empty())
            emit stageChosen(m_cursor);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void StageGraph::mouseMoveEvent(QMouseEvent* event)
{
    const int stage = stageAt(event->pos());
    if (stage == m_hovered)
        return;
    m_hovered = stage;
    setCursor(stage < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void StageGraph::mousePressEvent(QMouseEvent* event)
{
    const int stage = stageAt(event->pos());
    if (event->button() != Qt::LeftButton || stage < 0)
        return QWidget::mousePressEvent(event);
    moveCursor(stage);
    emit stageChosen(stage);
}

void StageGraph::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

void StageGraph::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

bool StageGraph::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int stage = stageAt(help->pos());
    if (stage < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), m_stages[std::size_t(stage)].tip, this,
                           stageRect(stage));
    return true;
}

void StageGraph::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void StageGraph::updateTexts()
{
    setAccessibleName(tr("Stages of the network"));
    setAccessibleDescription(
        m_stages.empty() ? QString()
                         : m_stages[std::size_t(m_cursor)].lines.join(QStringLiteral(", ")));
}

} // namespace widgets
