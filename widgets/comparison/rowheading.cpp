// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/rowheading.h"

#include <QPainter>

namespace widgets {

RowHeading::RowHeading(QWidget* parent) : QWidget(parent) {}

void RowHeading::setText(const QString& text)
{
    m_text = text;
    setToolTip(text);
    setAccessibleName(text);
    update();
}

void RowHeading::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

QSize RowHeading::sizeHint() const
{
    return {fontMetrics().height() + 8, 60};
}

void RowHeading::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(m_marked ? QPalette::Highlight : QPalette::AlternateBase));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 1, -0.5, -1), 4, 4);
    painter.setPen(palette().color(m_marked ? QPalette::HighlightedText : QPalette::WindowText));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.translate(0, height());
    painter.rotate(-90);
    const QRect line(6, 0, height() - 12, width());
    painter.drawText(line, Qt::AlignCenter,
                     QFontMetrics(bold).elidedText(m_text, Qt::ElideRight, line.width()));
}

} // namespace widgets
