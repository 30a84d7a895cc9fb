// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cutout/cutpanel.h"
#include "widgets/cutout/cutsection.h"

class QComboBox;
class QPushButton;

namespace widgets {

class ValueSlider;

/// Which map the cut starts from, and how much of it.
class CutStartSection final : public CutSection {
    Q_OBJECT

public:
    explicit CutStartSection(QWidget* parent);

    void setSources(const std::vector<CutSource>& sources, const QString& current);
    void setQuantiles(const core::SeedQuantiles& quantiles);
    core::SeedQuantiles quantiles() const;
    void setMapAvailable(bool available);
    void setHasStrokes(bool has);

signals:
    void sourceChosen(const QString& id);
    void quantilesChanged(const core::SeedQuantiles& quantiles);
    void restartRequested();
    void clearStrokesRequested();

protected:
    void updateTexts() override;

private:
    QLabel* m_sourceLabel;
    QComboBox* m_sourceComboBox;
    ValueSlider* m_foreground;
    ValueSlider* m_background;
    ValueSlider* m_smoothing;
    QPushButton* m_restartButton;
    QPushButton* m_clearButton;
};

} // namespace widgets
