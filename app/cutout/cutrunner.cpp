// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutrunner.h"

#include "core/segment/cutout.h"

#include <QElapsedTimer>

namespace app {

namespace {

const QString slot = QStringLiteral("cut");

} // namespace

/// Made by its first job, since that takes a while.
struct CutRunner::Engine {
    cv::Mat pixels;
    std::unique_ptr<core::Cutout> cutout;
};

struct CutRunner::Order {
    cv::Rect rect; ///< of new seeds
    cv::Mat seeds; ///< may be empty
    core::CutSettings settings;
    core::ColorModels models;
    Models what = Models::Keep;
    CutDocument::Place place;
};

struct CutRunner::Result {
    cv::Rect rect;
    cv::Mat mask;
    core::ColorModels models;
    Models what = Models::Keep;
    CutDocument::Place place;
    double milliseconds = 0;
};

CutRunner::CutRunner(Worker& worker, QObject* parent) : QObject(parent), m_worker(worker)
{
    m_idleTimer.setSingleShot(true);
    m_idleTimer.setInterval(idleMilliseconds);
    connect(&m_idleTimer, &QTimer::timeout, this, [this] {
        // What is saved does not change without the person.
        if (!m_document || busy() || !m_document->stale() || !m_document->modified() ||
            m_document->canRedo())
            return;
        m_wantedModels = Models::RefineIdly;
        want({});
    });
}

CutRunner::~CutRunner()
{
    m_worker.drop(slot);
}

void CutRunner::setDocument(CutDocument* document)
{
    if (m_document)
        m_document->disconnect(this);
    m_worker.drop(slot);
    m_idleTimer.stop();
    m_document = document;
    m_engine.reset();
    m_running = m_wanted = m_failed = false;
    m_wantedModels = Models::Keep;
    m_mask = document ? cv::Mat(document->size(), CV_8UC1, cv::Scalar(0)) : cv::Mat();
    emit maskChanged({cv::Point(), m_mask.size()});
    if (!document)
        return emit busyChanged();
    connect(document, &CutDocument::seedsChanged, this, &CutRunner::want);
    connect(document, &CutDocument::settingsChanged, this, [this] { want({}); });
    connect(document, &CutDocument::modelsChanged, this, [this] { want({}); });
    connect(document, &CutDocument::begun, this, &CutRunner::follow);
    connect(document, &CutDocument::edited, this, &CutRunner::follow);
    connect(document, &CutDocument::undone, this, &CutRunner::follow);
    connect(document, &CutDocument::redone, this, &CutRunner::follow);
    m_engineModels = {};
    m_engineSettings = {};
    m_dirty = {cv::Point(), document->size()};
    follow();
    want({});
}

/// New seeds everywhere, or the first ones: their colours are not known yet.
void CutRunner::follow()
{
    m_idleTimer.stop();
    if (!m_document->wantsModels())
        return;
    m_wantedModels = Models::Estimate;
    m_wantedPlace = m_document->present();
    want({});
}

void CutRunner::want(const cv::Rect& rect)
{
    m_dirty = m_dirty.empty() ? rect : rect.empty() ? m_dirty : m_dirty | rect;
    const bool known = m_dirty.empty() && m_wantedModels == Models::Keep &&
                       m_document->settings() == m_engineSettings &&
                       m_document->models() == m_engineModels;
    if (known && !m_wanted)
        return;
    const bool wasBusy = busy();
    m_wanted = true;
    m_failed = false;
    // Everything that one edit changes is told before the cut begins.
    if (!m_running)
        QMetaObject::invokeMethod(this, &CutRunner::launch, Qt::QueuedConnection);
    if (!wasBusy)
        emit busyChanged();
}

void CutRunner::launch()
{
    if (m_running || !m_wanted || !m_document)
        return;
    m_wanted = false;
    m_running = true;
    if (!m_engine)
        m_engine = std::make_shared<Engine>(Engine{m_document->pixels(), nullptr});
    Order order;
    order.rect = std::exchange(m_dirty, {});
    if (!order.rect.empty())
        order.seeds = m_document->effective()(order.rect).clone();
    order.settings = m_engineSettings = m_document->settings();
    order.models = m_engineModels = m_document->models();
    order.what = std::exchange(m_wantedModels, Models::Keep);
    order.place = order.what == Models::Estimate ? m_wantedPlace : m_document->present();
    // Undo may have left the place where models were wanted.
    if (order.what == Models::Estimate && !m_document->isApplied(order.place))
        order.what = Models::Keep;
    Worker::Job job;
    job.slot = slot;
    job.work = [this, engine = m_engine,
                order = std::move(order)](Worker::Context&) -> Worker::Deliver {
        return [this, result = carryOut(*engine, order)] { receive(result); };
    };
    job.failed = [this](const QString& sentence) { fail(sentence); };
    m_worker.submit(std::move(job));
}

/// On the worker thread.
CutRunner::Result CutRunner::carryOut(Engine& engine, const Order& order)
{
    QElapsedTimer timer;
    timer.start();
    if (!engine.cutout)
        engine.cutout = std::make_unique<core::Cutout>(engine.pixels);
    auto& cutout = *engine.cutout;
    Result result;
    result.what = order.what;
    result.place = order.place;
    if (!order.seeds.empty())
        cutout.setSeeds(order.seeds, order.rect.tl());
    cutout.setSettings(order.settings);
    if (order.what == Models::Estimate) {
        result.models = cutout.estimateModels();
    } else if (order.what != Models::Keep) {
        // They are fitted to the mask of these seeds.
        cutout.setModels(order.models);
        result.rect = cutout.update();
        result.models = cutout.refineModels();
    }
    cutout.setModels(order.what == Models::Keep ? order.models : result.models);
    const auto changed = cutout.update();
    result.rect = result.rect.empty() ? changed
                  : changed.empty()   ? result.rect
                                      : result.rect | changed;
    if (!result.rect.empty())
        result.mask = cutout.mask()(result.rect).clone();
    result.milliseconds = double(timer.nsecsElapsed()) / 1e6;
    return result;
}

void CutRunner::receive(const Result& result)
{
    m_running = false;
    if (!m_document)
        return;
    m_milliseconds = result.milliseconds;
    if (result.what != Models::Keep)
        m_engineModels = result.models;
    if (!result.rect.empty()) {
        result.mask.copyTo(m_mask(result.rect));
        emit maskChanged(result.rect);
    }
    if (result.what == Models::Refine) {
        // More was painted meanwhile: that is to count as well.
        if (m_document->isPresent(result.place))
            m_document->apply(ModelsEdit{result.models});
        else
            updateModels();
    } else if (result.what == Models::Estimate ||
               (result.what == Models::RefineIdly && m_document->modified())) {
        m_document->attachModels(result.place, result.models);
    }
    // Where the document did not take the models, the engine takes the document's.
    want({});
    if (m_wanted)
        launch();
    else
        startIdleTimer();
    emit busyChanged();
}

/// The engine may have stopped anywhere, so the next edit begins with a new one.
void CutRunner::fail(const QString& sentence)
{
    m_running = false;
    m_wanted = false;
    m_failed = true;
    m_wantedModels = Models::Keep;
    m_engine.reset();
    m_engineModels = {};
    m_engineSettings = {};
    m_dirty = {cv::Point(), m_mask.size()};
    emit problem(sentence);
    emit busyChanged();
}

void CutRunner::updateModels()
{
    if (!m_document)
        return;
    m_wantedModels = Models::Refine;
    want({});
}

void CutRunner::setIdleUpdate(bool automatic)
{
    m_idleUpdate = automatic;
    startIdleTimer();
}

void CutRunner::startIdleTimer()
{
    if (m_idleUpdate && m_document && m_document->stale())
        m_idleTimer.start();
    else
        m_idleTimer.stop();
}

} // namespace app
