// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explainworkspace.h"

#include "app/jsonvalues.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "widgets/comparisongrid.h"
#include "widgets/explanationpanel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonObject>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

namespace {

constexpr int explainPriority = 3;

QString coreText(const char* text)
{
    return QCoreApplication::translate("core", text);
}

/// Hands previews and progress of a running explanation to its panel.
class PanelWatch final : public core::ExplanationWatch {
public:
    PanelWatch(Worker::Context& context, widgets::ExplanationPanel* panel)
        : m_context(context), m_panel(panel)
    {}

    bool stopped() const override { return m_context.stopped(); }
    void report(double fraction) override
    {
        m_context.report(fraction);
        m_context.post([panel = m_panel, fraction] { panel->setProgress(fraction); });
    }
    void preview(const core::Explanation& partial) override
    {
        m_context.post([panel = m_panel, partial] { panel->setResult(partial, false); });
    }

private:
    Worker::Context& m_context;
    widgets::ExplanationPanel*
        m_panel; ///< only touched on the GUI thread, and only while its slot is current
};

} // namespace

ExplainWorkspace::ExplainWorkspace(Session& session, Worker& worker, QWidget* parent)
    : QWidget(parent), m_session(session), m_worker(worker),
      m_grid(new widgets::ComparisonGrid(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_grid);

    using widgets::ComparisonGrid;
    using widgets::ExplanationPanel;
    connect(m_grid, &ComparisonGrid::addRequested, this, &ExplainWorkspace::addPanel);
    connect(m_grid, &ComparisonGrid::closeRequested, this, &ExplainWorkspace::closePanel);
    connect(
        m_grid, &ComparisonGrid::methodChosen, this,
        [this](ExplanationPanel* panel, const QString& id) { setMethod(panel, id.toStdString()); });
    connect(m_grid, &ComparisonGrid::parametersChanged, this, &ExplainWorkspace::setParameters);
    connect(&m_session, &Session::imageChanged, this, &ExplainWorkspace::showImage);
    connect(&m_session, &Session::targetChanged, this, &ExplainWorkspace::explainAll);
    connect(&m_session, &Session::layerChanged, this, &ExplainWorkspace::explainThoseWithLayer);
    connect(&m_session, &Session::modelChanged, this, &ExplainWorkspace::updateMethods);
    updateMethods();
}

void ExplainWorkspace::addPanel()
{
    const auto& all = core::explainers();
    const auto unused =
        std::find_if(all.begin(), all.end(), [this](const core::Explainer& explainer) {
            return std::none_of(m_states.begin(), m_states.end(), [&](const auto& entry) {
                return entry.second.explainer == &explainer;
            });
        });
    const auto& explainer = unused == all.end() ? all.front() : *unused;
    explain(add(explainer, core::Parameters(explainer.parameters)));
}

widgets::ExplanationPanel* ExplainWorkspace::add(const core::Explainer& explainer,
                                                 const core::Parameters& parameters)
{
    auto* panel = m_grid->addPanel();
    m_states[panel] = {++m_lastId, &explainer, parameters};
    panel->setMethod(QString::fromStdString(explainer.id), explainer.parameters, parameters);
    return panel;
}

void ExplainWorkspace::closePanel(widgets::ExplanationPanel* panel)
{
    const auto found = m_states.find(panel);
    if (found == m_states.end())
        return;
    m_worker.drop(panelSlot(found->second));
    m_states.erase(found);
    m_grid->removePanel(panel);
}

void ExplainWorkspace::moveCurrentPanel(int direction)
{
    if (!m_grid->currentPanel())
        return;
    const int from = m_grid->indexOf(m_grid->currentPanel());
    const int to = std::clamp(from + direction, 0, int(m_grid->panels().size()) - 1);
    if (from != to)
        m_grid->movePanel(from, to);
}

void ExplainWorkspace::setLook(const widgets::MapLook& look)
{
    m_grid->setLook(look);
}

QJsonArray ExplainWorkspace::save() const
{
    QJsonArray saved;
    for (auto* panel : m_grid->panels()) {
        const auto& state = m_states.at(panel);
        saved.append(QJsonObject{{"method", QString::fromStdString(state.explainer->id)},
                                 {"parameters", toJson(state.parameters)},
                                 {"opacity", panel->opacity()}});
    }
    return saved;
}

