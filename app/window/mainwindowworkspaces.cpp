// SPDX-License-Identifier: GPL-3.0-or-later
// The workspaces of the window: what each shows and which entries act on it.
#include "app/cutout/cutmenu.h"
#include "app/cutout/cutworkspace.h"
#include "app/cutout/recoverybar.h"
#include "app/detect/detectmenu.h"
#include "app/detect/detectworkspace.h"
#include "app/explain/explainworkspace.h"
#include "app/imagine/imaginemenu.h"
#include "app/imagine/imagineworkspace.h"
#include "app/model/modelworkspace.h"
#include "app/window/mainwindow.h"
#include "app/window/messagebar.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/cutout/maskcanvas.h"
#include "widgets/imageview.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <algorithm>

namespace app {

using widgets::ComparisonGrid;

namespace {

/// By Workspace.
const QStringList workspaceIds{QStringLiteral("explain"), QStringLiteral("cut_out"),
                               QStringLiteral("imagine"), QStringLiteral("model"),
                               QStringLiteral("detect")};
constexpr int savedMilliseconds = 5000;

} // namespace

void MainWindow::buildWorkspaceEntries(QMenu* menu)
{
    m_workspaceActions = new QActionGroup(this);
    const auto entry = [this, menu](Workspace workspace, Qt::Key key, QString (*text)(),
                                    QString (*tip)()) {
        auto* action = add(menu, text, tip, {Qt::CTRL | key},
                           [this, workspace] { chooseWorkspace(workspace); });
        action->setCheckable(true);
        m_workspaceActions->addAction(action);
    };
    entry(
        Workspace::Explain, Qt::Key_1, [] { return tr("E&xplain"); },
        [] { return tr("Compare explanations"); });
    entry(
        Workspace::CutOut, Qt::Key_2, [] { return tr("Cu&t out"); },
        [] { return tr("Cut the object out, beginning with its explanation"); });
    entry(
        Workspace::Imagine, Qt::Key_3, [] { return tr("Ima&gine"); },
        [] { return tr("See what classes and channels mean to the model"); });
    entry(
        Workspace::Model, Qt::Key_4, [] { return tr("Mo&del"); },
        [] { return tr("Look into the model: layers, activations, preprocessing"); });
    entry(
        Workspace::Detect, Qt::Key_5, [] { return tr("&Detect"); },
        [] { return tr("See what a detector finds, and whether to believe it"); });
}

/// They act on the workspace on show.
void MainWindow::buildZoomEntries(QMenu* menu)
{
    using widgets::ImageView;
    using widgets::MaskCanvas;
    const auto zoom = [this](void (ComparisonGrid::*grid)(), void (MaskCanvas::*canvas)(),
                             void (ImageView::*view)()) {
        return [this, grid, canvas, view] {
            if (workspaceOnShow() == Workspace::Detect)
                (m_detect->view().*view)();
            else if (workspaceOnShow() == Workspace::CutOut)
                (m_cut->canvas().*canvas)();
            else if (workspaceOnShow() == Workspace::Explain)
                (m_workspace->grid().*grid)();
        };
    };
    add(
        menu, [] { return tr("Zoom &in"); }, [] { return tr("Enlarge the picture in all panels"); },
        {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal},
        zoom(&ComparisonGrid::zoomIn, &MaskCanvas::zoomIn, &ImageView::zoomIn));
    add(
        menu, [] { return tr("Zoom o&ut"); },
        [] { return tr("Show more of the picture in all panels"); }, {QKeySequence::ZoomOut},
        zoom(&ComparisonGrid::zoomOut, &MaskCanvas::zoomOut, &ImageView::zoomOut));
    add(
        menu, [] { return tr("Whole pictur&e"); },
        [] { return tr("Fit the picture into the panels"); }, {Qt::CTRL | Qt::Key_0},
        zoom(&ComparisonGrid::zoomToFit, &MaskCanvas::zoomToFit, &ImageView::zoomToFit));
    add(
        menu, [] { return tr("&Actual size"); },
        [] { return tr("One picture pixel on one screen pixel"); },
        {Qt::CTRL | Qt::ALT | Qt::Key_0},
        zoom(&ComparisonGrid::zoomToActualSize, &MaskCanvas::zoomToActualSize,
             &ImageView::zoomToActualSize));
}

void MainWindow::buildToolBar()
{
    const auto bar = [this](const char* name) {
        auto* added = addToolBar(QString());
        added->setObjectName(QLatin1String(name));
        added->setToolButtonStyle(Qt::ToolButtonTextOnly);
        return added;
    };
    m_toolBar = bar("toolBar");
    m_toolBar->addActions(m_workspaceActions->actions());
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_openPictureAction);
    m_toolBar->addAction(m_openModelAction);
    m_explainBar = bar("explainToolBar");
    m_explainBar->addActions(m_viewActions->actions());
    m_explainBar->addSeparator();
    m_explainBar->addAction(m_commonRangeAction);
    m_explainBar->addSeparator();
    m_explainBar->addAction(m_addPanelAction);
    m_explainBar->addAction(m_classTableAction);
    m_cutBar = bar("cutToolBar");
    m_cutMenu->fill(m_cutBar);
    m_imagineBar = bar("imagineToolBar");
    m_imagineMenu->fill(m_imagineBar);
}

