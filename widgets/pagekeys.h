// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace widgets {

/// Of a widget's event(): PageUp and PageDown are the widget's own, rather than the window's keys
/// for the next and the previous picture. True if the event is dealt with.
inline bool keepsPageKeys(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!key->matches(QKeySequence::MoveToNextPage) &&
        !key->matches(QKeySequence::MoveToPreviousPage))
        return false;
    event->accept();
    return true;
}

} // namespace widgets
