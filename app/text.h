// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace app {

/// A translated text outside of classes; inside, QObject::tr is at hand. Its context is where
/// lupdate finds it.
inline QString tr(const char* text)
{
    return QCoreApplication::translate("app", text);
}

} // namespace app
