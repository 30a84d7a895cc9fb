// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace widgets {

namespace {

QPainterPath arc(QRectF box, double from, double sweep)
{
    QPainterPath path;
    path.arcMoveTo(box, from);
    path.arcTo(box, from, sweep);
    return path;
}

/// Lines of a glyph in a 16 x 16 box.
QPainterPath outline(Glyph glyph)
{
    QPainterPath path;
    const auto line = [&path](double x1, double y1, double x2, double y2) {
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
    };
    switch (glyph) {
    case Glyph::Close:
        line(4, 4, 12, 12);
        line(12, 4, 4, 12);
        break;
    case Glyph::Grip:
        for (const double y : {4.0, 8.0, 12.0}) {
            path.addEllipse(QPointF(6, y), 0.6, 0.6);
            path.addEllipse(QPointF(10, y), 0.6, 0.6);
        }
        break;
    case Glyph::Sliders:
        line(2, 4.5, 7.5, 4.5);
        line(12.5, 4.5, 14, 4.5);
        path.addEllipse(QPointF(10, 4.5), 2, 2);
        line(2, 11.5, 3.5, 11.5);
        line(8.5, 11.5, 14, 11.5);
        path.addEllipse(QPointF(6, 11.5), 2, 2);
        break;
    case Glyph::Reset:
        path = arc({3, 3, 10, 10}, 130, -290);
        line(4.6, 1.8, 4.6, 5.2);
        line(4.6, 5.2, 8, 5.2);
        break;
    case Glyph::Plus:
        line(8, 3, 8, 13);
        line(3, 8, 13, 8);
        break;
    case Glyph::Search:
        path.addEllipse(QPointF(7, 7), 4.2, 4.2);
        line(10.2, 10.2, 13.5, 13.5);
        break;
    case Glyph::Help:
        path = arc({5, 2.5, 6, 6}, 180, -240);
        path.lineTo(8, 10);
        path.addEllipse(QPointF(8, 13), 0.4, 0.4);
        break;
    }
    return path;
}

class GlyphEngine final : public QIconEngine {
public:
    explicit GlyphEngine(Glyph glyph) : m_glyph(glyph) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role =
            mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 16.0, rect.height() / 16.0);
        painter->setPen(
            QPen(palette.color(group, role), 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(outline(m_glyph));
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

    QIconEngine* clone() const override { return new GlyphEngine(m_glyph); }

private:
    Glyph m_glyph;
};

} // namespace

QIcon icon(Glyph glyph)
{
    return QIcon(new GlyphEngine(glyph));
}

} // namespace widgets
