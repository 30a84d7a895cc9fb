// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/errortext.h"
#include "core/model/cardover.h"
#include "widgets/pixels.h"

#include <QFileInfo>
#include <algorithm>

namespace app {

namespace {

// Jobs with a smaller number run first. Explanations come between the current picture and the
// others.
constexpr int openModelPriority = 1;
constexpr int currentPicturePriority = 0;
constexpr int otherPicturesPriority = 10;

constexpr double thumbnailPixels = 160 * 160;

QString stripSlot(quint64 id)
{
    return QStringLiteral("picture %1").arg(id);
}

QImage thumbnailOf(const core::Image& image)
{
    return widgets::toImage(widgets::reduced(image.pixels, thumbnailPixels));
}

std::shared_ptr<const core::Detections> detectionsIn(core::Probe& probe, core::Progress& progress)
{
    if (!probe.model().isDetector())
        return nullptr;
    return std::make_shared<const core::Detections>(core::detect(probe, progress));
}

struct Opened {
    std::shared_ptr<const core::Model> model;
    QString problem; ///< with its card
};

/// What is good of the card beside a model that was opened with a guess.
std::shared_ptr<const core::Model> withGoodPart(std::shared_ptr<const core::Model> model,
                                                core::ModelCard card)
{
    const auto& guess = model->card();
    card.task = guess.task;
    card.output = guess.output;
    card.detection = guess.detection;
    card.input.width = guess.input.width;
    card.input.height = guess.input.height;
    if (card.input.channelCount() != guess.input.channelCount())
        card.input = guess.input;
    const auto& layers = model->layers();
    if (std::none_of(layers.begin(), layers.end(),
                     [&](const core::Layer& layer) { return layer.name == card.layer; }))
        card.layer.clear();
    return model->withCard(card);
}

/// A card that is wrong does not keep a person from opening the model, and mending the card there.
Opened openInSpiteOfCard(const std::string& path, core::ModelOptions options,
                         core::Progress& progress)
{
    const auto cardPath = core::cardPathFor(path);
    std::optional<core::Error> wrong;
    try {
        return {core::Model::open(path, progress, options), {}};
    } catch (const core::Error& error) {
        const bool ofCard = error.fault() == core::Fault::CardInvalid ||
                            error.fault() == core::Fault::NoSuchLayer ||
                            error.fault() == core::Fault::ModelInputMismatch;
        if (options.card || !ofCard || !QFileInfo::exists(QString::fromStdString(cardPath)))
            throw;
        wrong = error;
    }
    std::shared_ptr<const core::Model> model;
    try {
        options.guessCard = true;
        model = core::Model::open(path, progress, options);
    } catch (const core::Error&) {
        throw *wrong; // it was not the card alone
    }
    try {
        const auto& guess = model->card();
        const auto reading = model->isDetector() ? core::readCardPartlyOver(cardPath, guess)
                                                 : core::readCardPartly(cardPath, guess);
        model = withGoodPart(model, reading.card);
    } catch (const core::Error&) {
        // Nothing of the card can be read: the guess remains.
    }
    return {model, Session::tr("%1 It was opened nevertheless, with guesses where the card is "
                               "wrong: see Model, Preprocessing.")
                       .arg(errorText(*wrong))};
}

} // namespace

Session::Session(Worker& worker, QString labelsFolder, QObject* parent)
    : QObject(parent), m_worker(worker), m_labelsFolder(std::move(labelsFolder))
{}

const OpenPicture* Session::current() const
{
    return m_current < 0 ? nullptr : &m_pictures[std::size_t(m_current)];
}

std::shared_ptr<const core::Image> Session::image() const
{
    return m_current < 0 ? nullptr : current()->image;
}

void Session::openModel(const QString& path)
{
    openModel(path, Cards());
}

void Session::openModel(const QString& path, const Cards& cards)
{
    m_openingModel = true;
    emit openingModelChanged();
    Worker::Job job;
    job.slot = QStringLiteral("model");
    job.priority = openModelPriority;
    job.message = tr("Opening %1").arg(QFileInfo(path).fileName());
    const core::ModelOptions options{
        .card = cards.used, .precision = m_precision, .labelsFolder = m_labelsFolder.toStdString()};
    job.work = [this, path, options, cards](Worker::Context& context) -> Worker::Deliver {
        const auto opened = openInSpiteOfCard(path.toStdString(), options, context);
        return [this, path, opened, cards] {
            auto used = cards;
            if (!opened.problem.isEmpty()) // what is opened again is not told of again
                used.used = used.chosen = opened.model->card();
            m_cardMended = !opened.problem.isEmpty() || (m_cardMended && cards.used);
            receiveModel(path, opened.model, used, !cards.used);
            if (!opened.problem.isEmpty())
                emit problem(opened.problem);
        };
    };
    const auto ended = [this] {
        m_openingModel = false;
        emit openingModelChanged();
    };
    job.failed = [this, path, ended, own = !cards.used](const QString& sentence) {
        ended();
        if (own)
            emit modelFailed(path);
        emit problem(sentence);
    };
    job.cancelled = ended;
    m_worker.submit(std::move(job));
}

void Session::receiveModel(const QString& path, std::shared_ptr<const core::Model> model,
                           const Cards& cards, bool own)
{
    const bool sameFile = m_model && m_model->path() == model->path();
    const bool sameNames =
        m_model && m_model->card().labels == model->card().labels && !model->card().labels.empty();
    if (!m_model || m_model->classCount() != model->classCount() || !(sameFile || sameNames)) {
        m_target.reset();
        m_before.target.reset();
    }
    dropBox();
    if (m_before.target && m_before.target->box) {
        m_before.target->box.reset();
        m_before.target->scale = m_scale;
    }
    m_model = std::move(model);
    m_cards = cards;
    if (own)
        m_ownCard = m_model->card();
    if (!sameFile)
        m_layer.clear();
    m_openingModel = false;
    for (auto& picture : m_pictures) {
        picture.prediction.reset();
        picture.detections.reset();
    }
    beginSuppression(sameFile);
    emit openingModelChanged();
    emit modelOpened(path);
    emit modelChanged();
    emit layerChanged();
    emit targetChanged();
    for (int index = 0; index < int(m_pictures.size()); ++index)
        emit pictureChanged(index);
    predictCurrent();
    predictOthers();
}

void Session::openPictures(const QStringList& paths, const QHash<QString, QString>& trueClasses)
{
    int first = -1;
    for (const auto& given : paths) {
        const auto path = QFileInfo(given).absoluteFilePath();
        const auto known =
            std::find_if(m_pictures.begin(), m_pictures.end(),
                         [&](const OpenPicture& picture) { return picture.path == path; });
        if (known != m_pictures.end()) {
            first = first < 0 ? int(known - m_pictures.begin()) : first;
            continue;
        }
        OpenPicture picture;
        picture.id = ++m_lastId;
        picture.path = path;
        picture.trueClass = trueClasses.value(given);
        m_pictures.push_back(std::move(picture));
        const int index = int(m_pictures.size()) - 1;
        first = first < 0 ? index : first;
        emit pictureAdded(index);
        if (index != first)
            read(m_pictures.back(), false);
    }
    if (first >= 0)
        choosePicture(first);
}

void Session::addPicture(const QImage& added, const QString& title)
{
    const auto rgb = added.convertToFormat(QImage::Format_RGB888);
    auto image = std::make_shared<core::Image>();
    image->pixels = cv::Mat(rgb.height(), rgb.width(), CV_8UC3, const_cast<uchar*>(rgb.constBits()),
                            std::size_t(rgb.bytesPerLine()))
                        .clone();
    image->originalSize = image->pixels.size();
    OpenPicture picture;
    picture.id = ++m_lastId;
    picture.path = title.isEmpty() ? tr("Pasted picture %1").arg(m_lastId) : title;
    picture.pasted = true;
    picture.thumbnail = thumbnailOf(*image);
    picture.image = std::move(image);
    m_pictures.push_back(std::move(picture));
    emit pictureAdded(int(m_pictures.size()) - 1);
    choosePicture(int(m_pictures.size()) - 1);
}

void Session::removePicture(int index)
{
    if (index < 0 || index >= int(m_pictures.size()))
        return;
    const bool wasCurrent = index == m_current;
    m_worker.drop(stripSlot(m_pictures[std::size_t(index)].id));
    m_pictures.erase(m_pictures.begin() + index);
    if (index < m_current || (wasCurrent && m_current == int(m_pictures.size())))
        --m_current;
    emit pictureRemoved(index);
    if (!wasCurrent)
        return;
    const int next = m_current;
    m_current = -1;
    if (next >= 0)
        choosePicture(next);
    else {
        m_target.reset();
        emit currentChanged();
        emit imageChanged();
        emit targetChanged();
    }
}

void Session::choosePicture(int index)
{
    if (index == m_current || index < 0 || index >= int(m_pictures.size()))
        return;
    if (image())
        m_before = {current()->id, m_target};
    if (m_current >= 0 && !current()->pasted)
        m_pictures[std::size_t(m_current)]
            .image.reset(); // pictures are large; it is read again when chosen
    m_current = index;
    if (!m_keepClass)
        m_target.reset();
    dropBox();
    emit currentChanged();
    readCurrent();
}

void Session::readCurrent()
{
    if (!current()->image)
        return read(*current(), true);
    emit imageChanged();
    emit pictureOpened(current()->path);
    predictCurrent();
}

void Session::read(const OpenPicture& picture, bool isCurrent)
{
    Worker::Job job;
    job.slot = stripSlot(picture.id);
    job.priority = isCurrent ? currentPicturePriority : otherPicturesPriority;
    job.message = tr("Reading %1").arg(QFileInfo(picture.path).fileName());
    job.work = [this, id = picture.id,
                path = picture.path.toStdString()](Worker::Context&) -> Worker::Deliver {
        auto image = std::make_shared<const core::Image>(core::readImage(path));
        return
            [this, id, image, thumbnail = thumbnailOf(*image)] { receive(id, image, thumbnail); };
    };
    job.failed = [this, id = picture.id, path = picture.path](const QString& sentence) {
        dropUnreadable(id, path, sentence);
    };
    m_worker.submit(std::move(job));
}

void Session::dropUnreadable(quint64 id, const QString& path, const QString& sentence)
{
    if (m_current >= 0 && current()->id == id && indexOf(m_before.id) >= 0) {
        const auto target = m_before.target;
        choosePicture(indexOf(m_before.id));
        if (target) // else another model came meanwhile
            m_target = target;
    }
    removePicture(indexOf(id));
    emit pictureFailed(path);
    emit problem(sentence);
}

void Session::receive(quint64 id, const std::shared_ptr<const core::Image>& image,
                      const QImage& thumbnail)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    auto& picture = m_pictures[std::size_t(index)];
    picture.thumbnail = thumbnail;
    emit pictureChanged(index);
    emit pictureOpened(picture.path);
    if (index != m_current)
        return predictOthers();
    picture.image = image;
    emit imageChanged();
    predictCurrent();
}

