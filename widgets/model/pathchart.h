// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemTracer;
class QCustomPlot;

namespace widgets {

/// A stop on the way from a baseline to a picture.
struct PathPoint {
    double position = 0; ///< 0 to 1
    double rise = 0;     ///< of the score since the baseline
    double sum = 0;      ///< of the attributions since then
};

/// How the score rises along integrated gradients' path, and the attributions' sum with it. The
/// cursor is dragged, or moved by arrow keys, from stop to stop.
class PathChart final : public QWidget {
    Q_OBJECT

public:
    explicit PathChart(QWidget* parent = nullptr);

    /// In order of their positions; they may be the beginning only.
    void setPoints(std::vector<PathPoint> points);
    const std::vector<PathPoint>& points() const { return m_points; }

    /// Does not emit.
    void setCursor(int index);
    int cursorIndex() const { return m_cursor; }

    /// Where a stop is, in widget coordinates.
    QPoint placeOf(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// By the person.
    void cursorMoved(int index);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(int index);
    int stopAt(QPointF position) const;
    void placeCursor();
    void spreadTicks();
    void restyle();
    void updateTexts();

    QCustomPlot* m_plot;
    QCPGraph* m_rise;
    QCPGraph* m_sum;
    QCPItemStraightLine* m_line;
    QCPItemTracer* m_riseMark;
    QCPItemTracer* m_sumMark;
    std::vector<PathPoint> m_points;
    int m_cursor = 0;
};

} // namespace widgets
