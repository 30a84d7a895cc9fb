// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace widgets {

/// Goes through a story step by step: a play button, a slider from stop to stop, and the number of
/// the step, from 1.
class StepSlider final : public QWidget {
    Q_OBJECT

public:
    explicit StepSlider(QWidget* parent = nullptr);

    /// 1, 2, 3, ..., later in growing leaps, `count`: for stories where the beginning matters most.
    static std::vector<int> finerAtFirst(int count);

    /// Where the slider stops, ascending; the number takes every value between the ends. Goes to
    /// the nearest possible value without emitting.
    void setStops(std::vector<int> stops);
    /// The largest value that can be chosen yet; playing waits there.
    void setReach(int largest);

    /// Does not emit.
    void setValue(int value);
    int value() const;
    int last() const { return m_stops.back(); }

    /// `label` may have a mnemonic.
    void setTexts(const QString& label, const QString& tip);

    bool playing() const { return m_timer.isActive(); }
    /// From the beginning if it stands at the end.
    void setPlaying(bool playing);
    /// How long each step of a played story stays.
    void setPace(int milliseconds) { m_timer.setInterval(milliseconds); }

    /// What the parent's keys do as well: arrows, Home, End and Space. False: none of them.
    bool handleKey(int key);

signals:
    /// By the person, or played.
    void changed(int value);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void moveTo(int value);
    void choose(int value);
    void moveBy(int stops);
    int stopOf(int value) const;
    void updateTexts();

    QToolButton* m_playButton;
    QLabel* m_label;
    QSlider* m_slider;
    QSpinBox* m_spinBox;
    QTimer m_timer;
    std::vector<int> m_stops{1};
    int m_reach = 1;
};

} // namespace widgets
