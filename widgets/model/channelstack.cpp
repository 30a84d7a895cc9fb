// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/channelstack.h"

#include "core/image/colormap.h"
#include "widgets/numbers.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

namespace widgets {

namespace {

constexpr int pictureSide = 60;
constexpr int margin = 5;
constexpr int gap = 3;
constexpr double waiting = 0.35; ///< opacity of what has not been added yet

/// The activation alone, from its lowest (or zero) to its highest value; signed ones around zero.
QImage thumbnail(const cv::Mat& activation)
{
    double low = 0, high = 0;
    cv::minMaxLoc(activation, &low, &high);
    const bool isSigned = low < 0;
    const double end = std::max({std::abs(low), std::abs(high), 1e-30});
    const double start = isSigned ? -end : 0;
    const auto table = core::colorTable(core::standardColorMap(isSigned).id);
    QImage image(activation.cols, activation.rows, QImage::Format_RGB32);
    for (int y = 0; y < activation.rows; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto* value = activation.ptr<float>(y);
        for (int x = 0; x < activation.cols; ++x) {
            const double level = 255 * (value[x] - start) / (end - start);
            const auto& rgb = table.at<cv::Vec3b>(0, int(std::clamp(level, 0.0, 255.0)));
            line[x] = qRgb(rgb[0], rgb[1], rgb[2]);
        }
    }
    return image;
}

} // namespace

ChannelStack::ChannelStack(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its height does not come and go
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateTexts();
}

void ChannelStack::setSteps(std::shared_ptr<const core::CamSteps> steps)
{
    m_steps = std::move(steps);
    m_added = std::clamp(m_added, 0, count());
    updateScrollBar();
    viewport()->update();
}

void ChannelStack::setAdded(int added)
{
    m_added = std::clamp(added, 0, count());
    const int width = tileSize().width();
    const int left = (m_added - 1) * width;
    auto* bar = horizontalScrollBar();
    // The next one is in view as well.
    bar->setValue(std::clamp(bar->value(), left + 2 * width - viewport()->width(), left));
    setAccessibleDescription(m_added > 0 ? describe(m_added - 1) : QString());
    viewport()->update();
}

int ChannelStack::count() const
{
    return m_steps ? int(m_steps->terms.size()) : 0;
}

QSize ChannelStack::tileSize() const
{
    return {pictureSide + 2 * margin, pictureSide + 2 * fontMetrics().height() + 2 * margin + gap};
}

QRect ChannelStack::tileRect(int index) const
{
    const QSize size = tileSize();
    return {{index * size.width() - horizontalScrollBar()->value(), 0}, size};
}

QString ChannelStack::describe(int index) const
{
    const auto& term = m_steps->terms[std::size_t(index)];
    //: a tile: channel number, its weight, its share
    return tr("Channel %1: weight %2, %3 of all contributions")
        .arg(term.channel)
        .arg(signedNumber(term.weight), percentage(term.share));
}

QSize ChannelStack::sizeHint() const
{
    return {5 * tileSize().width(),
            tileSize().height() + horizontalScrollBar()->sizeHint().height()};
}

QSize ChannelStack::minimumSizeHint() const
{
    return {2 * tileSize().width(), sizeHint().height()};
}

int ChannelStack::tileAt(QPoint position) const
{
    const int index = (position.x() + horizontalScrollBar()->value()) / tileSize().width();
    return index < count() && tileRect(index).contains(position) ? index : -1;
}

void ChannelStack::updateScrollBar()
{
    auto* bar = horizontalScrollBar();
    bar->setPageStep(viewport()->width());
    bar->setSingleStep(tileSize().width());
    bar->setRange(0, std::max(0, count() * tileSize().width() - viewport()->width()));
}

void ChannelStack::paintTile(QPainter& painter, int index) const
{
    const auto& term = m_steps->terms[std::size_t(index)];
    const QRect tile = tileRect(index);
    const bool isLast = index + 1 == m_added;
    if (isLast) {
        auto ground = palette().color(QPalette::Highlight);
        ground.setAlpha(60);
        painter.setPen(QPen(palette().color(QPalette::Highlight), hasFocus() ? 2 : 1));
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(tile).adjusted(1, 1, -1, -1), 4, 4);
    }
    painter.setOpacity(index < m_added ? 1 : waiting);
    const QRect square(tile.left() + margin, tile.top() + margin, pictureSide, pictureSide);
    const auto& map = term.activation;
    QSize size(map.cols, map.rows);
    size.scale(square.size(), Qt::KeepAspectRatio);
    QRect place({}, size);
    place.moveCenter(square.center());
    painter.drawImage(place, thumbnail(map));
    auto small = font();
    QRect line(tile.left() + 2, square.bottom() + gap, tile.width() - 4, fontMetrics().height());
    painter.setPen(palette().color(QPalette::WindowText));
    small.setBold(isLast);
    painter.setFont(small);
    painter.drawText(line, Qt::AlignCenter, QStringLiteral("#%1").arg(term.channel));
    line.translate(0, line.height());
    painter.setFont(font());
    painter.drawText(line, Qt::AlignCenter, signedNumber(term.weight));
    painter.setOpacity(1);
}

void ChannelStack::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int width = tileSize().width();
    const int offset = horizontalScrollBar()->value();
    const int first = std::max(0, (event->rect().left() + offset) / width);
    const int last = std::min(count() - 1, (event->rect().right() + offset) / width);
    for (int index = first; index <= last; ++index)
        paintTile(painter, index);
}

void ChannelStack::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
    setAdded(m_added);
}

void ChannelStack::keyPressEvent(QKeyEvent* event)
{
    int wanted = m_added;
    switch (event->key()) {
    case Qt::Key_Left: wanted = m_added - 1; break;
    case Qt::Key_Right: wanted = m_added + 1; break;
    case Qt::Key_Home: wanted = 1; break;
    case Qt::Key_End: wanted = count(); break;
    default: event->ignore(); return;
    }
    wanted = std::clamp(wanted, 1, std::max(count(), 1));
    if (wanted != m_added && count() > 0)
        emit chosen(wanted);
}

void ChannelStack::mousePressEvent(QMouseEvent* event)
{
    const int index = tileAt(event->pos());
    if (event->button() == Qt::LeftButton && index >= 0)
        emit chosen(index + 1);
}

/// There is only one way to scroll.
void ChannelStack::wheelEvent(QWheelEvent* event)
{
    const auto turned = event->angleDelta();
    const int distance = std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - distance);
    event->accept();
}

bool ChannelStack::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = tileAt(help->pos());
    if (index < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), describe(index), this, tileRect(index));
    return true;
}

void ChannelStack::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ChannelStack::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ChannelStack::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::FontChange) {
        updateScrollBar();
        updateGeometry();
    }
    QAbstractScrollArea::changeEvent(event);
}

void ChannelStack::updateTexts()
{
    setAccessibleName(tr("Channels, the largest contribution first"));
    setAccessibleDescription(m_added > 0 ? describe(m_added - 1) : QString());
}

} // namespace widgets
