// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/channelnumbers.h"

#include <QRegularExpression>
#include <algorithm>

namespace widgets {

std::optional<std::set<int>> channelNumbers(const QString& text, int count)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    static const QRegularExpression pattern(
        QStringLiteral("(\\d+)(?:\\s*[-\u2013]\\s*(\\d*))?")); // "20-": to the end
    std::set<int> numbers;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto first = match.captured(1).toLongLong();
        const bool range = match.captured(0) != match.captured(1);
        const auto last = !range                        ? first
                          : match.captured(2).isEmpty() ? count - 1
                                                        : match.captured(2).toLongLong();
        for (auto number = std::max(0LL, first); number <= std::min<qlonglong>(last, count - 1);
             ++number)
            numbers.insert(int(number));
    }
    return numbers;
}

} // namespace widgets
