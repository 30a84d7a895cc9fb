// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/stepslider.h"

#include "widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>

namespace widgets {

namespace {

constexpr int everyOneUpTo = 30;
constexpr double leap = 1.1;
constexpr int standardPace = 250;
constexpr int pageSteps = 10; ///< of the whole slider

} // namespace

StepSlider::StepSlider(QWidget* parent)
    : QWidget(parent), m_playButton(new QToolButton(this)), m_label(new QLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)), m_spinBox(new QSpinBox(this))
{
    m_playButton->setObjectName(QStringLiteral("playButton"));
    m_playButton->setIconSize({18, 18});
    m_slider->setObjectName(QStringLiteral("stepSlider"));
    m_slider->setMinimumWidth(60);
    m_spinBox->setObjectName(QStringLiteral("stepSpinBox"));
    m_spinBox->setAccelerated(true);
    m_spinBox->setKeyboardTracking(false);
    m_label->setBuddy(m_spinBox);
    setFocusProxy(m_slider);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_playButton);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_label);
    layout->addWidget(m_spinBox);
    m_timer.setInterval(standardPace);
    connect(&m_timer, &QTimer::timeout, this, [this] { moveBy(1); });
    connect(m_playButton, &QToolButton::clicked, this, [this] { setPlaying(!playing()); });
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int stop) { choose(m_stops[std::size_t(stop)]); });
    connect(m_slider, &QSlider::sliderPressed, this, [this] { setPlaying(false); });
    connect(m_spinBox, &QSpinBox::valueChanged, this, &StepSlider::choose);
    setStops({1});
    updateTexts();
}

std::vector<int> StepSlider::finerAtFirst(int count)
{
    std::vector<int> stops;
    for (int stop = 1; stop < count;
         stop = stop < everyOneUpTo ? stop + 1 : std::max(stop + 1, int(stop * leap)))
        stops.push_back(stop);
    stops.push_back(std::max(count, 1));
    return stops;
}

void StepSlider::setStops(std::vector<int> stops)
{
    setPlaying(false);
    m_stops = std::move(stops);
    m_reach = m_stops.back();
    const int before = value();
    const QSignalBlocker blockers[] = {QSignalBlocker(m_slider), QSignalBlocker(m_spinBox)};
    m_slider->setRange(0, int(m_stops.size()) - 1);
    m_slider->setPageStep(std::max(1, m_slider->maximum() / pageSteps));
    m_spinBox->setRange(m_stops.front(), m_stops.back());
    moveTo(std::clamp(before, m_stops.front(), m_stops.back()));
    updateTexts();
}

void StepSlider::setReach(int largest)
{
    m_reach = std::clamp(largest, m_stops.front(), m_stops.back());
    if (value() > m_reach)
        choose(m_reach);
}

void StepSlider::setValue(int value)
{
    moveTo(std::clamp(value, m_stops.front(), m_reach));
}

int StepSlider::value() const
{
    return m_spinBox->value();
}

void StepSlider::moveTo(int value)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_slider), QSignalBlocker(m_spinBox)};
    m_slider->setValue(stopOf(value));
    m_spinBox->setValue(value);
}

void StepSlider::choose(int value)
{
    moveTo(std::min(value, m_reach));
    if (playing() && this->value() == m_stops.back())
        setPlaying(false);
    emit changed(this->value());
}

/// The last stop that is not beyond.
int StepSlider::stopOf(int value) const
{
    const auto beyond = std::upper_bound(m_stops.begin(), m_stops.end(), value);
    return std::max(0, int(beyond - m_stops.begin()) - 1);
}

void StepSlider::moveBy(int stops)
{
    const int now = stopOf(value());
    // From between two stops, one step back is to the lower of them.
    const bool between = m_stops[std::size_t(now)] != value();
    const int wanted = now + stops + (between && stops < 0 ? 1 : 0);
    const int next = m_stops[std::size_t(std::clamp(wanted, 0, int(m_stops.size()) - 1))];
    if (next != value() && std::min(next, m_reach) != value())
        choose(next);
}

void StepSlider::setPlaying(bool playing)
{
    if (playing == this->playing())
        return;
    if (playing && m_stops.size() < 2)
        return;
    if (playing && value() == m_stops.back())
        choose(m_stops.front());
    if (playing)
        m_timer.start();
    else
        m_timer.stop();
    updateTexts();
}

bool StepSlider::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Space: setPlaying(!playing()); return true;
    case Qt::Key_Left: moveBy(-1); break;
    case Qt::Key_Right: moveBy(1); break;
    case Qt::Key_Home: choose(m_stops.front()); break;
    case Qt::Key_End: choose(m_stops.back()); break;
    default: return false;
    }
    return true;
}

void StepSlider::hideEvent(QHideEvent* event)
{
    setPlaying(false);
    QWidget::hideEvent(event);
}

void StepSlider::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(event->key()))
        QWidget::keyPressEvent(event);
}

void StepSlider::setTexts(const QString& label, const QString& tip)
{
    m_label->setText(label);
    QString name = label;
    name.remove(QLatin1Char('&'));
    for (QWidget* part : {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_slider),
                          static_cast<QWidget*>(m_spinBox)}) {
        part->setToolTip(tip);
        part->setAccessibleName(name);
    }
}

void StepSlider::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void StepSlider::updateTexts()
{
    m_playButton->setIcon(icon(playing() ? Glyph::Pause : Glyph::Play));
    m_playButton->setAccessibleName(playing() ? tr("Pause") : tr("Play"));
    m_playButton->setToolTip(playing() ? tr("Stop here (Space)")
                                       : tr("Go through all steps by itself (Space)"));
    //: after the number of the present step
    m_spinBox->setSuffix(tr(" of %1").arg(m_stops.back()));
    m_playButton->setEnabled(m_stops.size() > 1);
}

} // namespace widgets
