// SPDX-License-Identifier: GPL-3.0-or-later
// What the wall shows; tilewallpaint.cpp paints it.
#include "widgets/model/tilewall.h"

#include "widgets/numbers.h"
#include "widgets/pagekeys.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace widgets {

namespace {

constexpr int gap = 6;

} // namespace

TileWall::TileWall(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // columns do not jump when it comes
    viewport()->setMouseTracking(true);
    updateTexts();
}

void TileWall::setMaps(const cv::Mat& maps, bool isSigned)
{
    CV_Assert(maps.empty() || (maps.dims == 3 && maps.type() == CV_32F));
    m_maps = maps;
    m_signed = isSigned;
    m_pictures = false;
    forgetColors();
    layOut();
}

void TileWall::setPictures(const cv::Mat& pictures)
{
    CV_Assert(pictures.empty() || (pictures.dims == 3 && pictures.type() == CV_8UC3));
    m_maps = pictures;
    m_pictures = true;
    forgetColors();
    layOut();
}

void TileWall::setCommonRange(std::optional<core::ValueRange> range)
{
    if (m_commonRange == range)
        return;
    m_commonRange = range;
    if (!m_pictures)
        forgetColors();
}

void TileWall::setTiles(const std::vector<WallTile>& tiles)
{
    m_tiles = tiles;
    layOut();
    if (const int place = placeOf(m_current); place >= 0)
        showPlace(place);
    else
        verticalScrollBar()->setValue(0);
    updateTexts();
}

void TileWall::setTileSize(int size)
{
    if (m_tileSize == size)
        return;
    m_tileSize = size;
    layOut();
    if (const int place = placeOf(m_current); place >= 0)
        showPlace(place);
}

void TileWall::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void TileWall::setDimmed(bool dimmed)
{
    if (m_dimmed == dimmed)
        return;
    m_dimmed = dimmed;
    viewport()->update();
}

void TileWall::setCurrent(int channel)
{
    if (m_current == channel)
        return;
    m_current = channel;
    if (const int place = placeOf(channel); place >= 0)
        showPlace(place);
    updateTexts();
    viewport()->update();
}

QSize TileWall::pictureSize() const
{
    const bool known = m_maps.dims == 3 && m_maps.size[2] > 0;
    const double proportion = known ? double(m_maps.size[1]) / m_maps.size[2] : 1;
    return {m_tileSize, std::clamp(qRound(m_tileSize * proportion), 8, 3 * m_tileSize)};
}

/// A tile with its caption and the gap around it.
QSize TileWall::cellSize() const
{
    return pictureSize() + QSize(gap, gap + 2 + QFontMetrics(m_captionFont).height());
}

int TileWall::columns() const
{
    return std::max(1, (viewport()->width() - gap) / cellSize().width());
}

/// What is left of the width is shared by both sides.
int TileWall::left() const
{
    const int used = columns() * cellSize().width() - gap;
    return std::max(gap, (viewport()->width() - used) / 2);
}

QRect TileWall::tileRect(int place) const
{
    const QSize cell = cellSize();
    const int count = columns();
    return {left() + place % count * cell.width(),
            gap + place / count * cell.height() - verticalScrollBar()->value(), cell.width() - gap,
            cell.height() - gap};
}

int TileWall::placeOf(int channel) const
{
    const auto found = std::find_if(m_tiles.begin(), m_tiles.end(), [channel](const auto& tile) {
        return tile.channel == channel;
    });
    return found == m_tiles.end() ? -1 : int(found - m_tiles.begin());
}

int TileWall::placeAt(QPoint position) const
{
    const QSize cell = cellSize();
    const int column = (position.x() - left()) / cell.width();
    const int row = (position.y() - gap + verticalScrollBar()->value()) / cell.height();
    const int place = row * columns() + column;
    const bool possible = position.x() >= left() && column < columns() && place >= 0 &&
                          place < int(m_tiles.size()) && tileRect(place).contains(position);
    return possible ? place : -1;
}

void TileWall::layOut()
{
    const QSize cell = cellSize();
    const int rows = (int(m_tiles.size()) + columns() - 1) / columns();
    auto* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(std::max(8, cell.height() / 3));
    bar->setRange(0, std::max(0, gap + rows * cell.height() - viewport()->height()));
    viewport()->update();
}

void TileWall::showPlace(int place)
{
    const QRect tile = tileRect(place).adjusted(0, -gap, 0, gap);
    auto* bar = verticalScrollBar();
    if (tile.top() < 0)
        bar->setValue(bar->value() + tile.top());
    else if (tile.bottom() > viewport()->height())
        bar->setValue(bar->value() + tile.bottom() - viewport()->height());
}

void TileWall::choose(int place)
{
    if (m_tiles.empty())
        return;
    place = std::clamp(place, 0, int(m_tiles.size()) - 1);
    showPlace(place);
    const int channel = m_tiles[std::size_t(place)].channel;
    if (channel == m_current)
        return;
    m_current = channel;
    updateTexts();
    viewport()->update();
    emit channelChosen(channel);
}

bool TileWall::event(QEvent* event)
{
    return keepsPageKeys(event) || QAbstractScrollArea::event(event);
}

void TileWall::keyPressEvent(QKeyEvent* event)
{
    const int place = placeOf(m_current);
    const int from = std::max(place, 0);
    const int rows = std::max(1, viewport()->height() / cellSize().height());
    switch (event->key()) {
    case Qt::Key_Left: return choose(place < 0 ? 0 : from - 1);
    case Qt::Key_Right: return choose(place < 0 ? 0 : from + 1);
    case Qt::Key_Up: return choose(from < columns() ? from : from - columns());
    case Qt::Key_Down:
        return choose(place < 0                                ? 0
                      : from + columns() < int(m_tiles.size()) ? from + columns()
                                                               : from);
    case Qt::Key_Home: return choose(0);
    case Qt::Key_End: return choose(int(m_tiles.size()) - 1);
    case Qt::Key_PageUp: return choose(from - rows * columns());
    case Qt::Key_PageDown: return choose(from + rows * columns());
    case Qt::Key_Enter:
    case Qt::Key_Return:
        if (place >= 0)
            emit channelActivated(m_current);
        return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void TileWall::mousePressEvent(QMouseEvent* event)
{
    const int place = placeAt(event->pos());
    if (event->button() == Qt::LeftButton && place >= 0)
        choose(place);
    else
        QAbstractScrollArea::mousePressEvent(event);
}

void TileWall::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && placeAt(event->pos()) >= 0)
        emit channelActivated(m_current);
}

bool TileWall::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int place = placeAt(help->pos());
    if (place < 0 || !m_tip)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), m_tip(m_tiles[std::size_t(place)].channel), this,
                           tileRect(place));
    return true;
}

void TileWall::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TileWall::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TileWall::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

/// What stays in view is moved, not painted again.
void TileWall::scrollContentsBy(int dx, int dy)
{
    viewport()->scroll(dx, dy);
}

void TileWall::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateTexts();
        layOut();
    }
    QAbstractScrollArea::changeEvent(event);
}

QSize TileWall::sizeHint() const
{
    return {480, 360};
}

QSize TileWall::minimumSizeHint() const
{
    return {120, 120};
}

void TileWall::updateTexts()
{
    m_captionFont = font();
    m_captionFont.setPointSizeF(std::max(6.0, font().pointSizeF() * 0.85));
    setAccessibleName(tr("Channels"));
    setAccessibleDescription(m_tip && placeOf(m_current) >= 0 ? m_tip(m_current) : QString());
}

} // namespace widgets
