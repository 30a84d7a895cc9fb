// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progressoverlay.h"

#include <QEvent>
#include <QPainter>

namespace widgets {

namespace {

constexpr int delayMilliseconds = 150;
constexpr int steps = 1000;
constexpr int barHeight = 4;

} // namespace

ProgressOverlay::ProgressOverlay(QWidget* parent) : QProgressBar(parent)
{
    setRange(0, steps);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        place();
        show();
        raise();
    });
    parent->installEventFilter(this);
}

void ProgressOverlay::start()
{
    setValue(0);
    if (!isVisible())
        m_delay.start();
}

void ProgressOverlay::setFraction(double fraction)
{
    setValue(qBound(0, qRound(fraction * steps), steps));
}

void ProgressOverlay::finish()
{
    m_delay.stop();
    hide();
}

QSize ProgressOverlay::sizeHint() const
{
    return {100, fontMetrics().height() + barHeight + 3};
}

bool ProgressOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        place();
    return QProgressBar::eventFilter(watched, event);
}

void ProgressOverlay::place()
{
    const int height = sizeHint().height();
    setGeometry(0, parentWidget()->height() - height, parentWidget()->width(), height);
}

void ProgressOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor paper = palette().color(QPalette::Window);
    paper.setAlpha(210);
    painter.fillRect(rect(), paper);
    const QRect groove(0, height() - barHeight, width(), barHeight);
    painter.fillRect(groove, palette().color(QPalette::Mid));
    painter.fillRect(groove.adjusted(0, 0, -width() + width() * value() / steps, 0),
                     palette().color(QPalette::Highlight));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(6, 1, -6, -barHeight), Qt::AlignRight | Qt::AlignVCenter,
                     tr("%1 %").arg(value() * 100 / steps));
}

} // namespace widgets
