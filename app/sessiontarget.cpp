// SPDX-License-Identifier: GPL-3.0-or-later
// What the session explains: class, contrast, score and sign.
#include "app/errortext.h"
#include "app/session.h"
#include "widgets/detect/boxquantities.h"
#include "widgets/detect/shownbox.h"

namespace app {

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
    if (!m_model || (m_target && m_target->classIndex == classIndex))
        return;
    core::Target target = m_target    ? *m_target
                          : current() ? targetOfBestBox(classIndex).value_or(targetOf(classIndex))
                                      : targetOf(classIndex);
    target.classIndex = classIndex;
    if (target.against == classIndex)
        target.against.reset();
    m_target = target;
    emit targetChanged();
}

bool Session::isPossible(const core::Target& target) const
{
    const auto known = [this](int index) {
        return m_model && index >= 0 && index < m_model->classCount();
    };
    return known(target.classIndex) &&
           (!target.against || (known(*target.against) && *target.against != target.classIndex));
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
        if (m_target && m_target->classIndex == index)
            emit targetChanged();
        else
            chooseClass(index);
    } catch (const core::Error& error) {
        emit problem(errorText(error));
        settleTarget();
    }
}

void Session::chooseAgainst(std::optional<int> classIndex)
{
    if (!m_target || m_target->against == classIndex || classIndex == m_target->classIndex)
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
