// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/pathchart.h"

#include "widgets/numbers.h"

#include <QEvent>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace widgets {

namespace {

constexpr int fewestTicks = 2;
constexpr int mostTicks = 6;
constexpr int tickSpace = 2;   ///< from one number to the next, in numbers
constexpr double space = 0.07; ///< above and below the curves, of their height

} // namespace

PathChart::PathChart(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_rise(m_plot->addGraph()),
      m_sum(m_plot->addGraph()), m_line(new QCPItemStraightLine(m_plot)),
      m_riseMark(new QCPItemTracer(m_plot)), m_sumMark(new QCPItemTracer(m_plot))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    QWidget::setCursor(Qt::SizeHorCursor);
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->xAxis->setRange(-0.01, 1.01);
    m_plot->yAxis->setNumberPrecision(3);
    m_plot->legend->setVisible(true);
    // Above the curves, where it hides none.
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, m_plot->legend);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    for (auto* mark : {m_riseMark, m_sumMark}) {
        mark->setStyle(QCPItemTracer::tsCircle);
        mark->setSize(7);
        mark->position->setTypeX(QCPItemPosition::ptPlotCoords);
        mark->position->setTypeY(QCPItemPosition::ptPlotCoords);
    }
    updateTexts();
    restyle();
    setPoints({});
}

void PathChart::setPoints(std::vector<PathPoint> points)
{
    m_points = std::move(points);
    QVector<double> positions, rises, sums;
    double low = 0, high = 0;
    for (const auto& point : m_points) {
        positions.append(point.position);
        rises.append(point.rise);
        sums.append(point.sum);
        low = std::min({low, point.rise, point.sum});
        high = std::max({high, point.rise, point.sum});
    }
    m_rise->setData(positions, rises, true);
    m_sum->setData(positions, sums, true);
    const double margin = high > low ? (high - low) * space : 1;
    m_plot->yAxis->setRange(low - margin, high + margin);
    m_cursor = std::clamp(m_cursor, 0, std::max(0, int(m_points.size()) - 1));
    placeCursor();
}

void PathChart::setCursor(int index)
{
    m_cursor = std::clamp(index, 0, std::max(0, int(m_points.size()) - 1));
    placeCursor();
}

void PathChart::placeCursor()
{
    for (QCPAbstractItem* item :
         {static_cast<QCPAbstractItem*>(m_line), static_cast<QCPAbstractItem*>(m_riseMark),
          static_cast<QCPAbstractItem*>(m_sumMark)})
        item->setVisible(!m_points.empty());
    if (!m_points.empty()) {
        const auto& point = m_points[std::size_t(m_cursor)];
        m_line->point1->setCoords(point.position, 0);
        m_line->point2->setCoords(point.position, 1);
        m_riseMark->position->setCoords(point.position, point.rise);
        m_sumMark->position->setCoords(point.position, point.sum);
        setAccessibleDescription(
            tr("At %1 of the path the score has risen by %2; the attributions so far add up to %3.")
                .arg(percentage(point.position), shortNumber(point.rise), shortNumber(point.sum)));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QPoint PathChart::placeOf(int index) const
{
    const auto& point = m_points[std::size_t(index)];
    return {int(std::lround(m_plot->xAxis->coordToPixel(point.position))),
            m_plot->axisRect()->center().y()};
}

int PathChart::stopAt(QPointF position) const
{
    const double wanted = m_plot->xAxis->pixelToCoord(position.x());
    const auto nearest = std::min_element(
        m_points.begin(), m_points.end(), [wanted](const PathPoint& a, const PathPoint& b) {
            return std::abs(a.position - wanted) < std::abs(b.position - wanted);
        });
    return int(nearest - m_points.begin());
}

void PathChart::choose(int index)
{
    if (m_points.empty())
        return;
    const int before = m_cursor;
    setCursor(index);
    if (m_cursor != before)
        emit cursorMoved(m_cursor);
}

void PathChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: return choose(m_cursor - 1);
    case Qt::Key_Right: return choose(m_cursor + 1);
    case Qt::Key_Home: return choose(0);
    case Qt::Key_End: return choose(int(m_points.size()) - 1);
    default: QWidget::keyPressEvent(event);
    }
}

void PathChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_points.empty())
        choose(stopAt(event->position()));
}

void PathChart::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton && !m_points.empty())
        choose(stopAt(event->position()));
}

void PathChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    restyle();
}

void PathChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    restyle();
}

void PathChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    spreadTicks();
}

/// As many numbers as the axis has room for.
void PathChart::spreadTicks()
{
    const QFontMetrics metrics(font());
    const auto spread = [](QCPAxis* axis, int length, int each) {
        axis->ticker()->setTickCount(std::clamp(length / each, fewestTicks, mostTicks));
    };
    const int around = 3 * metrics.lineSpacing(); // legend, numbers and label of the other axis
    spread(m_plot->yAxis, height() - around, tickSpace * metrics.lineSpacing());
    spread(m_plot->xAxis, width(), tickSpace * metrics.horizontalAdvance(QStringLiteral("0.25")));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QSize PathChart::sizeHint() const
{
    return {420, 190};
}

QSize PathChart::minimumSizeHint() const
{
    return {240, 130};
}

void PathChart::restyle()
{
    const QColor text = palette().color(QPalette::WindowText);
    const QColor accent = palette().color(QPalette::Highlight);
    QColor faint = text;
    faint.setAlpha(40);
    m_plot->setBackground(palette().color(QPalette::Window));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(text));
        axis->setTickPen(QPen(text));
        axis->setSubTickPen(QPen(text));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(faint, 0));
        axis->grid()->setZeroLinePen(QPen(faint, 1.5));
    }
    // One is a line, the other one has points: colour is not the only difference.
    m_rise->setPen(QPen(text, 1.5));
    m_sum->setPen(QPen(accent, 2, Qt::DashLine));
    m_sum->setScatterStyle({QCPScatterStyle::ssDisc, accent, 5});
    m_line->setPen(QPen(accent, hasFocus() ? 2.5 : 1.2));
    m_riseMark->setPen(QPen(text, 1.5));
    m_riseMark->setBrush(palette().color(QPalette::Window));
    m_sumMark->setPen(QPen(accent, 1.5));
    m_sumMark->setBrush(accent);
    m_plot->legend->setBrush(Qt::NoBrush);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setTextColor(text);
    m_plot->legend->setFont(font());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PathChart::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        restyle();
        spreadTicks();
        break;
    case QEvent::LanguageChange: updateTexts(); break;
    default: break;
    }
    QWidget::changeEvent(event);
}

void PathChart::updateTexts()
{
    setAccessibleName(tr("The score along the path, and the sum of the attributions"));
    setToolTip(tr("Drag the line, or use the arrow keys, to look at another place of the path."));
    //: below a chart; alpha is the position on the path
    m_plot->xAxis->setLabel(tr("From the baseline (α = 0) to the picture (α = 1)"));
    m_rise->setName(tr("Score, minus the baseline's"));
    m_sum->setName(tr("Sum of the attributions so far"));
    placeCursor();
}

} // namespace widgets
