// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/detect/boxpainting.h"
#include "widgets/imageview.h"

namespace widgets {

/// A picture with the boxes that were found in it: the mouse points at them, clicks and keys choose
/// one. Boxes are told by their index in what was last set.
class BoxView final : public ImageView {
    Q_OBJECT

public:
    explicit BoxView(QWidget* parent = nullptr);

    /// Surest first.
    void setBoxes(const ShownBoxes& boxes);
    const ShownBoxes& boxes() const { return m_boxes; }

    /// The box that is explained; it is drawn even if it is not one of those on show. Empty: none.
    void setChosen(const std::optional<ShownBox>& chosen);
    /// -1: none, or one that is not on show.
    int chosenIndex() const { return m_chosenIndex; }

    /// Does not emit. -1: none.
    void setHovered(int index);
    int hovered() const { return m_hovered; }

    /// What a click at a place of the widget chooses: the box whose label is there, else the
    /// smallest one around it; -1: none.
    int boxAt(QPointF position) const;

    /// Brings a box into view, should it lie outside.
    void showBox(int index);

signals:
    void boxHovered(int index);
    void boxChosen(int index);
    /// The chosen box is to be explained in full.
    void explainRequested();
    void menuRequested(QPoint globalPosition);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintOver(QPainter& painter) override;

private:
    BoxScene scene() const;
    bool step(int direction);
    void choose(int index);
    void hover(int index);
    void findChosen();
    void describe();
    void updateTexts();

    ShownBoxes m_boxes;
    std::optional<ShownBox> m_chosen;
    int m_chosenIndex = -1;
    int m_hovered = -1;
    std::optional<QPointF> m_pressedAt; ///< while it may become a click
};

} // namespace widgets
