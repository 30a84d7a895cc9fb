// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imagine/imagineworkspace.h"

#include "app/jsonvalues.h"
#include "core/imagine/preset.h"
#include "widgets/elidedlabel.h"
#include "widgets/imagine/ascentchart.h"
#include "widgets/imagine/imaginegrid.h"
#include "widgets/imagine/imaginepicture.h"
#include "widgets/imagine/imaginesettings.h"
#include "widgets/imagine/imaginesubject.h"

#include <QEvent>
#include <QFrame>
#include <QJsonDocument>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

ImagineWorkspace::ImagineWorkspace(Session& session, Worker& worker, Settings& settings,
                                   QWidget* parent)
    : QWidget(parent), m_session(session), m_settings(settings), m_runner(worker),
      m_panel(new QWidget(this)), m_subject(new widgets::ImagineSubject(m_panel)),
      m_choice(new widgets::ImagineSettings(m_panel)), m_grid(new widgets::ImagineGrid(this)),
      m_curves(new QWidget(this)), m_curvesTitle(new widgets::ElidedLabel(m_curves)),
      m_chart(new widgets::AscentChart(m_curves))
{
    setObjectName(QStringLiteral("imagineWorkspace"));
    build();
    restore();
    connectParts();
    updateTexts();
    showModel();
}

void ImagineWorkspace::build()
{
    m_grid->setObjectName(QStringLiteral("imagineGrid"));
    m_chart->setObjectName(QStringLiteral("ascentChart"));
    m_curves->setObjectName(QStringLiteral("imagineCurves"));
    auto* panel = new QVBoxLayout(m_panel);
    panel->addWidget(m_subject);
    auto* line = new QFrame(m_panel);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    panel->addWidget(line);
    panel->addWidget(m_choice);
    panel->addStretch(1);

    QFont bold = font();
    bold.setBold(true);
    m_curvesTitle->setFont(bold);
    m_curvesTitle->setContentsMargins(4, 0, 0, 0);
    auto* curves = new QVBoxLayout(m_curves);
    curves->setContentsMargins(0, 0, 0, 0);
    curves->setSpacing(0);
    curves->addWidget(m_curvesTitle);
    curves->addWidget(m_chart);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 0);
    column->setSpacing(2);
    column->addWidget(m_grid, 1);
    column->addWidget(m_curves);
    m_curves->hide();
}

void ImagineWorkspace::connectParts()
{
    connect(&m_session, &Session::modelChanged, this, &ImagineWorkspace::leaveModel);
    connect(&m_session, &Session::modelChanged, this, &ImagineWorkspace::showModel);
    connect(&m_session, &Session::openingModelChanged, this, &ImagineWorkspace::showEmpty);
    connect(&m_session, &Session::targetChanged, this, &ImagineWorkspace::showTarget);
    connect(&m_session, &Session::currentChanged, this, &ImagineWorkspace::showTarget);
    connect(&m_session, &Session::imageChanged, this, &ImagineWorkspace::showTarget);
    connect(m_subject, &widgets::ImagineSubject::addRequested, this, &ImagineWorkspace::addChosen);
    connect(m_subject, &widgets::ImagineSubject::addProbableRequested, this,
            &ImagineWorkspace::addProbable);
    connect(m_subject, &widgets::ImagineSubject::changed, this, [this] {
        showEmpty();
        tellPossibilities();
    });
    connect(m_choice, &widgets::ImagineSettings::changed, this, &ImagineWorkspace::remember);
    connect(m_grid, &widgets::ImagineGrid::startRequested, this, &ImagineWorkspace::addChosen);
    connect(m_grid, &widgets::ImagineGrid::asked, this, &ImagineWorkspace::answer);
    connect(m_grid, &widgets::ImagineGrid::menuRequested, this,
            [this](widgets::ImagineTile*, QPoint position) { emit menuRequested(position); });
    connect(m_grid, &widgets::ImagineGrid::currentTileChanged, this, [this] {
        showCurves();
        tellPossibilities();
    });
    connect(m_grid, &widgets::ImagineGrid::largeChanged, this,
            &ImagineWorkspace::tellPossibilities);
    connect(&m_runner, &ImagineRunner::reported, this, &ImagineWorkspace::receive);
    connect(&m_runner, &ImagineRunner::waits, this, &ImagineWorkspace::showWaiting);
    connect(&m_runner, &ImagineRunner::held, this, &ImagineWorkspace::showPaused);
    connect(&m_runner, &ImagineRunner::problem, this, &ImagineWorkspace::problem);
    connect(&m_runner, &ImagineRunner::becameIdle, this, &ImagineWorkspace::mayHaveSettled);
}

