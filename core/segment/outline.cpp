// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/outline.h"

#include "core/segment/runs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace core {

namespace {

/// The contacts that make trees of runs, and a tree has no hole. A run that would close a ring with
/// the piece above it does not join that piece, and from then on nothing does, so that the two
/// cannot become one further down.
std::vector<Contact> treeContacts(const std::vector<Run>& runs)
{
    std::vector<Contact> joined;
    Pieces pieces(runs.size());
    std::vector<bool> closed(runs.size());       // by piece
    std::vector<int> touchedBy(runs.size(), -1); // by piece: the last run below it
    auto index = [](int i) { return static_cast<std::size_t>(i); };
    visitContacts(runs, false, [&](int lower, int firstUpper, int endUpper) {
        for (int upper = firstUpper; upper < endUpper; ++upper) {
            const int piece = pieces.of(upper);
            if (touchedBy[index(piece)] == lower)
                closed[index(piece)] = true;
            touchedBy[index(piece)] = lower;
        }
        for (int upper = firstUpper; upper < endUpper; ++upper) {
            if (closed[index(pieces.of(upper))])
                continue;
            pieces.join(upper, lower);
            joined.push_back({upper, lower});
        }
    });
    return joined;
}

/// Far beyond any picture; keeps the arithmetic exact enough.
constexpr double farthest = 1e9;

cv::Point2d brought(const cv::Point2d& point)
{
    return {std::clamp(point.x, -farthest, farthest), std::clamp(point.y, -farthest, farthest)};
}

bool isFinite(const Polygon& polygon)
{
    return std::ranges::all_of(polygon, [](const cv::Point2d& point) {
        return std::isfinite(point.x) && std::isfinite(point.y);
    });
}

/// The first pixel whose middle is at or beyond `place`, within 0 to `end`.
int firstPixel(double place, int end)
{
    return static_cast<int>(std::clamp(std::ceil(place - 0.5), 0., static_cast<double>(end)));
}

/// Calls `visit(upper point, lower point, first row, end row)` for the edges that cross the middle
/// of a row.
template <typename Visit> void visitEdges(const Polygon& polygon, int rows, Visit visit)
{
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        cv::Point2d a = brought(polygon[i]);
        cv::Point2d b = brought(polygon[i + 1 < polygon.size() ? i + 1 : 0]);
        if (a.y > b.y)
            std::swap(a, b);
        const int first = firstPixel(a.y, rows);
        const int end = firstPixel(b.y, rows);
        if (first < end)
            visit(a, b, first, end);
    }
}

/// The pixels at which the polygon's inside begins and ends, by row.
struct Crossings {
    int firstRow = 0;
    std::vector<std::size_t> starts; ///< of each row in `pixels`, and the end of the last
    std::vector<int> pixels;         ///< not sorted
};

Crossings crossingsOf(const Polygon& polygon, cv::Size size)
{
    int top = size.height;
    int bottom = 0;
    visitEdges(polygon, size.height, [&](const auto&, const auto&, int first, int end) {
        top = std::min(top, first);
        bottom = std::max(bottom, end);
    });
    Crossings crossings{top, {}, {}};
    if (top >= bottom)
        return crossings;

    // Counting sort: how many crossings each row has, where it starts, then the crossings.
    std::vector<std::size_t>& starts = crossings.starts;
    starts.resize(static_cast<std::size_t>(bottom - top) + 2);
    auto place = [top](int y) { return static_cast<std::size_t>(y - top); };
    visitEdges(polygon, size.height, [&](const auto&, const auto&, int first, int end) {
        for (int y = first; y < end; ++y)
            ++starts[place(y) + 2];
    });
    for (std::size_t i = 2; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    crossings.pixels.resize(starts.back());
    visitEdges(polygon, size.height,
               [&](const cv::Point2d& a, const cv::Point2d& b, int first, int end) {
                   for (int y = first; y < end; ++y) {
                       const double x = a.x + (y + 0.5 - a.y) / (b.y - a.y) * (b.x - a.x);
                       crossings.pixels[starts[place(y) + 1]++] = firstPixel(x, size.width);
                   }
               });
    starts.pop_back(); // each row's start has moved to its end, which is the next row's start
    return crossings;
}

} // namespace

std::vector<std::vector<cv::Point>> outlines(const cv::Mat& mask)
{
    std::vector<std::vector<cv::Point>> polygons;
    const std::vector<Run> runs = runsOf(mask);
    visitBorders(runs, treeContacts(runs),
                 [&](std::vector<cv::Point>& corners) { polygons.push_back(corners); });
    return polygons;
}

cv::Mat fillPolygons(const std::vector<Polygon>& polygons, cv::Size size)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    for (const Polygon& polygon : polygons)
        fillPolygon(mask, polygon);
    return mask;
}

void fillPolygon(cv::Mat& mask, const Polygon& polygon)
{
    if (polygon.size() < 3 || !isFinite(polygon))
        return;
    Crossings crossings = crossingsOf(polygon, mask.size());
    for (std::size_t row = 0; row + 1 < crossings.starts.size(); ++row) {
        const int y = crossings.firstRow + static_cast<int>(row);
        int* pixels = crossings.pixels.data() + crossings.starts[row];
        int* end = crossings.pixels.data() + crossings.starts[row + 1];
        std::sort(pixels, end);
        for (; pixels + 1 < end; pixels += 2)
            paint(mask, {y, pixels[0], pixels[1]}, 255);
    }
}

double fillingEffort(const Polygon& polygon, cv::Size size)
{
    if (polygon.size() < 3 || !isFinite(polygon))
        return 0;
    constexpr double bytesPerCrossing = 64; // in time, not in memory
    double crossings = 0;
    cv::Rect2d touched;
    visitEdges(polygon, size.height,
               [&](const cv::Point2d& a, const cv::Point2d& b, int first, int end) {
                   crossings += end - first;
                   const double left = std::clamp<double>(std::min(a.x, b.x), 0, size.width);
                   const double right = std::clamp<double>(std::max(a.x, b.x), 0, size.width);
                   touched |= cv::Rect2d(left, first, std::max(right - left, 1.), end - first);
               });
    return static_cast<double>(polygon.size()) + bytesPerCrossing * crossings + touched.area();
}

} // namespace core
