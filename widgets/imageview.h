// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewport.h"

#include <QImage>
#include <QPixmap>
#include <QPointF>
#include <QWidget>
#include <optional>

namespace widgets {

/// Shows a picture with zoom (wheel, + and -), pan (dragging, arrow keys) and a marker. All
/// coordinates that go in or out are the picture's, also when the image on screen is a reduced copy
/// of it.
class ImageView : public QWidget {
    Q_OBJECT

public:
    explicit ImageView(QWidget* parent = nullptr);

    /// `pictureSize` is the size of the picture that `image` stands for; by default its own. The
    /// view stays where it is unless the picture's size changes.
    void setImage(const QImage& image, QSize pictureSize = {});
    const QImage& image() const { return m_image; }
    QSize pictureSize() const { return m_pictureSize; }

    /// Shown while there is no image.
    void setEmptyText(const QString& text);

    /// A sentence in the middle of the view, with the image dimmed behind it. Empty: none.
    void setMessage(const QString& message);
    const QString& message() const { return m_message; }

    /// Shows the image paler, because it is out of date.
    void setDimmed(bool dimmed);

    /// Does not emit viewStateChanged.
    void setViewState(const ViewState& state);
    ViewState viewState() const { return m_state; }

    /// Screen (device) pixels per picture pixel, also while fitting.
    double scale() const;

    /// A cross hair at picture coordinates (0.5, 0.5 is the middle of the first pixel). Empty:
    /// none.
    void setMarker(std::optional<QPointF> marker);
    std::optional<QPointF> marker() const { return m_marker; }

    /// A rectangle of the picture that is outlined. Empty: none.
    void setOutline(std::optional<QRectF> outline);
    std::optional<QRectF> outline() const { return m_outline; }

    QPointF toPicture(QPointF widgetPosition) const;
    QPointF toWidget(QPointF picturePosition) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToActualSize();

signals:
    /// The person zoomed or panned.
    void viewStateChanged(const widgets::ViewState& state);
    /// The picture pixel under the pointer, or the one chosen with Shift and the arrow keys; empty
    /// outside the picture.
    void pointerMoved(std::optional<QPoint> pixel);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

    /// What a derived view draws over its picture, in the widget's coordinates.
    virtual void paintOver(QPainter& painter) { static_cast<void>(painter); }
    Viewport viewport() const;
    void changeState(const ViewState& state);

private:
    void movePointerBy(QPoint step);
    void reportPointer(std::optional<QPoint> pixel);
    void updateCursor();
    void updateTexts();
    void paintImage(QPainter& painter);

    QImage m_image;
    QSize m_pictureSize;
    QPixmap m_scaled; ///< the whole image at the scale on screen, kept while that is below 1
    QString m_emptyText;
    QString m_message;
    ViewState m_state;
    std::optional<QPointF> m_marker;
    std::optional<QRectF> m_outline;
    std::optional<QPoint> m_pointer;
    std::optional<QPointF> m_dragFrom; ///< widget position of the last drag event
    bool m_dimmed = false;
};

} // namespace widgets
