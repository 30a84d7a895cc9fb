// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker.h"
#include "core/support/error.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <semaphore>
#include <stdexcept>
#include <utility>

using app::Worker;

namespace {

/// A job that says that it runs and goes on only when it is let.
struct Gate {
    std::binary_semaphore entered{0};
    std::binary_semaphore open{0};
};

} // namespace

class TestWorker : public QObject {
    Q_OBJECT

private:
    /// What delivers `name` into the log.
    Worker::Deliver note(const QString& name)
    {
        return [this, name] { m_log << name; };
    }

    Worker::Job job(const QString& slot, int priority = 0)
    {
        Worker::Job job;
        job.slot = slot;
        job.priority = priority;
        job.message = "Working on " + slot;
        job.work = [this, slot](Worker::Context&) { return note(slot); };
        job.failed = [this, slot](const QString& sentence) { m_log << slot + ": " + sentence; };
        job.cancelled = [this, slot] { m_log << slot + " cancelled"; };
        return job;
    }

    /// Occupies the worker until `gate` opens, deaf to everything.
    void occupy(const QString& slot, Gate& gate)
    {
        auto blocking = job(slot);
        blocking.work = [this, slot, &gate](Worker::Context&) {
            gate.entered.release();
            gate.open.acquire();
            return note(slot);
        };
        m_worker->submit(std::move(blocking));
        gate.entered.acquire();
    }

    /// A job that runs until it is told to stop.
    Worker::Job endless(const QString& slot, std::binary_semaphore& entered)
    {
        auto job = this->job(slot);
        job.work = [&entered](Worker::Context& context) -> Worker::Deliver {
            entered.release();
            while (!context.stopped())
                std::this_thread::yield();
            throw core::Cancelled();
        };
        return job;
    }

private slots:
    void init()
    {
        m_log.clear();
        m_worker = std::make_unique<Worker>();
        m_idle = std::make_unique<QSignalSpy>(m_worker.get(), &Worker::becameIdle);
    }

    void cleanup() { m_worker.reset(); }

    void tellsWhatItDoes()
    {
        QSignalSpy started(m_worker.get(), &Worker::started);
        QSignalSpy progressed(m_worker.get(), &Worker::progressed);
        auto reporting = job("a");
        reporting.work = [this](Worker::Context& context) {
            context.report(0.25);
            return note("a");
        };
        m_worker->submit(std::move(reporting));
        QVERIFY(!m_worker->idle());
        QTRY_COMPARE(m_idle->count(), 1);
        QVERIFY(m_worker->idle());
        QCOMPARE(m_log, QStringList{"a"});
        QCOMPARE(started.count(), 1);
        QCOMPARE(started.at(0).at(0).toString(), "Working on a");
        QCOMPARE(progressed.count(), 1);
        QCOMPARE(progressed.at(0).at(0).toDouble(), 0.25);
    }

    void resultsArriveOnTheGuiThread()
    {
        auto asking = job("a");
        QThread* worked = nullptr;
        QThread* delivered = nullptr;
        asking.work = [&](Worker::Context&) {
            worked = QThread::currentThread();
            return [&] { delivered = QThread::currentThread(); };
        };
        m_worker->submit(std::move(asking));
        QTRY_COMPARE(delivered, QThread::currentThread());
        QVERIFY(worked != delivered);
    }

    void theNewestJobOfASlotWins()
    {
        Gate gate;
        occupy("panel", gate);
        auto second = job("panel");
        second.work = [this](Worker::Context&) { return note("second"); };
        auto third = job("panel");
        third.work = [this](Worker::Context&) { return note("third"); };
        m_worker->submit(std::move(second)); // never runs: replaced while it waits
        m_worker->submit(std::move(third));
        gate.open.release(); // the first one ends, too late
        QTRY_COMPARE(m_idle->count(), 1);
        QCOMPARE(m_log, QStringList{"third"});
    }

    void aReplacedJobIsToldToStop()
    {
        std::binary_semaphore entered{0};
        m_worker->submit(endless("panel", entered));
        entered.acquire();
        m_worker->submit(job("panel"));
        QTRY_COMPARE(m_log, QStringList{"panel"});
    }

