// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace widgets {

/// How long work still takes, told from how fast it has been going, recent speed counting most.
class TimeLeft final {
public:
    /// `fraction` (0 to 1) is done `milliseconds` after the work began. Going back starts anew.
    void update(double fraction, double milliseconds);

    /// Milliseconds; empty while too little is known.
    std::optional<double> remaining() const;

private:
    double m_startFraction = 0;
    double m_startTime = 0;
    double m_fraction = 0;
    double m_time = 0;
    // Done lately and the time that it took; what is older counts ever less.
    double m_recentFraction = 0;
    double m_recentTime = 0;
};

/// "12 s left", "3 min left": no more exact than an estimate is.
QString timeLeftText(double milliseconds);

} // namespace widgets