void Session::predictCurrent()
{
    if (!m_model || !image())
        return;
    if (current()->prediction)
        return settleTarget();
    Worker::Job job;
    job.slot = QStringLiteral("predict");
    job.priority = currentPicturePriority;
    job.message = tr("Predicting");
    job.work = [this, id = current()->id, model = m_model,
                picture = image()](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(model, picture);
        auto prediction = probe.prediction(context);
        return [this, id, prediction = std::move(prediction),
                detections = detectionsIn(probe, context)] {
            receivePrediction(id, prediction, detections);
        };
    };
    job.failed = [this](const QString& sentence) { emit problem(sentence); };
    m_worker.submit(std::move(job));
}

/// One picture after the other, so that no more than one is in memory.
void Session::predictOthers()
{
    const auto next =
        std::find_if(m_pictures.begin(), m_pictures.end(), [this](const OpenPicture& picture) {
            return !picture.prediction && !picture.thumbnail.isNull() && &picture != current();
        });
    if (!m_model || next == m_pictures.end())
        return;
    Worker::Job job;
    job.slot = QStringLiteral("predict others");
    job.priority = otherPicturesPriority;
    job.message = tr("Predicting");
    job.work = [this, id = next->id, path = next->path.toStdString(),
                pasted = next->pasted ? next->image : nullptr,
                model = m_model](Worker::Context& context) -> Worker::Deliver {
        // A probe of its own: the bench keeps the current picture's.
        core::Probe probe(model, pasted ? *pasted : core::readImage(path));
        auto prediction = probe.prediction(context);
        return [this, id, prediction = std::move(prediction),
                detections = detectionsIn(probe, context)] {
            receivePrediction(id, prediction, detections);
        };
    };
    job.failed = [this, id = next->id, path = next->path](const QString& sentence) {
        dropUnreadable(id, path, sentence);
    };
    m_worker.submit(std::move(job));
}

