// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said of a finished mask: measures, agreement, attribution inside, predicting again.
#include "app/cutout/cutworkspace.h"
#include "app/explain/explainworkspace.h"
#include "core/measure/pointing.h"
#include "core/segment/maskmeasures.h"
#include "widgets/cutout/cutpanel.h"

#include <QFileInfo>
#include <algorithm>
#include <opencv2/core.hpp>

namespace app {

using widgets::CutPanel;

namespace {

const QString slot = QStringLiteral("mask facts");
constexpr int priority = 5; ///< after the files
/// So long nobody has drawn anything before a mask is measured.
constexpr int quietMilliseconds = 120;

} // namespace

struct CutWorkspace::Facts {
    std::optional<core::MaskMeasures> measures;
    std::optional<core::Agreement> agreement;
    double pixels = 1; ///< of the picture
    std::vector<std::pair<QString, std::optional<double>>> shares;
};

void CutWorkspace::connectFacts()
{
    m_factsTimer.setSingleShot(true);
    m_factsTimer.setInterval(quietMilliseconds);
    connect(&m_factsTimer, &QTimer::timeout, this, &CutWorkspace::keepMask);
    connect(&m_explanations, &ExplainWorkspace::mapsChanged, this, [this] {
        if (m_active && !m_runner.busy())
            m_factsTimer.start();
    });
    connect(m_panel, &CutPanel::loadReferenceRequested, this,
            [this] { load(CutInput::Reference); });
    connect(m_panel, &CutPanel::removeReferenceRequested, this, [this] {
        m_references.erase(m_pictures.currentId());
        m_panel->setReference({});
    });
    connect(&m_session, &Session::pictureRemoved, this, [this] {
        const auto& pictures = m_session.pictures();
        std::erase_if(m_references, [&](const auto& reference) {
            return std::none_of(pictures.begin(), pictures.end(), [&](const OpenPicture& picture) {
                return picture.id == reference.first;
            });
        });
    });
    connect(m_panel, &CutPanel::fillChosen, this, [this](widgets::ObjectFill chosen) {
        m_settings.set(Key::CutFill, int(chosen));
        m_eraseStale = true;
        showEraseResult();
    });
    connect(m_panel, &CutPanel::predictRequested, this, &CutWorkspace::predict);
    connect(m_panel, &CutPanel::addPictureRequested, this, [this](widgets::EditedPicture which) {
        if (m_settledMask)
            m_test.addPicture(*m_settledMask, fill(), which);
    });
    connect(&m_test, &ObjectTest::answered, this, [this](const widgets::EraseResult& result) {
        m_eraseResult = result;
        showEraseResult();
    });
    connect(&m_test, &ObjectTest::busyChanged, this,
            [this] { m_panel->setPredicting(m_test.busy()); });
    connect(&m_test, &ObjectTest::problem, this, &CutWorkspace::problem);
    const auto outdated = [this] {
        m_panel->setCanPredict(m_session.model() && m_session.target());
        m_eraseStale = true;
        showEraseResult();
    };
    connect(&m_session, &Session::targetChanged, this, outdated);
    connect(&m_session, &Session::modelChanged, this, outdated);
}

/// The mask may be coming to rest.
void CutWorkspace::settle()
{
    if (m_runner.busy() || !m_runner.document())
        m_factsTimer.stop();
    else
        m_factsTimer.start();
}

/// It has.
void CutWorkspace::keepMask()
{
    const auto& mask = m_runner.mask();
    const bool same = m_settledMask && m_hasObject && m_settledMask->size() == mask.size() &&
                      cv::norm(*m_settledMask, mask, cv::NORM_INF) == 0;
    if (!same && (m_settledMask || m_hasObject)) {
        m_settledMask = m_hasObject ? std::make_shared<const cv::Mat>(mask.clone()) : nullptr;
        emit maskSettled();
    }
    if (m_active)
        measure();
    emit mayHaveSettled();
}

/// Those of the picture before.
void CutWorkspace::forgetFacts()
{
    m_filing.drop(slot);
    m_panel->setMaskFacts({});
    m_panel->setReference({});
    m_panel->setShares({});
}

void CutWorkspace::measure()
{
    const auto reference = m_references.find(m_pictures.currentId());
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.work = [this, mask = m_settledMask, maps = m_explanations.maps(),
                other = reference == m_references.end() ? cv::Mat() : reference->second.mask](
                   Worker::Context&) -> Worker::Deliver {
        Facts facts;
        if (mask) {
            facts.measures = core::measure(*mask);
            facts.pixels = double(mask->total());
            if (!other.empty())
                facts.agreement = core::agreement(*mask, other);
        }
        for (const auto& [name, map] : maps) {
            const bool fits = mask && map && map->values.size() == mask->size();
            facts.shares.emplace_back(name, fits ? core::energyInside(*map, *mask) : std::nullopt);
        }
        return [this, facts] { receive(facts); };
    };
    job.failed = [this](const QString& sentence) { emit problem(sentence); };
    m_filing.submit(std::move(job));
}

void CutWorkspace::receive(const Facts& facts)
{
    if (facts.measures) {
        const auto& box = facts.measures->box;
        m_panel->setMaskFacts(widgets::MaskFacts{.area = qint64(facts.measures->area),
                                                 .share = facts.measures->area / facts.pixels,
                                                 .box = {box.x, box.y, box.width, box.height},
                                                 .contourLength = facts.measures->contourLength});
    } else {
        m_panel->setMaskFacts({});
    }
    const auto found = m_references.find(m_pictures.currentId());
    std::optional<widgets::ReferenceFacts> reference;
    if (found != m_references.end()) {
        const auto& path = found->second.path;
        reference.emplace();
        reference->name = QFileInfo(path).fileName();
        reference->path = path;
        if (facts.agreement) {
            reference->iou = facts.agreement->intersectionOverUnion;
            reference->precision = facts.agreement->precision;
            reference->recall = facts.agreement->recall;
        }
    }
    m_panel->setReference(reference);
    m_panel->setShares(facts.shares);
}

core::Fill CutWorkspace::fill() const
{
    switch (m_panel->fill()) {
    case widgets::ObjectFill::Surroundings: return core::Fill::Surroundings;
    case widgets::ObjectFill::Blur: return core::Fill::Blur;
    case widgets::ObjectFill::MeanColor: return core::Fill::Mean;
    }
    return core::Fill::Surroundings;
}

void CutWorkspace::predict()
{
    if (!m_settledMask)
        return;
    m_eraseStale = false;
    m_test.ask(*m_settledMask, fill());
}

void CutWorkspace::showEraseResult()
{
    m_panel->setEraseResult(m_eraseResult, m_eraseStale);
}

} // namespace app
