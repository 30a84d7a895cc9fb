// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/cutsettingssection.h"

#include "widgets/valueslider.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace widgets {

CutSettingsSection::CutSettingsSection(QWidget* parent)
    : CutSection(parent), m_staleLabel(new QLabel), m_updateButton(new QPushButton),
      m_autoCheckBox(new QCheckBox)
{
    m_staleLabel->setObjectName(QStringLiteral("staleLabel"));
    m_staleLabel->setWordWrap(true);
    m_updateButton->setObjectName(QStringLiteral("updateModelsButton"));
    m_autoCheckBox->setObjectName(QStringLiteral("autoUpdateCheckBox"));
    m_autoCheckBox->setChecked(true);

    auto* grid = new QGridLayout;
    m_smoothness = new ValueSlider(*grid, QStringLiteral("smoothness"), {0, 200}, this);
    m_colorWeight = new ValueSlider(*grid, QStringLiteral("colorWeight"), {0, 4, 2, 0.05}, this);
    column().addLayout(grid);
    column().addWidget(m_staleLabel);
    column().addWidget(m_updateButton);
    column().addWidget(m_autoCheckBox);

    setSettings({});
    for (ValueSlider* slider : {m_smoothness, m_colorWeight})
        connect(slider, &ValueSlider::changed, this, &CutSettingsSection::changed);
    connect(m_updateButton, &QPushButton::clicked, this,
            &CutSettingsSection::updateModelsRequested);
    connect(m_autoCheckBox, &QCheckBox::toggled, this, &CutSettingsSection::autoUpdateToggled);
    updateTexts();
}

void CutSettingsSection::setSettings(const core::CutSettings& settings)
{
    m_smoothness->setValue(settings.smoothness);
    m_colorWeight->setValue(settings.colorWeight);
}

void CutSettingsSection::fill(core::CutSettings& settings) const
{
    settings.smoothness = m_smoothness->value();
    settings.colorWeight = m_colorWeight->value();
}

void CutSettingsSection::setModelsStale(bool stale)
{
    m_stale = stale;
    updateTexts();
}

void CutSettingsSection::setAutoUpdate(bool automatic)
{
    const QSignalBlocker blocker(m_autoCheckBox);
    m_autoCheckBox->setChecked(automatic);
}

bool CutSettingsSection::autoUpdate() const
{
    return m_autoCheckBox->isChecked();
}

void CutSettingsSection::updateTexts()
{
    setTitle(tr("Cut"));
    m_smoothness->setTexts(tr("Smooth&ness"),
                           tr("Higher: a shorter, smoother boundary. Lower: finer detail."));
    m_colorWeight->setTexts(
        tr("&Colour weight"),
        tr("How much the colours of object and background count against the boundary"));
    // Both sentences are about as long, so that nothing below moves.
    m_staleLabel->setText(m_stale ? tr("The colour models do not know your last strokes.")
                                  : tr("The colour models know all of your strokes."));
    m_staleLabel->setEnabled(m_stale);
    m_updateButton->setText(tr("&Update colours"));
    m_updateButton->setToolTip(
        tr("Learn the colours of object and background from all strokes and the mask"));
    m_autoCheckBox->setText(tr("Update by itself when i&dle"));
    m_autoCheckBox->setToolTip(tr("Update the colours a moment after the last stroke"));
}

CutFinishSection::CutFinishSection(QWidget* parent)
    : CutSection(parent), m_holesCheckBox(new QCheckBox), m_largestCheckBox(new QCheckBox)
{
    m_holesCheckBox->setObjectName(QStringLiteral("fillHolesCheckBox"));
    m_largestCheckBox->setObjectName(QStringLiteral("keepLargestCheckBox"));
    column().addWidget(m_holesCheckBox);
    column().addWidget(m_largestCheckBox);
    auto* grid = new QGridLayout;
    m_smoothing = new ValueSlider(*grid, QStringLiteral("smoothing"), {0, 50}, this);
    m_growth = new ValueSlider(*grid, QStringLiteral("growth"), {-50, 50}, this);
    column().addLayout(grid);

    setSettings({});
    for (QCheckBox* box : {m_holesCheckBox, m_largestCheckBox})
        connect(box, &QCheckBox::toggled, this, &CutFinishSection::changed);
    for (ValueSlider* slider : {m_smoothing, m_growth})
        connect(slider, &ValueSlider::changed, this, &CutFinishSection::changed);
    updateTexts();
}

void CutFinishSection::setSettings(const core::CutSettings& settings)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_holesCheckBox),
                                       QSignalBlocker(m_largestCheckBox)};
    m_holesCheckBox->setChecked(settings.fillHoles);
    m_largestCheckBox->setChecked(settings.keepLargest);
    m_smoothing->setValue(settings.smoothing);
    m_growth->setValue(settings.growth);
}

void CutFinishSection::fill(core::CutSettings& settings) const
{
    settings.fillHoles = m_holesCheckBox->isChecked();
    settings.keepLargest = m_largestCheckBox->isChecked();
    settings.smoothing = int(m_smoothing->value());
    settings.growth = int(m_growth->value());
}

void CutFinishSection::updateTexts()
{
    setTitle(tr("Finish"));
    m_holesCheckBox->setText(tr("Fill ho&les"));
    m_holesCheckBox->setToolTip(tr("What the object encloses belongs to it"));
    m_largestCheckBox->setText(tr("&Keep the largest part"));
    m_largestCheckBox->setToolTip(
        tr("Drop the other parts, except those in which you painted the object"));
    //: after a number: picture pixels
    const QString pixels = tr(" px");
    m_smoothing->setTexts(tr("Smooth edge"),
                          tr("Round off what is finer than so many picture pixels"), pixels);
    m_growth->setTexts(tr("Gro&w or shrink"),
                       tr("Move the edge outwards by so many picture pixels; negative: inwards"),
                       pixels);
}

} // namespace widgets
