// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobbar.h"

#include "widgets/elidedlabel.h"
#include "widgets/numbers.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace widgets {

namespace {

constexpr int steps = 1000;

} // namespace

JobBar::JobBar(QWidget* parent)
    : QWidget(parent), m_message(new ElidedLabel), m_bar(new QProgressBar), m_time(new QLabel),
      m_cancelButton(new QPushButton)
{
    m_message->setObjectName(QStringLiteral("messageLabel"));
    m_bar->setObjectName(QStringLiteral("progressBar"));
    m_time->setObjectName(QStringLiteral("timeLabel"));
    m_cancelButton->setObjectName(QStringLiteral("cancelButton"));
    m_bar->setMinimumWidth(120);
    m_bar->setMaximumWidth(320);
    m_time->setMinimumWidth(fontMetrics().horizontalAdvance(duration(59900)));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 6, 2);
    row->addWidget(m_message, 1);
    row->addWidget(m_bar);
    row->addWidget(m_time);
    row->addWidget(m_cancelButton);

    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    m_tick.setInterval(100);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        showTime();
        show();
    });
    connect(&m_tick, &QTimer::timeout, this, &JobBar::showTime);
    connect(m_cancelButton, &QPushButton::clicked, this, [this] {
        m_cancelButton->setEnabled(false);
        emit cancelRequested();
    });
    // Coming and going moves nothing else.
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    policy.setVerticalPolicy(QSizePolicy::Fixed);
    setSizePolicy(policy);
    updateTexts();
    hide();
}

void JobBar::start(const QString& message)
{
    const bool another = message != m_message->text();
    m_message->setText(message);
    m_cancelButton->setEnabled(true);
    setProgress({});
    if (another || !m_running)
        m_clock.start(); // the time is that of this work, not of what went before
    if (m_running)
        return;
    m_running = true;
    m_delay.start();
    m_tick.start();
}

void JobBar::setProgress(std::optional<double> fraction)
{
    m_bar->setRange(0, fraction ? steps : 0);
    if (fraction)
        m_bar->setValue(qBound(0, qRound(*fraction * steps), steps));
}

void JobBar::finish()
{
    m_running = false;
    m_delay.stop();
    m_tick.stop();
    hide();
}

void JobBar::showTime()
{
    m_time->setText(duration(static_cast<double>(m_clock.elapsed() / 100 * 100)));
}

void JobBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void JobBar::updateTexts()
{
    m_cancelButton->setText(tr("Cancel"));
    m_cancelButton->setToolTip(tr("Stop this work (Esc)"));
    m_bar->setAccessibleName(tr("Progress"));
    m_time->setAccessibleName(tr("Time so far"));
}

} // namespace widgets
