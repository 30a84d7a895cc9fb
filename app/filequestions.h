// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace app {

/// Asks where to save, without waiting for the answer: `chosen` gets the path, or an empty one if
/// the person cancels. `proposed` is a path; its ending is added to names without one.
void askWhereToSave(QWidget* parent, const QString& title, const QString& proposed,
                    const QString& filter, std::function<void(const QString&)> chosen);

/// Asks what to open, likewise.
void askWhatToOpen(QWidget* parent, const QString& title, const QString& folder,
                   const QString& filter, std::function<void(const QString&)> chosen);

/// Asks for a folder, likewise.
void askForFolder(QWidget* parent, const QString& title, const QString& folder,
                  std::function<void(const QString&)> chosen);

} // namespace app
