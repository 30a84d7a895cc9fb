// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/detect/detection.h"
#include "widgets/cutout/cutsection.h"

#include <QString>
#include <vector>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace widgets {

class ValueSlider;

/// A class of which there are boxes.
struct FoundClass {
    int index = 0;
    QString name;
    int count = 0; ///< boxes that would be shown if the class was
    bool operator==(const FoundClass&) const = default;
};

/// Which of a detector's candidates are shown: threshold, suppression, classes.
class BoxFilter final : public CutSection {
    Q_OBJECT

public:
    explicit BoxFilter(QWidget* parent = nullptr);

    /// Does not emit.
    void setRule(const core::SuppressionRule& rule);
    const core::SuppressionRule& rule() const { return m_rule; }

    void setClasses(const std::vector<FoundClass>& classes);

    /// Whether the rule is another than the model's own.
    void setChanged(bool changed);

    /// Stands for "no class" in a rule's classes, where nothing would mean all.
    static constexpr int noClass = -1;

signals:
    /// By the person.
    void ruleChanged(const core::SuppressionRule& rule);
    void resetRequested();

protected:
    void updateTexts() override;

private:
    void change();
    void checkAll(bool checked);
    void readClasses();
    void showClasses();
    bool isChosen(int classIndex) const;

    ValueSlider* m_threshold;
    ValueSlider* m_overlap;
    QCheckBox* m_allBox;
    QToolButton* m_everyButton;
    QToolButton* m_noneButton;
    QListWidget* m_classList;
    QPushButton* m_resetButton;
    QLabel* m_classTitle;
    core::SuppressionRule m_rule;
    std::vector<FoundClass> m_classes;
    bool m_settling = false;
};

} // namespace widgets
