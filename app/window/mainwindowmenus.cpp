// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus and tool bar, and what their entries do.
#include "app/cutout/cutmenu.h"
#include "app/cutout/cutworkspace.h"
#include "app/explain/explainworkspace.h"
#include "app/locations.h"
#include "app/window/aboutdialog.h"
#include "app/window/language.h"
#include "app/window/mainwindow.h"
#include "app/window/messagebar.h"
#include "app/window/targetpanel.h"
#include "core/image/colormap.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/cutout/maskcanvas.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMimeData>

namespace app {

using widgets::ComparisonGrid;

QAction* MainWindow::add(QMenu* menu, std::function<QString()> text, std::function<QString()> tip,
                         const QList<QKeySequence>& keys, std::function<void()> triggered)
{
    return m_actions.add(menu, std::move(text), std::move(tip), keys, std::move(triggered));
}

QMenu* MainWindow::addMenu(QMenu* parent, std::function<QString()> title)
{
    return parent ? m_actions.addMenu(parent, std::move(title))
                  : m_actions.addMenu(menuBar(), std::move(title));
}

void MainWindow::buildFileMenu()
{
    auto* menu = addMenu(nullptr, [] { return tr("&File"); });
    m_openPictureAction = add(
        menu, [] { return tr("&Open pictures..."); },
        [] { return tr("Open one or more pictures to explain"); }, {QKeySequence::Open},
        [this] { openPicturesDialog(); });
    m_openModelAction = add(
        menu, [] { return tr("Open &model..."); },
        [] { return tr("Open a TorchScript model or a Darknet network"); }, {Qt::CTRL | Qt::Key_M},
        [this] { openModelDialog(); });
    auto* recentPictures = addMenu(menu, [] { return tr("&Recent pictures"); });
    auto* recentModels = addMenu(menu, [] { return tr("Recent mo&dels"); });
    auto* prepared = addMenu(menu, [] { return tr("Pre&pared models"); });
    connect(recentPictures, &QMenu::aboutToShow, this,
            [this, recentPictures] { fillRecentMenu(recentPictures, Key::RecentPictures); });
    connect(recentModels, &QMenu::aboutToShow, this,
            [this, recentModels] { fillRecentMenu(recentModels, Key::RecentModels); });
    connect(prepared, &QMenu::aboutToShow, this, [this, prepared] { fillPreparedMenu(prepared); });
    if (!samplePictures().empty())
        add(
            menu, [] { return tr("Open the &sample pictures"); },
            [] { return tr("Photographs that come with Saliscope"); }, {},
            [this] { openSamples(); });
    menu->addSeparator();
    auto* save = add(
        menu, [] { return tr("Save panel &as..."); },
        [] { return tr("Save the current panel with its legend"); }, {QKeySequence::Save},
        [this] {
            auto& grid = m_workspace->grid();
            saveImage(grid.currentPanel()->method(), grid.panelImage(grid.currentPanel()));
        });
    auto* saveAll = add(
        menu, [] { return tr("Save &comparison as..."); },
        [] { return tr("Save all panels side by side"); }, {Qt::CTRL | Qt::SHIFT | Qt::Key_S},
        [this] { saveImage(tr("comparison"), m_workspace->grid().gridImage()); });
    m_pictureActions.insert(m_pictureActions.end(), {save, saveAll});
    menu->addSeparator();
    add(
        menu, [] { return tr("&Quit"); }, [] { return tr("Close the window"); },
        {QKeySequence::Quit}, [this] { close(); });
}

void MainWindow::buildEditMenu()
{
    auto* menu = addMenu(nullptr, [] { return tr("&Edit"); });
    m_cutMenu->addHistory(menu);
    auto* copy = add(
        menu, [] { return tr("&Copy panel"); },
        [] { return tr("Copy the current panel as a picture"); }, {QKeySequence::Copy},
        [this] {
            auto& grid = m_workspace->grid();
            QApplication::clipboard()->setImage(grid.panelImage(grid.currentPanel()));
        });
    auto* copyAll = add(
        menu, [] { return tr("Copy co&mparison"); },
        [] { return tr("Copy all panels as a picture"); }, {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
        [this] { QApplication::clipboard()->setImage(m_workspace->grid().gridImage()); });
    m_pictureActions.insert(m_pictureActions.end(), {copy, copyAll});
    add(
        menu, [] { return tr("&Paste picture"); },
        [] { return tr("Explain the picture or the files in the clipboard"); },
        {QKeySequence::Paste}, [this] { paste(); });
}

void MainWindow::buildViewMenu()
{
    auto* menu = addMenu(nullptr, [] { return tr("&View"); });
    buildWorkspaceEntries(menu);
    menu->addSeparator();
    m_viewActions = new QActionGroup(this);
    struct ViewEntry {
        core::MapView view;
        Qt::Key key;
        QString (*text)();
        QString (*tip)();
    };
    const ViewEntry entries[] = {
        {core::MapView::Overlay, Qt::Key_O, [] { return tr("&Overlay"); },
         [] { return tr("The map's colours over the picture"); }},
        {core::MapView::HeatMap, Qt::Key_H, [] { return tr("&Heat map"); },
         [] { return tr("The map's colours alone"); }},
        {core::MapView::Masked, Qt::Key_M, [] { return tr("&Masked picture"); },
         [] { return tr("The picture, visible where the map is strong"); }},
        {core::MapView::Picture, Qt::Key_P, [] { return tr("&Picture"); },
         [] { return tr("The picture alone"); }}};
    for (const auto& entry : entries) {
        auto* action = add(menu, entry.text, entry.tip, {entry.key}, [this, view = entry.view] {
            m_look.view = view;
            applyLook();
        });
        action->setCheckable(true);
        action->setChecked(int(entry.view) == m_settings.value(Key::View).toInt());
        m_viewActions->addAction(action);
        m_explainActions.push_back(action);
    }
    menu->addSeparator();
    buildColorMenus(menu);
    m_fadeAction = add(
        menu, [] { return tr("&Fade weak values"); },
        [] { return tr("Let the picture through where the map is weak"); }, {Qt::Key_F},
        [this] {
            m_look.fadeWeak = m_fadeAction->isChecked();
            applyLook();
        });
    m_fadeAction->setCheckable(true);
    m_fadeAction->setChecked(m_settings.flag(Key::FadeWeak));
    m_commonRangeAction = add(
        menu, [] { return tr("O&ne colour scale for all"); },
        [] { return tr("The same colour stands for the same value in every panel"); }, {Qt::Key_C},
        [this] {
            m_workspace->grid().setCommonRange(m_commonRangeAction->isChecked());
            m_settings.set(Key::CommonRange, m_commonRangeAction->isChecked());
        });
    m_commonRangeAction->setCheckable(true);
    m_commonRangeAction->setChecked(m_settings.flag(Key::CommonRange));
    m_insideAction = add(
        menu, [] { return tr("&Inside the mask only"); },
        [] { return tr("Show maps only where the cut-out is, with the colours of what is there"); },
        {Qt::Key_I}, [this] { showInsideMask(); });
    m_insideAction->setCheckable(true);
    m_explainActions.insert(m_explainActions.end(), {m_fadeAction, m_commonRangeAction});
    menu->addSeparator();
    buildZoomEntries(menu);
    menu->addSeparator();
    for (auto* dock : {m_pictureDock, m_targetDock, m_cutDock, m_imagineDock, m_detectDock})
        menu->addAction(dock->toggleViewAction());
}

void MainWindow::buildColorMenus(QMenu* menu)
{
    const auto fill = [this](QMenu* colors, bool diverging, Key key,
                             std::string widgets::MapLook::*field) {
        auto* group = new QActionGroup(this);
        const auto chosen = m_settings.text(key).isEmpty()
                                ? QString::fromStdString(core::standardColorMap(diverging).id)
                                : m_settings.text(key);
        for (const auto& map : core::colorMaps()) {
            if (map.diverging != diverging)
                continue;
            auto* action = add(
                colors, [name = map.name] { return QCoreApplication::translate("core", name); },
                [] { return QString(); }, {},
                [this, field, id = map.id] {
                    m_look.*field = id;
                    applyLook();
                });
            action->setCheckable(true);
            action->setChecked(QString::fromStdString(map.id) == chosen);
            group->addAction(action);
        }
    };
    fill(addMenu(menu, [] { return tr("&Colours"); }), false, Key::ColorMap,
         &widgets::MapLook::colorMap);
    fill(addMenu(menu, [] { return tr("Colours of &signed maps"); }), true, Key::SignedColorMap,
         &widgets::MapLook::signedColorMap);
}

void MainWindow::buildExplainMenu()
{
    auto* menu = addMenu(nullptr, [] { return tr("E&xplain"); });
    add(
        menu, [] { return tr("&Find a class..."); },
        [] { return tr("Type a part of a class's name to explain it"); }, {QKeySequence::Find},
        [this] {
            m_targetDock->show();
            m_targetPanel->findClass();
        });
    menu->addSeparator();
    m_addPanelAction = add(
        menu, [] { return tr("&Add panel"); }, [] { return tr("Compare one more method"); },
        {Qt::CTRL | Qt::Key_N}, [this] { m_workspace->addPanel(); });
    auto* remove = add(
        menu, [] { return tr("&Remove panel"); }, [] { return tr("Remove the current panel"); },
        {Qt::CTRL | Qt::Key_W},
        [this] { m_workspace->closePanel(m_workspace->grid().currentPanel()); });
    auto* left = add(
        menu, [] { return tr("Move panel &left"); },
        [] { return tr("Move the current panel one place left"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Left}, [this] { m_workspace->moveCurrentPanel(-1); });
    auto* right = add(
        menu, [] { return tr("Move panel ri&ght"); },
        [] { return tr("Move the current panel one place right"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Right}, [this] { m_workspace->moveCurrentPanel(1); });
    m_panelActions = {remove, left, right};
    m_explainActions.push_back(m_addPanelAction);
    menu->addSeparator();
    buildClassTableMenu(menu);
    buildStatisticsEntry(menu);
    menu->addSeparator();
    add(
        menu, [] { return tr("&Next picture"); },
        [] { return tr("Explain the next picture in the strip"); }, {Qt::Key_PageDown},
        [this] { m_session->choosePicture(m_session->currentIndex() + 1); });
    add(
        menu, [] { return tr("&Previous picture"); },
        [] { return tr("Explain the previous picture in the strip"); }, {Qt::Key_PageUp},
        [this] { m_session->choosePicture(m_session->currentIndex() - 1); });
    menu->addSeparator();
    add(
        menu, [] { return tr("&Cancel"); }, [] { return tr("Stop all work"); }, {Qt::Key_Escape},
        [this] { m_worker->cancelAll(); });
}

void MainWindow::buildClassTableMenu(QMenu* menu)
{
    const auto apply = [this] {
        m_workspace->setClassRows(
            m_classTableAction->isChecked() ? m_settings.value(Key::ClassRows).toInt() : 0);
    };
    m_classTableAction = add(
        menu, [] { return tr("Classes × &methods"); },
        [] { return tr("Explain the most probable classes, one a row, by every method"); },
        {Qt::Key_T}, apply);
    m_classTableAction->setCheckable(true);
    m_explainActions.push_back(m_classTableAction);
    auto* counts = addMenu(menu, [] { return tr("Number of classe&s"); });
    m_explainActions.push_back(counts->menuAction());
    auto* group = new QActionGroup(this);
    for (int count = 2; count <= 5; ++count) {
        auto* action = add(
            counts, [count] { return tr("%n classes", nullptr, count); },
            [] { return tr("Rows of the table of classes and methods"); }, {},
            [this, count, apply] {
                m_settings.set(Key::ClassRows, count);
                m_classTableAction->setChecked(true);
                apply();
            });
        action->setCheckable(true);
        action->setChecked(count == m_settings.value(Key::ClassRows).toInt());
        group->addAction(action);
    }
}

void MainWindow::openPicturesDialog()
{
    const auto paths = QFileDialog::getOpenFileNames(
        this, tr("Open pictures"), m_settings.text(Key::PictureFolder),
        tr("Pictures (%1);;All files (*)").arg(pictureEndings().join(' ')));
    if (paths.isEmpty())
        return;
    m_settings.set(Key::PictureFolder, QFileInfo(paths.constFirst()).path());
    m_session->openPictures(paths);
}

void MainWindow::openModelDialog()
{
    const auto folder = m_settings.text(Key::ModelFolder);
    const auto path = QFileDialog::getOpenFileName(
        this, tr("Open a model"), folder.isEmpty() ? modelsFolder() : folder,
        tr("Models (*.pt *.pth *.torchscript *.cfg *.weights);;All files (*)"));
    if (path.isEmpty())
        return;
    m_settings.set(Key::ModelFolder, QFileInfo(path).path());
    m_session->openModel(path);
}

void MainWindow::openSamples()
{
    QStringList paths;
    QHash<QString, QString> classes;
    for (const auto& sample : samplePictures()) {
        paths.append(sample.path);
        classes[sample.path] = sample.className;
    }
    m_session->openPictures(paths, classes);
}

void MainWindow::fillRecentMenu(QMenu* menu, Key key)
{
    menu->clear();
    for (const auto& path : m_settings.value(key).toStringList()) {
        auto* action =
            menu->addAction(QFileInfo(path).fileName().replace('&', QStringLiteral("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, key, path] {
            key == Key::RecentModels ? m_session->openModel(path) : m_session->openPictures({path});
        });
    }
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::fillPreparedMenu(QMenu* menu)
{
    menu->clear();
    for (const auto& path : preparedModels()) {
        auto* action = menu->addAction(QFileInfo(path).completeBaseName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { m_session->openModel(path); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::saveImage(const QString& proposedName, const QImage& image)
{
    if (image.isNull())
        return;
    const QDir folder(m_settings.text(Key::SaveFolder).isEmpty()
                          ? m_settings.text(Key::PictureFolder)
                          : m_settings.text(Key::SaveFolder));
    const auto picture = QFileInfo(m_session->current()->path).completeBaseName();
    auto path = QFileDialog::getSaveFileName(
        this, tr("Save as"),
        folder.filePath(QStringLiteral("%1-%2.png").arg(picture, proposedName)),
        tr("Pictures (*.png *.jpg *.webp)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".png");
    if (image.save(path))
        m_settings.set(Key::SaveFolder, QFileInfo(path).path());
    else
        m_messageBar->show(tr("Cannot write %1. Choose a folder that you may write to.").arg(path));
}

void MainWindow::paste()
{
    const auto* content = QApplication::clipboard()->mimeData();
    QStringList paths;
    for (const auto& url : content->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    if (!paths.isEmpty())
        openPaths(paths);
    else if (content->hasImage())
        m_session->addPicture(QApplication::clipboard()->image());
    else
        m_messageBar->show(
            tr("There is no picture in the clipboard. Copy a picture or picture files first."));
}

void MainWindow::showAbout()
{
    auto* dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showShortcuts()
{
    std::vector<Shortcut> shortcuts;
    for (const auto& [action, text, tip] : m_actions.entries())
        if (!action->shortcuts().isEmpty())
            shortcuts.push_back({action->shortcut().toString(QKeySequence::NativeText), tip()});
    for (const auto* action : m_cut->toolActions())
        shortcuts.push_back(
            {action->shortcut().toString(QKeySequence::NativeText), action->statusTip()});
    auto* dialog = new ShortcutsDialog(shortcuts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace app
