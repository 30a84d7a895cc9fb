// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cutout/cutpanel.h"
#include "widgets/cutout/cutsection.h"

#include <array>

class QComboBox;
class QPushButton;

namespace widgets {

class ElidedLabel;

/// What the model says without the object, and to the object alone.
class EraseSection final : public CutSection {
    Q_OBJECT

public:
    explicit EraseSection(QWidget* parent);

    void setFill(ObjectFill fill);
    ObjectFill fill() const;
    void setHasMask(bool has);
    void setCanPredict(bool can);
    void setPredicting(bool predicting);
    void setResult(const std::optional<EraseResult>& result, bool stale);

signals:
    void fillChosen(widgets::ObjectFill fill);
    void predictRequested();
    void addPictureRequested(widgets::EditedPicture picture);

protected:
    void updateTexts() override;

private:
    static constexpr int resultRows = 3;
    void updateButtons();
    QString scoreText(const EditedPrediction& prediction) const;

    QLabel* m_fillLabel;
    QComboBox* m_fillComboBox;
    QPushButton* m_predictButton;
    QWidget* m_table;
    QLabel* m_captionLabel;
    std::array<QLabel*, resultRows> m_names;
    std::array<QLabel*, resultRows> m_scores;
    std::array<ElidedLabel*, resultRows> m_classes;
    QLabel* m_noteLabel;
    QLabel* m_addLabel;
    QPushButton* m_addWithoutButton;
    QPushButton* m_addAloneButton;
    std::optional<EraseResult> m_result;
    bool m_stale = false;
    bool m_hasMask = false;
    bool m_canPredict = false;
    bool m_predicting = false;
};

} // namespace widgets
