// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>

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

/// A brush that went straight from one place to another, its reach changing evenly (a capsule).
class Segment {
public:
    Segment(const StrokePoint& from, const StrokePoint& to)
        : m_from(from), m_dx(to.x - from.x), m_dy(to.y - from.y), m_growth(to.radius - from.radius),
          m_length(m_dx * m_dx + m_dy * m_dy)
    {}

    bool covers(float x, float y) const
    {
        const float px = x - m_from.x;
        const float py = y - m_from.y;
        const float along =
            m_length > 0 ? std::clamp((px * m_dx + py * m_dy) / m_length, 0.0F, 1.0F) : 0;
        const float ax = px - along * m_dx;
        const float ay = py - along * m_dy;
        const float radius = m_from.radius + along * m_growth;
        return ax * ax + ay * ay <= radius * radius;
    }

private:
    StrokePoint m_from;
    float m_dx, m_dy, m_growth, m_length;
};

cv::Rect drawSegment(cv::Mat& layer, StrokePoint from, StrokePoint to, uchar value)
{
    // So that the thinnest brush still meets the middle of a pixel.
    constexpr float thinnest = 0.71F;
    from.radius = std::max(from.radius, thinnest);
    to.radius = std::max(to.radius, thinnest);
    const auto columns =
        pixelsBetween(std::min(from.x - from.radius, to.x - to.radius),
                      std::max(from.x + from.radius, to.x + to.radius), layer.cols);
    const auto rows = pixelsBetween(std::min(from.y - from.radius, to.y - to.radius),
                                    std::max(from.y + from.radius, to.y + to.radius), layer.rows);
    const Segment segment(from, to);
    for (int y = rows.start; y < rows.end; ++y) {
        auto* row = layer.ptr<uchar>(y);
        for (int x = columns.start; x < columns.end; ++x)
            if (segment.covers(float(x) + 0.5F, float(y) + 0.5F))
                row[x] = value;
    }
    return {columns.start, rows.start, columns.size(), rows.size()};
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

/// Rows are filled between pairs of crossings with the outline (even-odd).
cv::Rect drawPolygon(cv::Mat& layer, const std::vector<StrokePoint>& points, uchar value)
{
    if (points.size() < 3)
        return {};
    const auto [top, bottom] = std::minmax_element(
        points.begin(), points.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    const auto rows = pixelsBetween(top->y, bottom->y, layer.rows);
    cv::Rect changed;
    std::vector<float> crossings;
    for (int y = rows.start; y < rows.end; ++y) {
        const float middle = float(y) + 0.5F;
        crossings.clear();
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto& a = points[i];
            const auto& b = points[(i + 1) % points.size()];
            if ((a.y <= middle) != (b.y <= middle))
                crossings.push_back(a.x + (middle - a.y) / (b.y - a.y) * (b.x - a.x));
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const auto columns = pixelsBetween(crossings[i], crossings[i + 1], layer.cols);
            if (columns.size() == 0)
                continue;
            std::fill_n(layer.ptr<uchar>(y) + columns.start, columns.size(), value);
            changed |= cv::Rect(columns.start, y, columns.size(), 1);
        }
    }
    return changed;
}

cv::Rect drawRectangle(cv::Mat& layer, const StrokePoint& a, const StrokePoint& b, uchar value)
{
    const auto columns = pixelsBetween(std::min(a.x, b.x), std::max(a.x, b.x), layer.cols);
    const auto rows = pixelsBetween(std::min(a.y, b.y), std::max(a.y, b.y), layer.rows);
    layer(rows, columns) = value;
    return {columns.start, rows.start, columns.size(), rows.size()};
}

int largestDifference(const cv::Vec3b& a, const cv::Vec3b& b)
{
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

cv::Rect flood(cv::Mat& layer, const StrokePoint& from, double tolerance, uchar value,
               const cv::Mat& pixels)
{
    const cv::Point start(int(std::floor(from.x)), int(std::floor(from.y)));
    if (!cv::Rect({}, layer.size()).contains(start))
        return {};
    const auto color = pixels.at<cv::Vec3b>(start);
    cv::Mat visited = cv::Mat::zeros(layer.size(), CV_8UC1);
    std::vector<cv::Point> open{start};
    visited.at<uchar>(start) = 1;
    cv::Rect changed(start, cv::Size(1, 1));
    while (!open.empty()) {
        const auto pixel = open.back();
        open.pop_back();
        layer.at<uchar>(pixel) = value;
        changed |= cv::Rect(pixel, cv::Size(1, 1));
        const auto& here = pixels.at<cv::Vec3b>(pixel);
        const std::array<cv::Point, 4> besides{
            cv::Point(pixel.x + 1, pixel.y), cv::Point(pixel.x - 1, pixel.y),
            cv::Point(pixel.x, pixel.y + 1), cv::Point(pixel.x, pixel.y - 1)};
        for (const auto& beside : besides) {
            if (!cv::Rect({}, layer.size()).contains(beside) || visited.at<uchar>(beside))
                continue;
            const auto& there = pixels.at<cv::Vec3b>(beside);
            if (largestDifference(here, there) > tolerance ||
                largestDifference(color, there) > 2 * tolerance)
                continue;
            visited.at<uchar>(beside) = 1;
            open.push_back(beside);
        }
    }
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
