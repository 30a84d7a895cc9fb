// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <functional>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;

namespace app {

/// Menu entries whose texts follow the language.
class TextedActions final {
public:
    using Text = std::function<QString()>;
    struct Entry {
        QAction* action;
        Text text;
        Text tip;
    };

    QAction* add(QMenu* menu, Text text, Text tip, const QList<QKeySequence>& keys,
                 std::function<void()> triggered);
    QMenu* addMenu(QMenu* parent, Text title);
    QMenu* addMenu(QMenuBar* parent, Text title);

    /// In the present language.
    void updateTexts();

    const std::vector<Entry>& entries() const { return m_entries; }

private:
    QMenu* follow(QMenu* menu, Text title);

    std::vector<Entry> m_entries;
};

} // namespace app
