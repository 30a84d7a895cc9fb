// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSlider;

namespace widgets {

/// A label, a slider and a number for one value: a row of a grid.
class ValueSlider final : public QObject {
    Q_OBJECT

public:
    struct Range {
        double minimum;
        double maximum;
        int decimals = 0;
        double step = 1; ///< of an arrow key
    };

    /// Adds its row below the grid's others. Slider and number are named after `name`.
    ValueSlider(QGridLayout& grid, const QString& name, const Range& range, QObject* parent);

    /// Does not emit.
    void setValue(double value);
    double value() const;
    void setEnabled(bool enabled);

    /// `label` may have a mnemonic; `suffix` comes after the number.
    void setTexts(const QString& label, const QString& tip, const QString& suffix = {});

signals:
    /// By the person; also while the slider is dragged.
    void changed(double value);

private:
    double m_factor; ///< slider steps per unit
    QLabel* m_label;
    QSlider* m_slider;
    QDoubleSpinBox* m_spinBox;
};

} // namespace widgets
