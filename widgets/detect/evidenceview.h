// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/imageview.h"

#include <vector>

namespace widgets {

/// A box that a map is looked at through.
struct OutlinedBox {
    QRectF rectangle{}; ///< pixels of the picture
    QString label{};
    bool doubted = false; ///< the box in question: a solid line; others are dashed
    bool operator==(const OutlinedBox&) const = default;
};

/// A picture or map with boxes around what is compared. A rectangle can be drawn on it.
class EvidenceView final : public ImageView {
    Q_OBJECT

public:
    explicit EvidenceView(QWidget* parent = nullptr);

    void setBoxes(const std::vector<OutlinedBox>& boxes);
    const std::vector<OutlinedBox>& boxes() const { return m_boxes; }

    /// The left button draws a rectangle then; the middle one still pans.
    void setDrawable(bool drawable);

signals:
    /// By dragging, on whole pixels within the picture; at least one wide and high.
    void rectangleDrawn(const QRect& rectangle);
    /// By clicking a place of the picture, where nothing is drawn.
    void placeClicked(const QPointF& place);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintOver(QPainter& painter) override;

private:
    void updateTexts();
    QRect drawn() const;
    void paintBox(QPainter& painter, const OutlinedBox& box) const;

    std::vector<OutlinedBox> m_boxes;
    bool m_drawable = false;
    std::optional<QPointF> m_from; ///< the picture's coordinates where drawing began
    QPointF m_to;
    std::optional<QPointF> m_pressedAt; ///< of the widget, while it may become a click
};

} // namespace widgets
