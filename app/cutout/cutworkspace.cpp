// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutworkspace.h"

#include "app/cutout/cutjson.h"
#include "app/cutout/maplayer.h"
#include "app/explain/explainworkspace.h"
#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "widgets/cutout/cutpanel.h"
#include "widgets/cutout/cuttoolbar.h"
#include "widgets/cutout/maskcanvas.h"
#include "widgets/numbers.h"
#include "widgets/pixels.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <opencv2/core.hpp>

namespace app {

using widgets::CutPanel;
using widgets::CutToolbar;
using widgets::MaskCanvas;

CutWorkspace::CutWorkspace(Session& session, Worker& explaining, ExplainWorkspace& explanations,
                           Settings& settings, const QString& journalFolder, QWidget* parent)
    : QWidget(parent), m_session(session), m_explanations(explanations), m_settings(settings),
      m_pictures(session, journalFolder), m_runner(m_cutting),
      m_start(session, explaining, m_cutting), m_test(session, explaining),
      m_toolbar(new CutToolbar(this)), m_canvas(new MaskCanvas(this)),
      m_hintLabel(new QLabel(this)), m_timeLabel(new QLabel(this)), m_panel(new CutPanel(this))
{
    setObjectName(QStringLiteral("cutWorkspace"));
    build();
    restoreSettings();
    connectTools();
    connectStart();
    connectCut();
    connectFacts();
    showSources();
    updateTexts();
}

CutWorkspace::~CutWorkspace() = default;

void CutWorkspace::build()
{
    m_canvas->setObjectName(QStringLiteral("maskCanvas"));
    m_toolbar->setObjectName(QStringLiteral("cutToolbar"));
    m_panel->setObjectName(QStringLiteral("cutPanel"));
    m_timeLabel->setObjectName(QStringLiteral("cutTimeLabel"));
    m_hintLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* footer = new QHBoxLayout;
    footer->setContentsMargins(6, 2, 6, 2);
    footer->addWidget(m_hintLabel, 1);
    footer->addWidget(m_timeLabel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_canvas, 1);
    layout->addLayout(footer);
}

void CutWorkspace::restoreSettings()
{
    m_toolbar->setTool(widgets::MaskTool(
        std::clamp(m_settings.value(Key::CutTool).toInt(), 0, int(widgets::MaskTool::Pan))));
    m_toolbar->setSeed(
        core::Seed(std::clamp(m_settings.value(Key::CutSeed).toInt(), int(core::Seed::Background),
                              int(core::Seed::Erased))));
    m_toolbar->setBrushRadius(m_settings.value(Key::CutBrushRadius).toDouble());
    m_toolbar->setFloodTolerance(m_settings.value(Key::CutFloodTolerance).toDouble());
    m_canvas->setTool(m_toolbar->tool());
    m_canvas->setSeed(m_toolbar->seed());
    m_canvas->setBrushRadius(m_toolbar->brushRadius());
    m_canvas->setFloodTolerance(m_toolbar->floodTolerance());
    for (const auto layer : {CutLayer::Seeds, CutLayer::Mask, CutLayer::Contour, CutLayer::Map})
        setLayerVisible(layer, layerVisible(layer));
    m_panel->setAutoUpdate(m_settings.flag(Key::CutIdleUpdate));
    m_runner.setIdleUpdate(m_settings.flag(Key::CutIdleUpdate));
    m_panel->setFill(widgets::ObjectFill(std::clamp(m_settings.value(Key::CutFill).toInt(), 0,
                                                    int(widgets::ObjectFill::MeanColor))));
    const auto method = m_settings.text(Key::CutMethod).toStdString();
    const auto& all = core::explainers();
    if (std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.id == method; }))
        m_start.setMethod(method);
    const auto start = beginning();
    m_start.setQuantiles(start.source.quantiles);
    m_pictures.setBeginning(start);
    m_panel->setQuantiles(start.source.quantiles);
    m_panel->setSettings(start.settings);
}

/// What the person chose last is what the next picture begins with.
CutState CutWorkspace::beginning() const
{
    CutState state;
    const auto share = [this](Key key) {
        return std::clamp(m_settings.value(key).toDouble(), 0.0, 1.0);
    };
    state.source.quantiles.foreground = share(Key::CutForeground);
    state.source.quantiles.background = share(Key::CutBackground);
    state.source.quantiles.smoothing = share(Key::CutMapSmoothing);
    state.settings = settingsFromJson(
        QJsonDocument::fromJson(m_settings.value(Key::CutSettings).toByteArray()).object());
    // What one object needed is not what the next one needs.
    const core::CutSettings standard;
    state.settings.fillHoles = standard.fillHoles;
    state.settings.smoothing = standard.smoothing;
    state.settings.growth = standard.growth;
    return state;
}

