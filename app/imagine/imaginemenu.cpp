// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imagine/imaginemenu.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace app {

ImagineMenu::ImagineMenu(ImagineWorkspace& workspace, TextedActions& actions, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_actions(actions)
{
    connect(&workspace, &ImagineWorkspace::possibilitiesChanged, this, &ImagineMenu::update);
}

void ImagineMenu::build(QMenuBar* bar)
{
    auto* menu = m_actions.addMenu(bar, [] { return tr("&Imagine"); });
    m_addAction = m_actions.add(
        menu, [] { return tr("&New picture"); },
        [] { return tr("Begin a picture of what the panel says"); },
        {QKeySequence(Qt::CTRL | Qt::Key_N)}, [this] { m_workspace.addChosen(); });
    menu->addSeparator();
    auto* work = new QMenu(menu); // the same entries, over a picture
    addWork(menu);
    menu->addSeparator();
    addResults(menu);
    work->setToolTipsVisible(true);
    for (auto* action :
         {m_pauseAction, m_stopAction, m_againAction, m_largeAction, m_stretchAction})
        work->addAction(action);
    work->addSeparator();
    for (auto* action : {m_saveAction, m_filmAction, m_copyAction, m_explainAction})
        work->addAction(action);
    work->addSeparator();
    work->addAction(m_removeAction);
    menu->addSeparator();
    addAll(menu);
    connect(&m_workspace, &ImagineWorkspace::menuRequested, work,
            [work](QPoint position) { work->popup(position); });
    update();
}

void ImagineMenu::addWork(QMenu* menu)
{
    m_pauseAction = m_actions.add(
        menu, [] { return tr("&Pause"); },
        [] { return tr("Hold the current picture as it is, to go on later (Space)"); },
        {QKeySequence(Qt::CTRL | Qt::Key_P)}, [this] { m_workspace.pauseOrResume(); });
    m_stopAction = m_actions.add(
        menu, [] { return tr("S&top"); },
        [] { return tr("Leave the current picture as it is, and ask the model what it sees"); },
        {QKeySequence(Qt::CTRL | Qt::Key_T)}, [this] { m_workspace.stop(); });
    m_againAction = m_actions.add(
        menu, [] { return tr("Start a&gain"); },
        [] { return tr("Make the current picture anew, with the next seed"); },
        {QKeySequence(Qt::CTRL | Qt::Key_R)}, [this] { m_workspace.again(); });
    m_largeAction = m_actions.add(
        menu, [] { return tr("&Large"); },
        [] { return tr("Show the current picture alone, or all again (Enter)"); }, {},
        [this] { m_workspace.toggleLarge(); });
    m_stretchAction = m_actions.add(
        menu, [] { return tr("Stretch c&ontrast"); },
        [] {
            return tr("Show the current picture with as much contrast as it can have; what is "
                      "saved or copied stays as it is");
        },
        {}, {});
    m_stretchAction->setCheckable(true);
    connect(m_stretchAction, &QAction::triggered, &m_workspace,
            &ImagineWorkspace::setContrastStretched);
    m_removeAction = m_actions.add(
        menu, [] { return tr("&Remove"); },
        [] { return tr("Remove the current picture (Delete)"); },
        {QKeySequence(Qt::CTRL | Qt::Key_W)}, [this] { m_workspace.remove(); });
}

void ImagineMenu::addResults(QMenu* menu)
{
    m_saveAction = m_actions.add(
        menu, [] { return tr("&Save picture..."); },
        [] { return tr("Save the current picture as a PNG file"); }, {QKeySequence::Save},
        [this] { m_workspace.savePicture(); });
    m_filmAction = m_actions.add(
        menu, [] { return tr("Save ani&mation..."); },
        [] { return tr("Save how the current picture formed as an animated WebP file"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] { m_workspace.saveFilm(); });
    m_copyAction = m_actions.add(
        menu, [] { return tr("&Copy picture"); }, [] { return tr("Copy the current picture"); },
        {QKeySequence::Copy}, [this] { m_workspace.copyPicture(); });
    m_explainAction = m_actions.add(
        menu, [] { return tr("Add to the pict&ures"); },
        [] { return tr("Open the current picture like a file, so that it can be explained"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_A}, [this] { m_workspace.addToPictures(); });
}

void ImagineMenu::addAll(QMenu* menu)
{
    m_pauseAllAction = m_actions.add(
        menu, [] { return tr("Pause all"); }, [] { return tr("Hold all pictures as they are"); },
        {}, [this] { m_workspace.pauseAll(); });
    m_resumeAllAction = m_actions.add(
        menu, [] { return tr("Resume all"); },
        [] { return tr("Go on with all pictures that were paused"); }, {},
        [this] { m_workspace.resumeAll(); });
    m_stopAllAction = m_actions.add(
        menu, [] { return tr("Stop all"); },
        [] { return tr("Leave all pictures as they are, and ask the model what it sees"); }, {},
        [this] { m_workspace.stopAll(); });
    menu->addSeparator();
    m_curvesAction = m_actions.add(
        menu, [] { return tr("Show cur&ves"); },
        [] { return tr("Show score, probability and norm over the steps"); }, {Qt::Key_F6}, {});
    m_curvesAction->setCheckable(true);
    m_curvesAction->setChecked(m_workspace.curvesVisible());
    connect(m_curvesAction, &QAction::toggled, &m_workspace, &ImagineWorkspace::setCurvesVisible);
}

void ImagineMenu::fill(QToolBar* bar)
{
    bar->addAction(m_addAction);
    bar->addSeparator();
    bar->addAction(m_pauseAllAction);
    bar->addAction(m_resumeAllAction);
    bar->addAction(m_stopAllAction);
    bar->addSeparator();
    bar->addAction(m_curvesAction);
}

void ImagineMenu::update()
{
    const bool active = m_workspace.isActive();
    const auto possible = active ? m_workspace.possible() : ImaginePossibilities();
    m_pauseAction->setText(possible.resume ? tr("R&esume") : tr("&Pause"));
    m_addAction->setEnabled(possible.add);
    m_pauseAction->setEnabled(possible.pause || possible.resume);
    m_stopAction->setEnabled(possible.stop);
    m_againAction->setEnabled(possible.again);
    m_largeAction->setEnabled(possible.tile);
    m_stretchAction->setEnabled(possible.picture);
    m_stretchAction->setChecked(possible.stretched);
    m_removeAction->setEnabled(possible.tile);
    m_saveAction->setEnabled(possible.picture);
    m_filmAction->setEnabled(possible.film);
    m_copyAction->setEnabled(possible.picture);
    m_explainAction->setEnabled(possible.picture);
    m_pauseAllAction->setEnabled(possible.pauseAll);
    m_resumeAllAction->setEnabled(possible.resumeAll);
    m_stopAllAction->setEnabled(possible.stopAll);
    m_curvesAction->setEnabled(active);
}

} // namespace app
