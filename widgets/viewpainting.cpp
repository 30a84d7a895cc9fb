// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewpainting.h"

#include <QPainter>

namespace widgets {

void paintCrossHair(QPainter& painter, QPointF at)
{
    constexpr double gap = 4;
    constexpr double arm = 13;
    const QLineF lines[] = {{at.x() - arm, at.y(), at.x() - gap, at.y()},
                            {at.x() + gap, at.y(), at.x() + arm, at.y()},
                            {at.x(), at.y() - arm, at.x(), at.y() - gap},
                            {at.x(), at.y() + gap, at.x(), at.y() + arm}};
    painter.setRenderHint(QPainter::Antialiasing);
    // White on black shows on every picture, whatever the palette.
    for (const QPen& pen : {QPen(Qt::black, 4, Qt::SolidLine, Qt::RoundCap),
                            QPen(Qt::white, 1.6, Qt::SolidLine, Qt::RoundCap)}) {
        painter.setPen(pen);
        painter.drawLines(lines, 4);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintOutline(QPainter& painter, const QRectF& rectangle)
{
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QPen& pen :
         {QPen(QColor(0, 0, 0, 170), 3.4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin),
          QPen(Qt::white, 1.4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin)}) {
        painter.setPen(pen);
        painter.drawRect(rectangle);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintViewMessage(QPainter& painter, const QRect& view, const QString& text, bool onPicture,
                      const QPalette& palette)
{
    if (text.isEmpty())
        return;
    const int flags = Qt::AlignCenter | Qt::TextWordWrap;
    const QRect space = view.adjusted(12, 8, -12, -8);
    if (onPicture) {
        QRect box = painter.fontMetrics().boundingRect(space, flags, text);
        box.adjust(-10, -7, 10, 7);
        QColor paper = palette.color(QPalette::Window);
        paper.setAlpha(225);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paper);
        painter.drawRoundedRect(box, 5, 5);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setPen(palette.color(QPalette::WindowText));
    painter.drawText(space, flags, text);
}

void paintFocusFrame(QPainter& painter, const QRect& view, const QPalette& palette)
{
    painter.setPen(QPen(palette.color(QPalette::Highlight), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(view.adjusted(1, 1, -1, -1));
}

QColor viewGround(const QPalette& palette)
{
    return palette.color(QPalette::Window).darker(115);
}

} // namespace widgets
