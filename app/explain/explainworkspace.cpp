// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/explainworkspace.h"

#include "app/jsonvalues.h"
#include "core/explain/help/card.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/comparison/explanationpanel.h"
#include "widgets/comparison/helpcard.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonObject>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

namespace {

/// What costs more comes later.
constexpr int explainPriority = 3;
/// So long a job does not keep quicker ones waiting.
constexpr auto yieldsFrom = core::Cost::Tens;

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
    connect(m_grid, &ComparisonGrid::helpRequested, this, &ExplainWorkspace::showHelpOf);
    connect(m_grid, &ComparisonGrid::cancelRequested, this, &ExplainWorkspace::cancel);
    connect(&m_session, &Session::currentChanged, this, &ExplainWorkspace::dropAll);
    connect(&m_session, &Session::imageChanged, this, &ExplainWorkspace::showImage);
    connect(&m_session, &Session::targetChanged, this, &ExplainWorkspace::explainAll);
    connect(&m_session, &Session::layerChanged, this, &ExplainWorkspace::explainThoseWithLayer);
    connect(&m_session, &Session::modelChanged, this, &ExplainWorkspace::dropAll);
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
    auto* added = add(explainer, core::Parameters(explainer.parameters));
    showTargets();
    for (auto* panel : column(added))
        explain(panel);
}

widgets::ExplanationPanel* ExplainWorkspace::add(const core::Explainer& explainer,
                                                 const core::Parameters& parameters)
{
    auto* panel = m_grid->addPanel();
    m_states[panel] = {++m_lastId, &explainer, parameters, {}};
    panel->setMethod(QString::fromStdString(explainer.id), explainer.parameters, parameters);
    fillTable();
    return panel;
}

void ExplainWorkspace::closePanel(widgets::ExplanationPanel* panel)
{
    if (!m_states.count(panel))
        return;
    for (auto* each : column(panel)) {
        m_worker.drop(panelSlot(m_states.at(each)));
        m_states.erase(each);
    }
    m_grid->removePanel(panel);
    emit mapsChanged();
}

