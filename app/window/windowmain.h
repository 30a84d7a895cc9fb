// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

/// Whether the window is only to be drawn into a file.
bool wantsScreenshot(const QStringList& arguments);

/// Whether there is anything to draw on. (Qt would abort.)
bool hasDisplay();

/// Opens the window with the pictures and the model of the arguments, and runs until it is closed
/// or, with
/// --screenshot, drawn. Gives an ExitCode. Needs a QApplication.
int runWindow(const QStringList& arguments);

} // namespace app
