// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/settings.h"
#include "app/worker.h"
#include "widgets/maprenderer.h"

#include <QMainWindow>
#include <functional>
#include <memory>
#include <vector>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QToolBar;

namespace widgets {
class JobBar;
class PictureStrip;
} // namespace widgets

namespace app {

class ExplainWorkspace;
class Language;
class MessageBar;
class TargetPanel;

/// The window: it wires session, workspace, panels and menus, and decides nothing itself.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Settings& settings, Language& language, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return *m_session; }
    ExplainWorkspace& workspace() { return *m_workspace; }

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
    /// An action whose texts follow the language.
    struct TextedAction {
        QAction* action;
        std::function<QString()> text;
        std::function<QString()> tip;
    };
    QAction* add(QMenu* menu, std::function<QString()> text, std::function<QString()> tip,
                 const QList<QKeySequence>& keys, std::function<void()> triggered);
    QMenu* addMenu(QMenu* parent, std::function<QString()> title);

    void buildDocks();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildColorMenus(QMenu* menu);
    void buildExplainMenu();
    void buildClassTableMenu(QMenu* menu);
    void buildSettingsMenu();
    void buildMemoryMenu(QMenu* menu);
    void buildHelpMenu();
    void buildToolBar();
    void connectSession();
    void connectWorker();
    void updateTexts();
    void updateTitle();
    void updateActions();
    void showStripEntry(int index, bool isNew);

    void openPicturesDialog();
    void openModelDialog();
    void openPaths(const QStringList& paths);
    void fillRecentMenu(QMenu* menu, Key key);
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
    TargetPanel* m_targetPanel;
    widgets::PictureStrip* m_strip;
    widgets::JobBar* m_jobBar;
    MessageBar* m_messageBar;
    QDockWidget* m_pictureDock = nullptr;
    QDockWidget* m_targetDock = nullptr;
    QToolBar* m_toolBar = nullptr;
    QActionGroup* m_viewActions = nullptr;
    QAction* m_openPictureAction = nullptr;
    QAction* m_openModelAction = nullptr;
    QAction* m_addPanelAction = nullptr;
    QAction* m_classTableAction = nullptr;
    QAction* m_commonRangeAction = nullptr;
    QAction* m_fadeAction = nullptr;
    std::vector<QAction*> m_pictureActions; ///< that need a picture
    std::vector<QAction*> m_panelActions;   ///< that need a panel
    std::vector<TextedAction> m_texted;
    widgets::MapLook m_look;
};

} // namespace app
