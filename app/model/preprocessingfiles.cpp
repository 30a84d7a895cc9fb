// SPDX-License-Identifier: GPL-3.0-or-later
// Cards and class names come from files and go there.
#include "app/errortext.h"
#include "app/filequestions.h"
#include "app/model/preprocessingpage.h"
#include "core/model/cardover.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace app {

namespace {

const QString guessSlot = QStringLiteral("card guess");

QString cardFilter()
{
    return PreprocessingPage::tr("Model cards (*.json)");
}

/// The one card among what is dragged; empty if that is something else.
QString cardIn(const QMimeData* data)
{
    const auto urls = data->urls();
    const auto path = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    return QFileInfo(path).suffix().toLower() == QLatin1String("json") ? path : QString();
}

/// Names that are not found beside the card go into it.
core::ModelCard withNamesAtHand(core::ModelCard card, const QString& cardPath)
{
    if (card.labelsFile.empty())
        return card;
    const auto file = QFileInfo(cardPath).path() + '/' + QString::fromStdString(card.labelsFile);
    try {
        if (core::readLabels(file.toStdString()) == card.labels)
            return card;
    } catch (const core::Error&) {
        // There is no such file there.
    }
    card.labelsFile.clear();
    return card;
}

} // namespace

void PreprocessingPage::apply()
{
    if (editUsable())
        session().useCard(m_edit->card);
}

void PreprocessingPage::save()
{
    if (!editUsable())
        return;
    const auto path = QString::fromStdString(core::cardPathFor(session().model()->path()));
    if (!QFileInfo::exists(path) || m_mayOverwrite.count(path))
        return void(saveTo(path));
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Save card"),
                        //: %1 is a file
                        tr("There is a model card %1 already.").arg(QFileInfo(path).fileName()),
                        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("overwriteBox"));
    box->setInformativeText(tr("What it says now is lost when it is replaced."));
    auto* replace = box->addButton(tr("&Replace"), QMessageBox::AcceptRole);
    replace->setObjectName(QStringLiteral("replaceButton"));
    box->setDefaultButton(replace);
    box->setEscapeButton(box->addButton(QMessageBox::Cancel));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, replace, path, asked = m_edit](QAbstractButton* button) {
                if (button == replace && asked == m_edit) // not another model's by now
                    saveTo(path);
            });
    box->open();
}

/// False, and a problem told, if it cannot be written.
bool PreprocessingPage::write(const core::ModelCard& card, const QString& path)
{
    try {
        core::writeCard(path.toStdString(), card);
    } catch (const core::Error&) {
        //: %1 is a file
        emit problem(
            tr("Cannot write the card %1. Save it in a folder that you may write to.").arg(path));
        return false;
    }
    m_mayOverwrite.insert(path);
    return true;
}

bool PreprocessingPage::saveTo(const QString& path)
{
    if (!editUsable())
        return false;
    const auto card = withNamesAtHand(m_edit->card, path);
    if (!write(card, path))
        return false;
    const bool besideModel =
        path == QString::fromStdString(core::cardPathFor(session().model()->path()));
    if (besideModel)
        edit(card, widgets::CardForm::Field::Several); // names may have moved into it
    m_edit->history.setClean();
    if (besideModel) {
        m_edit->own = card;
        session().noteCardSaved(card);
        if (session().model()->card() != card)
            session().useCard(card);
        showState();
    }
    emit saved(path);
    return true;
}

/// Of any model that was edited, open or not.
bool PreprocessingPage::saveCardOf(const QString& model, const QString& path)
{
    auto& edit = *m_edits.at(model);
    if (&edit == m_edit)
        return saveTo(path);
    const auto card = withNamesAtHand(edit.card, path);
    if (!write(card, path))
        return false;
    edit.own = card;
    edit.history.setClean();
    emit saved(path);
    return true;
}

void PreprocessingPage::askAndSave()
{
    if (!editUsable())
        return;
    askWhereToSave(this, tr("Save card"),
                   QString::fromStdString(core::cardPathFor(session().model()->path())),
                   cardFilter(), [this, asked = m_edit](const QString& path) {
                       if (!path.isEmpty() && asked == m_edit)
                           saveTo(path); // the dialog has asked
                   });
}

