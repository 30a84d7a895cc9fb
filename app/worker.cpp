// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker.h"

#include "app/errortext.h"

#include <algorithm>

namespace app {

core::Probe& Bench::probe(const std::shared_ptr<const core::Model>& model,
                          const std::shared_ptr<const core::Image>& picture)
{
    if (!m_probe || m_model != model || m_picture != picture) {
        m_probe.reset(); // first free what the old one holds
        m_probe = std::make_unique<core::Probe>(model, *picture);
        m_model = model;
        m_picture = picture;
    }
    return *m_probe;
}

class Worker::RunningContext final : public Worker::Context {
public:
    RunningContext(Worker& worker, std::shared_ptr<Ticket> ticket)
        : m_worker(worker), m_ticket(std::move(ticket))
    {}

    Bench& bench() override { return m_worker.m_bench; }
    bool stopped() const override { return m_ticket->stop || m_ticket->yield; }

    void report(double fraction) override
    {
        post([&worker = m_worker, fraction] { emit worker.progressed(fraction); });
    }

    void post(Deliver deliver) override
    {
        m_worker.onGuiThread([&worker = m_worker, ticket = m_ticket, deliver = std::move(deliver)] {
            if (worker.current(*ticket))
                deliver();
        });
    }

private:
    Worker& m_worker;
    std::shared_ptr<Ticket> m_ticket;
};

Worker::Worker(QObject* parent) : QObject(parent), m_thread([this] { run(); }) {}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_queue.clear();
    }
    for (const auto& [slot, ticket] : m_newest)
        ticket->stop = true;
    m_wake.notify_one();
    m_thread.join();
}

void Worker::submit(Job job)
{
    forget(job.slot);
    auto ticket = std::make_shared<Ticket>();
    ticket->number = ++m_lastNumber;
    ticket->job = std::move(job);
    m_newest[ticket->job.slot] = ticket;
    {
        const std::lock_guard lock(m_mutex);
        insert(ticket);
        if (m_running && m_running->job.yields && ticket->job.priority < m_running->job.priority)
            m_running->yield = true;
    }
    m_wake.notify_one();
}

/// With m_mutex held.
void Worker::insert(const std::shared_ptr<Ticket>& ticket)
{
    const auto place =
        std::upper_bound(m_queue.begin(), m_queue.end(), ticket, [](const auto& a, const auto& b) {
            return a->job.priority < b->job.priority;
        });
    m_queue.insert(place, ticket);
}

void Worker::drop(const QString& slot)
{
    if (!m_newest.count(slot))
        return;
    forget(slot);
    // Whoever drops often submits something better at once.
    onGuiThread([this] {
        if (m_newest.empty())
            emit becameIdle();
    });
}

void Worker::forget(const QString& slot)
{
    const auto found = m_newest.find(slot);
    if (found == m_newest.end())
        return;
    found->second->stop = true;
    const std::lock_guard lock(m_mutex);
    std::erase(m_queue, found->second);
    m_newest.erase(found);
}

void Worker::cancel(const QString& slot)
{
    const auto found = m_newest.find(slot);
    if (found == m_newest.end())
        return;
    const auto ticket = found->second;
    drop(slot);
    if (ticket->job.cancelled)
        ticket->job.cancelled();
}

void Worker::cancelAll()
{
    const auto jobs = std::exchange(m_newest, {});
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
    }
    for (const auto& [slot, ticket] : jobs)
        ticket->stop = true;
    for (const auto& [slot, ticket] : jobs)
        if (ticket->job.cancelled)
            ticket->job.cancelled();
    if (m_newest.empty())
        emit becameIdle();
}

void Worker::run()
{
    for (;;) {
        std::shared_ptr<Ticket> ticket;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_queue.empty(); });
            if (m_ending)
                return;
            ticket = m_queue.front();
            m_queue.pop_front();
            m_running = ticket;
        }
        runOne(ticket);
        const std::lock_guard lock(m_mutex);
        m_running.reset();
    }
}

/// The one place where the engine's exceptions end.
void Worker::runOne(const std::shared_ptr<Ticket>& ticket)
{
    RunningContext context(*this, ticket);
    context.post([this, message = ticket->job.message] { emit started(message); });
    Deliver deliver;
    QString problem;
    try {
        deliver = ticket->job.work(context);
    } catch (const core::Cancelled&) {
        return stopped(ticket);
    } catch (const core::Error& error) {
        problem = errorText(error);
    } catch (const std::exception& error) {
        problem = unforeseenErrorText(error);
    }
    if (!problem.isEmpty())
        deliver = [failed = ticket->job.failed, problem] {
            if (failed)
                failed(problem);
        };
    finish(ticket, deliver);
}

/// Whoever stopped it for good knows; what only yielded runs again later.
void Worker::stopped(const std::shared_ptr<Ticket>& ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        if (ticket->stop || m_ending)
            return;
        ticket->yield = false;
        insert(ticket);
    }
    onGuiThread([this, ticket] {
        if (current(*ticket) && ticket->job.waits)
            ticket->job.waits();
    });
}

bool Worker::current(const Ticket& ticket) const
{
    const auto found = m_newest.find(ticket.job.slot);
    return found != m_newest.end() && found->second->number == ticket.number;
}

void Worker::finish(const std::shared_ptr<Ticket>& ticket, const Deliver& deliver)
{
    onGuiThread([this, ticket, deliver] {
        if (!current(*ticket))
            return;
        m_newest.erase(ticket->job.slot);
        if (deliver)
            deliver(); // may submit more
        if (m_newest.empty())
            emit becameIdle();
    });
}

void Worker::onGuiThread(Deliver deliver)
{
    QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

} // namespace app
