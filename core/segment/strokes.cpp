// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/strokes.h"

#include "core/segment/outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace core {

namespace {

/// A picture of more than a billion pixels a side is none, so these lose nothing.
constexpr float farAway = 1e6F; // which also bounds how often a way is cut in half

StrokePoint tamed(StrokePoint point)
{
    const auto within = [](float value) {
        return std::isfinite(value) ? std::clamp(value, -farAway, farAway) : -farAway;
    };
    return {within(point.x), within(point.y), std::clamp(within(point.radius), 0.0F, farAway)};
}

/// The pixels whose middles may lie between two coordinates.
cv::Range pixelsBetween(float low, float high, int count)
{
    const int first = std::clamp(int(std::ceil(low - 0.5F)), 0, count);
    const int last = std::clamp(int(std::floor(high - 0.5F)) + 1, first, count);
    return {first, last};
}

/// A stretch of a row, in picture coordinates.
struct Stretch {
    float left = farAway;
    float right = -farAway;
    void include(float x)
    {
        left = std::min(left, x);
        right = std::max(right, x);
    }
};

/// A brush that went straight from one place to another, its reach changing evenly: two discs, and
/// the quadrilateral between them.
class Segment {
public:
    Segment(const StrokePoint& from, const StrokePoint& to) : m_discs{from, to}
    {
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        if (length == 0)
            return;
        const float nx = -(to.y - from.y) / length;
        const float ny = (to.x - from.x) / length;
        m_corners = {{{from.x + nx * from.radius, from.y + ny * from.radius},
                      {to.x + nx * to.radius, to.y + ny * to.radius},
                      {to.x - nx * to.radius, to.y - ny * to.radius},
                      {from.x - nx * from.radius, from.y - ny * from.radius}}};
    }

