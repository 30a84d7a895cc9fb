// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <set>

namespace widgets {

/// The numbers below `count` in "7, 20-30"; empty optional where the text names none at all. What
/// cannot be read is left out.
std::optional<std::set<int>> channelNumbers(const QString& text, int count);

} // namespace widgets
