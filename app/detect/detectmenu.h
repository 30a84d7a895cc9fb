// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/textedactions.h"

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace app {

class BoxesPage;
class DetectWorkspace;

/// The menu about a detector's boxes, the same over the picture and the list; beside the page that
/// doubts them, about what that shows.
class DetectMenu final : public QObject {
    Q_OBJECT

public:
    DetectMenu(DetectWorkspace& workspace, TextedActions& actions, QObject* parent = nullptr);

    void build(QMenuBar* bar);
    /// Whether the workspace is on show: else nothing can be chosen, and keys belong to others.
    void setActive(bool active);
    void update();

private:
    void addBoxes(QMenu* menu);
    void addDoubt(QMenu* menu);

    DetectWorkspace& m_workspace;
    BoxesPage& m_page;
    TextedActions& m_actions;
    QAction* m_explainAction = nullptr;
    QAction* m_savePictureAction = nullptr;
    QAction* m_saveTableAction = nullptr;
    QAction* m_copyPictureAction = nullptr;
    QAction* m_copyTableAction = nullptr;
    QAction* m_saveDoubtAction = nullptr;
    QAction* m_copyDoubtAction = nullptr;
    bool m_active = false;
};

} // namespace app
