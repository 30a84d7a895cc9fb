// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the workspace: how they begin, what is told about them, how they end.
#include "app/imagine/imagineworkspace.h"
#include "core/imagine/preset.h"
#include "widgets/imagine/imaginegrid.h"
#include "widgets/imagine/imaginesettings.h"
#include "widgets/imagine/imaginesubject.h"
#include "widgets/numbers.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <limits>

namespace app {

using widgets::ImagineTile;
using widgets::TileRequest;
using widgets::TileState;
using Kind = core::Objective::Kind;

namespace {

constexpr char startPicture[] = "picture"; ///< a value of the parameter "start"

QString coreText(const char* text)
{
    return QCoreApplication::translate("core", text);
}

QString nameOf(const core::Model& model)
{
    const auto title = QString::fromStdString(model.card().title);
    return title.isEmpty() ? QFileInfo(QString::fromStdString(model.path())).fileName() : title;
}

} // namespace

ImagineTile* ImagineWorkspace::current() const
{
    return m_grid->currentTile();
}

ImagineWorkspace::Entry* ImagineWorkspace::currentEntry()
{
    const auto found = m_entries.find(current());
    return found == m_entries.end() ? nullptr : &found->second;
}

const ImagineWorkspace::Entry* ImagineWorkspace::currentEntry() const
{
    const auto found = m_entries.find(current());
    return found == m_entries.end() ? nullptr : &found->second;
}

ImagineTile* ImagineWorkspace::tileOf(quint64 id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const auto& entry) { return entry.second.id == id; });
    return found == m_entries.end() ? nullptr : found->first;
}

bool ImagineWorkspace::isOfPresentModel(const Entry& entry) const
{
    const auto model = entry.madeBy.lock();
    return model && model == m_session.model();
}

QString ImagineWorkspace::titleOf(const core::Objective& objective) const
{
    const auto className = [this](int index) {
        return QString::fromStdString(m_session.model()->className(index));
    };
    if (objective.kind == Kind::Class)
        return objective.against
                   //: two classes
                   ? tr("%1 rather than %2")
                         .arg(className(objective.classIndex), className(*objective.against))
                   : className(objective.classIndex);
    const auto layer = QString::fromStdString(objective.layer);
    if (objective.kind == Kind::Channel)
        //: %1 is a layer
        return tr("%1, channel %2").arg(layer).arg(objective.channel);
    if (objective.x < 0 && objective.y < 0)
        //: %1 is a layer
        return tr("%1, channel %2 in the middle").arg(layer).arg(objective.channel);
    const auto place = [](int position) {
        //: a position in a layer's grid
        return position < 0 ? tr("middle") : QString::number(position);
    };
    //: %1 is a layer, %3 and %4 a position
    return tr("%1, channel %2 at %3, %4")
        .arg(layer, QString::number(objective.channel), place(objective.x), place(objective.y));
}

/// "Frequencies, robust (Olah et al., 2017); 256 steps, seed 0; EfficientNet-Lite0".
QString ImagineWorkspace::detailsOf(const Entry& entry) const
{
    const auto& preset = core::findPreset(entry.preset);
    QStringList changed;
    for (const auto& parameter : core::imagineParameters()) {
        const auto& value = entry.parameters.values().at(parameter.id);
        if (parameter.id != "seed" && parameter.id != "steps" &&
            (parameter.id != "start" || !entry.start) &&
            value != preset.values.values().at(parameter.id))
            changed.append(coreText(parameter.name));
    }
    auto method = QStringLiteral("%1 (%2)").arg(coreText(preset.name), preset.citation);
    if (!changed.isEmpty())
        //: %1 is a preset, %2 lists parameters
        method = tr("%1, changed: %2").arg(method, changed.join(tr(", ")));
    //: %1 is a preset, %4 a model
    auto details = tr("%1\n%2 steps, seed %3\n%4")
                       .arg(method)
                       .arg(entry.parameters.integer("steps"))
                       .arg(entry.parameters.integer("seed"))
                       .arg(entry.modelName);
    if (!entry.startName.isEmpty())
        //: %1 is a picture
        details += QLatin1Char('\n') + tr("Started from %1").arg(entry.startName);
    return details;
}

void ImagineWorkspace::imagine(const core::Objective& objective)
{
    if (!m_session.model()) {
        emit problem(tr("Open a model first."));
        return;
    }
    m_subject->setObjective(objective);
    auto entry = entryFor(objective);
    if (entry.start) {
        entry.start.reset();
        entry.startName.clear();
    }
    if (entry.parameters.choice("start") == startPicture)
        entry.parameters.set("start", core::findPreset(entry.preset).values.choice("start"));
    start(m_grid->addTile(), std::move(entry));
}

/// Whether there is what the panel wants to begin with; says so if not.
bool ImagineWorkspace::canStart()
{
    if (m_session.image() || m_choice->values().choice("start") != startPicture)
        return true;
    emit problem(tr("No picture is open to start from. Open one, or choose noise in the panel."));
    return false;
}

