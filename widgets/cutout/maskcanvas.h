// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/strokes.h"
#include "widgets/cutout/maskoverlay.h"
#include "widgets/cutout/masktool.h"
#include "widgets/cutout/pyramid.h"
#include "widgets/viewport.h"

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <optional>

namespace widgets {

/// Shows a picture with its seeds and mask, and lets a person draw on it with mouse, stylus and
/// keys. It tells what was drawn and changes nothing itself: the seeds come back by setSeeds. All
/// coordinates that go in or out are the picture's.
///
/// Left button: draw. Right button: draw the opposite kind. Shift and click: a straight line from
/// the last point. Middle button, or Space and drag: pan. Wheel: zoom; with Ctrl: brush size. Keys:
/// + - 0 zoom, arrows pan, Shift and arrows move a cross (with Ctrl by one pixel), Space and Enter
/// draw at the cross, Escape cancels, Backspace takes back a polygon's last point. Tools and brush
/// size have their keys in the toolbar.
class MaskCanvas final : public QWidget {
    Q_OBJECT

public:
    explicit MaskCanvas(QWidget* parent = nullptr);

    /// `pictureSize` is the size of the picture that `picture` stands for; by default its own.
    /// Seeds, mask and map of the picture before go, and so does what is being drawn; the view
    /// stays where it is unless the size changes. A null picture: none.
    void setPicture(const QImage& picture, QSize pictureSize = {});
    QSize pictureSize() const { return m_pictureSize; }

    /// Seeds (core::Seed without Erased) and mask (0 or 255): CV_8UC1 of the picture's size, or
    /// empty for none. They are shared, not copied: write into them and call this again with the
    /// rectangle that changed (picture pixels; empty: nothing did). Only that much work is done.
    /// Without a mask nothing is darkened; a mask without an object darkens everything.
    void setSeeds(const cv::Mat& seeds, cv::Rect changed);
    void setSeeds(const cv::Mat& seeds);
    void setMask(const cv::Mat& mask, cv::Rect changed);
    void setMask(const cv::Mat& mask);

    /// Lies over the picture, stretched to its size; with alpha. Null: none.
    void setMap(const QImage& map);

    /// All are shown at first.
    void setSeedsVisible(bool visible);
    void setMaskVisible(bool visible);
    void setContourVisible(bool visible);
    void setMapVisible(bool visible);
    /// How dark the picture is outside the mask, 0 to 1.
    void setMaskOpacity(double opacity);

    /// Cancels what is being drawn. A brush for the object at first.
    void setTool(MaskTool tool);
    MaskTool tool() const { return m_tool; }
    /// Erased is the eraser; None is not a kind that can be drawn.
    void setSeed(core::Seed seed);
    core::Seed seed() const { return m_seed; }
    /// Picture pixels, kept between smallestBrushRadius and largestBrushRadius.
    void setBrushRadius(double radius);
    double brushRadius() const { return m_brushRadius; }
    /// Goes into the strokes of MaskTool::Flood.
    void setFloodTolerance(double tolerance);

    /// A sign in the corner, once it has lasted for a moment.
    void setBusy(bool busy);
    /// A sentence in the middle of the view, with the picture dimmed behind it. Empty: none.
    void setMessage(const QString& message);
    /// Shown while there is no picture.
    void setEmptyText(const QString& text);

    /// Does not emit viewStateChanged.
    void setViewState(const ViewState& state);
    ViewState viewState() const { return m_state; }
    /// Screen (device) pixels per picture pixel, also while fitting.
    double scale() const { return viewport().scale(); }
    QPointF toPicture(QPointF widgetPosition) const { return viewport().toPicture(widgetPosition); }
    QPointF toWidget(QPointF picturePosition) const { return viewport().toWidget(picturePosition); }

    /// Whether something is being drawn that Escape would cancel.
    bool isDrawing() const { return m_drawing.has_value(); }

    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

public slots:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToActualSize();
    void cancelStroke();

signals:
    /// Answered with setSeeds before it returns, the drawing turns into seeds without a gap.
    void strokeFinished(const core::Stroke& stroke);
    void strokeCancelled();
    /// The person changed it here, by wheel or keys.
    void brushRadiusChanged(double radius);
    /// The picture pixel under the pointer or the cross; empty outside the picture.
    void pointerMoved(std::optional<QPoint> pixel);
    /// The person zoomed or panned.
    void viewStateChanged(const widgets::ViewState& state);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    /// A mouse or a stylus at one moment.
    struct Pointer {
        QPointF position; ///< in the widget
        Qt::KeyboardModifiers modifiers;
        double pressure = 1;
    };

