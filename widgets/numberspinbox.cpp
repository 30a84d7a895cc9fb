// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/numberspinbox.h"

#include <QWheelEvent>

namespace widgets {

namespace {

constexpr double largestNumber = 1e9;
constexpr int digits = 10;
constexpr int shownCharacters = 8; ///< "123.6751"

} // namespace

NumberSpinBox::NumberSpinBox(QWidget* parent) : QDoubleSpinBox(parent)
{
    setDecimals(digits);
    setRange(-largestNumber, largestNumber);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setFocusPolicy(Qt::StrongFocus);
}

QString NumberSpinBox::textFromValue(double value) const
{
    auto plain = locale();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    auto text = plain.toString(value, 'f', decimals());
    while (text.endsWith(plain.zeroDigit()))
        text.chop(1);
    if (text.endsWith(plain.decimalPoint()))
        text.chop(1);
    return text;
}

/// The base class asks for as much room as its longest number needs.
QSize NumberSpinBox::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(QString(shownCharacters, QLatin1Char('0')));
    return {text + 12, QDoubleSpinBox::sizeHint().height()};
}

QSize NumberSpinBox::minimumSizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(QString(shownCharacters - 2, '0'));
    return {text + 10, QDoubleSpinBox::minimumSizeHint().height()};
}

void NumberSpinBox::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace widgets
