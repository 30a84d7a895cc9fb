// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

namespace app {

/// Version, libraries, licence.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);
};

struct Shortcut {
    QString keys;
    QString meaning;
};

/// What keys and mouse do.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const std::vector<Shortcut>& shortcuts, QWidget* parent);
};

} // namespace app
