// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel says: its title, facts and remarks, and the value under the pointer.
#include "widgets/colorbar.h"
#include "widgets/comparison/explanationpanel.h"
#include "widgets/elidedlabel.h"
#include "widgets/imageview.h"
#include "widgets/numbers.h"
#include "widgets/progressoverlay.h"

#include <QCoreApplication>
#include <QSlider>

namespace widgets {

void ExplanationPanel::setBox(const std::optional<cv::Rect2d>& box)
{
    if (box == m_box)
        return;
    m_box = box;
    m_view->setOutline(box ? std::optional(QRectF(box->x, box->y, box->width, box->height))
                           : std::nullopt);
    measureBox();
    showFacts();
}

void ExplanationPanel::measureBox()
{
    m_boxEvidence = m_box && m_milliseconds && !m_renderer.map().empty()
                        ? std::optional(core::evidenceIn(m_renderer.map(), *m_box))
                        : std::nullopt;
}

void ExplanationPanel::showTitle()
{
    m_titleLabel->setText(m_place == Place::InColumn
                              ? QStringLiteral("%1 · %2").arg(m_targetName, methodName())
                              : m_targetName);
    m_view->setAccessibleName(m_place == Place::Alone
                                  ? tr("Explanation: %1").arg(methodName())
                                  : tr("Explanation of %1: %2").arg(m_targetName, methodName()));
}

QStringList ExplanationPanel::remarks() const
{
    QStringList texts;
    for (const core::MapRemark remark : m_remarks) {
        switch (remark) {
        case core::MapRemark::Constant:
            texts << tr("the same value everywhere: nothing to show");
            break;
        case core::MapRemark::NoPositiveEvidence:
            texts << tr("no evidence for this class in this layer");
            break;
        case core::MapRemark::Incomplete:
            texts << tr("incomplete: try another baseline or more steps");
            break;
        }
    }
    return texts;
}

void ExplanationPanel::showFacts()
{
    QStringList facts;
    if (m_boxEvidence && m_boxEvidence->share() && !m_stale)
        //: how much of a map's positive evidence lies in the box that is explained
        facts << tr("%1 inside the box (%2 of the picture)")
                     .arg(percentage(*m_boxEvidence->share()),
                          percentage(m_boxEvidence->areaShare()));
    if (m_milliseconds && !m_stale)
        facts << duration(*m_milliseconds);
    if (m_completenessError && !m_stale)
        facts << tr("completeness error %1").arg(percentage(*m_completenessError));
    if (!m_stale) {
        facts << remarks();
        for (const char* note : m_notes)
            facts << QCoreApplication::translate("core", note);
    }
    const QString text = facts.join(QStringLiteral(" · "));
    m_factsLabel->setText(text, facts.join(QLatin1Char('\n')));
    m_view->setAccessibleDescription(text);

    QString message = m_error;
    if (message.isEmpty() && m_milliseconds && !m_stale && !m_renderer.ownRange() &&
        !m_remarks.empty())
        message = remarks().constFirst();
    m_view->setMessage(message);
}

void ExplanationPanel::showValue()
{
    const auto value = m_pointer && !m_stale ? m_renderer.valueAt(m_pointer->x(), m_pointer->y())
                                             : std::optional<float>();
    m_colorBar->setMarker(value);
    m_valueLabel->setText(value ? signedNumber(*value) : QString());
}

void ExplanationPanel::updateTexts()
{
    m_opacityLabel->setText(tr("Opacity"));
    m_opacitySlider->setToolTip(tr("Opacity of the map over the picture"));
    m_opacitySlider->setAccessibleName(tr("Opacity"));
    m_valueLabel->setToolTip(tr("Value of the map under the pointer"));
    m_valueLabel->setAccessibleName(tr("Value under the pointer"));
    m_factsLabel->setAccessibleName(tr("Time and remarks"));
    m_progress->setAccessibleName(tr("Progress of this explanation"));
    m_view->setEmptyText(tr("Open a picture"));
    setAccessibleName(tr("Panel"));
    showTitle();
    showFacts();
}

} // namespace widgets
