// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace as a table: the most probable classes are its rows, the methods its columns.
#include "app/explain/explainworkspace.h"
#include "core/explain/registry.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/comparison/explanationpanel.h"
#include "widgets/numbers.h"

#include <algorithm>

namespace app {

void ExplainWorkspace::setClassRows(int count)
{
    if (count == std::exchange(m_classRows, count))
        return;
    // A panel that explained the first row's class now explains the chosen one, or the reverse.
    explainAll();
}

/// The most probable classes; the chosen one among them, whatever its rank.
std::vector<int> ExplainWorkspace::classesInRows() const
{
    const auto* picture = m_session.current();
    const auto& target = m_session.target();
    if (m_classRows == 0 || !picture || !picture->prediction || !target)
        return {};
    auto classes = picture->prediction->ranking;
    classes.resize(std::min(classes.size(), std::size_t(m_classRows)));
    if (std::find(classes.begin(), classes.end(), target->classIndex) == classes.end())
        classes.back() = target->classIndex;
    return classes;
}

QStringList ExplainWorkspace::rowHeadings() const
{
    QStringList headings;
    for (const int index : m_rowClass) {
        const auto& prediction = *m_session.current()->prediction;
        const auto name = QString::fromStdString(m_session.model()->className(index));
        const bool measured = m_session.model()->output() == core::OutputKind::Regression;
        headings << QStringLiteral("%1  %2").arg(
            name, measured ? widgets::shortNumber(prediction.scores[std::size_t(index)])
                           : widgets::percentage(prediction.probabilities[std::size_t(index)]));
    }
    return headings;
}

/// Rows follow the prediction; while there is none, those of the last one stay.
void ExplainWorkspace::layRows()
{
    const auto classes = classesInRows();
    if (m_classRows > 0 && classes.empty())
        return;
    m_rowClass = classes;
    // What is worked on for rows that go has nowhere to arrive.
    for (int row = std::max(1, int(classes.size())); row < m_grid->rows(); ++row)
        for (int column = 0; column < int(m_grid->panels().size()); ++column) {
            const auto found = m_states.find(m_grid->panelAt(row, column));
            m_worker.drop(panelSlot(found->second));
            m_states.erase(found);
        }
    m_grid->setRows(rowHeadings());
    fillTable();
}

/// New panels below the first row take over the method of their column.
void ExplainWorkspace::fillTable()
{
    for (auto* panel : m_grid->allPanels()) {
        if (m_states.count(panel))
            continue;
        auto* top = m_grid->panels()[std::size_t(m_grid->indexOf(panel))];
        const auto& state = m_states.at(top);
        panel->setMethod(QString::fromStdString(state.explainer->id), state.explainer->parameters,
                         state.parameters);
        panel->setOpacity(top->opacity());
        m_states[panel] = {++m_lastId, state.explainer, state.parameters, {}};
    }
}

std::optional<core::Target> ExplainWorkspace::targetOf(const widgets::ExplanationPanel* panel) const
{
    auto target = m_session.target();
    const int row = m_grid->rowOf(panel);
    if (!target || row < 0 || row >= int(m_rowClass.size()))
        return target;
    target->classIndex = m_rowClass[std::size_t(row)];
    if (target->against == target->classIndex)
        target->against.reset();
    return target;
}

void ExplainWorkspace::showTargets()
{
    const auto chosen = m_session.chosenDetection();
    for (auto* panel : m_grid->allPanels())
        panel->setBox(chosen ? std::optional(chosen->box) : std::nullopt);
    if (!m_grid->isTable())
        return m_grid->setTargetName(m_session.targetName());
    int marked = -1;
    for (auto* panel : m_grid->allPanels()) {
        const auto target = targetOf(panel);
        panel->setTargetName(target && m_session.model() ? m_session.targetName(*target)
                                                         : QString());
        if (target && target->classIndex == m_session.target()->classIndex)
            marked = m_grid->rowOf(panel);
    }
    m_grid->setMarkedRow(marked);
}

/// The chosen class first. (Among these, what is quick comes before what is long.)
std::vector<widgets::ExplanationPanel*> ExplainWorkspace::byUrgency() const
{
    auto panels = m_grid->allPanels();
    const auto& chosen = m_session.target();
    std::stable_partition(panels.begin(), panels.end(), [&](const auto* panel) {
        return chosen && targetOf(panel)->classIndex == chosen->classIndex;
    });
    return panels;
}

} // namespace app
