// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/settings.h"
#include "app/textedactions.h"
#include "app/worker.h"
#include "widgets/maprenderer.h"

#include <QMainWindow>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

class QActionGroup;
class QDockWidget;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace widgets {
class JobBar;
class PictureStrip;
} // namespace widgets

namespace app {

class CutMenu;
class CutWorkspace;
class DetectMenu;
class DetectWorkspace;
class ExplainWorkspace;
class ImagineMenu;
class ImagineWorkspace;
class Language;
class MessageBar;
class ModelWorkspace;
class RecoveryBar;
class StatisticsRunner;
class TargetPanel;

enum class Workspace { Explain, CutOut, Imagine, Model, Detect };

/// The window: it wires session, workspaces, panels and menus, and decides nothing itself.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// Edits are written down in `journalFolder` while they are made.
    MainWindow(Settings& settings, Language& language, const QString& journalFolder,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return *m_session; }
    ExplainWorkspace& workspace() { return *m_workspace; }
    CutWorkspace& cutWorkspace() { return *m_cut; }
    ImagineWorkspace& imagineWorkspace() { return *m_imagine; }
    ModelWorkspace& modelWorkspace() { return *m_model; }
    DetectWorkspace& detectWorkspace() { return *m_detect; }

    void chooseWorkspace(Workspace workspace);

    void openSamples();
    void showMessage(const QString& sentence);

    /// Whether every picture, model and map that was asked for is there.
    bool settled() const;

signals:
    /// settled() may have become true.
    void mayHaveSettled();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QAction* add(QMenu* menu, std::function<QString()> text, std::function<QString()> tip,
                 const QList<QKeySequence>& keys, std::function<void()> triggered);
    QMenu* addMenu(QMenu* parent, std::function<QString()> title);

    void buildCentre();
    void buildDocks();
    void buildWorkspaceEntries(QMenu* menu);
    void buildZoomEntries(QMenu* menu);
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildColorMenus(QMenu* menu);
    void buildExplainMenu();
    void buildClassTableMenu(QMenu* menu);
    void buildStatisticsEntry(QMenu* menu);
    void buildSettingsMenu();
    void buildMemoryMenu(QMenu* menu);
    void buildHelpMenu();
    void buildToolBar();
    void connectSession();
    void connectCut();
    void connectImagineAndModel();
    void connectDetect();
    void restoreDetection();
    void rememberDetection();
    QString foundIn(const OpenPicture& picture) const;
    void connectStatistics();
    void showSaved(const QString& path);
    void restoreWorkspace();
    void connectWorker();
    Workspace workspaceOnShow() const;
    void showInsideMask();
    void updateTexts();
    void updateTitle();
    void updateActions();
    void showStripEntry(int index, bool isNew);

    void openPicturesDialog();
    void openModelDialog();
    void openPaths(const QStringList& paths);
    void fillRecentMenu(QMenu* menu, Key key);
    void fillPreparedMenu(QMenu* menu);
    void askForStatisticsFolder();
    void collectStatistics(const QString& folder);
    void openMask(const QString& path);
    void saveImage(const QString& proposedName, const QImage& image);
    void paste();
    void applyLook();
    void rememberWindow();
    void showAbout();
    void showShortcuts();

    Settings& m_settings;
    Language& m_language;
    std::unique_ptr<Worker> m_worker; ///< ends before the session that its jobs report to
    Session* m_session;
    ExplainWorkspace* m_workspace;
    CutWorkspace* m_cut;
    ImagineWorkspace* m_imagine;
    ModelWorkspace* m_model;
    DetectWorkspace* m_detect;
    StatisticsRunner* m_statistics;
    TargetPanel* m_targetPanel;
    widgets::PictureStrip* m_strip;
    widgets::JobBar* m_jobBar;
    MessageBar* m_messageBar;
    RecoveryBar* m_recoveryBar;
    QStackedWidget* m_stack;
    TextedActions m_actions;
    CutMenu* m_cutMenu;
    ImagineMenu* m_imagineMenu;
    DetectMenu* m_detectMenu;
    QDockWidget* m_pictureDock = nullptr;
    QDockWidget* m_targetDock = nullptr;
    QDockWidget* m_cutDock = nullptr;
    QDockWidget* m_imagineDock = nullptr;
    QDockWidget* m_detectDock = nullptr;
    QToolBar* m_toolBar = nullptr;
    QToolBar* m_explainBar = nullptr;
    QToolBar* m_cutBar = nullptr;
    QToolBar* m_imagineBar = nullptr;
    QActionGroup* m_workspaceActions = nullptr;
    QActionGroup* m_viewActions = nullptr;
    QAction* m_openPictureAction = nullptr;
    QAction* m_openModelAction = nullptr;
    QAction* m_addPanelAction = nullptr;
    QAction* m_classTableAction = nullptr;
    QAction* m_statisticsAction = nullptr;
    QAction* m_commonRangeAction = nullptr;
    QAction* m_fadeAction = nullptr;
    QAction* m_insideAction = nullptr;
    std::vector<QAction*> m_explainActions; ///< that act on the comparison
    std::vector<QAction*> m_pictureActions; ///< that need a picture in it
    std::vector<QAction*> m_panelActions;   ///< that need a panel
    widgets::MapLook m_look;
    QTimer m_stripTimer;
    bool m_mayClose = false; ///< the person was asked
};

} // namespace app
