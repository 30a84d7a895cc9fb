// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutstart.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/support/error.h"

#include <QCoreApplication>
#include <algorithm>

namespace app {

namespace {

const QString mapSlot = QStringLiteral("cut map");
const QString seedSlot = QStringLiteral("cut seeds");
constexpr int mapPriority = 2; ///< before the panels, which nobody looks at

QString methodName(const std::string& id)
{
    return QCoreApplication::translate("core", core::findExplainer(id).name);
}

bool isKnown(const std::string& method)
{
    const auto& all = core::explainers();
    return std::any_of(all.begin(), all.end(),
                       [&](const core::Explainer& each) { return each.id == method; });
}

/// Progress of the method, without previews.
class MapWatch final : public core::ExplanationWatch {
public:
    explicit MapWatch(Worker::Context& context) : m_context(context) {}
    bool stopped() const override { return m_context.stopped(); }
    void report(double fraction) override { m_context.report(fraction); }

private:
    Worker::Context& m_context;
};

} // namespace

CutStart::CutStart(Session& session, Worker& explaining, Worker& cutting, QObject* parent)
    : QObject(parent), m_session(session), m_explainer(explaining), m_cutter(cutting)
{
    connect(&session, &Session::targetChanged, this, &CutStart::aim);
    connect(&session, &Session::layerChanged, this, [this] {
        if (!m_wanted.method.empty() && core::findExplainer(m_wanted.method).needs.layer) {
            m_forSeeds = !m_first;
            dropMap();
            aim();
        }
    });
    connect(&session, &Session::modelChanged, this, [this] {
        m_first = true;
        m_forSeeds = false;
        dropMap();
    });
}

void CutStart::setDocument(CutDocument* document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_first = true;
    m_forSeeds = false;
    dropMap();
    if (!document)
        return;
    connect(document, &CutDocument::sourceChanged, this, &CutStart::followDocument);
    if (!pristine())
        m_quantiles = document->source().quantiles;
    aim();
}

void CutStart::setActive(bool active)
{
    m_active = active;
    aim();
}

/// Nothing was done yet that another start could spoil.
bool CutStart::pristine() const
{
    return m_document->untouched() && !m_document->modified();
}

void CutStart::chooseMethod(const std::string& id)
{
    m_method = id;
    m_first = false;
    m_forSeeds = true;
    aim();
}

void CutStart::chooseQuantiles(const core::SeedQuantiles& quantiles)
{
    m_quantiles = quantiles;
    if (!m_map.empty() && !m_explaining)
        makeSeeds();
}

void CutStart::restart()
{
    m_forSeeds = true;
    if (m_map.empty())
        aim();
    else
        makeSeeds();
}

/// Asks for the map of what is chosen, unless it is there or on its way.
void CutStart::aim()
{
    if (!canExplain() || m_following)
        return;
    if (m_first && !pristine())
        followDocument();
    const auto wanted = chosen();
    const bool same = wanted.sameMap(m_wanted);
    m_forSeeds = m_forSeeds || (!m_first && !same);
    m_first = false;
    m_wanted = wanted;
    if (!same || (m_map.empty() && !m_explaining))
        explain();
    else if (!m_explaining)
        decide();
}

/// The target and the method of the document's seeds are those that its sliders act on, unless they
/// come from a journal that knows other methods or another model.
void CutStart::followDocument()
{
    const auto source = m_document->source();
    m_quantiles = source.quantiles;
    if (!isKnown(source.method) || source.sameMap(m_wanted) || !canExplain() ||
        !m_session.isPossible(source.target))
        return;
    m_method = source.method;
    emit methodChanged();
    m_following = true;
    m_session.chooseTarget(source.target);
    m_following = false;
    m_forSeeds = false;
    m_first = false;
    m_wanted = chosen();
    explain();
}

bool CutStart::canExplain() const
{
    return m_active && m_document && m_session.model() && m_session.image() && m_session.target();
}

SeedSource CutStart::chosen() const
{
    return {m_method, *m_session.target(), m_session.targetName(), m_quantiles};
}

void CutStart::explain()
{
    dropMap();
    const auto& explainer = core::findExplainer(m_method);
    Worker::Job job;
    job.slot = mapSlot;
    job.priority = mapPriority;
    job.yields = explainer.cost >= core::Cost::Hundreds;
    job.message = methodName(m_method);
    job.work = [this, model = m_session.model(), picture = m_session.image(),
                target = m_wanted.target, layer = m_session.layer().toStdString(),
                &explainer](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(model, picture);
        probe.aim(target, layer);
        MapWatch watch(context);
        auto explanation =
            core::explain(probe, explainer, core::Parameters(explainer.parameters), watch);
        if (!explanation)
            throw core::Cancelled();
        return [this, map = explanation->map] { receiveMap(map); };
    };
    job.failed = [this](const QString& sentence) {
        setBusy(false, m_seeding);
        emit problem(sentence);
    };
    job.cancelled = [this] { setBusy(false, m_seeding); };
    setBusy(true, m_seeding);
    m_explainer.submit(std::move(job));
}

void CutStart::receiveMap(const core::Heatmap& map)
{
    m_map = map;
    setBusy(false, m_seeding);
    emit mapChanged();
    decide();
}

/// A map of another class begins anew while nothing was done; later it changes the automatic seeds
/// if that is what the person asked for.
void CutStart::decide()
{
    if (!m_document)
        return;
    if (pristine() ? m_forSeeds || !m_wanted.sameMap(m_document->source()) : m_forSeeds)
        makeSeeds();
}

/// One job at a time, so that something is seen while a slider is dragged: a newer wish waits until
/// the seeds of the one before are there.
void CutStart::makeSeeds()
{
    m_forSeeds = false;
    m_seedAgain = m_seeding;
    if (m_seeding)
        return;
    auto source = m_wanted;
    source.quantiles = m_quantiles;
    Worker::Job job;
    job.slot = seedSlot;
    job.work = [this, map = m_map, source,
                name = methodName(source.method).toStdString()](Worker::Context&) {
        try {
            auto seeds = core::packSeeds(core::automaticSeeds(map, source.quantiles));
            return Worker::Deliver(
                [this, seeds = std::move(seeds), source] { receiveSeeds(seeds, source); });
        } catch (const core::Error& error) {
            throw core::Error(error.fault(), name);
        }
    };
    job.failed = [this](const QString& sentence) {
        emit problem(sentence);
        endSeeds();
    };
    setBusy(m_explaining, true);
    m_cutter.submit(std::move(job));
}

void CutStart::receiveSeeds(const core::SeedPatch& seeds, const SeedSource& source)
{
    if (!m_document)
        return;
    const auto newest = m_quantiles;
    if (pristine() && !source.sameMap(m_document->source()))
        m_document->begin({seeds, {}, source, m_document->settings(), {}});
    else
        m_document->apply(AutomaticEdit{seeds, source});
    if (m_seedAgain)
        m_quantiles = newest; // the document has those of the seeds
    endSeeds();
}

void CutStart::endSeeds()
{
    if (!m_seedAgain)
        return setBusy(m_explaining, false);
    m_seeding = false;
    makeSeeds();
}

void CutStart::dropMap()
{
    const bool had = !m_map.empty();
    m_map = {};
    m_explainer.drop(mapSlot);
    m_cutter.drop(seedSlot);
    m_seedAgain = false;
    setBusy(false, false);
    if (had)
        emit mapChanged();
}

void CutStart::setBusy(bool explaining, bool seeding)
{
    const bool was = busy();
    m_explaining = explaining;
    m_seeding = seeding;
    if (was != busy())
        emit busyChanged();
}

} // namespace app
