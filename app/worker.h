// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/model/model.h"
#include "core/probe/probe.h"

#include <QObject>
#include <QString>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace app {

/// What the worker thread keeps from one job to the next: the probe's answers.
class Bench {
public:
    /// The probe of this model and picture; the last one asked for is kept.
    core::Probe& probe(const std::shared_ptr<const core::Model>& model,
                       const std::shared_ptr<const core::Image>& picture);

private:
    std::shared_ptr<const core::Model> m_model;
    std::shared_ptr<const core::Image> m_picture;
    std::unique_ptr<core::Probe> m_probe;
};

/// The one thread that touches models. Jobs run one at a time, the lowest priority number first.
/// Each belongs to a slot ("predict", "panel 3"); a newer job of a slot stops and replaces the
/// older one, whose late results are dropped. A job that yields is stopped by a more urgent one,
/// and begins again after it.
class Worker final : public QObject {
    Q_OBJECT

public:
    /// Something to do on the GUI thread.
    using Deliver = std::function<void()>;

    /// What a job sees of its surroundings.
    class Context : public core::Progress {
    public:
        virtual Bench& bench() = 0;
        /// Runs `deliver` on the GUI thread, unless the job has been replaced by then.
        virtual void post(Deliver deliver) = 0;
    };

    struct Job {
        QString slot;
        int priority = 0;
        bool yields = false; ///< long: does not keep what is more urgent waiting
        QString message;     ///< for the person: "Grad-CAM"
        std::function<Deliver(Context&)>
            work; ///< on the worker thread; gives what to do with the result
        std::function<void(const QString&)> failed; ///< on the GUI thread, with the sentence
        std::function<void()> cancelled; ///< on the GUI thread; only if the person cancelled
        std::function<void()> waits;     ///< on the GUI thread; it yielded and waits again
    };

    explicit Worker(QObject* parent = nullptr);
    ~Worker() override;

    void submit(Job job);
    /// Forgets a slot's job without a word.
    void drop(const QString& slot);
    /// The person's cancel: the slot's job, or every job, ends and says so through its `cancelled`.
    void cancel(const QString& slot);
    void cancelAll();

    bool idle() const { return m_newest.empty(); }

signals:
    void started(const QString& message);
    void progressed(double fraction);
    /// Nothing is left to do.
    void becameIdle();

private:
    struct Ticket {
        Job job;
        quint64 number = 0;
        std::atomic<bool> stop = false;
        std::atomic<bool> yield = false; ///< stop for now
    };
    class RunningContext;

    void forget(const QString& slot);
    void insert(const std::shared_ptr<Ticket>& ticket);
    void run();
    void runOne(const std::shared_ptr<Ticket>& ticket);
    void stopped(const std::shared_ptr<Ticket>& ticket);
    bool current(const Ticket& ticket) const;
    void finish(const std::shared_ptr<Ticket>& ticket, const Deliver& deliver);
    void onGuiThread(Deliver deliver);

    std::map<QString, std::shared_ptr<Ticket>> m_newest; ///< GUI thread only
    quint64 m_lastNumber = 0;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::shared_ptr<Ticket>> m_queue; ///< under m_mutex
    std::shared_ptr<Ticket> m_running;           ///< under m_mutex
    bool m_ending = false;                       ///< under m_mutex
    Bench m_bench;                               ///< worker thread only
    std::thread m_thread;
};

} // namespace app
