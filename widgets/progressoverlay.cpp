// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progressoverlay.h"

#include "widgets/icons.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

namespace widgets {

namespace {

constexpr int delayMilliseconds = 150;
/// The time left changes no more often, to be readable.
constexpr int textMilliseconds = 700;
constexpr int steps = 1000;
constexpr int barHeight = 4;

} // namespace

ProgressOverlay::ProgressOverlay(QWidget* parent)
    : QProgressBar(parent), m_cancelButton(new QToolButton(parent))
{
    setRange(0, steps);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    m_cancelButton->setObjectName(QStringLiteral("cancelPanelButton"));
    m_cancelButton->setIcon(icon(Glyph::Close));
    m_cancelButton->setAutoRaise(true);
    m_cancelButton->setCursor(Qt::ArrowCursor);
    m_cancelButton->setFocusPolicy(Qt::TabFocus);
    m_cancelButton->hide();
    connect(m_cancelButton, &QToolButton::clicked, this, &ProgressOverlay::cancelRequested);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        place();
        show();
        raise();
        m_cancelButton->show();
        m_cancelButton->raise();
    });
    parent->installEventFilter(this);
    updateTexts();
}

void ProgressOverlay::start()
{
    m_clock.invalidate();
    setValue(0);
    updateTexts();
    if (!isVisible())
        m_delay.start();
}

void ProgressOverlay::setFraction(double fraction)
{
    if (!m_clock.isValid()) {
        m_clock.start();
        m_timeLeft = {};
        m_left.clear();
        m_textAge.start();
    }
    m_timeLeft.update(fraction, double(m_clock.elapsed()));
    if (m_left.isEmpty() || m_textAge.elapsed() >= textMilliseconds) {
        const auto left = m_timeLeft.remaining();
        m_left = left ? timeLeftText(*left) : QString();
        m_textAge.start();
    }
    setValue(qBound(0, qRound(fraction * steps), steps));
    updateTexts();
}

void ProgressOverlay::finish()
{
    m_delay.stop();
    m_clock.invalidate();
    hide();
    m_cancelButton->hide();
}

QSize ProgressOverlay::sizeHint() const
{
    return {100, fontMetrics().height() + barHeight + 5};
}

void ProgressOverlay::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QProgressBar::changeEvent(event);
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
    const int side = height - barHeight;
    m_cancelButton->setGeometry(width() - side - 2, geometry().top(), side, side);
}

void ProgressOverlay::updateTexts()
{
    //: the share of the work that is done
    const QString percent = tr("%1 %").arg(value() * 100 / steps);
    m_text = !m_clock.isValid() ? tr("waiting")
             : m_left.isEmpty() ? percent
                                : QStringLiteral("%1 · %2").arg(percent, m_left);
    m_cancelButton->setToolTip(tr("Stop this explanation"));
    m_cancelButton->setAccessibleName(tr("Stop this explanation"));
    update();
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
    painter.drawText(rect().adjusted(6, 1, -m_cancelButton->width() - 6, -barHeight),
                     Qt::AlignRight | Qt::AlignVCenter, m_text);
}

} // namespace widgets