/// As the panel says how.
void ImagineWorkspace::begin(const core::Objective& objective)
{
    start(m_grid->addTile(), entryFor(objective));
}

/// Whether a tile shows just that.
bool ImagineWorkspace::stands(const Entry& wanted) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const auto& each) {
        const auto& [tile, entry] = each;
        return tile->state() != TileState::Failed && isOfPresentModel(entry) &&
               entry.objective == wanted.objective && entry.preset == wanted.preset &&
               entry.parameters.values() == wanted.parameters.values() &&
               entry.start == wanted.start;
    });
}

/// As the panel says how.
ImagineWorkspace::Entry ImagineWorkspace::entryFor(const core::Objective& objective)
{
    m_choice->flush();
    Entry entry;
    entry.objective = objective;
    entry.parameters = m_choice->values();
    entry.preset = m_choice->preset();
    if (entry.parameters.choice("start") == startPicture && m_session.image()) {
        entry.start = m_session.image();
        entry.startName = QFileInfo(m_session.current()->path).fileName();
    }
    return entry;
}

/// In a new tile or one that is used again.
void ImagineWorkspace::start(ImagineTile* tile, Entry entry)
{
    entry.model = m_session.model();
    entry.madeBy = entry.model;
    entry.maker = Maker::Present;
    entry.modelName = nameOf(*entry.model);
    entry.modelPath = entry.model->path();
    entry.title = titleOf(entry.objective);
    entry.report = {};
    tile->setTitle(entry.title, detailsOf(entry));
    tile->setVerdicts({});
    tile->setNote({});
    tile->setMessage({});
    tile->setImages({});
    tile->setProgress({.steps = entry.parameters.integer("steps"),
                       .activation = entry.objective.kind != Kind::Class});
    tile->setState(TileState::Waiting);
    entry.id = m_runner.begin({.title = entry.title,
                               .model = entry.model,
                               .objective = entry.objective,
                               .parameters = entry.parameters,
                               .start = entry.start});
    m_entries[tile] = std::move(entry);
    if (m_active && !m_subject->isSearching()) // another class may be typed at once
        tile->setFocus();
    showCurves();
    tellPossibilities();
}

void ImagineWorkspace::receive(quint64 id, const ImagineReport& report)
{
    auto* tile = tileOf(id);
    if (!tile)
        return;
    auto& entry = m_entries.at(tile);
    entry.report = report;
    if (!report.ended && tile->state() != TileState::Running)
        tile->setState(TileState::Running);
    if (!report.images.empty())
        tile->setImages(report.images);
    tile->setProgress(
        {.step = int(report.history.size()),
         .steps = entry.parameters.integer("steps"),
         .facts = report.history.empty() ? std::nullopt : std::optional(report.history.back()),
         .activation = entry.objective.kind != Kind::Class});
    if (report.ended)
        showEnd(tile, entry);
    if (tile == current())
        showCurves();
    tellPossibilities();
    if (report.ended)
        emit mayHaveSettled();
}

void ImagineWorkspace::showEnd(ImagineTile* tile, Entry& entry)
{
    showVerdicts(tile, entry);
    entry.model.reset();
    if (tile->images().empty()) {
        tile->setState(TileState::Failed);
        tile->setMessage(endNote(entry));
        return;
    }
    tile->setState(entry.report.how == core::AscentEnd::Steps ? TileState::Finished
                                                              : TileState::Stopped);
    tile->setNote(noteOf(entry));
}

/// What the model says to each picture, while it is there to name its classes.
void ImagineWorkspace::showVerdicts(ImagineTile* tile, const Entry& entry)
{
    QStringList verdicts, brief;
    if (const auto model = entry.madeBy.lock())
        for (const auto& reading : entry.report.readings) {
            verdicts.append(verdict(entry, *model, reading, false));
            brief.append(verdict(entry, *model, reading, true));
        }
    tile->setVerdicts(verdicts, brief);
}

QString ImagineWorkspace::verdict(const Entry& entry, const core::Model& model,
                                  const ImagineReading& reading, bool brief) const
{
    if (!reading.prediction)
        return brief ? tr("Scores not finite")
                     : tr("The model's scores for this picture are not finite.");
    const auto& prediction = *reading.prediction;
    const bool measured = model.output() == core::OutputKind::Regression;
    const auto name = [&](int index) { return QString::fromStdString(model.className(index)); };
    const auto number = [&](int index) {
        return measured ? widgets::shortNumber(prediction.scores[std::size_t(index)])
                        : widgets::percentage(prediction.probabilities[std::size_t(index)]);
    };
    const int first = prediction.ranking.front();
    const auto says = brief
                          //: short for "The model says: zebra, 99.3 %"
                          ? tr("Model: %1, %2").arg(name(first), number(first))
                          //: what the model says to a finished picture: a class and its probability
                          : tr("The model says: %1, %2").arg(name(first), number(first));
    if (brief && entry.objective.kind != Kind::Class)
        return says;
    if (entry.objective.kind != Kind::Class)
        //: %2 is "The model says: zebra, 99.3 %"
        return reading.value
                   ? tr("Activation %1. %2").arg(widgets::shortNumber(*reading.value), says)
                   : says;
    if (entry.objective.classIndex == first)
        return says;
    //: %1 is "The model says: zebra, 99.3 %", %2 another class and %3 its probability
    return tr("%1; %2: %3")
        .arg(says, name(entry.objective.classIndex), number(entry.objective.classIndex));
}

