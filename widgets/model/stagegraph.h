// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace widgets {

/// A box of the graph.
struct StageBox {
    int height = 0; ///< of its grid: how high the box is drawn
    int width = 0;
    QStringList lines; ///< beneath the box, most important first
    QString tip;
};

/// A network as boxes from left to right, each a stage, with arrows between. Left and Right walk,
/// Enter or a click chooses.
class StageGraph final : public QWidget {
    Q_OBJECT

public:
    explicit StageGraph(QWidget* parent = nullptr);

    void setStages(const std::vector<StageBox>& stages);
    /// The one that what is chosen elsewhere lies in; -1: none.
    void setMarked(int stage);
    int marked() const { return m_marked; }
    QRect stageRect(int stage) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stageChosen(int stage);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int stageAt(QPoint position) const;
    int columnWidth() const;
    QRect boxRect(int stage) const;
    void moveCursor(int stage);
    void paintStage(QPainter& painter, int stage) const;
    void updateTexts();

    std::vector<StageBox> m_stages;
    int m_marked = -1;
    int m_cursor = 0;
    int m_hovered = -1;
};

} // namespace widgets
