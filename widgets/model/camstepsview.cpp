// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/camstepsview.h"

#include "core/measure/similarity.h"
#include "widgets/imageview.h"
#include "widgets/model/channelstack.h"
#include "widgets/model/stepslider.h"
#include "widgets/model/titledmap.h"
#include "widgets/numbers.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <opencv2/core.hpp>

namespace widgets {

namespace {

constexpr double captionSize = 1.15; ///< of the other texts: it is read from the last row
constexpr int captionLines = 3;

} // namespace

CamStepsView::CamStepsView(QWidget* parent)
    : QWidget(parent), m_sum(new TitledMap(QStringLiteral("sum"), this)),
      m_positive(new TitledMap(QStringLiteral("positive"), this)),
      m_final(new TitledMap(QStringLiteral("final"), this)), m_caption(new QLabel(this)),
      m_note(new QLabel(this)), m_slider(new StepSlider(this)), m_stack(new ChannelStack(this)),
      m_formula(new QLabel(this)), m_finalScale(new QCheckBox(this))
{
    m_caption->setObjectName(QStringLiteral("captionLabel"));
    m_note->setObjectName(QStringLiteral("noteLabel"));
    m_formula->setObjectName(QStringLiteral("formulaLabel"));
    m_finalScale->setObjectName(QStringLiteral("finalScaleCheckBox"));
    m_slider->setObjectName(QStringLiteral("channelsSlider"));
    m_stack->setObjectName(QStringLiteral("channelStack"));
    layOut();
    TitledMap::link({m_sum, m_positive, m_final});
    connect(m_slider, &StepSlider::changed, this, &CamStepsView::showStep);
    connect(m_finalScale, &QCheckBox::toggled, this, &CamStepsView::showStep);
    connect(m_stack, &ChannelStack::chosen, this, [this](int added) {
        m_slider->setPlaying(false);
        m_slider->setValue(added);
        showStep();
    });
    updateTexts();
}

void CamStepsView::layOut()
{
    for (auto* label : {m_caption, m_note, m_formula}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto large = font();
    large.setPointSizeF(large.pointSizeF() * captionSize);
    m_caption->setFont(large);
    // Pictures do not jump when the sentence gets longer.
    m_caption->setMinimumHeight(captionLines * QFontMetrics(large).lineSpacing());
    m_caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_formula->setTextFormat(Qt::RichText);
    auto* pictures = new QHBoxLayout;
    for (auto* map : {m_sum, m_positive, m_final})
        pictures->addWidget(map, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(pictures, 1);
    layout->addWidget(m_slider);
    layout->addWidget(m_caption);
    layout->addWidget(m_note);
    layout->addWidget(m_stack);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_formula, 1);
    foot->addWidget(m_finalScale);
    layout->addLayout(foot);
}

void CamStepsView::setSteps(std::shared_ptr<const core::CamSteps> steps, const core::Image& picture)
{
    const int before = m_slider->value();
    m_steps = std::move(steps);
    m_whole = core::sumOf(*m_steps, count());
    m_stack->setSteps(m_steps);
    m_slider->setStops(StepSlider::finerAtFirst(count()));
    m_slider->setValue(before);
    for (auto* map : {m_sum, m_positive, m_final})
        map->setPicture(picture);
    m_final->setMap(core::inPicture(m_whole, m_steps->geometry, true));
    updateTexts();
}

void CamStepsView::setLook(const MapLook& look)
{
    for (auto* map : {m_sum, m_positive, m_final})
        map->setLook(look);
}

int CamStepsView::count() const
{
    return m_steps ? int(m_steps->terms.size()) : 0;
}

void CamStepsView::showStep()
{
    if (count() == 0)
        return;
    const int added = m_slider->value();
    const auto sum = core::sumOf(*m_steps, added);
    const auto& geometry = m_steps->geometry;
    std::optional<core::ValueRange> whole, finished;
    if (m_finalScale->isChecked()) {
        whole = core::displayRange(core::inPicture(m_whole, geometry, false));
        finished = m_final->ownRange();
    }
    m_sum->setMap(core::inPicture(sum, geometry, false), whole);
    m_positive->setMap(core::inPicture(sum, geometry, true), finished);
    m_stack->setAdded(added);
    m_caption->setText(caption());
}

QString CamStepsView::present(int added) const
{
    const auto& term = m_steps->terms[std::size_t(added - 1)];
    const auto layer = QString::fromStdString(m_steps->layer);
    if (added == 1)
        //: channel, layer, weight, number of channels, share
        return tr("Channel %1 of %2 (weight %3) is the first of %4; alone it makes %5 of all "
                  "contributions.")
            .arg(term.channel)
            .arg(layer, signedNumber(term.weight))
            .arg(count())
            .arg(percentage(term.shareSoFar));
    //: channel, layer, weight, place, number of channels, share
    return tr("Channel %1 of %2 (weight %3) is number %4 of %5; together these %4 make %6 of all "
              "contributions.")
        .arg(term.channel)
        .arg(layer, signedNumber(term.weight))
        .arg(added)
        .arg(count())
        .arg(percentage(term.shareSoFar));
}

QString CamStepsView::following(int added) const
{
    if (added == count())
        return tr("That is all: the sum is the Grad-CAM.");
    const auto& next = m_steps->terms[std::size_t(added)];
    const bool raises = next.weight * cv::sum(next.activation)[0] > 0;
    //: the channel that will be added next, and its weight
    return (raises ? tr("Next comes channel %1 (%2), which raises the map.")
                   : tr("Next comes channel %1 (%2), which lowers the map."))
        .arg(next.channel)
        .arg(signedNumber(next.weight));
}

QString CamStepsView::caption() const
{
    if (count() == 0)
        return {};
    if (m_steps->terms.front().share == 0)
        return tr("No channel of %1 has any influence on this class here: every contribution is "
                  "zero.")
            .arg(QString::fromStdString(m_steps->layer));
    const int added = m_slider->value();
    QStringList sentences{present(added)};
    const cv::Mat now = cv::max(core::sumOf(*m_steps, added), 0);
    if (const auto likeness = core::pearson(now, cv::Mat(cv::max(m_whole, 0))))
        //: a correlation, at most 1
        sentences << tr("After the ReLU their sum correlates with the finished map by %1.")
                         .arg(QLocale().toString(*likeness, 'f', 2));
    sentences << following(added);
    return sentences.join(QLatin1Char(' '));
}

void CamStepsView::keyPressEvent(QKeyEvent* event)
{
    if (!m_slider->handleKey(event->key()))
        QWidget::keyPressEvent(event);
}

void CamStepsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void CamStepsView::updateTexts()
{
    m_sum->setTitle(tr("Sum so far"),
                    tr("The channels so far, each times its weight, added up: evidence for the "
                       "class and against it"));
    m_positive->setTitle(tr("After the ReLU"),
                         tr("The same sum, with what is below zero left out"));
    m_final->setTitle(tr("Finished Grad-CAM"), tr("The sum of all channels after the ReLU"));
    m_slider->setTexts(tr("C&hannels added:"),
                       tr("Adds the channels one after another, the largest contribution first "
                          "(left and right arrow keys)"));
    m_finalScale->setText(tr("Colours of the &finished map"));
    m_finalScale->setToolTip(
        tr("Shows the sum on the scale of the finished map, so that one sees it grow. Otherwise "
           "each sum has a scale of its own, so that the first channels are seen as well."));
    // The same in every language.
    m_formula->setText(
        QStringLiteral("<i>w<sub>k</sub></i> = 1/<i>Z</i> Σ<sub><i>ij</i></sub> ∂<i>S</i> / "
                       "∂<i>A<sub>k,ij</sub></i>,&nbsp;&nbsp; <i>L</i> = ReLU(Σ<sub><i>k</i></sub> "
                       "<i>w<sub>k</sub> A<sub>k</sub></i>)"));
    m_formula->setToolTip(
        tr("The weight of channel k is the mean over all positions of the score's gradient. "
           "Channels are ordered by their contribution: the sum over all positions of the "
           "magnitude of weight times activation."));
    const bool note = m_steps && m_steps->otherLayers;
    m_note->setVisible(note);
    if (note)
        m_note->setText(tr("Several layers are chosen. This is the first of them, %1.")
                            .arg(QString::fromStdString(m_steps->layer)));
    showStep();
}

} // namespace widgets
