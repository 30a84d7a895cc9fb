// SPDX-License-Identifier: GPL-3.0-or-later
// What the session's detector found, and which box is explained.
#include "app/session.h"
#include "core/probe/boxquantity.h"

#include <algorithm>

namespace app {

const std::vector<core::Detection>& Session::shownDetections() const
{
    const auto detections = current() ? current()->detections : nullptr;
    if (detections != m_shown.of || m_suppression != m_shown.by) {
        m_shown = {detections, m_suppression, {}};
        if (detections)
            m_shown.boxes = core::suppressed(detections->found, m_suppression);
    }
    return m_shown.boxes;
}

std::optional<core::Detection> Session::chosenDetection() const
{
    return m_target ? detectionOf(*m_target) : std::nullopt;
}

std::optional<core::Detection> Session::detectionOf(const core::Target& target) const
{
    if (!current() || !current()->detections || !target.box || target.box->candidates.empty())
        return {};
    std::optional<core::Detection> same;
    for (const auto& detection : current()->detections->found) {
        if (detection.candidate != target.box->candidates.front())
            continue;
        if (detection.classIndex == target.classIndex)
            return detection;
        same = detection;
    }
    if (same) { // as that class, less sure than anybody looks at
        same->classIndex = target.classIndex;
        same->confidence = same->classProbability = 0;
    }
    return same;
}

core::Target Session::targetOf(const core::Detection& detection) const
{
    auto target = core::targetFor(*current()->detections, detection, m_boxQuantity);
    target.scale = m_boxScale;
    target.negative = m_negative;
    if (m_target && m_target->against != target.classIndex && core::dependsOnClass(m_boxQuantity))
        target.against = m_target->against;
    return target;
}

/// Empty if no box (of the class) is shown.
std::optional<core::Target> Session::targetOfBestBox(std::optional<int> classIndex) const
{
    for (const auto& detection : shownDetections())
        if (!classIndex || detection.classIndex == *classIndex)
            return targetOf(detection);
    return {};
}

void Session::chooseDetection(const core::Detection& detection)
{
    const auto detections = current() ? current()->detections : nullptr;
    if (!detections || std::ranges::find(detections->found, detection) == detections->found.end())
        return; // of another picture or network
    const auto target = targetOf(detection);
    if (target == m_target)
        return;
    m_target = target;
    emit targetChanged();
}

void Session::chooseBoxQuantity(core::BoxQuantity quantity)
{
    if (quantity == std::exchange(m_boxQuantity, quantity) || !hasBox() || !current() ||
        !current()->detections)
        return;
    m_target = core::withQuantity(*current()->detections, *m_target, quantity);
    emit targetChanged();
}

core::SuppressionRule Session::standardSuppression() const
{
    core::SuppressionRule rule;
    if (m_model && m_model->card().detection) {
        rule.threshold = m_model->card().detection->threshold;
        rule.overlap = m_model->card().detection->overlap;
    }
    rule.threshold = m_suppressionWish.threshold.value_or(rule.threshold);
    rule.overlap = m_suppressionWish.overlap.value_or(rule.overlap);
    return rule;
}

void Session::setSuppressionWish(const SuppressionWish& wish)
{
    m_suppressionWish = wish;
    beginSuppression(true);
    emit detectionsChanged();
}

void Session::resetSuppression()
{
    m_suppressionWish = {};
    changeSuppression(standardSuppression());
}

void Session::setSuppression(const core::SuppressionRule& rule)
{
    if (rule.threshold != m_suppression.threshold)
        m_suppressionWish.threshold = rule.threshold;
    if (rule.overlap != m_suppression.overlap)
        m_suppressionWish.overlap = rule.overlap;
    changeSuppression(rule);
}

void Session::changeSuppression(const core::SuppressionRule& rule)
{
    if (rule == std::exchange(m_suppression, rule))
        return;
    emit detectionsChanged();
    if (!m_target || m_target->box)
        return;
    // Until now nothing of the class was sure enough.
    if (const auto best = targetOfBestBox(m_target->classIndex)) {
        m_target = best;
        emit targetChanged();
    }
}

/// A new model brings a rule of its own; the same one, opened again, keeps what is hidden.
void Session::beginSuppression(bool sameFile)
{
    auto rule = standardSuppression();
    if (sameFile) {
        rule.suppress = m_suppression.suppress;
        rule.classes = m_suppression.classes;
        rule.limit = m_suppression.limit;
    }
    m_suppression = rule;
}

/// It belongs to a picture or a network that goes.
void Session::dropBox()
{
    if (!hasBox())
        return;
    m_target->box.reset();
    m_target->scale = m_scale;
}

} // namespace app
