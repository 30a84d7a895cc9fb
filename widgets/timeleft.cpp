// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeleft.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

/// What is older than this counts less than a third.
constexpr double memoryMilliseconds = 6000;
/// An estimate from less would jump about.
constexpr double leastMilliseconds = 1000;
constexpr double leastFraction = 0.01;
/// So many times slower than on average is no pace to judge by.
constexpr double stalled = 20;

} // namespace

void TimeLeft::update(double fraction, double milliseconds)
{
    if (fraction < m_fraction || milliseconds < m_time) {
        *this = {};
        m_startFraction = m_fraction = fraction;
        m_startTime = m_time = milliseconds;
        return;
    }
    const double passed = milliseconds - m_time;
    const double kept = std::exp(-passed / memoryMilliseconds);
    m_recentFraction = kept * m_recentFraction + fraction - m_fraction;
    m_recentTime = kept * m_recentTime + passed;
    m_fraction = fraction;
    m_time = milliseconds;
}

std::optional<double> TimeLeft::remaining() const
{
    if (m_time - m_startTime < leastMilliseconds || m_fraction - m_startFraction < leastFraction ||
        m_recentFraction <= 0)
        return {};
    const double left = (1 - m_fraction) / m_recentFraction * m_recentTime;
    // Work that is refined until it is good enough stands still near its end: nobody knows then.
    const double average =
        (1 - m_fraction) / (m_fraction - m_startFraction) * (m_time - m_startTime);
    return left > stalled * average ? std::nullopt : std::optional(left);
}

QString timeLeftText(double milliseconds)
{
    const int seconds = std::max(1, int(std::lround(milliseconds / 1000)));
    if (seconds < 60)
        return QCoreApplication::translate("widgets", "%1 s left")
            .arg(seconds < 20 ? seconds : (seconds + 2) / 5 * 5);
    return QCoreApplication::translate("widgets", "%1 min left").arg((seconds + 30) / 60);
}

} // namespace widgets
