// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imagine/ascent.h"

#include <QWidget>
#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCPTextElement;
class QCustomPlot;

namespace widgets {

/// How an ascent climbed: score, probability and norm over the steps, side by side, each on a scale
/// of its own.
class AscentChart final : public QWidget {
    Q_OBJECT

public:
    explicit AscentChart(QWidget* parent = nullptr);

    /// `steps`: how many there will be. `activation`: the value is a channel's and no class's.
    void setHistory(const std::vector<core::AscentFacts>& history, int steps,
                    bool activation = false);

    /// "Step 37: score 12.3, probability 45 %, norm 120".
    QString describe(int step) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Quantity { Value, Probability, Norm };
    struct Curve {
        Quantity quantity = Value;
        QCPTextElement* title = nullptr;
        QCPAxisRect* axes = nullptr;
        QCPGraph* graph = nullptr;
    };

    bool hasProbability() const;
    QString name(Quantity quantity) const;
    void build();
    void fill();
    void restyle();
    int stepAt(QPoint position) const;

    QCustomPlot* m_plot;
    std::vector<Curve> m_curves;
    std::vector<core::AscentFacts> m_history;
    int m_steps = 0;
    bool m_activation = false;
};

} // namespace widgets