void CutWorkspace::connectTools()
{
    connect(m_toolbar, &CutToolbar::toolChosen, this, [this](widgets::MaskTool tool) {
        m_canvas->setTool(tool);
        m_settings.set(Key::CutTool, int(tool));
    });
    connect(m_toolbar, &CutToolbar::seedChosen, this, [this](core::Seed seed) {
        m_canvas->setSeed(seed);
        m_settings.set(Key::CutSeed, int(seed));
    });
    const auto rememberRadius = [this](double radius) {
        m_settings.set(Key::CutBrushRadius, radius);
    };
    connect(m_toolbar, &CutToolbar::brushRadiusChanged, m_canvas, &MaskCanvas::setBrushRadius);
    connect(m_toolbar, &CutToolbar::brushRadiusChanged, this, rememberRadius);
    connect(m_canvas, &MaskCanvas::brushRadiusChanged, m_toolbar, &CutToolbar::setBrushRadius);
    connect(m_canvas, &MaskCanvas::brushRadiusChanged, this, rememberRadius);
    connect(m_toolbar, &CutToolbar::floodToleranceChanged, this, [this](double tolerance) {
        m_canvas->setFloodTolerance(tolerance);
        m_settings.set(Key::CutFloodTolerance, tolerance);
    });
    connect(m_canvas, &MaskCanvas::strokeFinished, this, [this](const core::Stroke& stroke) {
        if (document())
            document()->apply(StrokeEdit{stroke});
    });
}

void CutWorkspace::connectStart()
{
    connect(&m_session, &Session::modelChanged, this, &CutWorkspace::showSources);
    connect(&m_session, &Session::layerChanged, this, &CutWorkspace::showSources);
    connect(&m_start, &CutStart::methodChanged, this, &CutWorkspace::showSources);
    connect(&m_start, &CutStart::mapChanged, this, &CutWorkspace::showMap);
    connect(&m_start, &CutStart::busyChanged, this, &CutWorkspace::showBusy);
    connect(&m_start, &CutStart::problem, this, &CutWorkspace::problem);
    connect(m_panel, &CutPanel::sourceChosen, this, [this](const QString& id) {
        m_settings.set(Key::CutMethod, id);
        m_start.chooseMethod(id.toStdString());
    });
    connect(m_panel, &CutPanel::quantilesChanged, this,
            [this](const core::SeedQuantiles& quantiles) {
                m_settings.set(Key::CutForeground, quantiles.foreground);
                m_settings.set(Key::CutBackground, quantiles.background);
                m_settings.set(Key::CutMapSmoothing, quantiles.smoothing);
                m_pictures.setBeginning(beginning());
                m_start.chooseQuantiles(quantiles);
            });
    connect(m_panel, &CutPanel::restartRequested, &m_start, &CutStart::restart);
    connect(m_panel, &CutPanel::clearStrokesRequested, this, [this] {
        if (document())
            document()->apply(ClearEdit());
    });
}

void CutWorkspace::connectCut()
{
    connect(&m_pictures, &CutPictures::currentChanged, this, &CutWorkspace::showPicture);
    connect(&m_session, &Session::currentChanged, this, &CutWorkspace::showEmptyText);
    connect(&m_pictures, &CutPictures::problem, this, &CutWorkspace::problem);
    connect(&m_pictures, &CutPictures::recovered, this, &CutWorkspace::recovered);
    connect(&m_runner, &CutRunner::maskChanged, this, &CutWorkspace::showMask);
    connect(&m_runner, &CutRunner::busyChanged, this, &CutWorkspace::showBusy);
    connect(&m_runner, &CutRunner::problem, this, &CutWorkspace::problem);
    for (const auto* worker : {&m_cutting, &m_filing})
        connect(worker, &Worker::becameIdle, this, &CutWorkspace::mayHaveSettled);
    connect(m_panel, &CutPanel::settingsChanged, this, [this](const core::CutSettings& settings) {
        m_settings.set(Key::CutSettings,
                       QJsonDocument(toJson(settings)).toJson(QJsonDocument::Compact));
        m_pictures.setBeginning(beginning());
        if (document())
            document()->apply(SettingsEdit{settings});
    });
    connect(m_panel, &CutPanel::updateModelsRequested, &m_runner, &CutRunner::updateModels);
    connect(m_panel, &CutPanel::autoUpdateToggled, this, [this](bool automatic) {
        m_settings.set(Key::CutIdleUpdate, automatic);
        m_runner.setIdleUpdate(automatic);
    });
}

QList<QAction*> CutWorkspace::toolActions() const
{
    return m_toolbar->actions();
}

void CutWorkspace::setActive(bool active)
{
    m_active = active;
    m_pictures.setActive(active);
    if (active && m_runner.document() != document())
        m_runner.setDocument(document());
    m_start.setActive(active);
    if (active)
        m_canvas->setFocus();
    showMap();
    settle();
}

void CutWorkspace::setLook(const widgets::MapLook& look)
{
    m_look = look;
    showMap();
}

