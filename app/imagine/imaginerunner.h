// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/worker.h"
#include "core/imagine/ascent.h"

#include <QImage>
#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace app {

/// What is to be imagined, and how.
struct ImagineOrder {
    QString title; ///< "zebra"
    std::shared_ptr<const core::Model> model;
    core::Objective objective;
    core::Parameters parameters;
    std::shared_ptr<const core::Image> start; ///< null unless the parameters ask for it
};

/// What the model says to a finished picture.
struct ImagineReading {
    std::optional<core::Prediction> prediction; ///< none if it is not finite
    std::optional<double> value;                ///< of the objective
};

/// Where an ascent is.
struct ImagineReport {
    int steps = 0; ///< that were asked for
    std::vector<core::AscentFacts> history;
    std::vector<QImage> images;
    bool ended = false;                   ///< nothing will change any more
    std::optional<core::AscentEnd> how;   ///< empty: stopped by the person, or by an error
    std::vector<ImagineReading> readings; ///< one a picture, once it has ended
    QString error;                        ///< why it ended
};

/// Lets any number of ascents climb at once, on the worker, a step of each in turn. They live there
/// and stay where they are when more urgent work comes between or while they are paused.
class ImagineRunner final : public QObject {
    Q_OBJECT

public:
    explicit ImagineRunner(Worker& worker, QObject* parent = nullptr);

    /// Its number; never used again.
    quint64 begin(ImagineOrder order);
    void pause(quint64 id);
    void resume(quint64 id);
    /// For good: what the model says to the picture is asked, then the ascent goes.
    void stop(quint64 id);
    /// Neither model nor ascent is kept; the film of how it formed is.
    void release(quint64 id);
    void forget(quint64 id);

    bool idle() const;

    /// Writes how the picture formed as an animation; `done` is told whether it is written.
    void saveFilm(quint64 id, const QString& path, std::function<void(bool)> done);

signals:
    void reported(quint64 id, const app::ImagineReport& report);
    /// More urgent work goes first.
    void waits();
    /// All are paused: the person cancelled all work, or it failed.
    void held();
    void problem(const QString& sentence);
    void becameIdle();

private:
    enum class Wish { Run, Pause, Read, Keep };
    struct Task {
        quint64 id = 0;
        ImagineOrder order;
        Wish wish = Wish::Run;
    };
    class Studio; ///< where the ascents live; only the worker's thread looks into it

    Task* find(quint64 id);
    void wish(quint64 id, Wish wish);
    void submit();
    void hold();
    void receive(quint64 id, const ImagineReport& report);
    QString message() const;

    Worker& m_worker;
    std::vector<Task> m_tasks;
    std::shared_ptr<Studio> m_studio;
    quint64 m_lastId = 0;
    quint64 m_films = 0; ///< that were asked for
    int m_saving = 0;
    bool m_leftovers = false; ///< something waits to be freed
};

} // namespace app
