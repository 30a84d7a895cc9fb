// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/detect/detectmenu.h"

#include "app/detect/boxespage.h"
#include "app/detect/detectworkspace.h"
#include "app/detect/doubtpage.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace app {

DetectMenu::DetectMenu(DetectWorkspace& workspace, TextedActions& actions, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_page(workspace.boxes()), m_actions(actions)
{
    connect(&m_page, &BoxesPage::possibilitiesChanged, this, &DetectMenu::update);
    connect(&workspace.doubt(), &DoubtPage::possibilitiesChanged, this, &DetectMenu::update);
    connect(&workspace, &DetectWorkspace::currentChanged, this, &DetectMenu::update);
}

void DetectMenu::build(QMenuBar* bar)
{
    auto* menu = m_actions.addMenu(bar, [] { return tr("&Detect"); });
    m_explainAction = m_actions.add(
        menu, [] { return tr("E&xplain this box"); },
        [] { return tr("Compare explanations of the chosen box"); }, {Qt::CTRL | Qt::Key_Return},
        [this] { m_page.explain(); });
    menu->addSeparator();
    addBoxes(menu);
    addDoubt(menu);
    connect(&m_page, &BoxesPage::menuRequested, menu,
            [menu](QPoint position) { menu->popup(position); });
    update();
}

void DetectMenu::addBoxes(QMenu* menu)
{
    m_savePictureAction = m_actions.add(
        menu, [] { return tr("&Save picture with boxes..."); },
        [] { return tr("Save the picture with boxes, labels and map as a PNG file"); },
        {QKeySequence::Save}, [this] { m_page.savePicture(); });
    m_saveTableAction = m_actions.add(
        menu, [] { return tr("Save &list of boxes..."); },
        [] { return tr("Save classes, scores and places of the boxes as a CSV file"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] { m_page.saveTable(); });
    menu->addSeparator();
    m_copyPictureAction = m_actions.add(
        menu, [] { return tr("&Copy picture with boxes"); },
        [] { return tr("Copy the picture with boxes, labels and map"); }, {QKeySequence::Copy},
        [this] { m_page.copyPicture(); });
    m_copyTableAction = m_actions.add(
        menu, [] { return tr("Copy list of &boxes"); },
        [] { return tr("Copy classes, scores and places of the boxes, for a spreadsheet"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, [this] { m_page.copyTable(); });
}

/// With the texts of the page's buttons.
void DetectMenu::addDoubt(QMenu* menu)
{
    m_saveDoubtAction = m_actions.add(
        menu, [] { return DoubtPage::tr("Save &picture..."); },
        [] { return DoubtPage::tr("Saves the sentences and the maps as a PNG file"); },
        {QKeySequence::Save}, [this] { m_workspace.doubt().save(); });
    m_copyDoubtAction = m_actions.add(
        menu, [] { return DoubtPage::tr("&Copy numbers"); },
        [] { return DoubtPage::tr("Copies the sentences and the table as text"); },
        {QKeySequence::Copy}, [this] { m_workspace.doubt().copyNumbers(); });
}

void DetectMenu::setActive(bool active)
{
    m_active = active;
    update();
}

void DetectMenu::update()
{
    if (!m_explainAction)
        return;
    const bool doubts = m_workspace.showsDoubt();
    m_explainAction->setEnabled(m_active && m_page.hasChosen());
    // Keys are shared: an entry of the other page is off.
    const auto show = [this](QAction* action, bool ofPage, bool possible) {
        action->setVisible(ofPage);
        action->setEnabled(m_active && ofPage && possible);
    };
    for (auto* action :
         {m_savePictureAction, m_saveTableAction, m_copyPictureAction, m_copyTableAction})
        show(action, !doubts, m_page.hasBoxes());
    for (auto* action : {m_saveDoubtAction, m_copyDoubtAction})
        show(action, doubts, m_workspace.doubt().examination() != nullptr);
}

} // namespace app
