// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/modelpage.h"
#include "core/model/moduletree.h"
#include "core/model/stages.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace widgets {
class ElidedLabel;
class LayerTree;
class StageGraph;
} // namespace widgets

namespace app {

/// What the network is built of: its modules as a tree with shapes, parameters and time, and its
/// stages as a graph. A layer can be chosen for explanations.
class LayersPage final : public ModelPage {
    Q_OBJECT

public:
    LayersPage(Session& session, Worker& worker, QWidget* parent = nullptr);

    QString title() const override;
    bool settled() const override { return !m_measuring; }

protected:
    void refresh(Changes changes) override;
    void updateTexts() override;

private:
    void build();
    QLayout* buildTools();
    void showModel();
    void forgetModel();
    void showHeader();
    void showTree();
    void showStages();
    void showLayer();
    void showChoice();
    void measure();
    void receive(const std::vector<core::OperatorTime>& times);
    void choose(int row);
    /// Why the row cannot be chosen for explanations; empty: it can.
    QString whyNot(int row) const;
    const core::Layer* layerOf(int row) const;

    std::shared_ptr<const core::Model> m_model; ///< on show
    core::ModuleTree m_tree;
    std::vector<core::OperatorTime> m_times;
    std::vector<core::Stage> m_stages;
    bool m_measuring = false;

    QStackedWidget* m_stack;
    QLabel* m_emptyLabel;
    widgets::ElidedLabel* m_headerLabel;
    widgets::ElidedLabel* m_notesLabel;
    widgets::StageGraph* m_graph;
    QWidget* m_graphArea;
    QLabel* m_noStagesLabel;
    QLineEdit* m_searchLineEdit;
    QToolButton* m_expandButton;
    QToolButton* m_collapseButton;
    QToolButton* m_copyButton;
    widgets::LayerTree* m_treeView;
    widgets::ElidedLabel* m_choiceLabel;
    QPushButton* m_useButton;
};

} // namespace app