void ImagineWorkspace::setActive(bool active)
{
    m_active = active;
    if (active && current())
        current()->setFocus();
    emit possibilitiesChanged();
}

bool ImagineWorkspace::settled() const
{
    return m_runner.idle();
}

void ImagineWorkspace::showModel()
{
    const auto& model = m_session.model();
    QStringList classes;
    for (int index = 0; model && index < model->classCount(); ++index)
        classes.append(QString::fromStdString(model->className(index)));
    std::vector<widgets::ImagineLayer> layers;
    for (const auto& layer : model ? model->layers() : std::vector<core::Layer>())
        if (layer.spatial)
            layers.push_back({QString::fromStdString(layer.name), layer.grid.channels,
                              layer.grid.width, layer.grid.height});
    m_subject->setModel(classes, layers,
                        model ? QString::fromStdString(model->standardLayer()) : QString());
    showTarget();
}

int ImagineWorkspace::probableCount() const
{
    const auto* picture = m_session.current();
    if (!picture || !picture->prediction || !m_session.model())
        return 0;
    return int(std::min(mostProbable, picture->prediction->ranking.size()));
}

/// What a picture and its class offer to begin with.
void ImagineWorkspace::showTarget()
{
    const auto& target = m_session.target();
    m_subject->setProbable(probableCount());
    if (target)
        m_subject->suggestClass(target->classIndex);
    else if (m_session.model() && !m_subject->classIndex())
        m_subject->suggestClass(0); // no picture is needed to begin
    m_choice->setStartPossible(m_session.image() != nullptr);
    showEmpty();
    tellPossibilities();
}

void ImagineWorkspace::showEmpty()
{
    const auto& model = m_session.model();
    auto wanted = model ? m_subject->objective() : std::nullopt;
    if (wanted && std::max(wanted->classIndex, wanted->against.value_or(0)) >= model->classCount())
        wanted.reset(); // the panel still has the classes of the model before
    const auto what = tr("Nothing is imagined yet. Here a picture forms step by step that shows "
                         "what a class, or a channel of a layer, means to the model.");
    const auto next = model ? tr("Choose a class or a channel in the panel, or "
                                 "begin with this. It forms from noise: no "
                                 "picture has to be opened.")
                      : m_session.openingModel() ? tr("The model is being opened.")
                                                 : tr("Open a model first (Ctrl+M).");
    m_grid->setEmptyText(
        QStringLiteral("%1\n\n%2").arg(what, next),
        wanted
            ? tr("Imagine %1").arg(titleOf(*wanted).replace(QLatin1Char('&'), QLatin1String("&&")))
            : QString());
}

void ImagineWorkspace::remember()
{
    m_settings.set(Key::ImaginePreset, QString::fromStdString(m_choice->preset()));
    const auto& usual = core::findPreset(m_choice->preset()).values.values();
    QJsonObject changed;
    // What a picture begins with is asked anew: another day's picture would be a surprise.
    for (const auto& [id, value] : m_choice->values().values())
        if (id != "start" && value != usual.at(id))
            changed[QString::fromStdString(id)] = toJson(value);
    m_settings.set(Key::ImagineParameters, QJsonDocument(changed).toJson(QJsonDocument::Compact));
}

void ImagineWorkspace::restore()
{
    const auto wanted = m_settings.text(Key::ImaginePreset).toStdString();
    const auto& all = core::presets();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const core::Preset& each) { return each.id == wanted; });
    const auto& preset = found == all.end() ? all.front() : *found;
    auto values = preset.values;
    applyJson(
        values,
        QJsonDocument::fromJson(m_settings.value(Key::ImagineParameters).toByteArray()).object());
    m_choice->setChoice(preset.id, values);
    m_curvesWanted = m_settings.flag(Key::ImagineCurves);
}