/// Why it ended, if not because it is done.
QString ImagineWorkspace::endNote(const Entry& entry) const
{
    const auto& report = entry.report;
    if (!report.error.isEmpty())
        return report.error;
    if (report.how != core::AscentEnd::NotFinite)
        return {};
    if (report.history.empty())
        return tr("The model's score, or its gradient, is not a finite number, even for the first "
                  "picture. Nothing can be imagined.");
    return tr("After step %1 the score, or its gradient, was no longer a finite number. The last "
              "good picture was kept. A smaller learning rate may help.")
        .arg(report.history.size());
}

/// Below the picture: how it ended, or whose it is.
QString ImagineWorkspace::noteOf(const Entry& entry) const
{
    if (const auto note = entry.report.ended ? endNote(entry) : QString(); !note.isEmpty())
        return note;
    switch (entry.maker) {
    case Maker::Present: break;
    case Maker::Changed:
        return tr("Made before %1 was changed or opened again.").arg(entry.modelName);
    case Maker::Closed: return tr("Made by %1, which is no longer open.").arg(entry.modelName);
    }
    return {};
}

void ImagineWorkspace::answer(ImagineTile* tile, TileRequest request)
{
    switch (request) {
    case TileRequest::Pause: return pause(tile);
    case TileRequest::Resume: return resume(tile);
    case TileRequest::Again: return again(tile);
    case TileRequest::Remove: return remove(tile);
    }
}

void ImagineWorkspace::pause(ImagineTile* tile)
{
    if (!tile->unfinished())
        return;
    tile->setState(TileState::Paused);
    m_runner.pause(m_entries.at(tile).id);
    tellPossibilities();
}

void ImagineWorkspace::resume(ImagineTile* tile)
{
    if (tile->state() != TileState::Paused)
        return;
    tile->setState(TileState::Waiting);
    m_runner.resume(m_entries.at(tile).id);
    tellPossibilities();
}

void ImagineWorkspace::stop(ImagineTile* tile)
{
    if (!tile->unfinished() && tile->state() != TileState::Paused)
        return;
    tile->setState(TileState::Stopped);
    m_runner.stop(m_entries.at(tile).id);
    tellPossibilities();
}

void ImagineWorkspace::again(ImagineTile* tile)
{
    auto entry = m_entries.at(tile);
    if (!isOfPresentModel(entry))
        return;
    m_runner.forget(entry.id);
    const int seed = entry.parameters.integer("seed");
    entry.parameters.set("seed", seed < std::numeric_limits<int>::max() ? seed + 1 : 0);
    start(tile, std::move(entry));
}

void ImagineWorkspace::remove(ImagineTile* tile)
{
    m_runner.forget(m_entries.at(tile).id);
    m_entries.erase(tile);
    m_grid->removeTile(tile);
    showCurves();
    tellPossibilities();
}

void ImagineWorkspace::showWaiting()
{
    for (auto* tile : m_grid->tiles())
        if (tile->state() == TileState::Running)
            tile->setState(TileState::Waiting);
}

/// Whatever was to go on is held.
void ImagineWorkspace::showPaused()
{
    for (auto* tile : m_grid->tiles())
        if (tile->unfinished() ||
            (tile->state() == TileState::Stopped && !m_entries.at(tile).report.ended))
            tile->setState(TileState::Paused);
    tellPossibilities();
}

/// Pictures stay, and say whose they are.
void ImagineWorkspace::leaveModel()
{
    const auto now = m_session.model() ? m_session.model()->path() : std::string();
    const auto tiles = m_grid->tiles();
    for (auto* tile : tiles) {
        auto& entry = m_entries.at(tile);
        m_runner.release(entry.id);
        entry.model.reset();
        if (tile->images().empty()) {
            remove(tile);
            continue;
        }
        const bool ended = !tile->unfinished() && tile->state() != TileState::Paused;
        if (!ended)
            tile->setState(TileState::Stopped);
        tile->setAgainPossible(false);
        entry.maker = entry.modelPath == now ? Maker::Changed : Maker::Closed;
        tile->setNote(noteOf(entry));
    }
    showCurves();
    tellPossibilities();
}

} // namespace app