    Viewport viewport() const;
    void changeState(const ViewState& state);
    void stepBrush(int steps);
    void updateCursor();
    void updateTexts();

    void press(const Pointer& pointer, Qt::MouseButton button, core::Seed seed);
    void move(const Pointer& pointer);
    void release(const Pointer& pointer, Qt::MouseButton button);
    void begin(core::StrokeShape shape, core::Seed seed, const core::StrokePoint& point);
    void beginBrush(core::Seed seed, const core::StrokePoint& point, bool lineFromLast);
    void extendBrush(const core::StrokePoint& point);
    void placePoint(const core::StrokePoint& point, core::Seed seed);
    void drawTo(const core::StrokePoint& point);
    core::Stroke endDrawing();
    void finishStroke();
    core::StrokePoint strokePoint(QPointF picturePosition, double pressure = 1) const;
    bool isClosable() const;
    bool closesAt(QPointF widgetPosition) const;
    bool wantsKey(const QKeyEvent& event) const;
    bool pressDrawingKey(const QKeyEvent& event);
    bool pressViewKey(const QKeyEvent& event);
    bool moveCross(const QKeyEvent& event);
    void drawAtCross(bool lineFromLast);
    void setPointer(std::optional<QPointF> widgetPosition);
    void setCross(std::optional<QPointF> picturePosition);
    std::optional<QPointF> aim() const;
    void reportPointer();

    void invalidate();
    void updatePictureRect(cv::Rect changed);
    void updateOutline();
    core::Stroke outlined() const;
    QRect outlineRect() const;
    QRect ringRect() const;
    QRect crossRect() const;
    QRect busyRect() const;
    QString busyText() const;
    bool showsRing() const;
    void renderBase();
    void renderLive();
    QRect drawLiveSegment(const core::StrokePoint& from, const core::StrokePoint& to);
    void paintOutline(QPainter& painter) const;
    void paintRing(QPainter& painter) const;
    void paintBusy(QPainter& painter) const;

    QSize m_pictureSize;
    QImage m_image; ///< the picture; m_levels shares its pixels
    Pyramid m_levels;
    QImage m_map;
    bool m_mapVisible = true;
    MaskOverlay m_overlay;
    QImage m_base; ///< picture and map as on screen; null: out of date
    QImage m_live; ///< the brush stroke that is being drawn, as on screen; null: out of date

    ViewState m_state;
    MaskTool m_tool = MaskTool::Brush;
    core::Seed m_seed = core::Seed::Object;
    double m_brushRadius = 8;
    double m_floodTolerance = 12;

    std::optional<core::Stroke> m_drawing;
    bool m_byClicks = false; ///< the drawing grows by clicks or keys, not by a drag
    Qt::MouseButton m_drawButton = Qt::NoButton;  ///< that is down and draws
    std::optional<core::StrokePoint> m_lastPoint; ///< of the last brush stroke
    Qt::MouseButton m_panButton = Qt::NoButton;   ///< that is down and pans
    std::optional<QPointF> m_panFrom;             ///< widget position of the last pan event
    std::optional<QPointF> m_pointer;             ///< in the widget
    std::optional<QPointF> m_cross;               ///< in the picture, moved by keys
    std::optional<QPoint> m_told;                 ///< as pointerMoved last told
    QRect m_outlineRect;                          ///< where the drawing's outline was painted
    QRect m_liveRect;                             ///< where m_live is painted, in the widget
    int m_wheelRest = 0; ///< what a finely stepping wheel turned since the last brush size
    bool m_spaceDown = false;
    bool m_spacePanned = false;
    bool m_shiftDown = false;

    QString m_emptyText;
    QString m_message;
    QTimer m_busyTimer; ///< first the delay, then the sign's steps
    int m_busyStep = 0; ///< 0: the sign is not shown
};

} // namespace widgets
