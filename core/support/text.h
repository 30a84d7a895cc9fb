// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Core has no Qt, but its names and descriptions are shown to people. This is Qt's own marker for
// translatable text, so that lupdate collects these strings; the window translates them with
// QCoreApplication::translate(context, text).
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif
