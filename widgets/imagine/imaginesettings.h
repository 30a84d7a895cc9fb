// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imagine/preset.h"

#include <QWidget>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace widgets {

class ParameterForm;

/// How pictures are imagined: a preset, its number of steps and the seed; everything else in a part
/// that unfolds.
class ImagineSettings final : public QWidget {
    Q_OBJECT

public:
    explicit ImagineSettings(QWidget* parent = nullptr);

    /// Does not emit changed. An unknown preset is the default one; values that it does not fit are
    /// those of the preset.
    void setChoice(const std::string& preset, const core::Parameters& values);
    const std::string& preset() const { return m_preset; }
    const core::Parameters& values() const { return m_values; }
    /// What differs from the preset: ids, without the seed and the start.
    std::vector<std::string> changes() const;
    void setSeed(int seed);

    /// Whether there is a picture to start from.
    void setStartPossible(bool possible);

    /// Tells of an edit now that would otherwise be told a moment later.
    void flush();

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void layOut();
    void choosePreset(const std::string& id);
    void restorePreset();
    void store(const std::string& id, const core::ParameterValue& value);
    void receiveForm(const core::Parameters& values);
    void showValues();
    void fillForm();
    void showChanges();
    void markChanged();
    void updateTexts();

    std::string m_preset;
    core::Parameters m_values;
    bool m_startPossible = false;
    QLabel* m_title;
    QLabel* m_presetLabel;
    QComboBox* m_presetComboBox;
    QLabel* m_summaryLabel;
    QLabel* m_stepsLabel;
    QSpinBox* m_stepsSpinBox;
    QLabel* m_seedLabel;
    QSpinBox* m_seedSpinBox;
    QToolButton* m_seedButton;
    QLabel* m_startLabel;
    QComboBox* m_startComboBox;
    QLabel* m_changesLabel;
    QToolButton* m_restoreButton;
    QToolButton* m_foldButton;
    ParameterForm* m_form;
};

} // namespace widgets
