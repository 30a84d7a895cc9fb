// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace widgets {

namespace {

const QChar minus(0x2212);

QString withTrueMinus(QString text)
{
    return text.replace(QLatin1Char('-'), minus);
}

QString digits(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::OmitLeadingZeroInExponent);
    const double size = std::abs(value);
    if (size == 0)
        return QStringLiteral("0");
    if (size < 1e-3 || size >= 1e5)
        return locale.toString(value, 'e', 1);
    const int before = static_cast<int>(std::floor(std::log10(size)));
    return locale.toString(value, 'f', qBound(0, 2 - before, 5));
}

} // namespace

QString shortNumber(double value)
{
    return withTrueMinus(digits(value));
}

QString scaleNumber(double value, double span)
{
    return shortNumber(std::abs(value) < 0.002 * span ? 0 : value);
}

QString signedNumber(double value)
{
    const QString text = shortNumber(value);
    return value > 0 ? QLatin1Char('+') + text : text;
}

QString percentage(double probability)
{
    const double percent = probability * 100;
    const QLocale locale;
    if (percent > 0 && percent < 0.01)
        return QCoreApplication::translate("widgets", "< %1 %").arg(locale.toString(0.01, 'f', 2));
    const QString number = locale.toString(percent, 'f', percent < 1 && percent > 0 ? 2 : 1);
    return QCoreApplication::translate("widgets", "%1 %").arg(number);
}

QString duration(double milliseconds)
{
    const QLocale locale;
    if (milliseconds < 999.5)
        return QCoreApplication::translate("widgets", "%1 ms")
            .arg(locale.toString(milliseconds, 'f', 0));
    const double seconds = milliseconds / 1000;
    if (seconds < 60)
        return QCoreApplication::translate("widgets", "%1 s").arg(locale.toString(seconds, 'f', 1));
    const int whole = static_cast<int>(seconds);
    return QCoreApplication::translate("widgets", "%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

} // namespace widgets
