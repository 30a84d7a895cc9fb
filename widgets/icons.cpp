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

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(points));
    path.closeSubpath();
    return path;
}

/// The tools of the cut-out editor.
QPainterPath toolOutline(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Brush:
        path = polygon({{13.6, 1.8}, {14.2, 2.4}, {8.6, 9.6}, {6.4, 7.4}});
        path.moveTo(5.4, 8.6);
        path.cubicTo(2.6, 8.6, 3.6, 12.4, 1.6, 13.4);
        path.cubicTo(4.4, 14.8, 7.6, 13.2, 7.4, 10.6);
        path.closeSubpath();
        break;
    case Glyph::Lasso:
        path.moveTo(5.2, 11.2);
        path.cubicTo(-1.6, 8.4, 2.2, 2.2, 8.4, 2.2);
        path.cubicTo(15.6, 2.2, 16.4, 9.4, 9.6, 11);
        path.cubicTo(8, 11.4, 6.4, 11.4, 5.2, 11.2);
        path.cubicTo(3.6, 10.4, 3.4, 13, 5.2, 12.6);
        path.cubicTo(6.4, 12.2, 5.8, 11.2, 5.2, 11.2);
        path.moveTo(5, 12.7);
        path.lineTo(4, 14.6);
        break;
    case Glyph::Polygon:
        path = polygon({{2.8, 6}, {8.4, 2.6}, {13.4, 6.8}, {11, 13.2}, {4.4, 12.6}});
        for (const QPointF& corner : {QPointF(2.8, 6), QPointF(8.4, 2.6), QPointF(13.4, 6.8),
                                      QPointF(11, 13.2), QPointF(4.4, 12.6)})
            path.addEllipse(corner, 1, 1);
        break;
    case Glyph::Rectangle: path.addRect(QRectF(2.2, 3.8, 11.6, 8.4)); break;
    case Glyph::Flood:
        path = polygon({{7.4, 2.6}, {12.4, 7.6}, {6.6, 13.2}, {1.8, 8.2}});
        path.moveTo(2.2, 8);
        path.lineTo(12, 8);
        path.moveTo(5.2, 0.8);
        path.lineTo(8.2, 3.6);
        path.moveTo(13.8, 9.6);
        path.cubicTo(11.6, 12.4, 12.6, 13.6, 13.8, 13.6);
        path.cubicTo(15, 13.6, 16, 12.4, 13.8, 9.6);
        break;
    case Glyph::Hand:
        path.moveTo(5, 9);
        for (const QPointF& finger :
             {QPointF(5, 4.2), QPointF(7.2, 2.6), QPointF(9.4, 3), QPointF(11.6, 4.6)}) {
            path.lineTo(finger.x(), finger.y() + 0.8);
            path.arcTo(QRectF(finger.x(), finger.y() - 0.4, 2.2, 2.2), 180, -180);
            path.lineTo(finger.x() + 2.2, 7.6);
            path.lineTo(finger.x() + 2.2, finger.x() > 11 ? 10 : 7.6);
        }
        path.cubicTo(13.8, 13, 12.2, 14.4, 9.4, 14.4);
        path.cubicTo(6.4, 14.4, 5.6, 13, 2.4, 9.4);
        path.cubicTo(1.8, 8, 3.6, 7.4, 5, 9);
        break;
    case Glyph::Eraser:
        path = polygon({{6, 13.2}, {2.2, 9.4}, {9, 2.6}, {13.6, 7.2}, {7.6, 13.2}});
        path.moveTo(5.4, 6.2);
        path.lineTo(10, 10.8);
        path.moveTo(9.5, 13.2);
        path.lineTo(14, 13.2);
        break;
    default: break;
    }
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
    case Glyph::Pause:
        path.addRect(QRectF(4, 3.5, 2.2, 9));
        path.addRect(QRectF(9.8, 3.5, 2.2, 9));
        break;
    case Glyph::Play: path = polygon({{4.8, 3}, {12.8, 8}, {4.8, 13}}); break;
    case Glyph::More:
        for (const double y : {3.5, 8.0, 12.5})
            path.addEllipse(QPointF(8, y), 0.7, 0.7);
        break;
    case Glyph::Brush:
    case Glyph::Lasso:
    case Glyph::Polygon:
    case Glyph::Rectangle:
    case Glyph::Flood:
    case Glyph::Hand:
    case Glyph::Eraser: return toolOutline(glyph);
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