    /// What it covers of the row at `y`.
    Stretch at(float y) const
    {
        Stretch covered;
        for (const auto& disc : m_discs) {
            const float rest = disc.radius * disc.radius - (y - disc.y) * (y - disc.y);
            if (rest < 0)
                continue;
            covered.include(disc.x - std::sqrt(rest));
            covered.include(disc.x + std::sqrt(rest));
        }
        for (std::size_t i = 0; i < m_corners.size(); ++i) {
            const auto& a = m_corners[i];
            const auto& b = m_corners[(i + 1) % m_corners.size()];
            if ((a.y <= y) != (b.y <= y))
                covered.include(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
        return covered;
    }

private:
    std::array<StrokePoint, 2> m_discs;
    std::array<cv::Point2f, 4> m_corners{};
};

cv::Rect drawSegment(cv::Mat& layer, StrokePoint from, StrokePoint to, uchar value)
{
    // So that the thinnest brush still meets the middle of a pixel.
    constexpr float thinnest = 0.71F;
    from.radius = std::max(from.radius, thinnest);
    to.radius = std::max(to.radius, thinnest);
    const auto rows = pixelsBetween(std::min(from.y - from.radius, to.y - to.radius),
                                    std::max(from.y + from.radius, to.y + to.radius), layer.rows);
    const Segment segment(from, to);
    cv::Rect changed;
    for (int y = rows.start; y < rows.end; ++y) {
        const auto covered = segment.at(float(y) + 0.5F);
        const auto columns = pixelsBetween(covered.left, covered.right, layer.cols);
        if (columns.size() == 0)
            continue;
        std::fill_n(layer.ptr<uchar>(y) + columns.start, columns.size(), value);
        changed |= cv::Rect(columns.start, y, columns.size(), 1);
    }
    return changed;
}

/// A long way in pieces, so that only what lies near it is looked at.
cv::Rect drawInPieces(cv::Mat& layer, const StrokePoint& from, const StrokePoint& to, uchar value)
{
    const float longest = 64 + 4 * std::max(from.radius, to.radius);
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= longest)
        return drawSegment(layer, from, to, value);
    const StrokePoint middle{(from.x + to.x) / 2, (from.y + to.y) / 2,
                             (from.radius + to.radius) / 2};
    return drawInPieces(layer, from, middle, value) | drawInPieces(layer, middle, to, value);
}

cv::Rect drawLine(cv::Mat& layer, const std::vector<StrokePoint>& points, uchar value)
{
    cv::Rect changed;
    for (std::size_t i = 0; i < points.size(); ++i)
        changed |= drawInPieces(layer, points[i ? i - 1 : 0], points[i], value);
    return changed;
}

/// What an odd number of edges surrounds.
cv::Rect drawPolygon(cv::Mat& layer, const std::vector<StrokePoint>& points, uchar value)
{
    const auto [left, right] = std::minmax_element(
        points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(
        points.begin(), points.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    const auto columns = pixelsBetween(left->x, right->x, layer.cols);
    const auto rows = pixelsBetween(top->y, bottom->y, layer.rows);
    const cv::Rect box(columns.start, rows.start, columns.size(), rows.size());
    if (box.empty())
        return {};
    Polygon polygon;
    for (const auto& point : points)
        polygon.emplace_back(point.x - box.x, point.y - box.y);
    cv::Mat inside = cv::Mat::zeros(box.size(), CV_8UC1);
    fillPolygon(inside, polygon);
    layer(box).setTo(int(value), inside);
    return box;
}

cv::Rect drawRectangle(cv::Mat& layer, const StrokePoint& a, const StrokePoint& b, uchar value)
{
    const auto columns = pixelsBetween(std::min(a.x, b.x), std::max(a.x, b.x), layer.cols);
    const auto rows = pixelsBetween(std::min(a.y, b.y), std::max(a.y, b.y), layer.rows);
    layer(rows, columns) = value;
    return {columns.start, rows.start, columns.size(), rows.size()};
}

/// All that is connected with the first point in steps no larger than the tolerance, and never more
/// than twice that away from its colour.
cv::Rect flood(cv::Mat& layer, const StrokePoint& from, double tolerance, uchar value,
               const cv::Mat& pixels)
{
    const cv::Point start(int(std::floor(from.x)), int(std::floor(from.y)));
    if (!cv::Rect({}, layer.size()).contains(start))
        return {};
    // Where the mask is not 0, cv::floodFill does not go; it is a pixel larger on all sides.
    constexpr uchar filled = 2;
    cv::Mat mask = cv::Mat::ones(layer.rows + 2, layer.cols + 2, CV_8UC1);
    cv::Mat inner = mask(cv::Rect({1, 1}, layer.size()));
    const cv::Scalar color = pixels.at<cv::Vec3b>(start);
    cv::Mat similar;
    cv::inRange(pixels, color - cv::Scalar::all(2 * tolerance),
                color + cv::Scalar::all(2 * tolerance), similar);
    inner.setTo(0, similar);
    cv::Mat shared = pixels; // floodFill takes what it might change; with a mask only, it does not
    cv::Rect changed;
    cv::floodFill(shared, mask, start, {}, &changed, cv::Scalar::all(tolerance),
                  cv::Scalar::all(tolerance), 4 | cv::FLOODFILL_MASK_ONLY | (filled << 8));
    layer.setTo(int(value), inner == int(filled));
    return changed;
}

} // namespace

cv::Rect applyStroke(cv::Mat& strokes, const Stroke& stroke, const cv::Mat& pixels)
{
    CV_Assert(strokes.type() == CV_8UC1 && strokes.size() == pixels.size());
    if (stroke.points.empty() || strokes.empty())
        return {};
    auto points = stroke.points;
    std::transform(points.begin(), points.end(), points.begin(), tamed);
    const auto value = uchar(stroke.seed);
    switch (stroke.shape) {
    case StrokeShape::Line: return drawLine(strokes, points, value);
    case StrokeShape::Polygon: return drawPolygon(strokes, points, value);
    case StrokeShape::Rectangle:
        return drawRectangle(strokes, points.front(), points.back(), value);
    case StrokeShape::Flood: return flood(strokes, points.front(), stroke.tolerance, value, pixels);
    }
    return {};
}

} // namespace core
