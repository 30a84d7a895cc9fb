// SPDX-License-Identifier: GPL-3.0-or-later
// How the wall paints itself.
#include "core/image/colormap.h"
#include "widgets/model/tilewall.h"
#include "widgets/numbers.h"
#include "widgets/viewpainting.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace widgets {

namespace {

/// Finer maps are reduced: no tile is shown larger.
constexpr int finest = 192;
/// Narrower tiles have only their number beneath.
constexpr int valueFrom = 60;
constexpr QRgb noNumber = 0xff808080;

using Table = std::array<QRgb, 256>;

Table tableOf(bool isSigned)
{
    const cv::Mat colors = core::colorTable(core::standardColorMap(isSigned).id);
    Table table;
    for (int i = 0; i < 256; ++i) {
        const auto& color = colors.at<cv::Vec3b>(i);
        table[std::size_t(i)] = qRgb(color[0], color[1], color[2]);
    }
    return table;
}

/// Unsigned maps begin at 0, so that black is "nothing" in each tile.
core::ValueRange ownRange(const cv::Mat& map, bool isSigned)
{
    double largest = 0;
    for (int y = 0; y < map.rows; ++y)
        for (int x = 0; x < map.cols; ++x) {
            const double value = double(map.at<float>(y, x));
            if (std::isfinite(value))
                largest = std::max(largest, std::abs(value));
        }
    return {isSigned ? -largest : 0, largest};
}

} // namespace

void TileWall::forgetColors()
{
    const int channels = m_maps.dims == 3 ? m_maps.size[0] : 0;
    QSize tile = channels ? QSize(m_maps.size[2], m_maps.size[1]) : QSize();
    if (tile.width() > finest || tile.height() > finest)
        tile.scale(finest, finest, Qt::KeepAspectRatio);
    prepareAtlas(channels, tile.expandedTo(channels ? QSize(1, 1) : QSize()));
    viewport()->update();
}

void TileWall::prepareAtlas(int channels, QSize tile)
{
    m_colored.assign(std::size_t(channels), false);
    m_coloredCount = 0;
    m_atlasTile = tile;
    if (channels == 0) {
        m_atlas = {};
        return;
    }
    const double wanted = std::sqrt(double(channels) * tile.height() / tile.width());
    m_atlasColumns = std::clamp(int(std::ceil(wanted)), 1, channels);
    const int rows = (channels + m_atlasColumns - 1) / m_atlasColumns;
    const QSize size(m_atlasColumns * tile.width(), rows * tile.height());
    if (m_atlas.size() != size)
        m_atlas = QImage(size, QImage::Format_RGB32);
}

QRect TileWall::atlasRect(int channel) const
{
    return {QPoint(channel % m_atlasColumns * m_atlasTile.width(),
                   channel / m_atlasColumns * m_atlasTile.height()),
            m_atlasTile};
}

void TileWall::color(int channel)
{
    m_colored[std::size_t(channel)] = true;
    ++m_coloredCount;
    cv::Mat map(m_maps.size[1], m_maps.size[2], m_maps.type(), m_maps.ptr(channel));
    const cv::Size size(m_atlasTile.width(), m_atlasTile.height());
    if (map.size() != size) {
        cv::Mat smaller;
        cv::resize(map, smaller, size, 0, 0, cv::INTER_AREA);
        map = smaller;
    }
    const QRect place = atlasRect(channel);
    static const std::array<Table, 2> tables{tableOf(false), tableOf(true)};
    const auto& table = tables[m_signed ? 1 : 0];
    const auto range =
        m_pictures ? core::ValueRange() : m_commonRange.value_or(ownRange(map, m_signed));
    const double factor = range.high > range.low ? 255 / (range.high - range.low) : 0;
    for (int y = 0; y < map.rows; ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_atlas.scanLine(place.top() + y)) + place.left();
        for (int x = 0; x < map.cols; ++x) {
            if (m_pictures) {
                const auto& pixel = map.at<cv::Vec3b>(y, x);
                line[x] = qRgb(pixel[0], pixel[1], pixel[2]);
                continue;
            }
            const double value = double(map.at<float>(y, x));
            const double share = factor > 0 ? (value - range.low) * factor : m_signed ? 127.5 : 0;
            line[x] =
                std::isnan(value) ? noNumber : table[std::size_t(std::clamp(share, 0.0, 255.0))];
        }
    }
}

void TileWall::paintCaption(QPainter& painter, const WallTile& tile, const QRect& line) const
{
    const QString number = QString::number(tile.channel);
    const bool both = tile.value && line.width() >= valueFrom;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(line, Qt::AlignVCenter | (both ? Qt::AlignLeft : Qt::AlignHCenter), number);
    if (!both)
        return;
    const QString value =
        tile.mark == WallTile::Mark::NotFinite ? tr("no number", "NaN") : shortNumber(*tile.value);
    const int space = line.width() - painter.fontMetrics().horizontalAdvance(number) - 4;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(value, Qt::ElideRight, space));
}

void TileWall::paintTile(QPainter& painter, int place)
{
    const auto& tile = m_tiles[std::size_t(place)];
    const QRect whole = tileRect(place);
    const QRect picture(whole.topLeft(), pictureSize());
    if (tile.channel < int(m_colored.size())) {
        if (!m_colored[std::size_t(tile.channel)])
            color(tile.channel);
        painter.drawImage(picture, m_atlas, atlasRect(tile.channel));
    }
    if (tile.mark != WallTile::Mark::None) { // nothing to see, or nothing to trust
        painter.fillRect(picture,
                         QBrush(QColor(160, 160, 160, 150), tile.mark == WallTile::Mark::Constant
                                                                ? Qt::BDiagPattern
                                                                : Qt::DiagCrossPattern));
    }
    const QRect line(picture.left(), picture.bottom() + 2, picture.width(),
                     whole.bottom() - picture.bottom() - 1);
    paintCaption(painter, tile, line);
    if (tile.channel != m_current)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text), 2));
    painter.drawRect(whole.adjusted(-2, -2, 2, 1));
}

void TileWall::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    if (m_tiles.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(12, 8, -12, -8),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.setFont(m_captionFont);
    painter.setOpacity(m_dimmed ? 0.4 : 1);
    const int high = cellSize().height();
    const int top = verticalScrollBar()->value() + event->rect().top();
    const int bottom = verticalScrollBar()->value() + event->rect().bottom();
    const int first = std::max(0, top / high - 1) * columns(); // frames reach a little further
    const int last = std::min(int(m_tiles.size()), (bottom / high + 1) * columns());
    for (int place = first; place < last; ++place)
        if (tileRect(place).adjusted(-3, -3, 3, 3).intersects(event->rect()))
            paintTile(painter, place);
}

} // namespace widgets
