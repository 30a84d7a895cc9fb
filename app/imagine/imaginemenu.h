// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imagine/imagineworkspace.h"
#include "app/textedactions.h"

#include <QObject>

class QAction;
class QToolBar;

namespace app {

/// The menu of the imagine workspace, on the menu bar and over its pictures. Its entries can be
/// used while the workspace is on show.
class ImagineMenu final : public QObject {
    Q_OBJECT

public:
    ImagineMenu(ImagineWorkspace& workspace, TextedActions& actions, QObject* parent = nullptr);

    void build(QMenuBar* bar);
    /// After build().
    void fill(QToolBar* bar);
    /// After the texts were translated anew, too.
    void update();

private:
    void addWork(QMenu* menu);
    void addResults(QMenu* menu);
    void addAll(QMenu* menu);

    ImagineWorkspace& m_workspace;
    TextedActions& m_actions;
    QAction* m_addAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_stopAction = nullptr;
    QAction* m_againAction = nullptr;
    QAction* m_largeAction = nullptr;
    QAction* m_removeAction = nullptr;
    QAction* m_saveAction = nullptr;
    QAction* m_filmAction = nullptr;
    QAction* m_stretchAction = nullptr;
    QAction* m_copyAction = nullptr;
    QAction* m_explainAction = nullptr;
    QAction* m_pauseAllAction = nullptr;
    QAction* m_resumeAllAction = nullptr;
    QAction* m_stopAllAction = nullptr;
    QAction* m_curvesAction = nullptr;
};

} // namespace app
