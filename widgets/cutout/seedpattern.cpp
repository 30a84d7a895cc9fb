// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/seedpattern.h"

#include "widgets/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <algorithm>

namespace widgets {

namespace {

constexpr int period = 8;          ///< of the lines, in logical pixels
constexpr double lineShare = 0.22; ///< of the period
constexpr int lineAlpha = 235;

bool isObject(core::Seed seed)
{
    return seed == core::Seed::Object || seed == core::Seed::ProbableObject;
}

bool isProbable(core::Seed seed)
{
    return seed == core::Seed::ProbableObject || seed == core::Seed::ProbableBackground;
}

class SeedIconEngine final : public QIconEngine {
public:
    explicit SeedIconEngine(core::Seed seed) : m_seed(seed) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 16.0, rect.height() / 16.0);
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.4);
        paintSwatch(*painter);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new SeedIconEngine(m_seed); }

private:
    /// A sure kind is filled, a probable one has a broken edge only.
    void paintSwatch(QPainter& painter) const
    {
        const QColor color = seedColor(m_seed);
        const QRectF box(1.5, 1.5, 13, 13);
        const bool probable = isProbable(m_seed);
        QPen edge(color.darker(probable ? 100 : 130), probable ? 1.7 : 1.2);
        if (probable)
            edge.setDashPattern({1.9, 1.1});
        painter.setPen(edge);
        QColor ground = color;
        ground.setAlpha(probable ? 45 : 255);
        painter.setBrush(ground);
        painter.drawRoundedRect(box, 2.5, 2.5);
        const QColor sign =
            probable ? QGuiApplication::palette().color(QPalette::WindowText) : Qt::black;
        painter.setPen(QPen(sign, 1.9, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
        if (isObject(m_seed))
            painter.drawLine(QPointF(8, 4.5), QPointF(8, 11.5));
    }

    core::Seed m_seed;
};

} // namespace

QColor seedColor(core::Seed seed)
{
    if (seed == core::Seed::Erased || seed == core::Seed::None)
        return {235, 235, 235};
    return isObject(seed) ? QColor(64, 176, 255) : QColor(255, 148, 38);
}

QImage seedTile(core::Seed seed, double devicePixelRatio)
{
    const int side = std::max(4, qRound(period * devicePixelRatio));
    const int line = std::max(1, qRound(side * lineShare));
    QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
    QColor ground = seedColor(seed);
    ground.setAlpha(isProbable(seed) ? 50 : 110);
    QColor stroke = seedColor(seed);
    stroke.setAlpha(lineAlpha);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int rising = (x + y) % side;
            const int falling = (x - y + side) % side;
            const int across = isObject(seed) ? rising : falling;
            const int along = isObject(seed) ? falling : rising;
            const bool on = seed == core::Seed::Erased
                                ? across < line && along < line
                                : across < line && (!isProbable(seed) || along < side / 2);
            tile.setPixel(x, y, qPremultiply(on ? stroke.rgba() : ground.rgba()));
        }
    return tile;
}

QPoint patternOrigin(const Viewport& viewport)
{
    return (viewport.toWidget(QPointF(0, 0)) * viewport.devicePixelRatio).toPoint();
}

QIcon seedIcon(core::Seed seed)
{
    return seed == core::Seed::Erased ? icon(Glyph::Eraser) : QIcon(new SeedIconEngine(seed));
}

} // namespace widgets
