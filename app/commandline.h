// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

/// Whether the arguments (without the program's name) ask for a command, --help or --version rather
/// than for the window.
bool isCommandLine(const QStringList& arguments);

/// Runs it; complains on standard error. Gives an ExitCode. Needs a QCoreApplication.
int runCommandLine(const QStringList& arguments);

} // namespace app
