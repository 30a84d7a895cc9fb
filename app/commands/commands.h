// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

/// A command of the command line: the engine without a window.
struct Command {
    QString name;
    QString summary;                          ///< one line
    int (*run)(const QStringList& arguments); ///< gives an ExitCode; may throw core::Error
};

// One function a command, each in a file of its own; commandline.cpp lists them.
int predictCommand(const QStringList& arguments);
int detectCommand(const QStringList& arguments);
int doubtCommand(const QStringList& arguments);
int explainCommand(const QStringList& arguments);
int segmentCommand(const QStringList& arguments);
int imagineCommand(const QStringList& arguments);
int statisticsCommand(const QStringList& arguments);
int methodsCommand(const QStringList& arguments);
int layersCommand(const QStringList& arguments);
int convertCommand(const QStringList& arguments);

} // namespace app