void PreprocessingPage::load(const QString& path)
{
    if (!m_edit || !session().model())
        return;
    if (path.isEmpty()) {
        const auto folder = QFileInfo(QString::fromStdString(session().model()->path())).path();
        return askWhatToOpen(this, tr("Load card"), folder, cardFilter(),
                             [this](const QString& chosen) {
                                 if (!chosen.isEmpty())
                                     load(chosen);
                             });
    }
    try {
        // A detector's file may say what its card leaves out.
        auto reading = m_edit->own.task == core::Task::Detection
                           ? core::readCardPartlyOver(path.toStdString(), m_edit->own)
                           : core::readCardPartly(path.toStdString(), m_edit->card);
        // A file of names is looked for beside the card; beside the model it may be another one.
        if (QFileInfo(path).absolutePath() !=
            QFileInfo(QString::fromStdString(session().model()->path())).absolutePath())
            reading.card.labelsFile.clear();
        edit(reading.card, widgets::CardForm::Field::Several);
        QStringList problems;
        for (const auto& text : reading.problems)
            problems.append(QString::fromStdString(text));
        if (!problems.isEmpty())
            //: %1 is a file, %2 what is wrong with it
            emit problem(tr("Not everything in the card %1 can be used: %2. The rest was taken "
                            "over.")
                             .arg(QFileInfo(path).fileName(), problems.join(QStringLiteral("; "))));
    } catch (const core::Error& error) {
        emit problem(errorText(error));
    }
}

void PreprocessingPage::chooseLabels()
{
    if (!session().model())
        return;
    const auto folder = QFileInfo(QString::fromStdString(session().model()->path())).path();
    askWhatToOpen(this, tr("Class names, one a line"), folder,
                  tr("Text files (*.txt);;All files (*)"), [this](const QString& path) {
                      if (!path.isEmpty())
                          takeLabels(path);
                  });
}

void PreprocessingPage::takeLabels(const QString& path)
{
    if (!m_edit || !session().model())
        return;
    try {
        auto card = m_edit->card;
        card.labels = core::readLabels(path.toStdString());
        if (card.labels.empty()) {
            //: %1 is a file
            emit problem(tr("There are no names in %1. Write one name a line.").arg(path));
            return;
        }
        const QFileInfo file(path);
        const QFileInfo model(QString::fromStdString(session().model()->path()));
        // A card can only name a file that lies beside it.
        card.labelsFile = file.absolutePath() == model.absolutePath()
                              ? file.fileName().toStdString()
                              : std::string();
        edit(card, widgets::CardForm::Field::Several);
    } catch (const core::Error& error) {
        emit problem(errorText(error));
    }
}

void PreprocessingPage::resetToFile()
{
    if (session().model())
        load(QString::fromStdString(core::cardPathFor(session().model()->path())));
}

void PreprocessingPage::resetToGuess()
{
    const auto& model = session().model();
    if (!model)
        return;
    Worker::Job job;
    job.slot = guessSlot;
    job.message = tr("Guessing a model card");
    const core::ModelOptions options{.card = {},
                                     .guessCard = true,
                                     .precision = session().precision(),
                                     .labelsFolder = session().labelsFolder().toStdString()};
    job.work = [this, path = model->path(), options](Worker::Context& context) -> Worker::Deliver {
        const auto guessed = core::Model::open(path, context, options);
        return [this, path, card = guessed->card()] {
            if (session().model() && session().model()->path() == path)
                edit(card, widgets::CardForm::Field::Several);
        };
    };
    job.failed = [this](const QString& sentence) { emit problem(sentence); };
    worker().submit(std::move(job));
}

void PreprocessingPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_edit && !cardIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
    else
        event->ignore(); // the window takes pictures and models
}

void PreprocessingPage::dropEvent(QDropEvent* event)
{
    const auto path = cardIn(event->mimeData());
    if (path.isEmpty())
        return event->ignore();
    event->acceptProposedAction();
    load(path);
}

} // namespace app
