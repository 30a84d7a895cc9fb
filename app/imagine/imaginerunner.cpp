// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imagine/imaginerunner.h"

#include "app/errortext.h"
#include "core/imagine/animation.h"
#include "core/imagine/film.h"
#include "core/support/error.h"
#include "widgets/pixels.h"

#include <QFileInfo>
#include <algorithm>
#include <chrono>
#include <cmath>

namespace app {

namespace {

const QString slot = QStringLiteral("imagine");
constexpr int priority = 20; ///< after everything that a click asks for
constexpr int filmPriority = 4;

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Pictures form before one's eyes, but drawing them must not cost more than their making.
milliseconds between(std::size_t running)
{
    return std::clamp(milliseconds(100) * int(running), milliseconds(100), milliseconds(450));
}

/// All its pictures side by side, as they are filmed.
cv::Mat sheet(const core::Ascent& ascent)
{
    const int count = ascent.pictures();
    if (count == 1)
        return ascent.picture();
    const int columns = int(std::ceil(std::sqrt(count)));
    const auto size = ascent.picture().size();
    cv::Mat sheet(size.height * ((count + columns - 1) / columns), size.width * columns, CV_8UC3,
                  cv::Scalar::all(255));
    for (int index = 0; index < count; ++index)
        ascent.picture(index).copyTo(
            sheet({size.width * (index % columns), size.height * (index / columns), size.width,
                   size.height}));
    return sheet;
}

} // namespace

class ImagineRunner::Studio final {
public:
    struct Piece {
        std::unique_ptr<core::Ascent> ascent;
        core::Film film;
        std::optional<ImagineReport> last; ///< what it ended with
        Clock::time_point told;            ///< when somebody last heard of it
    };

