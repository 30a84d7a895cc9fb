// SPDX-License-Identifier: GPL-3.0-or-later
// What the edited card makes of the picture, and what is doubtful about it.
#include "app/model/preprocessingpage.h"
#include "widgets/model/findinglist.h"
#include "widgets/model/tensorview.h"
#include "widgets/numbers.h"
#include "widgets/predictionchart.h"

#include <QCoreApplication>
#include <QLabel>
#include <algorithm>

namespace app {

using widgets::FindingList;

namespace {

constexpr int shownClasses = 5;

std::vector<widgets::ClassScore> bestClasses(const core::Model& model,
                                             const core::Prediction& prediction)
{
    std::vector<widgets::ClassScore> rows;
    for (const int index : prediction.ranking) {
        if (int(rows.size()) == shownClasses)
            break;
        const auto place = std::size_t(index);
        rows.push_back({.index = index,
                        .name = QString::fromStdString(model.className(index)),
                        .probability = prediction.probabilities[place],
                        .score = prediction.scores[place]});
    }
    return rows;
}

QString findingText(const core::CardFinding& finding)
{
    auto text = QCoreApplication::translate("core", finding.text);
    QStringList arguments;
    for (const auto& argument : finding.arguments)
        arguments.append(QString::fromStdString(argument));
    // All at once: a class may be called "%2".
    switch (arguments.size()) {
    case 0: return text;
    case 1: return text.arg(arguments[0]);
    case 2: return text.arg(arguments[0], arguments[1]);
    case 3: return text.arg(arguments[0], arguments[1], arguments[2]);
    default: return text.arg(arguments[0], arguments[1], arguments[2], arguments[3]);
    }
}

} // namespace

core::CardFacts PreprocessingPage::facts() const
{
    const auto& model = *session().model();
    const auto& own = model.card().input;
    const auto& card = m_edit->card;
    core::CardFacts facts;
    facts.outputs = model.classCount();
    if (m_result.model && m_result.card.output == card.output &&
        m_result.model->path() == model.path())
        facts.outputs = m_result.model->classCount();
    facts.channels = own.channelCount();
    facts.workingSize = {own.width, own.height};
    facts.possibleOutputs = model.possibleOutputs();
    facts.layers.emplace();
    for (const auto& layer : model.layers()) {
        facts.layers->push_back(layer.name);
        facts.layers->insert(facts.layers->end(), layer.aliases.begin(), layer.aliases.end());
    }
    if (m_refused) {
        const auto& refused = m_refused->input;
        facts.refused = (m_refusal == core::Fault::ModelInputMismatch ||
                         m_refusal == core::Fault::ModelRunFailed) &&
                        refused.width == card.input.width && refused.height == card.input.height &&
                        facts.workingSize != cv::Size(refused.width, refused.height);
    }
    if (const auto image = session().image())
        facts.picture = image->size();
    if (m_tensorRule == card.input)
        facts.statistics = m_tensor->statistics();
    if (m_result.card == card)
        facts.orders = m_result.orders;
    return facts;
}

bool PreprocessingPage::editUsable() const
{
    return session().model() && m_edit && m_refused != m_edit->card &&
           core::isUsable(core::checkCard(m_edit->card, facts()));
}

void PreprocessingPage::showFindings()
{
    m_findings.clear();
    std::vector<FindingList::Finding> shown;
    if (session().model() && m_edit)
        m_findings = core::checkCard(m_edit->card, facts());
    for (const auto& finding : m_findings)
        shown.push_back(
            {FindingList::Level(finding.level), findingText(finding),
             finding.remedy ? QCoreApplication::translate("core", finding.remedy) : QString()});
    // What the program itself says, unless the sentence above says it better.
    const bool explained =
        std::any_of(m_findings.begin(), m_findings.end(), [](const core::CardFinding& finding) {
            return QLatin1String(finding.id) == QLatin1String("refused") ||
                   QLatin1String(finding.id) == QLatin1String("does_not_fit");
        });
    if (m_edit && m_refused == m_edit->card && !explained)
        shown.push_back({FindingList::Level::Wrong, m_refusalText, {}});
    m_list->setFindings(shown);
    showState();
}

void PreprocessingPage::tryCard()
{
    if (!session().model() || !m_edit)
        return emit mayHaveSettled();
    showFindings();
    if (core::isUsable(m_findings)) {
        m_trial->ask(m_edit->card);
    } else {
        m_trial->drop();
        m_tensor->setMessage(tr("Mend what is wrong above to see what the network sees."));
    }
    emit mayHaveSettled();
}

void PreprocessingPage::showResult(const TrialResult& result)
{
    m_result = result;
    m_refused.reset();
    std::vector<widgets::ClassScore> rows;
    if (result.prediction)
        rows = bestClasses(*result.model, *result.prediction);
    m_editedChart->setPrediction(rows, result.model->output() == core::OutputKind::Regression);
    QString orders;
    if (result.orders) {
        const auto share = widgets::percentage;
        orders =
            tr("As RGB: %1 %2. As BGR: %3 %4.")
                .arg(QString::fromStdString(result.orders->rgbClass), share(result.orders->rgb),
                     QString::fromStdString(result.orders->bgrClass), share(result.orders->bgr));
    }
    m_ordersLabel->setText(orders);
    m_ordersLabel->setVisible(!orders.isEmpty());
    m_editedTitle->setText(tr("With this card"));
    showFindings();
}

/// The last good preview stays on show.
void PreprocessingPage::showRefusal(const core::ModelCard& card, core::Fault fault,
                                    const QString& sentence)
{
    m_refused = card;
    m_refusal = fault;
    m_refusalText = sentence;
    m_editedTitle->setText(m_result.model ? tr("With the last card that worked")
                                          : tr("With this card"));
    m_tensor->setMessage(session().image() ? tr("The card cannot be used so.") : QString());
    showFindings();
}

void PreprocessingPage::clearPreview()
{
    m_trial->drop();
    m_result = {};
    m_tensorRule.reset();
    m_tensor->setTensor({}, {});
    m_tensor->setMessage({});
    m_editedChart->setPrediction({});
    m_ordersLabel->hide();
    showFindings();
}

void PreprocessingPage::showUsedPrediction()
{
    const auto* picture = session().current();
    const auto& model = session().model();
    std::vector<widgets::ClassScore> rows;
    if (picture && picture->prediction && model)
        rows = bestClasses(*model, *picture->prediction);
    m_usedChart->setPrediction(rows, model && model->output() == core::OutputKind::Regression);
    const auto& target = session().target();
    const auto chosen = target ? std::optional(target->classIndex) : std::nullopt;
    m_usedChart->setChosen(chosen);
    m_editedChart->setChosen(chosen);
}

} // namespace app