    void previewsOfAReplacedJobAreDropped()
    {
        Gate gate;
        QSignalSpy progressed(m_worker.get(), &Worker::progressed);
        auto previewing = job("panel");
        previewing.work = [this, &gate](Worker::Context& context) {
            context.post(note("preview 1"));
            gate.entered.release();
            gate.open.acquire();
            context.post(note("preview 2"));
            context.report(0.5);
            return note("old result");
        };
        m_worker->submit(std::move(previewing));
        gate.entered.acquire();
        QTRY_COMPARE(m_log, QStringList{"preview 1"}); // while it was the newest one
        m_worker->submit(job("panel"));
        gate.open.release();
        QTRY_COMPARE(m_idle->count(), 1);
        QCOMPARE(m_log, (QStringList{"preview 1", "panel"}));
        QCOMPARE(progressed.count(), 0);
    }

    void aPreviewOnItsWayIsDroppedToo()
    {
        Gate gate;
        auto previewing = job("panel");
        previewing.work = [this, &gate](Worker::Context& context) {
            context.post(note("preview"));
            gate.entered.release();
            gate.open.acquire();
            return note("old result");
        };
        m_worker->submit(std::move(previewing));
        gate.entered.acquire(); // the preview waits in the event loop, which does not run yet
        m_worker->submit(job("panel"));
        gate.open.release();
        QTRY_COMPARE(m_idle->count(), 1);
        QCOMPARE(m_log, QStringList{"panel"});
    }

    void urgentJobsRunFirstAndEqualOnesInOrder()
    {
        Gate gate;
        occupy("first", gate);
        m_worker->submit(job("late", 9));
        m_worker->submit(job("middle 1", 3));
        m_worker->submit(job("urgent", 0));
        m_worker->submit(job("middle 2", 3));
        gate.open.release();
        QTRY_COMPARE(m_idle->count(), 1);
        QCOMPARE(m_log, (QStringList{"first", "urgent", "middle 1", "middle 2", "late"}));
    }

    void cancelEndsEverythingAndSaysSo()
    {
        std::binary_semaphore entered{0};
        m_worker->submit(endless("running", entered));
        m_worker->submit(job("waiting", 5));
        entered.acquire();
        m_worker->cancelAll();
        m_log.sort();
        QCOMPARE(m_log, (QStringList{"running cancelled", "waiting cancelled"}));
        QCOMPARE(m_idle->count(), 1);
        QVERIFY(m_worker->idle());
        m_worker->submit(job("next"));
        QTRY_VERIFY(m_log.contains("next"));
        QCOMPARE(m_log.size(), 3);
    }

