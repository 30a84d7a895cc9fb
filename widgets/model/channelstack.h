// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/steps/camsteps.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <memory>

namespace widgets {

/// The channels of a Grad-CAM in a row, the largest share first: map, number and weight. Those that
/// have been added stand out; a click, or arrow keys, adds up to one. Only what is in view is
/// drawn.
class ChannelStack final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ChannelStack(QWidget* parent = nullptr);

    void setSteps(std::shared_ptr<const core::CamSteps> steps);
    /// So many are added; scrolls to the last of them.
    void setAdded(int count);
    int added() const { return m_added; }

    /// Where the tile of the index-th term is, in the viewport.
    QRect tileRect(int index) const;
    /// "Channel 37: weight +0.021, 3.4 % of all contributions".
    QString describe(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Up to this one, counted from 1.
    void chosen(int count);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    int count() const;
    int tileAt(QPoint position) const;
    QSize tileSize() const;
    void paintTile(QPainter& painter, int index) const;
    void updateScrollBar();
    void updateTexts();

    std::shared_ptr<const core::CamSteps> m_steps;
    int m_added = 0;
};

} // namespace widgets
