// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cutout/pyramid.h"
#include "widgets/viewport.h"

#include <QImage>

namespace widgets {

/// Seeds, mask and contour as they lie over a picture on screen: outside the mask the picture is
/// darker, a white line with dark edges runs along the mask's edge, and each kind of seed has a
/// pattern (see seedpattern.h). Kept at the screen's resolution; a change costs what it touches.
class MaskOverlay final {
public:
    /// CV_8UC1 of the picture's size, shared, or empty. Outside `changed` they are as they were,
    /// unless there were none, or there are none now. Returns the part of the picture that looks
    /// different.
    cv::Rect setSeeds(const cv::Mat& seeds, cv::Rect changed);
    cv::Rect setMask(const cv::Mat& mask, cv::Rect changed);

    void setSeedsVisible(bool visible);
    void setMaskVisible(bool visible);
    void setContourVisible(bool visible);
    void setOpacity(double opacity);

    /// The view has changed: everything is to be drawn anew.
    void invalidate();

    /// In screen (device) pixels, premultiplied; as large as the view's widget. Draws what is out
    /// of date.
    const QImage& image(const Viewport& viewport);

    /// The screen (device) pixels that a part of the picture has to do with, the contour's width
    /// included.
    static QRect deviceRect(const Viewport& viewport, cv::Rect part);

private:
    struct Grid;
    struct Layers;
    cv::Rect noteChange(cv::Size before, cv::Size now, cv::Rect changed);
    void render(const Viewport& viewport, QRect part);
    Layers layers(const Grid& grid, const Viewport& viewport) const;
    cv::Mat sampleMask(const Grid& grid, double scale) const;
    void renderLine(int y, QRect part, const Grid& grid, const Layers& layers);

    cv::Mat m_seeds;
    Pyramid m_mask;
    bool m_seedsVisible = true;
    bool m_maskVisible = true;
    bool m_contourVisible = true;
    double m_opacity = 0.55;
    QImage m_image;
    cv::Rect m_changed;  ///< the part of the picture that is out of date
    bool m_stale = true; ///< all is
};

} // namespace widgets
