// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "app/window/language.h"
#include "app/window/mainwindow.h"
#include "app/window/messagebar.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/comparison/explanationpanel.h"

#include <QMimeData>
#include <memory>

/// Stores the standard three panels with few steps, for tests that do not judge the maps' quality.
void rememberQuickPanels(const QString& settingsFile);

/// The main window, driven by keys and mouse as a person would.
class WindowDriver final {
public:
    /// Remembers its settings in the file.
    explicit WindowDriver(const QString& settingsFile);
    ~WindowDriver();

    app::MainWindow& window() { return *m_window; }
    app::Session& session() { return m_window->session(); }
    widgets::ComparisonGrid& grid();
    app::Settings& settings() { return m_settings; }

    template <typename T> T& part(const char* name) { return *m_window->findChild<T*>(name); }
    int panelCount();
    widgets::ExplanationPanel& panel(int index);
    QStringList methods();

    /// Lets go of files, or of other data, over the window.
    void drop(const QStringList& paths);
    void drop(const QMimeData& data);
    void key(int key, Qt::KeyboardModifiers modifiers = {});
    /// Types into the field that finds classes.
    void typeClass(const QString& text);
    /// Opens the menu that has an entry of this text and clicks it; false if there is none.
    bool clickMenuEntry(const QString& text);
    /// Clicks the row of this class in the bar chart; false if there is none.
    bool clickClass(const QString& name);
    /// Types a number of steps into the parameters of a panel that shows integrated gradients.
    bool typeSteps(int panel, int steps);

    /// Every panel has its map or says why not.
    bool explained();
    /// The times, errors and remarks below a panel.
    QString facts(int panel);
    /// What the panel's picture looks like now.
    QImage shown(int panel);
    /// The panels' messages in place of maps.
    QString panelMessage(int panel);
    QString message() { return part<app::MessageBar>("messageBar").message(); }

private:
    app::Settings m_settings;
    app::Language m_language;
    std::unique_ptr<app::MainWindow> m_window;
};
