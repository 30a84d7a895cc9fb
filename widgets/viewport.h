// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace widgets {

/// Where a view looks. Views that show pictures of one size can share it.
struct ViewState {
    double scale = 1; ///< screen (device) pixels per picture pixel; meaningless while `fit`
    QPointF centre;   ///< picture coordinates in the middle of the view
    bool fit = true;  ///< as large as fits, whatever the view's size
    bool operator==(const ViewState&) const = default;
};

/// The geometry of a picture that is shown in a widget with zoom and pan. Changes come back as the
/// state that the view should take.
struct Viewport {
    ViewState state;
    QSize pictureSize; ///< empty: nothing is shown, and nothing moves
    QSize widgetSize;  ///< logical pixels
    double devicePixelRatio = 1;

    /// One wheel notch or key.
    static constexpr double zoomStep = 1.25;

    /// The widget's size in screen (device) pixels.
    QSize deviceSize() const;
    /// Screen (device) pixels per picture pixel, with the whole picture in view.
    double fitScale() const;
    /// Screen (device) pixels per picture pixel.
    double scale() const;
    /// Logical pixels per picture pixel.
    double logicalScale() const;
    /// The picture coordinates in the middle of the widget. A picture smaller than the view stays
    /// in the middle; a larger one leaves no gap at an edge.
    QPointF centre() const;

    QPointF toPicture(QPointF widgetPosition) const;
    QPointF toWidget(QPointF picturePosition) const;
    QRectF toWidget(const QRectF& pictureRectangle) const;

    /// What lies under `anchor` (widget coordinates) stays there, as far as the edges allow.
    /// Zooming out ends in fit.
    ViewState zoomedBy(double factor, QPointF anchor) const;
    ViewState pannedBy(QPointF widgetDistance) const;
    /// One screen pixel a picture pixel.
    ViewState atActualSize() const;
    /// `wanted` with its centre where the edges allow it.
    ViewState clamped(const ViewState& wanted) const;
};

} // namespace widgets
