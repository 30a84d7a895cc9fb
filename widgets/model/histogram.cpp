// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/histogram.h"

#include "widgets/numbers.h"

#include <QEvent>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace widgets {

namespace {

constexpr int fewestBins = 8;
constexpr int mostBins = 40;

} // namespace

Histogram::Histogram(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents); // its own tooltip is this widget's
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    m_bars->setAntialiased(false);
    m_zero = new QCPItemStraightLine(m_plot);
    m_plot->yAxis->setVisible(false);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->xAxis->ticker()->setTickCount(4);
    m_plot->xAxis->setNumberFormat(QStringLiteral("gb"));
    m_plot->xAxis->setNumberPrecision(3);
    m_plot->plotLayout()->setMargins(QMargins());
    m_plot->axisRect()->setMinimumMargins(QMargins(10, 4, 10, 0));
    updateTexts();
    restyle();
}

void Histogram::setValues(const std::vector<float>& values)
{
    std::vector<double> finite;
    for (const float value : values)
        if (std::isfinite(value))
            finite.push_back(double(value));
    m_counts.clear();
    m_bars->data()->clear();
    m_low = m_high = 0;
    if (!finite.empty()) {
        const auto [least, most] = std::minmax_element(finite.begin(), finite.end());
        m_low = *least;
        m_high = *most;
        const bool constant = m_low == m_high;
        const int bins =
            constant ? 1 : std::clamp(int(std::sqrt(double(finite.size()))), fewestBins, mostBins);
        const double step = constant ? 1 : (m_high - m_low) / bins;
        m_counts.assign(std::size_t(bins), 0);
        for (const double value : finite)
            ++m_counts[std::size_t(std::min(bins - 1, int((value - m_low) / step)))];
        for (int bin = 0; bin < bins; ++bin)
            m_bars->addData(constant ? m_low : m_low + (bin + 0.5) * step,
                            m_counts[std::size_t(bin)]);
        m_bars->setWidth(step * 0.92);
        m_plot->xAxis->setRange(constant ? m_low - 2 : m_low, constant ? m_high + 2 : m_high);
        m_plot->yAxis->setRange(0, *std::max_element(m_counts.begin(), m_counts.end()) * 1.05);
    }
    m_plot->setVisible(!finite.empty());
    updateTexts();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QSize Histogram::sizeHint() const
{
    return {240, 92};
}

QSize Histogram::minimumSizeHint() const
{
    return {120, 72};
}

void Histogram::restyle()
{
    const QColor text = palette().color(QPalette::WindowText);
    m_plot->setBackground(palette().color(QPalette::Window));
    m_bars->setBrush(palette().color(QPalette::Highlight));
    m_bars->setPen(Qt::NoPen);
    auto* axis = m_plot->xAxis;
    axis->setBasePen(QPen(text));
    axis->setTickPen(QPen(text));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(text);
    QFont small = font();
    small.setPointSizeF(std::max(6.0, font().pointSizeF() * 0.85));
    axis->setTickLabelFont(small);
    m_zero->point1->setCoords(0, 0);
    m_zero->point2->setCoords(0, 1);
    m_zero->setPen(QPen(text, 1, Qt::DotLine));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void Histogram::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void Histogram::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
}

void Histogram::updateTexts()
{
    setAccessibleName(tr("Histogram"));
    setToolTip(tr("How many positions have which value"));
    setAccessibleDescription(
        m_counts.empty() ? QString()
                         : tr("From %1 to %2").arg(shortNumber(m_low), shortNumber(m_high)));
}

} // namespace widgets
