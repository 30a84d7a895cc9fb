// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/settings.h"
#include "widgets/detect/shownbox.h"
#include "widgets/maprenderer.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace core {
struct Explanation;
}

namespace widgets {
class BoxExplaining;
class BoxFilter;
class BoxTable;
class BoxView;
class ProgressOverlay;
} // namespace widgets

namespace app {

/// The boxes that a detector finds in the session's picture, which of them are shown, and a quick
/// map of the chosen one. It works only while it or its panel is on show.
class BoxesPage final : public QWidget {
    Q_OBJECT

public:
    BoxesPage(Session& session, Worker& worker, Settings& settings, QWidget* parent = nullptr);
    ~BoxesPage() override;

    /// List, chosen box and filter, for the window's side.
    QWidget& panel() { return *m_panel; }
    widgets::BoxView& view() { return *m_view; }

    /// Whether everything that was asked for is on show.
    bool settled() const { return !m_working && !m_refreshTimer.isActive(); }

    /// Colours were chosen.
    void updateLook() { later(); }

    /// Whether there are boxes to save and copy, and one to explain.
    bool hasBoxes() const;
    bool hasChosen() const { return m_session.hasBox(); }

    void savePicture();
    void saveTable();
    void copyPicture();
    void copyTable();
    /// Explains the chosen box in full.
    void explain();

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    void explainRequested();
    void mayHaveSettled();
    /// hasBoxes() or hasChosen() is another now.
    void possibilitiesChanged();
    void menuRequested(QPoint globalPosition);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// What a quick map is of.
    struct Question {
        std::shared_ptr<const core::Model> model;
        std::shared_ptr<const core::Image> picture;
        core::Target target;
        QString layer;
        QString method;
        bool operator==(const Question&) const = default;
    };

    void build();
    void keepTheWheel();
    void connectSession();
    void connectParts();
    void refresh();
    void later();
    bool onShow() const;
    void showPicture();
    void showBoxes();
    void showChosen();
    void showClasses();
    void showMethods();
    QString message() const;
    void updateTexts();

    std::optional<Question> question() const;
    void ask();
    void clearMap();
    void receive(const core::Explanation& explanation);
    void endWork();
    void showVerdict();
    void render();
    QString proposedPath(const QString& addition) const;

    Session& m_session;
    Worker& m_worker;
    Settings& m_settings;
    widgets::BoxView* m_view;
    widgets::ProgressOverlay* m_progress;
    QPointer<QWidget> m_panel;
    QLabel* m_countLabel;
    QPointer<widgets::BoxTable> m_table;
    widgets::BoxExplaining* m_explaining;
    widgets::BoxFilter* m_filter;
    widgets::ShownBoxes m_boxes;
    widgets::MapRenderer m_renderer;
    std::shared_ptr<const core::Image> m_picture; ///< that the renderer has
    std::optional<Question> m_asked;              ///< what the map, or the work on it, is about
    QString m_trouble;                            ///< why there is no map
    QTimer m_refreshTimer;
    QTimer m_staleTimer;
    bool m_working = false;
    bool m_outOfDate = true; ///< the session changed while this was not on show
};

} // namespace app
