// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/ascentchart.h"

#include "widgets/numbers.h"

#include <QEvent>
#include <QHelpEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace widgets {

namespace {

constexpr QSize usualSize(480, 148);
constexpr QSize leastSize(240, 110);
/// Room above and below a curve, as a share of its height.
constexpr double margin = 0.08;

double valueOf(const core::AscentFacts& facts, int quantity)
{
    switch (quantity) {
    case 0: return facts.value;
    case 1: return 100 * facts.probability.value_or(0);
    default: return facts.norm;
    }
}

} // namespace

AscentChart::AscentChart(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    build();
}

void AscentChart::setHistory(const std::vector<core::AscentFacts>& history, int steps,
                             bool activation)
{
    const bool had = hasProbability();
    m_history = history;
    m_steps = steps;
    m_activation = activation;
    if (hasProbability() != had)
        build();
    else
        fill();
    setAccessibleDescription(m_history.empty() ? QString() : describe(int(m_history.size())));
}

bool AscentChart::hasProbability() const
{
    return !m_history.empty() && m_history.back().probability;
}

QString AscentChart::name(Quantity quantity) const
{
    switch (quantity) {
    case Value: return m_activation ? tr("Activation") : tr("Score");
    case Probability: return tr("Probability");
    case Norm: return tr("Norm of the picture");
    }
    return {};
}

QString AscentChart::describe(int step) const
{
    if (step < 1 || step > int(m_history.size()))
        return {};
    const auto& facts = m_history[std::size_t(step - 1)];
    const auto value = m_activation ? tr("activation %1").arg(shortNumber(facts.value))
                                    : tr("score %1").arg(shortNumber(facts.value));
    const auto norm = shortNumber(facts.norm);
    return facts.probability
               //: %2 is "score 12.3"
               ? tr("Step %1: %2, probability %3, norm %4")
                     .arg(QString::number(step), value, percentage(*facts.probability), norm)
               //: %2 is "score 12.3"
               : tr("Step %1: %2, norm %3").arg(QString::number(step), value, norm);
}

QSize AscentChart::sizeHint() const
{
    return usualSize;
}

QSize AscentChart::minimumSizeHint() const
{
    return leastSize;
}

/// A title and axes for each quantity that there is.
void AscentChart::build()
{
    m_curves.clear();
    m_plot->clearGraphs();
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setRowSpacing(0);
    m_plot->plotLayout()->setColumnSpacing(6);
    for (const auto quantity : {Value, Probability, Norm}) {
        if (quantity == Probability && !hasProbability())
            continue;
        Curve curve;
        curve.quantity = quantity;
        curve.title = new QCPTextElement(m_plot);
        curve.title->setMargins({2, 3, 2, 0});
        curve.axes = new QCPAxisRect(m_plot);
        curve.axes->setMinimumMargins({4, 2, 8, 2});
        const int column = int(m_curves.size());
        m_plot->plotLayout()->addElement(0, column, curve.title);
        m_plot->plotLayout()->addElement(1, column, curve.axes);
        auto* x = curve.axes->axis(QCPAxis::atBottom);
        auto* y = curve.axes->axis(QCPAxis::atLeft);
        for (auto* axis : {x, y}) {
            axis->setNumberFormat(QStringLiteral("g"));
            axis->setNumberPrecision(4);
            axis->setSubTicks(false);
            axis->setTickLengthOut(3);
            axis->setTickLengthIn(0);
            axis->setPadding(1);
            axis->setTickLabelPadding(2);
            axis->setLabelPadding(0);
            axis->grid()->setZeroLinePen(Qt::NoPen);
        }
        x->ticker()->setTickCount(4);
        y->ticker()->setTickCount(3);
        curve.graph = m_plot->addGraph(x, y);
        m_curves.push_back(curve);
    }
    restyle();
    fill();
}

void AscentChart::fill()
{
    for (auto& curve : m_curves) {
        QVector<double> steps, values;
        for (std::size_t i = 0; i < m_history.size(); ++i) {
            const double value = valueOf(m_history[i], curve.quantity);
            if (!std::isfinite(value))
                continue;
            steps.append(double(i + 1));
            values.append(value);
        }
        curve.graph->setData(steps, values, true);
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        QCPRange range(0, 1);
        if (curve.quantity == Probability)
            range = {0, 100};
        else if (!values.isEmpty()) {
            range = {*low, *high};
            if (range.size() <= 1e-9 * std::max(std::abs(*low), std::abs(*high)))
                range = {*low - 0.5, *high + 0.5};
        }
        const double room = margin * range.size();
        curve.axes->axis(QCPAxis::atLeft)->setRange(range.lower - room, range.upper + room);
        curve.axes->axis(QCPAxis::atBottom)
            ->setRange(0, std::max<double>(1, std::max<int>(m_steps, int(m_history.size()))));
        curve.axes->axis(QCPAxis::atBottom)->setLabel(tr("Step"));
        curve.title->setText(curve.quantity == Probability
                                 //: a quantity, in percent
                                 ? tr("%1 (%)").arg(name(curve.quantity))
                                 : name(curve.quantity));
    }
    setAccessibleName(tr("Score, probability and norm over the steps"));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void AscentChart::restyle()
{
    const QColor text = palette().color(QPalette::WindowText);
    QColor faint = text;
    faint.setAlpha(40);
    QColor line = text;
    line.setAlpha(120);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.85));
    QFont bold = font();
    bold.setBold(true);
    m_plot->setBackground(palette().color(QPalette::Window));
    for (const auto& curve : m_curves) {
        curve.title->setFont(bold);
        curve.title->setTextColor(text);
        curve.axes->setBackground(palette().brush(QPalette::Base));
        for (const auto type : {QCPAxis::atBottom, QCPAxis::atLeft}) {
            auto* axis = curve.axes->axis(type);
            axis->setBasePen(line);
            axis->setTickPen(line);
            axis->setTickLabelColor(text);
            axis->setTickLabelFont(small);
            axis->setLabelColor(text);
            axis->setLabelFont(small);
            axis->grid()->setPen(QPen(faint, 1));
        }
        curve.graph->setPen(QPen(palette().color(QPalette::Highlight), 2));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

int AscentChart::stepAt(QPoint position) const
{
    for (const auto& curve : m_curves)
        if (curve.axes->outerRect().contains(position))
            return qRound(curve.axes->axis(QCPAxis::atBottom)->pixelToCoord(position.x()));
    return 0;
}

void AscentChart::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange: restyle(); break;
    case QEvent::LanguageChange: fill(); break;
    default: break;
    }
    QWidget::changeEvent(event);
}

bool AscentChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto text = describe(stepAt(help->pos()));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void AscentChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
}

} // namespace widgets
