// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/objecttest.h"

#include "core/probe/probe.h"
#include "widgets/pixels.h"

#include <QFileInfo>

namespace app {

namespace {

const QString slot = QStringLiteral("object test");
const QString pictureSlot = QStringLiteral("edited picture");
constexpr int priority = 1; ///< before explanations: the person waits

using widgets::EditedPicture;

cv::Mat edited(const cv::Mat& pixels, const cv::Mat& mask, core::Fill fill, EditedPicture which)
{
    return which == EditedPicture::WithoutObject ? core::withoutObject(pixels, mask, fill)
                                                 : core::objectAlone(pixels, mask, fill);
}

/// In the numbers that the bar chart shows.
widgets::EditedPrediction answer(const core::Model& model, const core::Prediction& prediction,
                                 int classIndex)
{
    const bool measured = model.output() == core::OutputKind::Regression;
    const auto& values = measured ? prediction.scores : prediction.probabilities;
    return {double(values[std::size_t(classIndex)]),
            QString::fromStdString(model.className(prediction.ranking.front()))};
}

} // namespace

ObjectTest::ObjectTest(Session& session, Worker& worker, QObject* parent)
    : QObject(parent), m_session(session), m_worker(worker)
{}

void ObjectTest::ask(const cv::Mat& mask, core::Fill fill)
{
    const auto model = m_session.model();
    const auto image = m_session.image();
    if (!model || !image || !m_session.target())
        return;
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.message = tr("Predicting without the object");
    job.work = [this, model, image, mask, fill, index = m_session.target()->classIndex](
                   Worker::Context& context) -> Worker::Deliver {
        const auto predict = [&](EditedPicture which) {
            core::Image picture;
            picture.pixels = edited(image->pixels, mask, fill, which);
            picture.originalSize = picture.pixels.size();
            core::Probe probe(model, picture);
            return answer(*model, probe.prediction(context), index);
        };
        widgets::EraseResult result;
        result.className = QString::fromStdString(model->className(index));
        result.probabilities = model->output() != core::OutputKind::Regression;
        result.picture =
            answer(*model, context.bench().probe(model, image).prediction(context), index);
        result.withoutObject = predict(EditedPicture::WithoutObject);
        result.objectAlone = predict(EditedPicture::ObjectAlone);
        return [this, result] {
            setBusy(false);
            emit answered(result);
        };
    };
    job.failed = [this](const QString& sentence) {
        setBusy(false);
        emit problem(sentence);
    };
    job.cancelled = [this] { setBusy(false); };
    setBusy(true);
    m_worker.submit(std::move(job));
}

void ObjectTest::drop()
{
    m_worker.drop(slot);
    setBusy(false);
}

void ObjectTest::addPicture(const cv::Mat& mask, core::Fill fill, EditedPicture which)
{
    const auto image = m_session.image();
    if (!image)
        return;
    const auto name = QFileInfo(m_session.current()->path).completeBaseName();
    const auto title = which == EditedPicture::WithoutObject
                           //: a picture's title
                           ? tr("%1 without the object").arg(name)
                           //: a picture's title
                           : tr("%1, the object alone").arg(name);
    Worker::Job job;
    job.slot = pictureSlot;
    job.priority = priority;
    job.message = title;
    job.work = [this, image, mask, fill, which, title](Worker::Context&) -> Worker::Deliver {
        return [this, title, picture = widgets::toImage(edited(image->pixels, mask, fill, which))] {
            const auto target = m_session.target();
            m_session.addPicture(picture, title);
            if (target)
                m_session.chooseClassNamed(QString::number(target->classIndex));
        };
    };
    job.failed = [this](const QString& sentence) { emit problem(sentence); };
    m_worker.submit(std::move(job));
}

void ObjectTest::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        emit busyChanged();
}

} // namespace app
