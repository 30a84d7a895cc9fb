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
} // namespace widgets

namespace app {

/// The comparison grid over the session: each panel explains the session's picture and class by a
/// method of its own.
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

    /// Methods, parameters and opacities, for the settings.
    QJsonArray save() const;
    /// The saved panels, or the standard three.
    void restore(const QJsonArray& saved);

    /// How many panels still wait for their map.
    int unfinished() const;

signals:
    void problem(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct PanelState {
        quint64 id = 0;
        const core::Explainer* explainer = nullptr;
        core::Parameters parameters;
    };

    widgets::ExplanationPanel* add(const core::Explainer& explainer,
                                   const core::Parameters& parameters);
    void setMethod(widgets::ExplanationPanel* panel, const std::string& id);
    void setParameters(widgets::ExplanationPanel* panel, const core::Parameters& parameters);
    void explain(widgets::ExplanationPanel* panel);
    void explainAll();
    void explainThoseWithLayer();
    void showImage();
    void updateMethods();
    QString whyNotAvailable(const core::Explainer& explainer) const;
    QString panelSlot(const PanelState& state) const;

    Session& m_session;
    Worker& m_worker;
    widgets::ComparisonGrid* m_grid;
    std::map<widgets::ExplanationPanel*, PanelState> m_states;
    quint64 m_lastId = 0;
};

} // namespace app