    std::map<quint64, Piece> pieces;
};

namespace {

/// A job's work: the ascents climb in turn until each has ended.
template <typename Studio, typename Tell> class Round final {
public:
    using Piece = typename Studio::Piece;

    Round(Studio& studio, Worker::Context& context, Tell tell)
        : m_studio(studio), m_context(context), m_tell(std::move(tell))
    {}

    /// Frees what nobody wants any more.
    void keepOnly(const std::vector<quint64>& ids)
    {
        std::erase_if(m_studio.pieces, [&](const auto& entry) {
            return std::find(ids.begin(), ids.end(), entry.first) == ids.end();
        });
    }

    void release(quint64 id) { m_studio.pieces[id].ascent.reset(); }

    void end(quint64 id)
    {
        auto& piece = m_studio.pieces[id];
        if (!piece.last && piece.ascent)
            finish(piece);
        if (!piece.last) {
            // It had not begun.
            piece.last.emplace();
            piece.last->ended = true;
        }
        tellLast(id, piece);
    }

    void begin(quint64 id, const ImagineOrder& order)
    {
        auto& piece = m_studio.pieces[id];
        if (piece.last)
            return tellLast(id, piece);
        attempt(piece, [&] {
            if (piece.ascent)
                return;
            piece.ascent = std::make_unique<core::Ascent>(order.model, order.objective,
                                                          order.parameters, order.start.get());
            piece.film.add(0, sheet(*piece.ascent));
        });
        if (piece.last)
            return tellLast(id, piece);
        m_running.push_back(id);
        tell(id, piece);
    }

    void run()
    {
        while (!m_running.empty()) {
            const auto turn = m_running;
            for (const auto id : turn)
                advance(id);
        }
    }

private:
    void advance(quint64 id)
    {
        auto& piece = m_studio.pieces[id];
        core::Quiet quiet(m_context);
        attempt(piece, [&] {
            if (!piece.ascent->ended()) {
                piece.ascent->step(quiet);
                const int step = int(piece.ascent->history().size());
                if (piece.film.wants(step))
                    piece.film.add(step, sheet(*piece.ascent));
            }
            if (piece.ascent->ended())
                finish(piece);
        });
        if (piece.last) {
            std::erase(m_running, id);
            return tellLast(id, piece);
        }
        if (Clock::now() - piece.told >= between(m_running.size()))
            tell(id, piece);
    }

    /// An error ends this ascent, not the others.
    template <typename Work> void attempt(Piece& piece, Work work)
    {
        try {
            return work();
        } catch (const core::Cancelled&) {
            throw;
        } catch (const core::Error& error) {
            fail(piece, errorText(error));
        } catch (const std::exception& error) {
            fail(piece, unforeseenErrorText(error));
        }
    }

    void fail(Piece& piece, const QString& sentence)
    {
        piece.last = piece.ascent ? report(piece) : ImagineReport();
        piece.last->ended = true;
        piece.last->error = sentence;
        piece.ascent.reset();
    }

    /// Asks the model what it sees now; then nothing more is needed of the ascent.
    void finish(Piece& piece)
    {
        auto last = report(piece);
        last.ended = true;
        last.how = piece.ascent->ended();
        if (!last.history.empty())
            piece.film.add(int(last.history.size()), sheet(*piece.ascent));
        core::Quiet quiet(m_context);
        for (int index = 0; index < piece.ascent->pictures(); ++index) {
            ImagineReading reading;
            try {
                reading.prediction = piece.ascent->read(quiet, index);
                reading.value = piece.ascent->valueOf(quiet, index);
            } catch (const core::Error& error) {
                if (error.fault() != core::Fault::NotFinite)
                    throw; // the picture stays, with what went wrong
                // The tile says that there are no scores.
            }
            last.readings.push_back(std::move(reading));
        }
        piece.last = std::move(last);
        piece.ascent.reset();
    }

    ImagineReport report(const Piece& piece) const
    {
        ImagineReport report;
        report.steps = piece.ascent->steps();
        report.history = piece.ascent->history();
        for (int index = 0; index < piece.ascent->pictures(); ++index)
            report.images.push_back(widgets::toImage(piece.ascent->picture(index)));
        return report;
    }

    void tell(quint64 id, Piece& piece)
    {
        piece.told = Clock::now();
        m_tell(id, report(piece));
        double done = 0, all = 0;
        for (const auto running : m_running) {
            const auto& ascent = *m_studio.pieces[running].ascent;
            done += double(ascent.history().size());
            all += ascent.steps();
        }
        if (all > 0)
            m_context.report(done / all);
    }

    void tellLast(quint64 id, Piece& piece)
    {
        if (piece.last)
            m_tell(id, *piece.last);
    }

    Studio& m_studio;
    Worker::Context& m_context;
    Tell m_tell;
    std::vector<quint64> m_running;
};

} // namespace

ImagineRunner::ImagineRunner(Worker& worker, QObject* parent)
    : QObject(parent), m_worker(worker), m_studio(std::make_shared<Studio>())
{}

quint64 ImagineRunner::begin(ImagineOrder order)
{
    m_tasks.push_back({++m_lastId, std::move(order), Wish::Run});
    submit();
    return m_lastId;
}

ImagineRunner::Task* ImagineRunner::find(quint64 id)
{
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(),
                                    [id](const Task& task) { return task.id == id; });
    return found == m_tasks.end() ? nullptr : &*found;
}

void ImagineRunner::wish(quint64 id, Wish wish)
{
    auto* task = find(id);
    if (!task || task->wish == wish || task->wish == Wish::Keep)
        return;
    task->wish = wish;
    if (wish == Wish::Keep) {
        task->order = ImagineOrder();
        m_leftovers = true;
    }
    submit();
}

void ImagineRunner::pause(quint64 id)
{
    wish(id, Wish::Pause);
}

void ImagineRunner::resume(quint64 id)
{
    wish(id, Wish::Run);
}

void ImagineRunner::stop(quint64 id)
{
    wish(id, Wish::Read);
}

void ImagineRunner::release(quint64 id)
{
    wish(id, Wish::Keep);
}

void ImagineRunner::forget(quint64 id)
{
    std::erase_if(m_tasks, [id](const Task& task) { return task.id == id; });
    m_leftovers = true;
    submit();
}

