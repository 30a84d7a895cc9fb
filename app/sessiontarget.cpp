// SPDX-License-Identifier: GPL-3.0-or-later
// What the session explains: class, contrast, score and sign.
#include "app/errortext.h"
#include "app/session.h"
#include "core/probe/boxquantity.h"
#include "widgets/detect/boxquantities.h"
#include "widgets/detect/shownbox.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {

/// Whether a box is one of the present candidates, in the same place.
bool isAmong(const core::Detections& detections, const core::BoxTarget& box)
{
    const auto& boxes = detections.boxes;
    const auto known = [&](int row) { return row >= 0 && row < boxes.rows; };
    constexpr float samePlace = 0.01F; // of a pixel
    return !box.candidates.empty() && std::ranges::all_of(box.candidates, known) &&
           std::equal(box.shown.begin(), box.shown.end(), boxes.ptr<float>(box.candidates.front()),
                      [](float a, float b) { return std::abs(a - b) < samePlace; });
}

} // namespace

QString Session::standardLayer() const
{
    if (!m_model)
        return {};
    return QString::fromStdString(m_target && m_target->box
                                      ? m_model->standardLayerFor(*m_target->box)
                                      : m_model->standardLayer());
}

QString Session::targetName() const
{
    return m_target && m_model ? targetName(*m_target) : QString();
}

QString Session::targetName(const core::Target& target) const
{
    auto name = QString::fromStdString(m_model->className(target.classIndex));
    if (target.against)
        //: the class that is explained, and the one that it is compared with
        name = tr("%1 rather than %2")
                   .arg(name, QString::fromStdString(m_model->className(*target.against)));
    if (target.box) {
        const auto detection = detectionOf(target);
        //: a class, and how sure a detector is of it in the box that is explained
        name =
            tr("%1, box %2").arg(name, widgets::scoreText(detection ? detection->confidence : 0));
        if (target.box->quantity != core::BoxQuantity::Confidence)
            //: a box, and which of its numbers is explained
            name = tr("%1: %2").arg(name, widgets::quantityName(target.box->quantity));
    }
    if (target.negative)
        //: evidence against this class
        name = tr("against %1").arg(name);
    if (target.box && !core::isProbability(target.box->quantity))
        return name;
    if (target.box && target.scale == core::ScoreScale::Probability)
        return name; // the number that is shown beside boxes
    if (target.box && target.scale == core::ScoreScale::Logit)
        return tr("%1 (log-odds)").arg(name);
    if (target.scale == core::ScoreScale::Probability)
        return tr("%1 (probability)").arg(name);
    if (target.scale == core::ScoreScale::LogProbability)
        return tr("%1 (log-probability)").arg(name);
    return name;
}

void Session::chooseClass(int classIndex)
{
    if (!m_model)
        return;
    auto target = m_target.value_or(targetOf(classIndex));
    target.classIndex = classIndex;
    if (target.against == classIndex)
        target.against.reset();
    if (!target.box)
        target = targetOfBestBox(classIndex).value_or(target);
    if (target == m_target)
        return;
    m_target = target;
    emit targetChanged();
}

bool Session::isPossible(const core::Target& target) const
{
    const auto known = [this](int index) {
        return m_model && index >= 0 && index < m_model->classCount();
    };
    const auto boxes = current() ? current()->detections : nullptr;
    return known(target.classIndex) &&
           (!target.against || (known(*target.against) && *target.against != target.classIndex)) &&
           (!target.box || (boxes && isAmong(*boxes, *target.box)));
}

void Session::chooseTarget(const core::Target& target)
{
    if (m_target == target)
        return;
    m_target = target;
    (target.box ? m_boxScale : m_scale) = target.scale;
    m_negative = target.negative;
    emit targetChanged();
}

void Session::chooseClassNamed(const QString& name)
{
    if (!m_model || !current() || !current()->prediction) {
        m_wantedClass = name;
        return;
    }
    try {
        const int index = m_model->findClass(name.toStdString());
        const auto before = m_target;
        chooseClass(index);
        if (m_target == before)
            emit targetChanged();
    } catch (const core::Error& error) {
        emit problem(errorText(error));
        settleTarget();
    }
}

void Session::chooseAgainst(std::optional<int> classIndex)
{
    if (!m_target || m_target->against == classIndex || classIndex == m_target->classIndex ||
        (classIndex && m_target->box && !core::dependsOnClass(m_target->box->quantity)))
        return;
    m_target->against = classIndex;
    emit targetChanged();
}

void Session::chooseScale(core::ScoreScale scale)
{
    if (scale == std::exchange(hasBox() ? m_boxScale : m_scale, scale) || !m_target)
        return;
    m_target->scale = scale;
    emit targetChanged();
}

void Session::chooseNegative(bool negative)
{
    if (negative == std::exchange(m_negative, negative) || !m_target)
        return;
    m_target->negative = negative;
    emit targetChanged();
}

/// The prediction is there: explain what the model is surest of, unless a class was chosen before.
void Session::settleTarget()
{
    if (!m_wantedClass.isEmpty())
        return chooseClassNamed(std::exchange(m_wantedClass, {}));
    if (!hasBox()) {
        // Of a class that was kept, the best box; where there is none, the class by itself.
        const auto kept = m_target ? std::optional(m_target->classIndex) : std::nullopt;
        if (const auto best = targetOfBestBox(kept))
            m_target = best;
    }
    if (!m_target)
        m_target = targetOf(current()->prediction->ranking.front());
    emit targetChanged();
}

core::Target Session::targetOf(int classIndex) const
{
    return {.classIndex = classIndex, .against = {}, .scale = m_scale, .negative = m_negative};
}

} // namespace app