void ExplainWorkspace::restore(const QJsonArray& saved)
{
    for (const auto entry : saved) {
        const auto json = entry.toObject();
        const auto id = json["method"].toString().toStdString();
        const auto& all = core::explainers();
        const auto found =
            std::find_if(all.begin(), all.end(),
                         [&](const core::Explainer& explainer) { return explainer.id == id; });
        if (found == all.end())
            continue; // saved by another version
        core::Parameters parameters(found->parameters);
        applyJson(parameters, json["parameters"].toObject());
        add(*found, parameters)->setOpacity(json["opacity"].toDouble(0.7));
    }
    if (m_states.empty())
        for (const char* id : {"saliency", "grad_cam", "integrated_gradients"}) {
            const auto& explainer = core::findExplainer(id);
            add(explainer, core::Parameters(explainer.parameters));
        }
    m_grid->setCurrentPanel(m_grid->panels().front());
}

int ExplainWorkspace::unfinished() const
{
    return int(std::count_if(m_states.begin(), m_states.end(),
                             [](const auto& entry) { return entry.first->busy(); }));
}

void ExplainWorkspace::setMethod(widgets::ExplanationPanel* panel, const std::string& id)
{
    const auto& explainer = core::findExplainer(id);
    auto& state = m_states.at(panel);
    state.explainer = &explainer;
    state.parameters = core::Parameters(explainer.parameters);
    panel->setMethod(QString::fromStdString(id), explainer.parameters, state.parameters);
    panel->clearResult();
    explain(panel);
}

void ExplainWorkspace::setParameters(widgets::ExplanationPanel* panel,
                                     const core::Parameters& parameters)
{
    m_states.at(panel).parameters = parameters;
    explain(panel);
}

void ExplainWorkspace::explain(widgets::ExplanationPanel* panel)
{
    const auto& state = m_states.at(panel);
    const auto model = m_session.model();
    const auto picture = m_session.image();
    m_worker.drop(panelSlot(state));
    if (!model || !picture || !m_session.target()) {
        panel->clearResult();
        return;
    }
    panel->setBusy(true);
    Worker::Job job;
    job.slot = panelSlot(state);
    job.priority = explainPriority + int(state.explainer->cost);
    job.message = coreText(state.explainer->name);
    job.work = [model, picture, target = *m_session.target(),
                layer = m_session.layer().toStdString(), explainer = state.explainer,
                parameters = state.parameters, panel](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(model, picture);
        probe.aim(target, layer);
        PanelWatch watch(context, panel);
        auto explanation = core::explain(probe, *explainer, parameters, watch);
        if (!explanation)
            throw core::Cancelled();
        return [panel, result = std::move(*explanation)] { panel->setResult(result, true); };
    };
    job.failed = [panel](const QString& sentence) { panel->setError(sentence); };
    job.cancelled = [this, panel] {
        panel->setBusy(false);
        panel->setError(tr("Cancelled. Choose a class or a method to explain again."));
    };
    m_worker.submit(std::move(job));
}

void ExplainWorkspace::explainAll()
{
    m_grid->setTargetName(m_session.targetName());
    for (auto* panel : m_grid->panels())
        explain(panel);
}

void ExplainWorkspace::explainThoseWithLayer()
{
    for (auto* panel : m_grid->panels())
        if (m_states.at(panel).explainer->needs.layer)
            explain(panel);
    updateMethods();
}

void ExplainWorkspace::showImage()
{
    for (const auto& [panel, state] : m_states)
        m_worker.drop(panelSlot(state));
    const auto image = m_session.image();
    m_grid->setPicture(image ? *image : core::Image());
}

QString ExplainWorkspace::whyNotAvailable(const core::Explainer& explainer) const
{
    const auto& model = m_session.model();
    if (!model)
        return {};
    return coreText(core::whyNotApplicable(*model, m_session.layer().toStdString(), explainer));
}

void ExplainWorkspace::updateMethods()
{
    std::vector<widgets::MethodItem> items;
    for (const auto& explainer : core::explainers())
        items.push_back({.id = QString::fromStdString(explainer.id),
                         .name = coreText(explainer.name),
                         .family = coreText(core::familyName(explainer.family)),
                         .summary = QStringLiteral("%1 (%2)").arg(
                             coreText(explainer.summary), QString::fromUtf8(explainer.citation)),
                         .whyNotAvailable = whyNotAvailable(explainer)});
    m_grid->setMethods(items);
}

void ExplainWorkspace::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateMethods();
        m_grid->setTargetName(m_session.targetName());
    }
    QWidget::changeEvent(event);
}

QString ExplainWorkspace::panelSlot(const PanelState& state) const
{
    return QStringLiteral("panel %1").arg(state.id);
}

} // namespace app
