// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QCPBars;
class QCPItemStraightLine;
class QCustomPlot;

namespace widgets {

/// How often values occur.
class Histogram final : public QWidget {
    Q_OBJECT

public:
    explicit Histogram(QWidget* parent = nullptr);

    /// What is not finite is left out.
    void setValues(const std::vector<float>& values);
    /// How many values lie in each bin, lowest first.
    const std::vector<int>& counts() const { return m_counts; }
    double low() const { return m_low; }
    double high() const { return m_high; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void updateTexts();

    QCustomPlot* m_plot;
    QCPBars* m_bars;
    QCPItemStraightLine* m_zero;
    std::vector<int> m_counts;
    double m_low = 0;
    double m_high = 0;
};

} // namespace widgets
