// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/gridimage.h"

#include "core/image/colormap.h"
#include "widgets/numbers.h"
#include "widgets/pixels.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double largestGrid = 1e8;

/// Lengths of one cell, all from the text size, which follows from the picture's.
struct Layout {
    QSize map;
    QFont heading;
    QFont text;
    int margin = 0;
    int headingHeight = 0;
    int lineHeight = 0;
    int barHeight = 0;
    int lineWidth = 1;

    int headHeight() const { return headingHeight + lineHeight + margin / 2; }
    int footHeight() const { return margin / 2 + barHeight + 2 * lineHeight + margin / 4; }
    QSize cell() const
    {
        return {std::max(map.width(), 14 * lineHeight) + 2 * margin,
                map.height() + headHeight() + footHeight() + 2 * margin};
    }
};

Layout layoutFor(QSize map)
{
    Layout layout;
    layout.map = map;
    const int size =
        std::clamp(static_cast<int>(std::sqrt(double(map.width()) * map.height()) / 28), 12, 400);
    layout.text.setPixelSize(size);
    layout.heading.setPixelSize(size * 13 / 10);
    layout.heading.setBold(true);
    layout.lineHeight = QFontMetrics(layout.text).height();
    layout.headingHeight = QFontMetrics(layout.heading).height();
    layout.margin = size;
    layout.barHeight = size * 8 / 10;
    layout.lineWidth = std::max(1, size / 12);
    return layout;
}

void drawElided(QPainter& painter, const QFont& font, const QRect& place, int flags,
                const QString& text)
{
    painter.setFont(font);
    painter.drawText(place, flags | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
}

void drawLegend(QPainter& painter, const PanelImage& panel, const Layout& layout, QRect bar)
{
    const double span = panel.range->high - panel.range->low;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(bar, toImage(core::colorTable(panel.colorMap)));
    painter.setPen(QPen(QColor(110, 110, 110), layout.lineWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.setPen(Qt::black);
    const QRect line(bar.left(), bar.bottom() + layout.margin / 4, bar.width(), layout.lineHeight);
    drawElided(painter, layout.text, line, Qt::AlignLeft, scaleNumber(panel.range->low, span));
    drawElided(painter, layout.text, line, Qt::AlignRight, scaleNumber(panel.range->high, span));
    if (panel.range->low < 0 && panel.range->high > 0) {
        const double x = bar.left() - panel.range->low / span * bar.width();
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + layout.margin / 3.0));
        const QRectF zero(x - layout.lineHeight, line.top(), 2.0 * layout.lineHeight,
                          line.height());
        drawElided(painter, layout.text, zero.toRect(), Qt::AlignHCenter, shortNumber(0));
    }
}

void drawCell(QPainter& painter, const PanelImage& panel, const Layout& layout, QPoint corner)
{
    const QRect inner = QRect(corner, layout.cell())
                            .adjusted(layout.margin, layout.margin, -layout.margin, -layout.margin);
    painter.setPen(Qt::black);
    drawElided(painter, layout.heading,
               {inner.left(), inner.top(), inner.width(), layout.headingHeight}, Qt::AlignLeft,
               panel.method);
    painter.setPen(QColor(70, 70, 70));
    drawElided(painter, layout.text,
               {inner.left(), inner.top() + layout.headingHeight, inner.width(), layout.lineHeight},
               Qt::AlignLeft, panel.target);

    const QRect map({inner.left(), inner.top() + layout.headHeight()}, layout.map);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QImage picture =
        panel.map.size() == layout.map
            ? panel.map
            : panel.map.scaled(layout.map, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(map.topLeft(), picture);

    const QRect bar(inner.left(), map.bottom() + 1 + layout.margin / 2, inner.width(),
                    layout.barHeight);
    if (panel.range)
        drawLegend(painter, panel, layout, bar);
    painter.setPen(QColor(70, 70, 70));
    const QRect facts(inner.left(), bar.bottom() + layout.margin / 4 + layout.lineHeight,
                      inner.width(), layout.lineHeight);
    drawElided(painter, layout.text, facts, Qt::AlignLeft, panel.facts);
}

} // namespace

QImage renderPanelImage(const PanelImage& panel)
{
    return renderGridImage({panel}, 1);
}

QImage renderGridImage(const std::vector<PanelImage>& panels, int columns)
{
    if (panels.empty() || panels.front().map.isNull() || columns < 1)
        return {};
    const int count = static_cast<int>(panels.size());
    columns = std::min(columns, count);
    const int rows = (count + columns - 1) / columns;

    QSize map = panels.front().map.size();
    const double pixels = double(map.width()) * map.height() * rows * columns;
    if (pixels > largestGrid)
        map = map * std::sqrt(largestGrid / pixels);
    const Layout layout = layoutFor(map);
    const QSize cell = layout.cell();

    QImage image(cell.width() * columns, cell.height() * rows, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < count; ++i)
        drawCell(painter, panels[i], layout,
                 {i % columns * cell.width(), i / columns * cell.height()});
    return image;
}

} // namespace widgets
