// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace widgets {

/// Three significant digits and a true minus sign: "0.0123", "−4.5", "1.2e−5", "0".
QString shortNumber(double value);

/// The end of a scale that is `span` wide, without digits that would not show on it: "0" for 2e-5
/// of 3.
QString scaleNumber(double value, double span);

/// Like shortNumber, with a plus sign before positive values.
QString signedNumber(double value);

/// A probability: "98.7 %", "0.02 %", "< 0.01 %".
QString percentage(double probability);

/// "85 ms", "1.2 s", "3 min 5 s".
QString duration(double milliseconds);

} // namespace widgets
