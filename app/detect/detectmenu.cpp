// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/detect/detectmenu.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace app {

DetectMenu::DetectMenu(BoxesPage& page, TextedActions& actions, QObject* parent)
    : QObject(parent), m_page(page), m_actions(actions)
{
    connect(&page, &BoxesPage::possibilitiesChanged, this, &DetectMenu::update);
}

void DetectMenu::build(QMenuBar* bar)
{
    auto* menu = m_actions.addMenu(bar, [] { return tr("&Detect"); });
    m_explainAction = m_actions.add(
        menu, [] { return tr("E&xplain this box"); },
        [] { return tr("Compare explanations of the chosen box"); }, {Qt::CTRL | Qt::Key_Return},
        [this] { m_page.explain(); });
    menu->addSeparator();
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
    connect(&m_page, &BoxesPage::menuRequested, menu,
            [menu](QPoint position) { menu->popup(position); });
    update();
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
    m_explainAction->setEnabled(m_active && m_page.hasChosen());
    for (auto* action :
         {m_savePictureAction, m_saveTableAction, m_copyPictureAction, m_copyTableAction})
        action->setEnabled(m_active && m_page.hasBoxes());
}

} // namespace app
