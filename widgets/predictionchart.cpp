// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/predictionchart.h"

#include "widgets/numbers.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>
#include <qcustomplot.h>

namespace widgets {

namespace {

constexpr int smallestRow = 20;
constexpr int largestRow = 28;
constexpr int padding = 6;
const QChar marker(0x25B8);

} // namespace

PredictionChart::PredictionChart(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        axis->setVisible(false);
    m_plot->yAxis->setRangeReversed(true);
    for (QCPBars** bars : {&m_bars, &m_chosenBars}) {
        *bars = new QCPBars(m_plot->yAxis, m_plot->xAxis);
        (*bars)->setWidth(0.62);
        (*bars)->setAntialiased(false);
    }
    m_hoverBand = new QCPItemRect(m_plot);
    m_cursorFrame = new QCPItemRect(m_plot);
    for (QCPItemRect* band : {m_hoverBand, m_cursorFrame}) {
        for (QCPItemPosition* corner : {band->topLeft, band->bottomRight}) {
            corner->setTypeX(QCPItemPosition::ptAbsolute);
            corner->setTypeY(QCPItemPosition::ptPlotCoords);
        }
        band->setClipToAxisRect(false);
        band->setLayer(QStringLiteral("background"));
        band->setVisible(false);
    }
    m_cursorFrame->setLayer(QStringLiteral("overlay"));
    updateTexts();
    rebuild();
}

void PredictionChart::setPrediction(const std::vector<ClassScore>& rows, bool measured)
{
    m_rows = rows;
    m_measured = measured;
    m_hovered = -1;
    m_cursor = 0;
    for (size_t i = 0; i < rows.size(); ++i)
        if (isChosen(static_cast<int>(i)))
            m_cursor = static_cast<int>(i);
    rebuild();
    updateGeometry();
}

void PredictionChart::setChosen(std::optional<int> classIndex)
{
    if (m_chosen == classIndex)
        return;
    m_chosen = classIndex;
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (isChosen(static_cast<int>(i)))
            m_cursor = static_cast<int>(i);
    rebuild();
}

bool PredictionChart::isChosen(int row) const
{
    return m_chosen == m_rows[row].index;
}

QRect PredictionChart::rowRect(int row) const
{
    const int count = static_cast<int>(m_rows.size());
    if (row < 0 || row >= count)
        return {};
    const int top = m_plot->height() * row / count;
    return {0, top, m_plot->width(), m_plot->height() * (row + 1) / count - top};
}

QSize PredictionChart::sizeHint() const
{
    return {260, std::max<int>(5, static_cast<int>(m_rows.size())) * (smallestRow + 4)};
}

QSize PredictionChart::minimumSizeHint() const
{
    return {160, std::max<int>(1, static_cast<int>(m_rows.size())) * smallestRow};
}

int PredictionChart::rowAt(QPointF position) const
{
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        if (rowRect(row).contains(position.toPoint()))
            return row;
    return -1;
}

void PredictionChart::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return;
    moveCursor(row);
    emit classChosen(m_rows[row].index);
}

void PredictionChart::moveCursor(int row)
{
    if (m_rows.empty())
        return;
    m_cursor = std::clamp(row, 0, static_cast<int>(m_rows.size()) - 1);
    setAccessibleDescription(describe(m_cursor));
    placeBands();
}

void PredictionChart::setHovered(int row)
{
    if (m_hovered == row)
        return;
    m_hovered = row;
    setCursor(row < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    placeBands();
}

double PredictionChart::length(int row) const
{
    return m_measured ? m_rows[row].score : m_rows[row].probability;
}

QString PredictionChart::number(int row) const
{
    return m_measured ? shortNumber(m_rows[row].score) : percentage(m_rows[row].probability);
}

QString PredictionChart::describe(int row) const
{
    const ClassScore& each = m_rows[row];
    if (m_measured) {
        const QString text =
            tr("%1 (output %2)\nvalue %3").arg(each.name).arg(each.index).arg(number(row));
        return isChosen(row) ? text + QLatin1Char('\n') + tr("This output is explained.") : text;
    }
    const QString text = tr("%1 (class %2)\nprobability %3, logit %4")
                             .arg(each.name)
                             .arg(each.index)
                             .arg(percentage(each.probability), shortNumber(each.score));
    return isChosen(row) ? text + QLatin1Char('\n') + tr("This class is explained.") : text;
}

void PredictionChart::rebuild()
{
    for (const auto* items : {&m_names, &m_numbers})
        for (QCPItemText* item : *items)
            m_plot->removeItem(item);
    m_names.clear();
    m_numbers.clear();
    m_bars->data()->clear();
    m_chosenBars->data()->clear();
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        (isChosen(row) ? m_chosenBars : m_bars)->addData(row, length(row));
        for (auto* items : {&m_names, &m_numbers}) {
            auto* item = new QCPItemText(m_plot);
            item->setClipToAxisRect(false);
            item->setPadding({});
            item->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
            item->position->setTypeY(QCPItemPosition::ptPlotCoords);
            items->push_back(item);
        }
        m_names[row]->position->setTypeX(QCPItemPosition::ptAbsolute);
        m_numbers[row]->setText(number(row));
    }
    m_plot->setVisible(!m_rows.empty());
    m_plot->yAxis->setRange(-0.5, std::max<double>(1, m_rows.size()) - 0.5);
    if (!m_rows.empty())
        setAccessibleDescription(describe(m_cursor));
    placeLabels();
    restyle();
}