bool ImagineRunner::idle() const
{
    return m_saving == 0 && std::none_of(m_tasks.begin(), m_tasks.end(), [](const Task& task) {
               return task.wish == Wish::Run || task.wish == Wish::Read;
           });
}

QString ImagineRunner::message() const
{
    QStringList titles;
    for (const auto& task : m_tasks)
        if (task.wish == Wish::Run)
            titles.append(task.order.title);
    if (titles.isEmpty())
        return tr("Asking the model what it sees");
    return titles.size() == 1 ? tr("Imagining %1").arg(titles.front())
                              : tr("Imagining %n pictures", nullptr, int(titles.size()));
}

/// Replaces the job by one that does what is wished now; the ascents go on where they are.
void ImagineRunner::submit()
{
    const bool wanted = std::any_of(m_tasks.begin(), m_tasks.end(), [](const Task& task) {
        return task.wish == Wish::Run || task.wish == Wish::Read;
    });
    if (!wanted && !m_leftovers) {
        m_worker.drop(slot);
        emit becameIdle();
        return;
    }
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.yields = true;
    job.message = message();
    job.work = [this, studio = m_studio, tasks = m_tasks](Worker::Context& context) {
        Round round(*studio, context, [&](quint64 id, const ImagineReport& report) {
            context.post([this, id, report] { receive(id, report); });
        });
        std::vector<quint64> ids;
        for (const auto& task : tasks)
            ids.push_back(task.id);
        round.keepOnly(ids);
        for (const auto& task : tasks)
            if (task.wish == Wish::Keep)
                round.release(task.id);
        for (const auto& task : tasks)
            if (task.wish == Wish::Read)
                round.end(task.id);
        for (const auto& task : tasks)
            if (task.wish == Wish::Run)
                round.begin(task.id, task.order);
        round.run();
        return Worker::Deliver([this] {
            m_leftovers = false;
            emit becameIdle();
        });
    };
    job.failed = [this](const QString& sentence) {
        emit problem(sentence);
        hold();
    };
    job.waits = [this] { emit waits(); };
    job.cancelled = [this] { hold(); };
    m_worker.submit(std::move(job));
}

void ImagineRunner::saveFilm(quint64 id, const QString& path, std::function<void(bool)> done)
{
    ++m_saving;
    const auto finish = [this, done = std::move(done)](bool written) {
        --m_saving;
        done(written);
        if (idle())
            emit becameIdle();
    };
    Worker::Job job;
    job.slot = QStringLiteral("film %1").arg(++m_films);
    job.priority = filmPriority;
    job.message = tr("Saving %1").arg(QFileInfo(path).fileName());
    job.work = [studio = m_studio, id, path, finish](Worker::Context& context) {
        const auto piece = studio->pieces.find(id);
        if (piece == studio->pieces.end() || piece->second.film.frames().empty())
            return Worker::Deliver([finish] { finish(false); }); // forgotten meanwhile
        std::vector<cv::Mat> pictures;
        for (const auto& frame : piece->second.film.frames())
            pictures.push_back(frame.pixels);
        core::writeAnimation(path.toStdString(), pictures, context);
        return Worker::Deliver([finish] { finish(true); });
    };
    job.failed = [this, finish](const QString& sentence) {
        emit problem(sentence);
        finish(false);
    };
    job.cancelled = [finish] { finish(false); };
    m_worker.submit(std::move(job));
}

/// Nothing goes on before the person says so.
void ImagineRunner::hold()
{
    for (auto& task : m_tasks)
        if (task.wish != Wish::Keep)
            task.wish = Wish::Pause;
    emit held();
    emit becameIdle();
}

void ImagineRunner::receive(quint64 id, const ImagineReport& report)
{
    auto* task = find(id);
    if (!task)
        return;
    if (report.ended) {
        task->wish = Wish::Keep;
        task->order = ImagineOrder();
    }
    emit reported(id, report);
    // The others go on, and are told to be fewer.
    if (report.ended && std::any_of(m_tasks.begin(), m_tasks.end(),
                                    [](const Task& each) { return each.wish == Wish::Run; }))
        submit();
}

} // namespace app
