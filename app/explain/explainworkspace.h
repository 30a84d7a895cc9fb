// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "core/explain/explainer.h"
#include "widgets/maprenderer.h"
#include "widgets/methodchooser.h"

#include <QJsonArray>
#include <QWidget>
#include <map>
#include <vector>

namespace widgets {
class ComparisonGrid;
class ExplanationPanel;
class HelpCard;
} // namespace widgets

namespace app {

/// The comparison grid over the session: each panel explains the session's picture and class by a
/// method of its own. As a table it explains the most probable classes, one a row.
class ExplainWorkspace final : public QWidget {
    Q_OBJECT

public:
    ExplainWorkspace(Session& session, Worker& worker, QWidget* parent = nullptr);

    widgets::ComparisonGrid& grid() { return *m_grid; }

    /// A panel with the first method that no panel shows yet.
    void addPanel();
    void closePanel(widgets::ExplanationPanel* panel);
    void moveCurrentPanel(int direction);
    void setLook(const widgets::MapLook& look);

    /// A table of so many classes and the present methods; 0: no table.
    void setClassRows(int count);

    /// Computes a method's maps anew: what it reads besides model and picture has changed.
    void explainAgain(const std::string& method);

    /// Tells about the current panel's method.
    void showHelp();

    /// Methods, parameters and opacities, for the settings.
    QJsonArray save() const;
    /// The saved panels, or the standard three.
    void restore(const QJsonArray& saved);

    /// How many panels still wait for their map.
    int unfinished() const;

    /// What the panels show now, by their titles; empty where a map is still to come.
    std::vector<std::pair<QString, std::optional<core::Heatmap>>> maps() const;

signals:
    /// maps() is another now.
    void mapsChanged();
    void problem(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct PanelState {
        quint64 id = 0;
        const core::Explainer* explainer = nullptr;
        core::Parameters parameters;
        std::optional<core::Target> asked; ///< what its map, or the work on it, is about
    };

    widgets::ExplanationPanel* add(const core::Explainer& explainer,
                                   const core::Parameters& parameters);
    void setMethod(widgets::ExplanationPanel* panel, const std::string& id);
    void setParameters(widgets::ExplanationPanel* panel, const core::Parameters& parameters);
    std::vector<widgets::ExplanationPanel*> column(const widgets::ExplanationPanel* panel) const;
    std::vector<widgets::ExplanationPanel*> byUrgency() const;
    void fillTable();
    void layRows();
    QStringList rowHeadings() const;
    void showTargets();
    std::vector<int> classesInRows() const;
    std::optional<core::Target> targetOf(const widgets::ExplanationPanel* panel) const;
    void explain(widgets::ExplanationPanel* panel);
    void explainAll();
    void explainThoseWithLayer();
    void cancel(widgets::ExplanationPanel* panel);
    void dropAll();
    void showImage();
    void showHelpOf(const widgets::ExplanationPanel* panel);
    void updateMethods();
    QString whyNotAvailable(const core::Explainer& explainer) const;
    QString panelSlot(const PanelState& state) const;

    Session& m_session;
    Worker& m_worker;
    widgets::ComparisonGrid* m_grid;
    widgets::HelpCard* m_helpCard = nullptr; ///< once it was asked for
    std::vector<widgets::MethodItem> m_methods;
    std::map<widgets::ExplanationPanel*, PanelState> m_states;
    int m_classRows = 0;         ///< 0: no table
    std::vector<int> m_rowClass; ///< of the table
    quint64 m_lastId = 0;
};

} // namespace app
