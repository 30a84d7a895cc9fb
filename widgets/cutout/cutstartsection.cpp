// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/cutstartsection.h"

#include "widgets/valueslider.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

CutStartSection::CutStartSection(QWidget* parent)
    : CutSection(parent), m_sourceLabel(new QLabel), m_sourceComboBox(new QComboBox),
      m_restartButton(new QPushButton), m_clearButton(new QPushButton)
{
    m_sourceComboBox->setObjectName(QStringLiteral("sourceComboBox"));
    m_sourceComboBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sourceComboBox->setMinimumContentsLength(8);
    m_sourceComboBox->setEnabled(false);
    m_sourceLabel->setBuddy(m_sourceComboBox);
    m_restartButton->setObjectName(QStringLiteral("restartButton"));
    m_clearButton->setObjectName(QStringLiteral("clearStrokesButton"));

    auto* source = new QHBoxLayout;
    source->addWidget(m_sourceLabel);
    source->addWidget(m_sourceComboBox, 1);
    column().addLayout(source);
    auto* grid = new QGridLayout;
    m_foreground = new ValueSlider(*grid, QStringLiteral("foreground"), {50, 99.9, 1, 0.5}, this);
    m_background = new ValueSlider(*grid, QStringLiteral("background"), {0, 90, 1, 0.5}, this);
    m_smoothing = new ValueSlider(*grid, QStringLiteral("mapSmoothing"), {0, 20, 1, 0.5}, this);
    column().addLayout(grid);
    column().addWidget(m_restartButton);
    column().addWidget(m_clearButton);

    setQuantiles({});
    setMapAvailable(false);
    setHasStrokes(false);
    connect(m_sourceComboBox, &QComboBox::activated, this,
            [this](int row) { emit sourceChosen(m_sourceComboBox->itemData(row).toString()); });
    for (ValueSlider* slider : {m_foreground, m_background, m_smoothing})
        connect(slider, &ValueSlider::changed, this,
                [this] { emit quantilesChanged(quantiles()); });
    connect(m_restartButton, &QPushButton::clicked, this, &CutStartSection::restartRequested);
    connect(m_clearButton, &QPushButton::clicked, this, &CutStartSection::clearStrokesRequested);
    updateTexts();
}

void CutStartSection::setSources(const std::vector<CutSource>& sources, const QString& current)
{
    m_sourceComboBox->clear();
    for (const CutSource& source : sources)
        m_sourceComboBox->addItem(source.name, source.id);
    m_sourceComboBox->setCurrentIndex(m_sourceComboBox->findData(current));
    m_sourceComboBox->setEnabled(!sources.empty());
}

void CutStartSection::setQuantiles(const core::SeedQuantiles& quantiles)
{
    m_foreground->setValue(100 * quantiles.foreground);
    m_background->setValue(100 * quantiles.background);
    m_smoothing->setValue(100 * quantiles.smoothing);
}

core::SeedQuantiles CutStartSection::quantiles() const
{
    return {m_foreground->value() / 100, m_background->value() / 100, m_smoothing->value() / 100};
}

void CutStartSection::setMapAvailable(bool available)
{
    m_foreground->setEnabled(available);
    m_background->setEnabled(available);
    m_smoothing->setEnabled(available);
    m_restartButton->setEnabled(available);
}

void CutStartSection::setHasStrokes(bool has)
{
    m_clearButton->setEnabled(has);
}

void CutStartSection::updateTexts()
{
    setTitle(tr("Start"));
    m_sourceLabel->setText(tr("&Map"));
    m_sourceComboBox->setToolTip(
        tr("The explanation whose map shows where the object is; Grad-CAM often finds it better "
           "than saliency"));
    //: after a number
    const QString percent = tr(" %");
    m_foreground->setTexts(
        tr("&Object above"),
        tr("Where the map is higher than in so many per cent of the picture, there is the object"),
        percent);
    m_background->setTexts(
        tr("Back&ground to"),
        tr("The lowest part of the map, in per cent of the picture, is background"), percent);
    m_smoothing->setTexts(tr("Map smoot&hing"),
                          tr("How far a speckled map is smoothed before, in per cent of its longer "
                             "side"),
                          percent);
    m_restartButton->setText(tr("Start &again from the map"));
    m_restartButton->setToolTip(tr("Make seeds and colour models from the map anew"));
    m_clearButton->setText(tr("Clear m&y strokes"));
    m_clearButton->setToolTip(tr("Take away everything that was drawn; the map's seeds stay"));
}

} // namespace widgets
