// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/cardtrial.h"

#include "app/errortext.h"
#include "core/model/preprocess.h"
#include "core/probe/probe.h"
#include "core/support/memory.h"

namespace app {

namespace {

const QString slot = QStringLiteral("card trial");
constexpr int priority = 1; ///< before explanations: the person waits

/// A network's values for one pixel of its input, roughly: enough to refuse what cannot work.
constexpr double bytesPerPixel = 512;

using ModelPointer = std::shared_ptr<const core::Model>;

void requireMemory(const core::InputRule& rule)
{
    if (double(rule.width) * rule.height * bytesPerPixel > double(core::memoryBudget()))
        throw core::Error(core::Fault::OutOfMemory,
                          std::to_string(rule.width) + " × " + std::to_string(rule.height));
}

double confidence(const core::Prediction& prediction)
{
    return double(prediction.probabilities[std::size_t(prediction.ranking.front())]);
}

/// The same picture with red and blue exchanged.
std::optional<core::OrderTrial> tryOrders(const core::Model& model, const core::Image& image,
                                          const core::Prediction& prediction,
                                          core::Progress& progress)
{
    using core::ChannelOrder;
    auto card = model.card();
    if (card.input.channels == ChannelOrder::Gray || model.output() == core::OutputKind::Regression)
        return {};
    const bool bgr = card.input.channels == ChannelOrder::Bgr;
    card.input.channels = bgr ? ChannelOrder::Rgb : ChannelOrder::Bgr;
    core::Probe probe(model.withCard(card), image);
    const auto other = probe.prediction(progress);
    const auto& asRgb = bgr ? other : prediction;
    const auto& asBgr = bgr ? prediction : other;
    return core::OrderTrial{.rgbClass = model.className(asRgb.ranking.front()),
                            .bgrClass = model.className(asBgr.ranking.front()),
                            .rgb = confidence(asRgb),
                            .bgr = confidence(asBgr)};
}

} // namespace

CardTrial::CardTrial(Session& session, Worker& worker, QObject* parent)
    : QObject(parent), m_session(session), m_worker(worker)
{}

void CardTrial::ask(const core::ModelCard& card)
{
    const auto model = m_session.model();
    if (!model)
        return;
    if (m_opened && m_opened->path() != model->path())
        m_opened.reset();
    const core::ModelOptions options{.card = card,
                                     .precision = m_session.precision(),
                                     .labelsFolder = m_session.labelsFolder().toStdString()};
    const auto run = [this, model, opened = m_opened, image = m_session.image(), card,
                      options](Worker::Context& context) -> Worker::Deliver {
        TrialResult result;
        result.card = card;
        result.model = model->withCard(card);
        if (!result.model && opened)
            result.model = opened->withCard(card);
        const bool anew = !result.model;
        if (anew)
            requireMemory(card.input);
        if (image)
            context.post([this, rule = card.input,
                          tensor = core::preprocess(image->pixels, card.input).input] {
                emit preprocessed(tensor, rule);
            });
        if (anew) {
            context.post([this] { emit opening(); });
            result.model = core::Model::open(model->path(), context, options);
        }
        if (image) {
            core::Probe probe(result.model, *image);
            result.prediction = probe.prediction(context);
            result.orders = tryOrders(*result.model, *image, *result.prediction, context);
        }
        return [this, result, anew] {
            setBusy(false);
            if (anew)
                m_opened = result.model;
            emit answered(result);
        };
    };
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.message = tr("Trying the card");
    job.work = [this, run, card](Worker::Context& context) -> Worker::Deliver {
        try {
            return run(context);
        } catch (const core::Error& error) {
            return [this, card, error] {
                setBusy(false);
                emit refused(card, error.fault(), errorText(error));
            };
        }
    };
    job.failed = [this, card](const QString& sentence) {
        setBusy(false);
        emit refused(card, core::Fault::Internal, sentence);
    };
    job.cancelled = [this] {
        setBusy(false);
        emit stopped();
    };
    setBusy(true);
    m_worker.submit(std::move(job));
}

void CardTrial::drop()
{
    m_worker.drop(slot);
    setBusy(false);
    m_opened.reset();
}

} // namespace app
