// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/statisticsrunner.h"

#include "core/explain/statisticscollector.h"

#include <QDir>
#include <QFileInfo>

namespace app {

namespace {

const QString slot = QStringLiteral("channel statistics");
constexpr int priority = 30; ///< after everything that a person waits for
constexpr int mostNames = 3; ///< of folders in a sentence

} // namespace

/// Only touched on the worker thread once it is submitted.
struct StatisticsRunner::Work {
    std::shared_ptr<const core::Model> model;
    QString folder;
    QString path; ///< of the file
    core::PictureFolder pictures{};
    std::unique_ptr<core::StatisticsCollector> collector{};
};

StatisticsRunner::StatisticsRunner(Session& session, Worker& worker, QObject* parent)
    : QObject(parent), m_session(session), m_worker(worker)
{
    connect(&m_session, &Session::modelChanged, this, &StatisticsRunner::endIfModelChanged);
}

QString StatisticsRunner::path() const
{
    return QString::fromStdString(core::statisticsPathFor(m_session.model()->path()));
}

void StatisticsRunner::collect(const QString& folder)
{
    const QFileInfo file(path());
    if (!QFileInfo(file.path()).isWritable() || (file.exists() && !file.isWritable())) {
        emit problem(tr("Channel statistics belong beside the model, but %1 cannot be written. "
                        "Copy the model into a folder that you may write to.")
                         .arg(QDir::toNativeSeparators(file.filePath())));
        return;
    }
    auto work = std::make_shared<Work>();
    work->model = m_session.model();
    work->folder = folder;
    work->path = file.filePath();
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.yields = true;
    job.message = tr("Collecting channel statistics");
    job.work = [this, work](Worker::Context& context) { return run(*work, context); };
    job.failed = [this](const QString& sentence) {
        finish();
        emit problem(sentence);
    };
    job.cancelled = [this] { finish(); };
    m_model = m_session.model();
    emit busyChanged();
    m_worker.submit(std::move(job));
}

/// On the worker thread; again after it was interrupted.
Worker::Deliver StatisticsRunner::run(Work& work, Worker::Context& context)
{
    if (!work.collector) {
        work.pictures = core::picturesByClass(work.folder.toStdString(), *work.model, context);
        work.collector = std::make_unique<core::StatisticsCollector>(work.model, work.pictures);
    }
    auto& collector = *work.collector;
    do
        context.report(double(collector.done()) /
                       double(std::max<std::size_t>(collector.total(), 1)));
    while (collector.next(context));
    if (collector.statistics().all.count < 2)
        return [this, folder = work.folder] {
            finish();
            emit problem(tr("%1 does not hold two pictures that can be used. Choose a folder of "
                            "pictures, or one with a sub-folder for each class.")
                             .arg(QDir::toNativeSeparators(folder)));
        };
    core::writeActivationStatistics(work.path.toStdString(), collector.statistics());
    return [this, path = work.path, remark = remarkOn(work)] {
        finish();
        emit collected(path, remark);
    };
}

QString StatisticsRunner::remarkOn(const Work& work)
{
    QStringList sentences;
    QStringList unknown;
    for (const auto& group : work.pictures.groups)
        if (group.classIndex < 0 && !group.name.empty())
            unknown.append(QString::fromStdString(group.name));
    const auto count = unknown.size();
    if (count > mostNames)
        unknown = unknown.mid(0, mostNames) << QStringLiteral("...");
    if (count > 0)
        //: %1 are names of folders
        sentences << tr("No class of the model is called: %1. Their pictures only count as a part "
                        "of the whole.")
                         .arg(unknown.join(QStringLiteral(", ")));
    if (work.collector->knownClasses() == 0)
        sentences << tr("There are no statistics of classes: these take sub-folders that are "
                        "called like classes, with two pictures or more in each.");
    if (const auto& skipped = work.collector->skipped(); !skipped.empty())
        sentences << tr("Pictures that could not be used: %1, the first is %2.")
                         .arg(skipped.size())
                         .arg(QFileInfo(QString::fromStdString(skipped.front())).fileName());
    return sentences.join(' ');
}

void StatisticsRunner::finish()
{
    m_model.reset();
    emit busyChanged();
}

void StatisticsRunner::endIfModelChanged()
{
    if (!m_model || m_model == m_session.model())
        return;
    m_worker.drop(slot);
    finish();
    emit problem(tr("The model changed, so its channel statistics were not collected to the end."));
}

} // namespace app
