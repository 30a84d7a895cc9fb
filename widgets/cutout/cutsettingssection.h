// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cutout/cutpanel.h"
#include "widgets/cutout/cutsection.h"

class QCheckBox;
class QPushButton;

namespace widgets {

class ValueSlider;

/// How seeds become a mask.
class CutSettingsSection final : public CutSection {
    Q_OBJECT

public:
    explicit CutSettingsSection(QWidget* parent);

    /// Takes and gives smoothness and colour weight.
    void setSettings(const core::CutSettings& settings);
    void fill(core::CutSettings& settings) const;
    void setModelsStale(bool stale);
    void setAutoUpdate(bool automatic);
    bool autoUpdate() const;

signals:
    void changed();
    void updateModelsRequested();
    void autoUpdateToggled(bool automatic);

protected:
    void updateTexts() override;

private:
    ValueSlider* m_smoothness;
    ValueSlider* m_colorWeight;
    QLabel* m_staleLabel;
    QPushButton* m_updateButton;
    QCheckBox* m_autoCheckBox;
    bool m_stale = false;
};

/// What is done to the mask after the cut.
class CutFinishSection final : public CutSection {
    Q_OBJECT

public:
    explicit CutFinishSection(QWidget* parent);

    /// Takes and gives the rest.
    void setSettings(const core::CutSettings& settings);
    void fill(core::CutSettings& settings) const;

signals:
    void changed();

protected:
    void updateTexts() override;

private:
    QCheckBox* m_holesCheckBox;
    QCheckBox* m_largestCheckBox;
    ValueSlider* m_smoothing;
    ValueSlider* m_growth;
};

} // namespace widgets