void Session::receivePrediction(quint64 id, const core::Prediction& prediction,
                                std::shared_ptr<const core::Detections> detections)
{
    const int index = indexOf(id);
    if (index >= 0) {
        m_pictures[std::size_t(index)].prediction = prediction;
        m_pictures[std::size_t(index)].detections = std::move(detections);
        emit pictureChanged(index);
    }
    if (index >= 0 && index == m_current) {
        emit detectionsChanged();
        settleTarget();
    } else
        predictOthers();
}

void Session::setPrecision(core::Precision precision)
{
    if (precision == std::exchange(m_precision, precision))
        return;
    if (m_model)
        openModel(QString::fromStdString(m_model->path()), m_cards);
}

void Session::chooseOutput(core::OutputKind output)
{
    if (!m_model || (output == m_model->card().output && !m_openingModel))
        return;
    Cards cards{m_cards.chosen, m_cards.chosen};
    if (output != cards.chosen.value_or(m_ownCard).output) {
        cards.used = m_model->card();
        cards.used->output = output;
        // "No" and "yes" name no measured value, nor the reverse.
        if (output == core::OutputKind::SingleLogit ||
            m_model->output() == core::OutputKind::SingleLogit)
            cards.used->labels.clear();
    }
    openModel(QString::fromStdString(m_model->path()), cards);
}

void Session::useCard(const core::ModelCard& card)
{
    if (!m_model)
        return;
    const auto path = QString::fromStdString(m_model->path());
    const Cards cards{card, card};
    try {
        auto changed = m_openingModel ? nullptr : m_model->withCard(card);
        if (changed)
            receiveModel(path, std::move(changed), cards, false);
        else
            openModel(path, cards);
    } catch (const core::Error& error) {
        emit problem(errorText(error));
    }
}

void Session::noteCardSaved(const core::ModelCard& card)
{
    m_ownCard = card;
    m_cardMended = false;
    emit cardSavedChanged();
}

void Session::chooseLayer(const QString& name)
{
    if (name == m_layer)
        return;
    m_layer = name;
    emit layerChanged();
}

int Session::indexOf(quint64 id) const
{
    const auto found = std::find_if(m_pictures.begin(), m_pictures.end(),
                                    [id](const OpenPicture& picture) { return picture.id == id; });
    return found == m_pictures.end() ? -1 : int(found - m_pictures.begin());
}

} // namespace app
