// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// The mask's outlines along pixel edges: polygons without holes that do not overlap and together
/// are exactly the object. A pixel (x, y) reaches from (x, y) to (x + 1, y + 1); only true corners
/// are listed, clockwise on the screen. A part with holes is cut in two or more at the rows where
/// holes end. Pixels that touch at a corner only are parts of their own.
std::vector<std::vector<cv::Point>> outlines(const cv::Mat& mask);

/// A polygon in picture coordinates, where (0.5, 0.5) is the middle of the first pixel; it closes
/// itself.
using Polygon = std::vector<cv::Point2d>;

/// The pixels whose middle lies in any of the polygons: CV_8UC1, 255 and 0. Where a polygon crosses
/// itself, what an odd number of its edges surrounds is inside. A middle that lies on an edge
/// belongs to the side on the right of it or below it, so that neighbours share no pixel.
cv::Mat fillPolygons(const std::vector<Polygon>& polygons, cv::Size size);

/// The same with one polygon, over what `mask` (CV_8UC1) holds already. A polygon with a coordinate
/// that is not finite has no inside.
void fillPolygon(cv::Mat& mask, const Polygon& polygon);

/// About how many bytes fillPolygon() has to touch: polygons out of a file can ask for hours.
double fillingEffort(const Polygon& polygon, cv::Size size);

} // namespace core
