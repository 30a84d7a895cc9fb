// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/valueslider.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int pageSteps = 10; ///< of the whole range
constexpr int smallestSlider = 60;

} // namespace

ValueSlider::ValueSlider(QGridLayout& grid, const QString& name, const Range& range,
                         QObject* parent)
    : QObject(parent), m_factor(std::pow(10, range.decimals)), m_label(new QLabel),
      m_slider(new QSlider(Qt::Horizontal)), m_spinBox(new QDoubleSpinBox)
{
    const auto steps = [this](double value) { return int(std::lround(value * m_factor)); };
    m_slider->setObjectName(name + QLatin1String("Slider"));
    m_slider->setMinimumWidth(smallestSlider);
    m_slider->setRange(steps(range.minimum), steps(range.maximum));
    m_slider->setSingleStep(std::max(1, steps(range.step)));
    m_slider->setPageStep(std::max(1, (m_slider->maximum() - m_slider->minimum()) / pageSteps));
    m_spinBox->setObjectName(name + QLatin1String("SpinBox"));
    m_spinBox->setDecimals(range.decimals);
    m_spinBox->setRange(range.minimum, range.maximum);
    m_spinBox->setSingleStep(range.step);
    m_spinBox->setKeyboardTracking(false);
    m_spinBox->setAccelerated(true);
    // As wide in every row, whatever the range.
    m_spinBox->setMinimumWidth(
        m_spinBox->fontMetrics().horizontalAdvance(QStringLiteral("00.0 %")) +
        m_spinBox->sizeHint().height() + 10);
    m_label->setBuddy(m_spinBox);

    const int row = grid.rowCount();
    grid.addWidget(m_label, row, 0);
    grid.addWidget(m_slider, row, 1);
    grid.addWidget(m_spinBox, row, 2);
    grid.setColumnStretch(1, 1);

    connect(m_slider, &QSlider::valueChanged, this, [this](int now) {
        const QSignalBlocker blocker(m_spinBox);
        m_spinBox->setValue(now / m_factor);
        emit changed(value());
    });
    connect(m_spinBox, &QDoubleSpinBox::valueChanged, this, [this, steps](double now) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(steps(now));
        emit changed(value());
    });
}

void ValueSlider::setValue(double value)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_slider), QSignalBlocker(m_spinBox)};
    m_spinBox->setValue(value);
    m_slider->setValue(int(std::lround(value * m_factor)));
}

double ValueSlider::value() const
{
    return m_spinBox->value();
}

void ValueSlider::setEnabled(bool enabled)
{
    m_label->setEnabled(enabled);
    m_slider->setEnabled(enabled);
    m_spinBox->setEnabled(enabled);
}

void ValueSlider::setTexts(const QString& label, const QString& tip, const QString& suffix)
{
    m_label->setText(label);
    QString name = label;
    name.remove(QLatin1Char('&'));
    m_spinBox->setSuffix(suffix);
    for (QWidget* widget : {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_slider),
                            static_cast<QWidget*>(m_spinBox)}) {
        widget->setToolTip(tip);
        widget->setAccessibleName(name);
    }
}

} // namespace widgets