void PredictionChart::placeLabels()
{
    const int count = static_cast<int>(m_rows.size());
    m_plot->setGeometry(0, 0, width(), std::min(height(), std::max(1, count) * largestRow));
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    int longest = 0;
    for (const ClassScore& each : m_rows)
        longest = std::max(longest, metrics.horizontalAdvance(each.name));
    const int markerWidth = metrics.horizontalAdvance(marker) + 3;
    const int nameWidth = std::min(longest + 2, width() * 45 / 100 - markerWidth);
    const int left = padding + markerWidth + nameWidth + padding;
    int widest = m_measured ? 0 : metrics.horizontalAdvance(percentage(1));
    double low = 0, high = m_measured ? 0 : 1;
    for (int row = 0; row < count; ++row) {
        widest = std::max(widest, metrics.horizontalAdvance(number(row)));
        low = std::min(low, length(row));
        high = std::max(high, length(row));
    }
    if (low == high)
        high = 1;
    const int right = padding + widest + padding;
    m_plot->axisRect()->setMargins({left, 0, right, 0});
    m_plot->xAxis->setRange(low, high);
    const double pixel = (high - low) / std::max(1, width() - left - right);
    for (int row = 0; row < count; ++row) {
        const QFontMetrics own(isChosen(row) ? bold : font());
        const QString name = own.elidedText(m_rows[row].name, Qt::ElideRight, nameWidth);
        m_names[row]->setText(isChosen(row) ? marker + QStringLiteral(" ") + name : name);
        m_names[row]->setFont(isChosen(row) ? bold : font());
        m_names[row]->position->setCoords(isChosen(row) ? padding - 2 : padding + markerWidth, row);
        m_numbers[row]->setFont(isChosen(row) ? bold : font());
        m_numbers[row]->position->setCoords(std::max(0.0, length(row)) + padding * pixel, row);
    }
    placeBands();
}

void PredictionChart::placeBands()
{
    const auto place = [this](QCPItemRect* band, int row, bool visible) {
        band->setVisible(visible && row >= 0 && row < static_cast<int>(m_rows.size()));
        band->topLeft->setCoords(1, row - 0.46);
        band->bottomRight->setCoords(m_plot->width() - 2, row + 0.46);
    };
    place(m_hoverBand, m_hovered, true);
    place(m_cursorFrame, m_cursor, hasFocus());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PredictionChart::restyle()
{
    const QColor text = palette().color(QPalette::WindowText);
    const QColor accent = palette().color(QPalette::Highlight);
    QColor pale = accent;
    pale.setAlpha(120);
    QColor hover = text;
    hover.setAlpha(22);
    m_plot->setBackground(palette().color(QPalette::Window));
    m_chosenBars->setBrush(accent);
    m_bars->setBrush(pale);
    m_chosenBars->setPen(Qt::NoPen);
    m_bars->setPen(Qt::NoPen);
    m_hoverBand->setBrush(hover);
    m_hoverBand->setPen(Qt::NoPen);
    m_cursorFrame->setPen(QPen(text, 1, Qt::DotLine));
    for (const auto* items : {&m_names, &m_numbers})
        for (QCPItemText* item : *items)
            item->setColor(text);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PredictionChart::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::PaletteChange: restyle(); break;
    case QEvent::FontChange: placeLabels(); break;
    case QEvent::LanguageChange:
        updateTexts();
        rebuild();
        break;
    default: break;
    }
    QWidget::changeEvent(event);
}

bool PredictionChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = rowAt(help->pos());
    if (row < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), describe(row), this, rowRect(row));
    return true;
}

void PredictionChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    placeBands();
}

void PredictionChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    placeBands();
}

void PredictionChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: return moveCursor(m_cursor - 1);
    case Qt::Key_Down: return moveCursor(m_cursor + 1);
    case Qt::Key_Home: return moveCursor(0);
    case Qt::Key_End: return moveCursor(static_cast<int>(m_rows.size()) - 1);
    case Qt::Key_Enter:
    case Qt::Key_Return:
    case Qt::Key_Space: return choose(m_cursor);
    default: QWidget::keyPressEvent(event);
    }
}

void PredictionChart::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setHovered(-1);
}

void PredictionChart::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(rowAt(event->position()));
}

void PredictionChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(rowAt(event->position()));
    else
        QWidget::mousePressEvent(event);
}

void PredictionChart::paintEvent(QPaintEvent*)
{
    if (!m_rows.empty())
        return;
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No prediction yet"));
}

void PredictionChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeLabels();
}

void PredictionChart::updateTexts()
{
    setAccessibleName(tr("Prediction: the most probable classes"));
}

} // namespace widgets