    void aResultAfterCancelIsDropped()
    {
        Gate gate;
        occupy("deaf", gate);
        m_worker->cancelAll();
        gate.open.release();
        m_worker->submit(job("next"));
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_log, (QStringList{"deaf cancelled", "next"}));
    }

    void aDroppedJobGoesWithoutAWord()
    {
        std::binary_semaphore entered{0};
        m_worker->submit(endless("panel", entered));
        entered.acquire();
        m_worker->drop("panel");
        QTRY_COMPARE(m_idle->count(), 1); // whoever shows that work is going on must know
        QVERIFY(m_worker->idle());
        QVERIFY(m_log.isEmpty());
        m_worker->drop("panel");
        m_worker->submit(job("next"));
        QTRY_COMPARE(m_log, QStringList{"next"});
    }

    void droppingForSomethingNewIsNoIdleness()
    {
        std::binary_semaphore entered{0};
        m_worker->submit(endless("panel", entered));
        entered.acquire();
        m_worker->drop("panel");
        m_worker->submit(job("panel"));
        QTRY_COMPARE(m_log, QStringList{"panel"});
        QCOMPARE(m_idle->count(), 1);
    }

    void exceptionsBecomeSentences()
    {
        auto missing = job("missing");
        missing.work = [](Worker::Context&) -> Worker::Deliver {
            throw core::Error(core::Fault::FileNotFound, "zebra.pt");
        };
        auto unforeseen = job("unforeseen");
        unforeseen.work = [](Worker::Context&) -> Worker::Deliver {
            throw std::runtime_error("the bottom fell out\nat line 7");
        };
        m_worker->submit(std::move(missing));
        m_worker->submit(std::move(unforeseen));
        QTRY_COMPARE(m_idle->count(), 1);
        QCOMPARE(m_log.size(), 2);
        QVERIFY(m_log[0].startsWith("missing: Cannot find zebra.pt."));
        QVERIFY(m_log[1].startsWith("unforeseen: "));
        QVERIFY(m_log[1].contains("the bottom fell out"));
        QVERIFY(!m_log[1].contains("line 7"));
    }

    void aFailedJobThatNobodyListensToStillEnds()
    {
        auto silent = job("silent");
        silent.failed = nullptr;
        silent.work = [](Worker::Context&) -> Worker::Deliver {
            throw core::Error(core::Fault::Internal, "x");
        };
        m_worker->submit(std::move(silent));
        QTRY_COMPARE(m_idle->count(), 1);
        QVERIFY(m_log.isEmpty());
    }

    void aResultMaySubmitMore()
    {
        auto first = job("first");
        first.work = [this](Worker::Context&) {
            return [this] {
                m_log << "first";
                m_worker->submit(job("second"));
            };
        };
        m_worker->submit(std::move(first));
        QTRY_COMPARE(m_idle->count(), 1);
        QCOMPARE(m_log, (QStringList{"first", "second"}));
    }

    void theEndStopsRunningWorkAtOnce()
    {
        std::binary_semaphore entered{0};
        m_worker->submit(endless("running", entered));
        m_worker->submit(job("waiting", 5));
        entered.acquire();
        QElapsedTimer clock;
        clock.start();
        m_worker.reset();
        QVERIFY(clock.elapsed() < 1000);
        QCoreApplication::processEvents();
        QVERIFY(m_log.isEmpty());
    }

    void theEndStopsWorkThatWasReplaced()
    {
        // The old job still runs, and nobody will ask for its slot again.
        std::binary_semaphore entered{0};
        std::binary_semaphore stopSeen{0};
        auto slow = job("panel");
        slow.work = [&](Worker::Context& context) -> Worker::Deliver {
            entered.release();
            while (!context.stopped())
                std::this_thread::yield();
            stopSeen.release();
            return {};
        };
        m_worker->submit(std::move(slow));
        entered.acquire();
        m_worker->drop("panel");
        m_worker.reset();
        QVERIFY(stopSeen.try_acquire());
    }

    void aLongJobYieldsToAMoreUrgentOneAndBeginsAgain()
    {
        std::binary_semaphore entered{0};
        std::atomic<int> runs = 0;
        auto patient = job("long", 7);
        patient.yields = true;
        patient.work = [&](Worker::Context& context) -> Worker::Deliver {
            entered.release();
            if (++runs > 1)
                return note("long");
            while (!context.stopped())
                std::this_thread::yield();
            throw core::Cancelled();
        };
        patient.waits = [this] { m_log << "long waits"; };
        m_worker->submit(std::move(patient));
        entered.acquire();
        m_worker->submit(job("later", 10)); // less urgent: no reason to yield
        m_worker->submit(job("quick", 4));
        QTRY_COMPARE(m_idle->count(), 1);
        m_log.removeOne("long waits");
        QCOMPARE(m_log, (QStringList{"quick", "long", "later"}));
        QCOMPARE(runs.load(), 2);
    }

    void aJobThatYieldedIsStillReplacedAndCancelled()
    {
        for (const bool replaced : {true, false}) {
            m_log.clear();
            m_idle->clear();
            std::binary_semaphore entered{0};
            auto patient = endless("long", entered);
            patient.priority = 7;
            patient.yields = true;
            m_worker->submit(std::move(patient));
            entered.acquire();
            Gate gate;
            auto quick = job("quick", 4);
            quick.work = [&](Worker::Context&) {
                gate.entered.release();
                gate.open.acquire();
                return note("quick");
            };
            m_worker->submit(std::move(quick));
            gate.entered.acquire(); // so the long one waits again
            if (replaced)
                m_worker->submit(job("long", 7));
            else
                m_worker->cancel("long");
            gate.open.release();
            QTRY_COMPARE(m_idle->count(), 1);
            QCOMPARE(m_log, replaced ? (QStringList{"quick", "long"})
                                     : (QStringList{"long cancelled", "quick"}));
        }
    }

    void oneSlotIsCancelledAlone()
    {
        std::binary_semaphore entered{0};
        m_worker->submit(endless("a", entered));
        entered.acquire();
        m_worker->submit(job("b", 1));
        m_worker->cancel("nobody");
        QCOMPARE(m_log, QStringList());
        m_worker->cancel("a");
        QCOMPARE(m_log, QStringList{"a cancelled"});
        QTRY_COMPARE(m_idle->count(), 1);
        QCOMPARE(m_log, (QStringList{"a cancelled", "b"}));
    }

private:
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<QSignalSpy> m_idle;
    QStringList m_log;
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