/// Another picture, or none.
void CutWorkspace::showPicture()
{
    auto* shown = document();
    m_settledMask.reset();
    m_eraseResult.reset();
    m_test.drop();
    endWaiting(false);
    forgetFacts();
    showEmptyText();
    m_canvas->setPicture(shown ? widgets::toImage(m_session.image()->pixels) : QImage());
    // The document may be cut for what was done to it before, even if nobody looks.
    const bool worthCutting = shown && (m_active || !shown->untouched() || shown->modified());
    m_runner.setDocument(worthCutting ? shown : nullptr);
    m_start.setDocument(shown);
    if (shown) {
        shown->disconnect(this); // it may have been on show before
        connect(shown, &CutDocument::seedsChanged, this, [this, shown](const cv::Rect& rect) {
            m_canvas->setSeeds(shown->effective(), rect);
        });
        connect(shown, &CutDocument::historyChanged, this, &CutWorkspace::showHistory);
        connect(shown, &CutDocument::modifiedChanged, this, &CutWorkspace::showHistory);
        m_canvas->setSeeds(shown->effective());
    }
    showHistory();
    showMap();
    settle();
    emit maskSettled();
}

void CutWorkspace::showHistory()
{
    const auto* shown = document();
    m_panel->setHasStrokes(shown && shown->hasStrokes());
    m_panel->setModelsStale(shown && shown->stale());
    if (shown) {
        m_panel->setSettings(shown->settings());
        if (!m_start.busy()) // a slider may be on its way further
            m_panel->setQuantiles(shown->source().quantiles);
    }
    emit possibilitiesChanged();
}

void CutWorkspace::showMask(const cv::Rect& rect)
{
    const auto& mask = m_runner.mask();
    const bool had = m_hasObject;
    m_hasObject = !mask.empty() && cv::countNonZero(mask) > 0;
    if (!m_hasObject)
        m_canvas->setMask({}); // nothing is darkened for want of an object
    else if (had)
        m_canvas->setMask(mask, rect);
    else
        m_canvas->setMask(mask);
    m_eraseStale = true;
    showEraseResult();
    emit possibilitiesChanged();
}

void CutWorkspace::showMap()
{
    m_panel->setMapAvailable(!m_start.map().empty());
    const bool shown = m_active && layerVisible(CutLayer::Map);
    m_canvas->setMap(shown ? mapLayer(m_start.map(), m_look.colorMap, m_look.signedColorMap)
                           : QImage());
}

/// The methods that can be used on the model.
void CutWorkspace::showSources()
{
    std::vector<widgets::CutSource> sources;
    const auto& model = m_session.model();
    for (const auto& explainer : core::explainers()) {
        const char* why =
            model ? core::whyNotApplicable(*model, m_session.layer().toStdString(), explainer)
                  : nullptr;
        if (!why || !*why)
            sources.push_back({QString::fromStdString(explainer.id),
                               QCoreApplication::translate("core", explainer.name)});
    }
    m_panel->setSources(sources, QString::fromStdString(m_start.method()));
}

void CutWorkspace::setLayerVisible(CutLayer layer, bool visible)
{
    const int bit = 1 << int(layer);
    const int bits = m_settings.value(Key::CutLayers).toInt();
    m_settings.set(Key::CutLayers, visible ? bits | bit : bits & ~bit);
    switch (layer) {
    case CutLayer::Seeds: return m_canvas->setSeedsVisible(visible);
    case CutLayer::Mask: return m_canvas->setMaskVisible(visible);
    case CutLayer::Contour: return m_canvas->setContourVisible(visible);
    case CutLayer::Map: return showMap();
    }
}

bool CutWorkspace::layerVisible(CutLayer layer) const
{
    return m_settings.value(Key::CutLayers).toInt() >> int(layer) & 1;
}

void CutWorkspace::undo()
{
    if (document())
        document()->undo();
}

void CutWorkspace::redo()
{
    if (document())
        document()->redo();
}

void CutWorkspace::showBusy()
{
    m_canvas->setBusy(m_runner.busy() || m_start.busy());
    m_timeLabel->setText(m_hasObject && !m_runner.busy()
                             ? tr("Cut in %1").arg(widgets::duration(m_runner.milliseconds()))
                             : QString());
    settle();
    if (m_runner.busy())
        return;
    endWaiting(!m_runner.failed());
    emit mayHaveSettled();
}

bool CutWorkspace::settled() const
{
    return m_cutting.idle() && m_filing.idle() && !m_runner.busy() && !m_start.busy() &&
           !m_factsTimer.isActive();
}

/// Nothing is said while a picture is on its way.
void CutWorkspace::showEmptyText()
{
    m_canvas->setEmptyText(
        m_session.current() ? QString() : tr("Open or drop a picture to cut something out of it."));
}

void CutWorkspace::updateTexts()
{
    showEmptyText();
    m_hintLabel->setText(
        tr("Left button: draw. Right button: the opposite. Wheel: zoom. Space and drag: move."));
    showBusy();
    showSources();
}

void CutWorkspace::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace app