void MainWindow::connectCut()
{
    connect(m_cut, &CutWorkspace::problem, m_messageBar, &MessageBar::show);
    connect(m_cut, &CutWorkspace::saved, this, &MainWindow::showSaved);
    connect(m_cut, &CutWorkspace::maskSettled, this, &MainWindow::showInsideMask);
    connect(m_cut, &CutWorkspace::mayHaveSettled, this, &MainWindow::mayHaveSettled);
    connect(m_cut, &CutWorkspace::recovered, this, [this] { chooseWorkspace(Workspace::CutOut); });
    connect(m_recoveryBar, &RecoveryBar::recoverRequested, m_cut, &CutWorkspace::recover);
}

void MainWindow::connectImagineAndModel()
{
    connect(m_imagine, &ImagineWorkspace::problem, m_messageBar, &MessageBar::show);
    connect(m_imagine, &ImagineWorkspace::saved, this, &MainWindow::showSaved);
    connect(m_imagine, &ImagineWorkspace::mayHaveSettled, this, &MainWindow::mayHaveSettled);
    connect(m_model, &ModelWorkspace::problem, m_messageBar, &MessageBar::show);
    connect(m_model, &ModelWorkspace::saved, this, &MainWindow::showSaved);
    connect(m_model, &ModelWorkspace::mayHaveSettled, this, &MainWindow::mayHaveSettled);
    connect(m_model, &ModelWorkspace::imagineRequested, this,
            [this](const core::Objective& objective) {
                chooseWorkspace(Workspace::Imagine);
                m_imagine->imagine(objective);
            });
}

void MainWindow::showSaved(const QString& path)
{
    m_messageBar->hide(); // it may tell of an attempt before
    //: %1 is a file
    statusBar()->showMessage(tr("%1 was saved.").arg(QFileInfo(path).fileName()),
                             savedMilliseconds);
}

Workspace MainWindow::workspaceOnShow() const
{
    return Workspace(m_stack->currentIndex());
}

void MainWindow::chooseWorkspace(Workspace workspace)
{
    m_stack->setCurrentIndex(int(workspace));
    m_workspaceActions->actions().at(int(workspace))->setChecked(true);
    m_explainBar->setVisible(workspace == Workspace::Explain);
    m_cutBar->setVisible(workspace == Workspace::CutOut);
    m_imagineBar->setVisible(workspace == Workspace::Imagine);
    m_cutDock->setVisible(workspace == Workspace::CutOut);
    m_imagineDock->setVisible(workspace == Workspace::Imagine);
    m_detectDock->setVisible(workspace == Workspace::Detect);
    for (auto* dock : {m_cutDock, m_imagineDock, m_detectDock})
        if (!dock->isHidden())
            dock->raise();
    m_settings.set(Key::Workspace, workspaceIds[int(workspace)]);
    updateActions();
    m_cut->setActive(workspace == Workspace::CutOut);
    m_imagine->setActive(workspace == Workspace::Imagine);
    m_detectMenu->setActive(workspace == Workspace::Detect);
    if (workspace == Workspace::Detect)
        m_detect->currentWidget()->setFocus();
    if (auto* panel = m_workspace->grid().currentPanel(); panel && workspace == Workspace::Explain)
        panel->view().setFocus();
}

/// Maps everywhere, or where the mask is.
void MainWindow::showInsideMask()
{
    updateActions();
    const auto inside = m_insideAction->isChecked() ? m_cut->mask() : nullptr;
    if (inside == m_look.inside)
        return;
    m_look.inside = inside;
    m_workspace->setLook(m_look);
}

void MainWindow::openMask(const QString& path)
{
    if (!m_session->image()) {
        m_messageBar->show(tr("Open the picture first that the mask %1 belongs to.").arg(path));
        return;
    }
    chooseWorkspace(Workspace::CutOut);
    m_cut->loadMask(path);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->setAccepted(m_mayClose || !(m_cut->hasUnsaved() || m_model->hasUnsaved()));
    if (event->isAccepted())
        return rememberWindow();
    // Cut-outs come last: what is given up of them is gone.
    m_model->closeSafely([this] {
        m_cut->closeSafely([this] {
            m_mayClose = true;
            close();
        });
    });
}

/// What was on show when the window was last open.
void MainWindow::restoreWorkspace()
{
    const int known = int(workspaceIds.indexOf(m_settings.text(Key::Workspace)));
    chooseWorkspace(Workspace(std::max(known, 0)));
}

} // namespace app
