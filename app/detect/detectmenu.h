// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/detect/boxespage.h"
#include "app/textedactions.h"

#include <QObject>

class QAction;
class QMenuBar;

namespace app {

/// The menu about a detector's boxes; the same over the picture and the list.
class DetectMenu final : public QObject {
    Q_OBJECT

public:
    DetectMenu(BoxesPage& page, TextedActions& actions, QObject* parent = nullptr);

    void build(QMenuBar* bar);
    /// Whether the page is on show: else nothing can be chosen, and keys belong to others.
    void setActive(bool active);
    void update();

private:
    BoxesPage& m_page;
    TextedActions& m_actions;
    QAction* m_explainAction = nullptr;
    QAction* m_savePictureAction = nullptr;
    QAction* m_saveTableAction = nullptr;
    QAction* m_copyPictureAction = nullptr;
    QAction* m_copyTableAction = nullptr;
    bool m_active = false;
};

} // namespace app
