// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutdocument.h"

#include "app/cutout/cutchange.h"

#include <QUndoCommand>
#include <opencv2/core.hpp>
#include <utility>

namespace app {

class CutCommand final : public QUndoCommand {
public:
    CutCommand(CutDocument& document, std::shared_ptr<CutChange> change, int gesture)
        : m_document(document), m_change(std::move(change)), m_gesture(gesture)
    {}

    const std::shared_ptr<CutChange>& change() const { return m_change; }
    int id() const override { return m_gesture; }
    void undo() override { show(&CutChange::Layer::before); }

    /// The first time everything is in place already.
    void redo() override
    {
        if (std::exchange(m_done, true))
            show(&CutChange::Layer::after);
    }

    bool mergeWith(const QUndoCommand* other) override
    {
        // The newer change stays, since models may be on their way to it.
        auto newer = static_cast<const CutCommand*>(other)->m_change;
        if (newer->automatic)
            newer->automatic->before = m_change->automatic->before;
        else if (!newer->models)
            newer->models = m_change->models;
        m_change = std::move(newer);
        return true;
    }

private:
    void show(core::SeedPatch CutChange::Layer::*side)
    {
        if (m_change->automatic)
            core::unpackSeeds((*m_change->automatic).*side, m_document.m_automatic);
        if (m_change->strokes)
            core::unpackSeeds((*m_change->strokes).*side, m_document.m_strokes);
    }

    CutDocument& m_document;
    std::shared_ptr<CutChange> m_change;
    int m_gesture;
    bool m_done = false;
};

CutDocument::CutDocument(const cv::Mat& pixels, QObject* parent)
    : QObject(parent), m_pixels(pixels), m_automatic(pixels.size(), CV_8UC1, cv::Scalar(0))
{
    begin({});
}

CutDocument::~CutDocument() = default;

void CutDocument::begin(const CutState& state)
{
    const auto size = m_automatic.size();
    auto automatic = unpackedSeeds(state.automatic, size);
    m_strokes = unpackedSeeds(state.strokes, size);
    m_automatic = std::move(automatic);
    m_effective.create(size, CV_8UC1);
    m_stack.clear();
    m_unsaved = false;
    m_gestureKind = 0;
    m_beginning = std::make_shared<CutChange>();
    m_beginning->source = state.source;
    m_beginning->settings = state.settings;
    m_beginning->models = state.models;
    m_beginning->stale = state.stale;
    m_beginning->needsModels = state.models == core::ColorModels();
    const auto news = settle(cv::Rect(cv::Point(), m_automatic.size()));
    emit begun();
    tell(news);
}

CutState CutDocument::state() const
{
    return {core::packSeeds(m_automatic),
            core::packSeeds(m_strokes),
            m_source,
            m_settings,
            m_models,
            m_stale};
}

bool CutDocument::hasStrokes() const
{
    return cv::countNonZero(m_strokes) > 0;
}

std::shared_ptr<CutChange> CutDocument::changeAt(int place) const
{
    const auto* command = static_cast<const CutCommand*>(m_stack.command(place));
    return command ? command->change() : m_beginning;
}

void CutDocument::apply(const CutEdit& edit)
{
    if (!changesSomething(edit))
        return;
    auto change = std::make_shared<CutChange>();
    const auto rect =
        std::visit([&](const auto& concrete) { return perform(concrete, *change); }, edit);
    if (std::holds_alternative<StrokeEdit>(edit) && rect.empty())
        return; // it drew over what was there already
    m_stack.push(new CutCommand(*this, std::move(change), gesture(edit)));
    const auto news = settle(rect);
    emit edited(edit);
    tell(news);
}

void CutDocument::undo()
{
    travel(true);
}

void CutDocument::redo()
{
    travel(false);
}

void CutDocument::travel(bool back)
{
    if (!(back ? canUndo() : canRedo()))
        return;
    const auto change = changeAt(back ? m_stack.index() - 1 : m_stack.index());
    cv::Rect rect;
    if (change->automatic)
        rect = cv::Rect(cv::Point(), m_automatic.size());
    else if (change->strokes)
        rect = change->strokes->before.rect;
    m_gestureKind = 0;
    back ? m_stack.undo() : m_stack.redo();
    const auto news = settle(rect);
    back ? emit undone() : emit redone();
    tell(news);
}

QString CutDocument::undoName() const
{
    return canUndo() ? changeAt(m_stack.index() - 1)->name() : QString();
}

QString CutDocument::redoName() const
{
    return canRedo() ? changeAt(m_stack.index())->name() : QString();
}

/// Brings into force what the newest applied changes say. Gives what is to be told of it.
CutDocument::News CutDocument::settle(const cv::Rect& rect)
{
    if (!rect.empty())
        core::effectiveSeeds(m_automatic(rect), m_strokes(rect)).copyTo(m_effective(rect));
    const SeedSource* source = nullptr;
    const core::CutSettings* settings = nullptr;
    const core::ColorModels* models = nullptr;
    bool stale = false;
    for (int place = m_stack.index() - 1; place >= -1 && !(source && settings && models); --place) {
        const auto change = changeAt(place); // kept by the stack
        if (!source && change->source)
            source = &*change->source;
        if (!settings && change->settings)
            settings = &*change->settings;
        if (models)
            continue;
        stale = stale || change->stale || (change->changesSeeds() && !change->models);
        if (change->models)
            models = &*change->models;
    }
    News news{.rect = rect};
    news.models = std::exchange(m_models, *models) != *models;
    news.models |= std::exchange(m_stale, stale) != stale;
    news.settings = std::exchange(m_settings, *settings) != *settings;
    news.source = std::exchange(m_source, *source) != *source;
    return news;
}

void CutDocument::tell(const News& news)
{
    if (!news.rect.empty())
        emit seedsChanged(news.rect);
    if (news.settings)
        emit settingsChanged();
    if (news.models)
        emit modelsChanged();
    if (news.source)
        emit sourceChanged();
    if (std::exchange(m_wasModified, modified()) != modified())
        emit modifiedChanged();
    emit historyChanged();
}

bool CutDocument::wantsModels() const
{
    const auto change = changeAt(m_stack.index() - 1);
    const bool made = change->models && *change->models != core::ColorModels();
    return (change->needsModels && !made) || m_models.object.components.empty() ||
           m_models.background.components.empty();
}

bool CutDocument::isApplied(const Place& place) const
{
    const auto change = place.lock();
    for (int number = m_stack.index() - 1; change && number >= -1; --number)
        if (changeAt(number) == change)
            return true;
    return false;
}

void CutDocument::attachModels(const Place& place, const core::ColorModels& models)
{
    const auto change = place.lock();
    for (int number = m_stack.count() - 1; change && number >= -1; --number)
        if (changeAt(number) == change)
            return attachModels(number, models);
}

void CutDocument::attachModels(int place, const core::ColorModels& models)
{
    if (place < -1 || place >= m_stack.count())
        return;
    const auto change = changeAt(place);
    change->models = models;
    change->stale = false;
    const auto news = settle({});
    emit modelsAttached(place, models);
    tell(news);
}

void CutDocument::setSaved()
{
    m_unsaved = false;
    m_stack.setClean();
    m_gestureKind = 0;
    tell({});
}

void CutDocument::setUnsaved()
{
    m_unsaved = true;
    tell({});
}

} // namespace app