std::vector<widgets::ExplanationPanel*>
ExplainWorkspace::column(const widgets::ExplanationPanel* panel) const
{
    std::vector<widgets::ExplanationPanel*> panels;
    for (int row = 0; row < m_grid->rows(); ++row)
        panels.push_back(m_grid->panelAt(row, m_grid->indexOf(panel)));
    return panels;
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

std::vector<std::pair<QString, std::optional<core::Heatmap>>> ExplainWorkspace::maps() const
{
    std::vector<std::pair<QString, std::optional<core::Heatmap>>> maps;
    for (const auto* panel : m_grid->allPanels()) {
        const auto name = m_grid->isTable() ? QStringLiteral("%1 · %2").arg(panel->methodName(),
                                                                            panel->targetName())
                                            : panel->methodName();
        const bool finished = !panel->busy() && !panel->map().empty();
        maps.emplace_back(name, finished ? std::optional(panel->map()) : std::nullopt);
    }
    return maps;
}

void ExplainWorkspace::setMethod(widgets::ExplanationPanel* panel, const std::string& id)
{
    const auto& explainer = core::findExplainer(id);
    for (auto* each : column(panel)) {
        auto& state = m_states.at(each);
        state.explainer = &explainer;
        state.parameters = core::Parameters(explainer.parameters);
        each->setMethod(QString::fromStdString(id), explainer.parameters, state.parameters);
        each->clearResult();
        explain(each);
    }
}

void ExplainWorkspace::setParameters(widgets::ExplanationPanel* panel,
                                     const core::Parameters& parameters)
{
    for (auto* each : column(panel)) {
        m_states.at(each).parameters = parameters;
        explain(each);
    }
}

void ExplainWorkspace::explain(widgets::ExplanationPanel* panel)
{
    auto& state = m_states.at(panel);
    const auto model = m_session.model();
    const auto picture = m_session.image();
    const auto target = targetOf(panel);
    m_worker.drop(panelSlot(state));
    if (!model || !picture || !target) {
        state.asked.reset();
        panel->clearResult();
        return;
    }
    state.asked = target;
    panel->setBusy(true);
    emit mapsChanged();
    Worker::Job job;
    job.slot = panelSlot(state);
    job.priority = explainPriority + int(state.explainer->cost);
    job.yields = state.explainer->cost >= yieldsFrom;
    job.message = coreText(state.explainer->name);
    job.work = [this, model, picture, target, layer = m_session.layer().toStdString(),
                explainer = state.explainer, parameters = state.parameters,
                panel](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(model, picture);
        probe.aim(*target, layer);
        PanelWatch watch(context, panel);
        watch.report(0); // its turn has come
        auto explanation = core::explain(probe, *explainer, parameters, watch);
        if (!explanation)
            throw core::Cancelled();
        return [this, panel, result = std::move(*explanation)] {
            panel->setResult(result, true);
            emit mapsChanged();
        };
    };
    job.failed = [panel](const QString& sentence) { panel->setError(sentence); };
    job.waits = [panel] { panel->setBusy(true); };
    job.cancelled = [this, panel] {
        panel->setBusy(false);
        panel->setError(tr("Cancelled. Choose a class or a method to explain again."));
        m_states.at(panel).asked.reset();
    };
    m_worker.submit(std::move(job));
}

void ExplainWorkspace::explainAll()
{
    layRows();
    showTargets();
    for (auto* panel : byUrgency()) {
        // A class that stays in the table keeps its maps.
        const auto& asked = m_states.at(panel).asked;
        if (m_classRows == 0 || !asked || asked != targetOf(panel))
            explain(panel);
    }
}

void ExplainWorkspace::explainThoseWithLayer()
{
    for (auto* panel : byUrgency())
        if (m_states.at(panel).explainer->needs.layer)
            explain(panel);
    updateMethods();
}

void ExplainWorkspace::explainAgain(const std::string& method)
{
    for (auto* panel : byUrgency())
        if (m_states.at(panel).explainer->id == method)
            explain(panel);
}

void ExplainWorkspace::cancel(widgets::ExplanationPanel* panel)
{
    m_worker.cancel(panelSlot(m_states.at(panel)));
}

/// Maps of a picture or a model that is no longer there help nobody.
void ExplainWorkspace::dropAll()
{
    for (auto& [panel, state] : m_states) {
        m_worker.drop(panelSlot(state));
        state.asked.reset();
    }
}

void ExplainWorkspace::showImage()
{
    dropAll();
    const auto image = m_session.image();
    m_grid->setPicture(image ? *image : core::Image());
}

void ExplainWorkspace::showHelp()
{
    showHelpOf(m_grid->currentPanel());
}

void ExplainWorkspace::showHelpOf(const widgets::ExplanationPanel* panel)
{
    const auto found = std::find_if(m_methods.begin(), m_methods.end(), [&](const auto& method) {
        return panel && method.id == panel->method();
    });
    if (found == m_methods.end())
        return;
    if (!m_helpCard)
        m_helpCard = new widgets::HelpCard(this);
    m_helpCard->setMethod(*found);
    m_helpCard->show();
    m_helpCard->raise();
    m_helpCard->activateWindow();
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
    m_methods.clear();
    for (const auto& explainer : core::explainers()) {
        widgets::MethodItem item{.id = QString::fromStdString(explainer.id),
                                 .name = coreText(explainer.name),
                                 .family = coreText(core::familyName(explainer.family)),
                                 .summary = coreText(explainer.summary),
                                 .whyNotAvailable = whyNotAvailable(explainer),
                                 .cost = coreText(core::costName(explainer.cost)),
                                 .citation = QString::fromUtf8(explainer.citation)};
        if (const auto* card = core::helpCard(explainer.id)) {
            item.formula = QString::fromUtf8(card->formula);
            item.idea = coreText(card->idea);
            item.lookFor = coreText(card->lookFor);
            item.failure = coreText(card->failure);
        }
        if (m_helpCard && m_helpCard->method() == item.id)
            m_helpCard->setMethod(item);
        m_methods.push_back(std::move(item));
    }
    m_grid->setMethods(m_methods);
}

void ExplainWorkspace::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateMethods();
        layRows();
        showTargets();
    }
    QWidget::changeEvent(event);
}

QString ExplainWorkspace::panelSlot(const PanelState& state) const
{
    return QStringLiteral("panel %1").arg(state.id);
}

} // namespace app
