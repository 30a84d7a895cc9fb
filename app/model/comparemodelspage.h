// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/classmatch.h"
#include "app/model/modelpage.h"
#include "app/settings.h"
#include "core/explain/explain.h"

#include <array>

class QCheckBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace widgets {
class MethodChooser;
class ModelSide;
class SimilarityView;
} // namespace widgets

namespace app {

/// The session's model and a second one, on the session's picture and class: what they say, where
/// they look, and how alike that is.
class CompareModelsPage final : public ModelPage {
    Q_OBJECT

public:
    CompareModelsPage(Session& session, Worker& worker, Settings& settings,
                      QWidget* parent = nullptr);

    QString title() const override;

    /// Opens it beside the session's model, which stays.
    void openSecond(const QString& path);
    const std::shared_ptr<const core::Model>& second() const { return m_second; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void refresh(Changes changes) override;
    void updateTexts() override;

private:
    enum Which { First, Second };

    /// What is known of one model.
    struct Side {
        widgets::ModelSide* view = nullptr;
        std::optional<core::Target> target;
        std::optional<core::Prediction> prediction;
        std::optional<core::Heatmap> map;
    };

    void build();
    void layOut();
    void connectParts();
    void askForSecond();
    void fillRecentMenu();
    void receiveSecond(const QString& path, const std::shared_ptr<const core::Model>& model);
    void swap();
    void useSecond();

    const std::shared_ptr<const core::Model>& model(Which which) const;
    QString slot(Which which) const;
    std::string layers(Which which) const;
    QString whyNot(Which which) const;
    void matchSecond();
    void chooseInSecond(int classIndex);
    void showModels();
    void showHeadings();
    void showTargets();
    void showPrediction(Which which);
    void updateMethods();
    void updateLook();
    void explain(Which which);
    void receive(Which which, const core::Prediction& prediction,
                 const std::optional<core::Explanation>& explanation);
    void fail(Which which, const QString& sentence);
    void dropMap(Which which);
    void finishProgress(Which which);
    void cancel(Which which);
    void showScales();
    void compare();
    void updateNote();
    QString agreement() const;

    Settings& m_settings;
    QToolButton* m_openButton;
    QMenu* m_recentMenu;
    QPushButton* m_swapButton;
    QPushButton* m_useButton;
    QLabel* m_methodLabel;
    widgets::MethodChooser* m_method;
    QCheckBox* m_commonRange;
    std::array<Side, 2> m_sides;
    widgets::SimilarityView* m_similarity;
    std::shared_ptr<const core::Model> m_second;
    bool m_opening = false;                       ///< the second
    std::shared_ptr<const core::Model> m_swapped; ///< becomes the second once the session has it
    std::optional<ClassMatch> m_match;            ///< of the second's class
    /// By the person, in the second, for a class of the first.
    struct {
        std::optional<int> classIndex;
        int standsFor = -1;
    } m_chosen;
};

} // namespace app
