// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutworkspace.h"
#include "app/textedactions.h"

#include <QObject>
#include <vector>

class QToolBar;

namespace app {

/// The menu of the cut-out workspace. Its entries can be used while the workspace is on show.
class CutMenu final : public QObject {
    Q_OBJECT

public:
    CutMenu(CutWorkspace& workspace, TextedActions& actions, QObject* parent = nullptr);

    /// Undo and redo, for the Edit menu.
    void addHistory(QMenu* menu);
    /// After addHistory().
    void build(QMenuBar* bar);
    void fill(QToolBar* bar);

    void setActive(bool active);
    /// After the texts were translated anew.
    void update();

private:
    void addFiles(QMenu* menu);
    void addLayers(QMenu* menu);

    CutWorkspace& m_workspace;
    TextedActions& m_actions;
    QAction* m_undoAction = nullptr;
    QAction* m_redoAction = nullptr;
    QAction* m_saveAction = nullptr;
    QAction* m_saveCutOutAction = nullptr;
    std::vector<QAction*> m_maskActions;    ///< that need an object
    std::vector<QAction*> m_pictureActions; ///< that need a picture
    std::vector<QAction*> m_layerActions;
    bool m_active = false;
};

} // namespace app
