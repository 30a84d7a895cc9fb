// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/steps/camsteps.h"
#include "core/image/image.h"
#include "widgets/maprenderer.h"

#include <QWidget>
#include <memory>

class QCheckBox;
class QLabel;

namespace widgets {

class ChannelStack;
class StepSlider;
class TitledMap;

/// How a Grad-CAM comes about: its channels added one after another, the sum so far before and
/// after the ReLU, and beside it the finished map.
class CamStepsView final : public QWidget {
    Q_OBJECT

public:
    explicit CamStepsView(QWidget* parent = nullptr);

    /// `picture` has the size that the steps' geometry speaks of. Keeps the number of channels.
    void setSteps(std::shared_ptr<const core::CamSteps> steps, const core::Image& picture);
    void setLook(const MapLook& look);

    /// What stands below the pictures.
    QString caption() const;

    StepSlider& slider() { return *m_slider; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int count() const;
    void layOut();
    void showStep();
    void updateTexts();
    QString present(int added) const;
    QString following(int added) const;

    TitledMap* m_sum;
    TitledMap* m_positive;
    TitledMap* m_final;
    QLabel* m_caption;
    QLabel* m_note;
    StepSlider* m_slider;
    ChannelStack* m_stack;
    QLabel* m_formula;
    QCheckBox* m_finalScale;
    std::shared_ptr<const core::CamSteps> m_steps;
    cv::Mat m_whole; ///< the sum of all terms
};

} // namespace widgets
