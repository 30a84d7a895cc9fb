// SPDX-License-Identifier: GPL-3.0-or-later
// What the comparison asks of the worker: a second model, a map of each, and how alike they are.
#include "app/model/comparemodelspage.h"

#include "core/explain/help/card.h"
#include "core/explain/registry.h"
#include "core/image/colormap.h"
#include "core/measure/similarity.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "widgets/methodchooser.h"
#include "widgets/model/modelside.h"
#include "widgets/model/similarityview.h"
#include "widgets/model/titledmap.h"
#include "widgets/progressoverlay.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFileInfo>

namespace app {

namespace {

const QString openSlot = QStringLiteral("second model");
const QString similaritySlot = QStringLiteral("similarity");
constexpr int openPriority = 1;
constexpr int explainPriority = 2; ///< before other explanations: the person looks here
constexpr auto yieldsFrom = core::Cost::Tens;

QString coreText(const char* text)
{
    return QCoreApplication::translate("core", text);
}

/// Hands progress of a running explanation to its side.
class SideWatch final : public core::ExplanationWatch {
public:
    SideWatch(Worker::Context& context, widgets::ModelSide* view) : m_context(context), m_view(view)
    {}

    bool stopped() const override { return m_context.stopped(); }
    void report(double fraction) override
    {
        m_context.report(fraction);
        m_context.post([view = m_view, fraction] { view->progress().setFraction(fraction); });
    }

private:
    Worker::Context& m_context;
    widgets::ModelSide* m_view; ///< only touched on the GUI thread
};

} // namespace

QString CompareModelsPage::slot(Which which) const
{
    if (which == First)
        return QStringLiteral("first map");
    return QStringLiteral("second map");
}

std::string CompareModelsPage::layers(Which which) const
{
    return which == First ? session().layer().toStdString() : std::string();
}

void CompareModelsPage::openSecond(const QString& path)
{
    Worker::Job job;
    job.slot = openSlot;
    job.priority = openPriority;
    job.message = tr("Opening %1").arg(QFileInfo(path).fileName());
    const core::ModelOptions options{.card = {},
                                     .precision = session().precision(),
                                     .labelsFolder = session().labelsFolder().toStdString()};
    job.work = [this, path, options](Worker::Context& context) -> Worker::Deliver {
        auto model = core::Model::open(path.toStdString(), context, options);
        return [this, path, model = std::move(model)] { receiveSecond(path, model); };
    };
    const auto ended = [this] {
        m_opening = false;
        finishProgress(Second);
        if (const auto reason = whyNot(Second); !reason.isEmpty())
            m_sides[Second].view->setMessage(reason);
    };
    job.failed = [this, ended](const QString& sentence) {
        ended();
        emit problem(sentence);
    };
    job.cancelled = ended;
    m_opening = true;
    m_sides[Second].view->setMessage({});
    m_sides[Second].view->progress().start();
    worker().submit(std::move(job));
}

/// The person's.
void CompareModelsPage::cancel(Which which)
{
    worker().cancel(which == Second && m_opening ? openSlot : slot(which));
}

/// Of an explanation; the second side goes on showing that a model is being opened.
void CompareModelsPage::finishProgress(Which which)
{
    if (which == First || !m_opening)
        m_sides[which].view->progress().finish();
}

void CompareModelsPage::receiveSecond(const QString& path,
                                      const std::shared_ptr<const core::Model>& model)
{
    m_opening = false;
    finishProgress(Second);
    m_second = model;
    m_swapped.reset();
    m_chosen = {};
    // Behind the session's, which is the one to begin with next time.
    m_settings.addRecent(Key::RecentModels, QFileInfo(path).absoluteFilePath());
    if (session().model())
        m_settings.addRecent(
            Key::RecentModels,
            QFileInfo(QString::fromStdString(session().model()->path())).absoluteFilePath());
    showModels();
    updateMethods();
    matchSecond();
    explain(First); // its prediction was taken away, and the method may have changed
    explain(Second);
}

/// Methods that one of the models does not allow are offered, but cannot be chosen.
void CompareModelsPage::updateMethods()
{
    std::vector<widgets::MethodItem> items;
    for (const auto& explainer : core::explainers()) {
        const char* reason = "";
        for (const auto which : {First, Second})
            if (const auto& each = model(which); each && !*reason)
                reason = core::whyNotApplicable(*each, layers(which), explainer);
        items.push_back({.id = QString::fromStdString(explainer.id),
                         .name = coreText(explainer.name),
                         .family = coreText(core::familyName(explainer.family)),
                         .summary = coreText(explainer.summary),
                         .whyNotAvailable = coreText(reason),
                         .cost = coreText(core::costName(explainer.cost)),
                         .citation = QString::fromUtf8(explainer.citation)});
    }
    m_method->setMethods(items);
    if (m_method->method().isEmpty())
        m_method->setMethod(m_settings.text(Key::CompareMethod));
    if (m_method->method().isEmpty())
        m_method->setMethod(QStringLiteral("grad_cam"));
}

void CompareModelsPage::updateLook()
{
    widgets::MapLook look;
    look.colorMap = m_settings.text(Key::ColorMap).toStdString();
    look.signedColorMap = m_settings.text(Key::SignedColorMap).toStdString();
    look.fadeWeak = m_settings.flag(Key::FadeWeak);
    for (auto& side : m_sides)
        side.view->map().setLook(look);
}

/// Empty if the side can be explained.
QString CompareModelsPage::whyNot(Which which) const
{
    if (!session().model())
        return which == First ? tr("Open a model first (Ctrl+M).") : QString();
    if (!model(which) && m_opening)
        return {};
    if (!model(which))
        return tr("Open a second model, or drop its file here.");
    if (!session().current())
        return which == First ? tr("Open a picture first (Ctrl+O).") : QString();
    return {};
}

void CompareModelsPage::dropMap(Which which)
{
    auto& side = m_sides[which];
    worker().drop(slot(which));
    worker().drop(similaritySlot);
    side.map.reset();
    finishProgress(which);
    m_similarity->setSimilarity({});
}

void CompareModelsPage::explain(Which which)
{
    dropMap(which);
    auto& side = m_sides[which];
    const auto picture = session().image();
    const auto& shown = model(which);
    side.view->setMessage(whyNot(which));
    if (!shown || !picture || !side.target) {
        side.view->map().clearMap();
        return;
    }
    const auto& explainer = core::findExplainer(m_method->method().toStdString());
    Worker::Job job;
    job.slot = slot(which);
    job.priority = explainPriority;
    job.yields = explainer.cost >= yieldsFrom;
    job.message = coreText(explainer.name);
    job.work = [this, which, model = shown, picture, target = *side.target, layers = layers(which),
                method = &explainer,
                view = side.view](Worker::Context& context) -> Worker::Deliver {
        // The bench keeps the session's answers; the second model's are made anew.
        std::unique_ptr<core::Probe> own;
        if (which == Second)
            own = std::make_unique<core::Probe>(model, *picture);
        auto& probe = own ? *own : context.bench().probe(model, picture);
        auto wanted = target;
        core::Target nothing;
        probe.aim(wanted.classIndex < 0 ? nothing : wanted, layers);
        const auto prediction = probe.prediction(context);
        if (wanted.classIndex < 0) {
            wanted.classIndex = prediction.ranking.front();
            wanted.against.reset();
            probe.aim(wanted, layers);
        }
        context.post([this, which, model, prediction, wanted] {
            if (this->model(which) != model)
                return; // another one came while the page was not on show
            m_sides[which].target = wanted;
            receive(which, prediction, {});
        });
        SideWatch watch(context, view);
        watch.report(0);
        auto found = core::explain(probe, *method, core::Parameters(method->parameters), watch);
        if (!found)
            throw core::Cancelled();
        return [this, which, model, prediction, result = std::move(*found)] {
            if (this->model(which) != model)
                return finishProgress(which);
            receive(which, prediction, result);
        };
    };
    job.failed = [this, which](const QString& sentence) { fail(which, sentence); };
    job.waits = [view = side.view] { view->progress().start(); };
    job.cancelled = [this, which] {
        fail(which, tr("Cancelled. Choose a class or a method to explain again."));
    };
    side.view->progress().start();
    worker().submit(std::move(job));
}

/// The prediction comes first, the map when it is there.
void CompareModelsPage::receive(Which which, const core::Prediction& prediction,
                                const std::optional<core::Explanation>& explanation)
{
    auto& side = m_sides[which];
    side.prediction = prediction;
    showPrediction(which);
    showTargets();
    if (!explanation)
        return;
    finishProgress(which);
    side.map = explanation->map;
    side.view->map().setMap(explanation->map);
    side.view->setMessage(
        side.view->map().ownRange() ? QString() : tr("The same value everywhere: nothing to show"));
    showScales();
    compare();
}

void CompareModelsPage::fail(Which which, const QString& sentence)
{
    auto& side = m_sides[which];
    finishProgress(which);
    side.view->map().clearMap();
    side.view->setMessage(sentence);
}

/// One colour scale for both, or one each.
void CompareModelsPage::showScales()
{
    std::optional<core::ValueRange> common;
    const auto first = m_sides[First].view->map().ownRange();
    const auto second = m_sides[Second].view->map().ownRange();
    if (m_commonRange->isChecked() && first && second)
        common = core::ValueRange{std::min(first->low, second->low),
                                  std::max(first->high, second->high)};
    for (auto& side : m_sides)
        side.view->map().setRange(common);
}

void CompareModelsPage::compare()
{
    if (!m_sides[First].map || !m_sides[Second].map ||
        m_sides[First].map->values.size() != m_sides[Second].map->values.size())
        return;
    Worker::Job job;
    job.slot = similaritySlot;
    job.priority = explainPriority;
    job.message = tr("Comparing the maps");
    job.work = [this, first = *m_sides[First].map,
                second = *m_sides[Second].map](Worker::Context&) -> Worker::Deliver {
        const auto found = core::similarity(first, second);
        return [this, found] { m_similarity->setSimilarity(found); };
    };
    job.failed = [this](const QString& sentence) { emit problem(sentence); };
    worker().submit(std::move(job));
}

} // namespace app
