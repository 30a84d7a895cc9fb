// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/seeds.h"

#include <vector>

namespace core {

/// A place in picture coordinates ((0.5, 0.5) is the middle of the first pixel), and how far the
/// brush reached around it there.
struct StrokePoint {
    float x = 0;
    float y = 0;
    float radius = 0;
    bool operator==(const StrokePoint&) const = default;
};

enum class StrokeShape {
    Line,      ///< a brush along the points; a single point is a dot
    Polygon,   ///< the inside of the points (lasso, polygon)
    Rectangle, ///< between the first and the last point
    Flood,     ///< from the first point over neighbours of similar colour
};

/// One thing that a person drew.
struct Stroke {
    StrokeShape shape = StrokeShape::Line;
    Seed seed = Seed::Object; ///< Erased: the eraser
    std::vector<StrokePoint> points;
    double tolerance = 12; ///< Flood: the largest colour difference (0 to 255) between neighbours
                           ///< and twice that to the first point
    bool operator==(const Stroke&) const = default;
};

/// Draws `stroke` into `strokes` (CV_8UC1 of the picture's size); a later one wins. `pixels`
/// (CV_8UC3 RGB) is what Flood looks at. Returns the rectangle in which something may have changed.
/// What lies outside the picture is left out; a brush smaller than a pixel still marks one.
cv::Rect applyStroke(cv::Mat& strokes, const Stroke& stroke, const cv::Mat& pixels);

} // namespace core
