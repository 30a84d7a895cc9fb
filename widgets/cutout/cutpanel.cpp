// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/cutpanel.h"

#include "widgets/cutout/cutsettingssection.h"
#include "widgets/cutout/cutstartsection.h"
#include "widgets/cutout/erasesection.h"
#include "widgets/cutout/maskfactssection.h"
#include "widgets/cutout/sharesection.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QVBoxLayout>

namespace widgets {

CutPanel::CutPanel(QWidget* parent)
    : QWidget(parent), m_start(new CutStartSection(this)), m_settings(new CutSettingsSection(this)),
      m_finish(new CutFinishSection(this)), m_mask(new MaskFactsSection(this)),
      m_shares(new ShareSection(this)), m_erase(new EraseSection(this))
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    for (QWidget* section : std::initializer_list<QWidget*>{m_start, m_settings, m_finish, m_mask,
                                                            m_shares, m_erase}) {
        if (section != m_start) {
            auto* line = new QFrame;
            line->setFrameShape(QFrame::HLine);
            line->setFrameShadow(QFrame::Sunken);
            column->addWidget(line);
        }
        column->addWidget(section);
    }
    column->addStretch(1);
    keepTheWheel();

    connect(m_start, &CutStartSection::sourceChosen, this, &CutPanel::sourceChosen);
    connect(m_start, &CutStartSection::quantilesChanged, this, &CutPanel::quantilesChanged);
    connect(m_start, &CutStartSection::restartRequested, this, &CutPanel::restartRequested);
    connect(m_start, &CutStartSection::clearStrokesRequested, this,
            &CutPanel::clearStrokesRequested);
    connect(m_settings, &CutSettingsSection::changed, this,
            [this] { emit settingsChanged(settings()); });
    connect(m_finish, &CutFinishSection::changed, this,
            [this] { emit settingsChanged(settings()); });
    connect(m_settings, &CutSettingsSection::updateModelsRequested, this,
            &CutPanel::updateModelsRequested);
    connect(m_settings, &CutSettingsSection::autoUpdateToggled, this, &CutPanel::autoUpdateToggled);
    connect(m_mask, &MaskFactsSection::loadReferenceRequested, this,
            &CutPanel::loadReferenceRequested);
    connect(m_mask, &MaskFactsSection::removeReferenceRequested, this,
            &CutPanel::removeReferenceRequested);
    connect(m_erase, &EraseSection::fillChosen, this, &CutPanel::fillChosen);
    connect(m_erase, &EraseSection::predictRequested, this, &CutPanel::predictRequested);
    connect(m_erase, &EraseSection::addPictureRequested, this, &CutPanel::addPictureRequested);
}

/// The wheel scrolls the panel; what lies under the pointer then must not change.
void CutPanel::keepTheWheel()
{
    const auto keep = [this](auto widgets) {
        for (auto* widget : widgets) {
            widget->setFocusPolicy(Qt::StrongFocus);
            widget->installEventFilter(this);
        }
    };
    keep(findChildren<QAbstractSlider*>());
    keep(findChildren<QAbstractSpinBox*>());
    keep(findChildren<QComboBox*>());
}

bool CutPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

void CutPanel::setSources(const std::vector<CutSource>& sources, const QString& current)
{
    m_start->setSources(sources, current);
}

void CutPanel::setQuantiles(const core::SeedQuantiles& quantiles)
{
    m_start->setQuantiles(quantiles);
}

core::SeedQuantiles CutPanel::quantiles() const
{
    return m_start->quantiles();
}

void CutPanel::setMapAvailable(bool available)
{
    m_start->setMapAvailable(available);
}

void CutPanel::setHasStrokes(bool has)
{
    m_start->setHasStrokes(has);
}

void CutPanel::setSettings(const core::CutSettings& settings)
{
    m_settings->setSettings(settings);
    m_finish->setSettings(settings);
}

core::CutSettings CutPanel::settings() const
{
    core::CutSettings settings;
    m_settings->fill(settings);
    m_finish->fill(settings);
    return settings;
}

void CutPanel::setModelsStale(bool stale)
{
    m_settings->setModelsStale(stale);
}

void CutPanel::setAutoUpdate(bool automatic)
{
    m_settings->setAutoUpdate(automatic);
}

bool CutPanel::autoUpdate() const
{
    return m_settings->autoUpdate();
}

void CutPanel::setMaskFacts(const std::optional<MaskFacts>& facts)
{
    m_mask->setFacts(facts);
    m_shares->setMaskShare(facts ? std::optional(facts->share) : std::nullopt);
    m_erase->setHasMask(facts.has_value());
}

void CutPanel::setReference(const std::optional<ReferenceFacts>& reference)
{
    m_mask->setReference(reference);
}

void CutPanel::setShares(const std::vector<std::pair<QString, std::optional<double>>>& shares)
{
    m_shares->setShares(shares);
}

void CutPanel::setFill(ObjectFill fill)
{
    m_erase->setFill(fill);
}

ObjectFill CutPanel::fill() const
{
    return m_erase->fill();
}

void CutPanel::setCanPredict(bool can)
{
    m_erase->setCanPredict(can);
}

void CutPanel::setPredicting(bool predicting)
{
    m_erase->setPredicting(predicting);
}

void CutPanel::setEraseResult(const std::optional<EraseResult>& result, bool stale)
{
    m_erase->setResult(result, stale);
}

} // namespace widgets
