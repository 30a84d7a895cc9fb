// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/modelpage.h"
#include "app/settings.h"

#include <optional>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace core {
struct CamSteps;
}

namespace widgets {
class CamStepsView;
class ElidedLabel;
class PathStepsView;
class ProgressOverlay;
} // namespace widgets

namespace app {

/// How an explanation of the session's picture and class comes about, step by step.
class StepsPage final : public ModelPage {
    Q_OBJECT

public:
    StepsPage(Session& session, Worker& worker, Settings& settings, QWidget* parent = nullptr);

    QString title() const override;
    bool settled() const override { return !m_working; }

protected:
    void refresh(Changes changes) override;
    void showEvent(QShowEvent* event) override;
    void updateTexts() override;

private:
    enum Story { GradCam, IntegratedGradients };

    void build();
    void layOut();
    void chooseStory(Story story);
    /// Tells the story on show anew if what it is about has changed.
    void tell();
    void takeGradCamApart();
    void showGradCam(const std::shared_ptr<const core::CamSteps>& steps, const core::Image& shown);
    void walk();
    void endWork(bool cancelled, const QString& sentence = {});
    void drop();
    QString whyNot() const;
    void say(const QString& sentence);
    void updateLook();

    Settings& m_settings;
    QButtonGroup* m_stories;
    widgets::ElidedLabel* m_subject;
    QWidget* m_pathControls;
    QLabel* m_baselineLabel;
    QComboBox* m_baseline;
    QLabel* m_stopsLabel;
    QSpinBox* m_stops;
    QComboBox* m_places;
    QPushButton* m_againButton;
    QStackedWidget* m_stack;
    QWidget* m_messagePage;
    QLabel* m_message;
    widgets::ProgressOverlay* m_progress;
    widgets::CamStepsView* m_cam;
    widgets::PathStepsView* m_path;
    Story m_story = GradCam;
    bool m_told[2] = {false, false}; ///< what the views show is about the present session
    std::optional<Story> m_working;
    bool m_retranslated = false; ///< while it was not on show
};

} // namespace app
