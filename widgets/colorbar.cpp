// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colorbar.h"

#include "core/image/colormap.h"
#include "widgets/numbers.h"
#include "widgets/pixels.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace widgets {

namespace {

constexpr int barHeight = 9;
constexpr int gap = 6;

} // namespace

ColorBar::ColorBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateTexts();
}

void ColorBar::setColorMap(const QString& id)
{
    if (m_colorMap == id && !m_table.isNull())
        return;
    m_colorMap = id;
    m_table = toImage(core::colorTable(id.toStdString()));
    update();
}

void ColorBar::setRange(std::optional<core::ValueRange> range)
{
    if (m_range == range)
        return;
    m_range = range;
    updateTexts();
    update();
}

void ColorBar::setMarker(std::optional<double> value)
{
    if (m_marker == value)
        return;
    m_marker = value;
    update();
}

QSize ColorBar::sizeHint() const
{
    return {200, std::max(barHeight + 8, fontMetrics().height())};
}

QSize ColorBar::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void ColorBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

/// 0 at the low end, 1 at the high end.
double ColorBar::positionOf(double value) const
{
    const double width = m_range->high - m_range->low;
    return width > 0 ? std::clamp((value - m_range->low) / width, 0.0, 1.0) : 0.5;
}

void ColorBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double span = m_range ? m_range->high - m_range->low : 0;
    const QString low = m_range ? scaleNumber(m_range->low, span) : QString();
    const QString high = m_range ? scaleNumber(m_range->high, span) : QString();
    const int lowWidth = m_range ? fontMetrics().horizontalAdvance(low) + gap : 0;
    const int highWidth = m_range ? fontMetrics().horizontalAdvance(high) + gap : 0;
    const QRect bar(lowWidth, (height() - barHeight) / 2, width() - lowWidth - highWidth,
                    barHeight);

    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, 0, lowWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, low);
    painter.drawText(QRect(width() - highWidth, 0, highWidth, height()),
                     Qt::AlignRight | Qt::AlignVCenter, high);
    painter.setOpacity(m_range ? 1 : 0.25);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(bar, m_table);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setOpacity(1);
    if (!m_range)
        return;

    painter.setRenderHint(QPainter::Antialiasing);
    const QColor text = palette().color(QPalette::WindowText);
    if (m_range->low < 0 && m_range->high > 0) {
        const double x = bar.left() + positionOf(0) * bar.width();
        painter.setPen(QPen(text, 1));
        painter.drawLine(QPointF(x, bar.top() - 3), QPointF(x, bar.top()));
        painter.drawLine(QPointF(x, bar.bottom() + 1), QPointF(x, bar.bottom() + 4));
    }
    if (m_marker) {
        const double x = bar.left() + positionOf(*m_marker) * bar.width();
        const QRectF needle(x - 2, bar.top() - 3, 4, bar.height() + 6);
        painter.setPen(QPen(palette().color(QPalette::Window), 1));
        painter.setBrush(text);
        painter.drawRoundedRect(needle, 1.5, 1.5);
    }
}

void ColorBar::updateTexts()
{
    setAccessibleName(tr("Colour scale"));
    if (!m_range) {
        setToolTip(tr("Which colour stands for which value"));
        setAccessibleDescription({});
        return;
    }
    const double span = m_range->high - m_range->low;
    const QString text =
        tr("Colours stand for values from %1 to %2")
            .arg(scaleNumber(m_range->low, span), scaleNumber(m_range->high, span));
    setToolTip(text);
    setAccessibleDescription(text);
}

} // namespace widgets