ImaginePossibilities ImagineWorkspace::possible() const
{
    using widgets::TileState;
    ImaginePossibilities possible;
    possible.add = m_subject->objective().has_value();
    for (const auto* tile : m_grid->tiles()) {
        possible.pauseAll |= tile->unfinished();
        possible.resumeAll |= tile->state() == TileState::Paused;
    }
    possible.stopAll = possible.pauseAll || possible.resumeAll;
    const auto* tile = current();
    const auto* entry = currentEntry();
    if (!tile || !entry)
        return possible;
    possible.tile = true;
    possible.pause = tile->unfinished();
    possible.resume = tile->state() == TileState::Paused;
    possible.stop = possible.pause || possible.resume;
    possible.again = isOfPresentModel(*entry);
    possible.picture = !tile->images().empty();
    possible.stretched = tile->picture().contrastStretched();
    possible.film = entry->report.history.size() > 1;
    return possible;
}

void ImagineWorkspace::tellPossibilities()
{
    emit possibilitiesChanged();
}

void ImagineWorkspace::pauseOrResume()
{
    if (auto* tile = current())
        tile->unfinished() ? pause(tile) : resume(tile);
}

void ImagineWorkspace::stop()
{
    if (auto* tile = current())
        stop(tile);
}

void ImagineWorkspace::again()
{
    if (auto* tile = current())
        again(tile);
}

void ImagineWorkspace::remove()
{
    if (auto* tile = current())
        remove(tile);
}

void ImagineWorkspace::toggleLarge()
{
    m_grid->setLarge(!m_grid->isLarge());
}

void ImagineWorkspace::setContrastStretched(bool stretched)
{
    if (auto* tile = current())
        tile->setContrastStretched(stretched);
    tellPossibilities();
}

void ImagineWorkspace::addChosen()
{
    const auto wanted = m_subject->objective();
    if (wanted && m_session.model() && canStart())
        begin(*wanted);
}

void ImagineWorkspace::addProbable()
{
    const auto* picture = m_session.current();
    if (!picture || !picture->prediction || !m_session.model() || !canStart())
        return;
    const auto ranking = picture->prediction->ranking;
    const auto before = m_entries.size();
    for (std::size_t rank = 0; rank < std::min(mostProbable, ranking.size()); ++rank)
        if (auto entry = entryFor({.classIndex = ranking[rank]}); !stands(entry))
            start(m_grid->addTile(), std::move(entry));
    if (m_entries.size() == before)
        emit problem(tr("The most probable classes are there already. Another seed or another "
                        "preset gives other pictures."));
}

void ImagineWorkspace::pauseAll()
{
    for (auto* tile : m_grid->tiles())
        pause(tile);
}

void ImagineWorkspace::resumeAll()
{
    for (auto* tile : m_grid->tiles())
        resume(tile);
}

void ImagineWorkspace::stopAll()
{
    for (auto* tile : m_grid->tiles())
        stop(tile);
}

void ImagineWorkspace::setCurvesVisible(bool visible)
{
    m_curvesWanted = visible;
    m_settings.set(Key::ImagineCurves, visible);
    showCurves();
}

void ImagineWorkspace::showCurves()
{
    const auto* entry = currentEntry();
    m_curves->setVisible(entry && m_curvesWanted);
    if (!entry)
        return;
    m_curvesTitle->setText(entry->title, detailsOf(*entry));
    m_chart->setHistory(entry->report.history, entry->parameters.integer("steps"),
                        entry->objective.kind != core::Objective::Kind::Class);
}

void ImagineWorkspace::updateTexts()
{
    m_grid->setAccessibleName(tr("Imagined pictures"));
    for (auto& [tile, entry] : m_entries) {
        if (isOfPresentModel(entry)) {
            entry.title = titleOf(entry.objective);
            if (entry.report.ended)
                showVerdicts(tile, entry);
        }
        tile->setTitle(entry.title, detailsOf(entry));
        if (tile->state() == widgets::TileState::Failed)
            tile->setMessage(endNote(entry));
        else
            tile->setNote(noteOf(entry));
    }
    showEmpty();
    showCurves();
}

void ImagineWorkspace::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace app
