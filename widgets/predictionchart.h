// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

class QCPBars;
class QCPItemRect;
class QCPItemText;
class QCustomPlot;

namespace widgets {

/// One bar of the prediction.
struct ClassScore {
    int index = 0;
    QString name;
    double probability = 0;
    double score = 0; ///< the logit, or the value that is measured
};

/// The most probable classes, or the largest of measured values, as horizontal bars. A click, or
/// Up, Down and Enter, chooses one.
class PredictionChart final : public QWidget {
    Q_OBJECT

public:
    explicit PredictionChart(QWidget* parent = nullptr);

    /// In the order to be shown, best first. A chosen class of low rank can be the last of them.
    /// `measured`: the scores are values of their own, not a share of one.
    void setPrediction(const std::vector<ClassScore>& rows, bool measured = false);
    const std::vector<ClassScore>& prediction() const { return m_rows; }

    /// Marks the class that is being explained.
    void setChosen(std::optional<int> classIndex);
    std::optional<int> chosen() const { return m_chosen; }

    /// Where the bar of a row is, in widget coordinates.
    QRect rowRect(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void classChosen(int classIndex);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int rowAt(QPointF position) const;
    bool isChosen(int row) const;
    void choose(int row);
    void moveCursor(int row);
    void setHovered(int row);
    double length(int row) const;
    QString number(int row) const;
    QString describe(int row) const;
    void rebuild();
    void restyle();
    void placeLabels();
    void placeBands();
    void updateTexts();

    QCustomPlot* m_plot;
    QCPBars* m_bars = nullptr;       ///< every row but the chosen one
    QCPBars* m_chosenBars = nullptr; ///< the chosen one
    QCPItemRect* m_hoverBand = nullptr;
    QCPItemRect* m_cursorFrame = nullptr;
    std::vector<QCPItemText*> m_names;
    std::vector<QCPItemText*> m_numbers;
    std::vector<ClassScore> m_rows;
    bool m_measured = false;
    std::optional<int> m_chosen;
    int m_cursor = 0;   ///< the row that Enter chooses
    int m_hovered = -1; ///< the row under the pointer
};

} // namespace widgets
