// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/strokescript.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace bench {

namespace {

/// So many correcting strokes at most come first, as long as they are needed.
constexpr int mostCorrections = 16;
constexpr double goodEnough = 0.97;

std::vector<cv::Point> longestOutline(const cv::Mat& truth)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(truth, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    return *std::max_element(outlines.begin(), outlines.end(),
                             [](const auto& a, const auto& b) { return a.size() < b.size(); });
}

core::StrokePoint pointAt(const cv::Point2d& place, double radius)
{
    return {float(place.x + 0.5), float(place.y + 0.5), float(radius)};
}

} // namespace

StrokeScript::StrokeScript(const cv::Mat& truth)
    : m_truth(truth), m_boundary(longestOutline(truth)), m_brush(truth.size())
{}

std::optional<core::Stroke> StrokeScript::next(const CutSession& session)
{
    const auto correction = correctingStroke(session.mask(), m_truth);
    if (m_turn == 0 && m_corrections < mostCorrections && correction &&
        overlap(session.mask(), m_truth) < goodEnough) {
        ++m_corrections;
        return correction;
    }
    switch (m_turn++ % 6) {
    case 0: return alongBoundary(core::Seed::Object);
    case 1: return alongBoundary(core::Seed::Background);
    case 2: return acrossBoundary();
    case 3: return correction ? correction : alongBoundary(core::Seed::Object);
    case 4: return acrossBoundary();
    default: return {};
    }
}

std::size_t StrokeScript::somewhere()
{
    return m_random() % m_boundary.size();
}

/// Across the outline there, away from the object.
cv::Point2d StrokeScript::outwards(std::size_t place) const
{
    constexpr std::size_t around = 8;
    const auto count = m_boundary.size();
    const cv::Point2d run =
        m_boundary[(place + around) % count] - m_boundary[(place + count - around % count) % count];
    const double length = std::hypot(run.x, run.y);
    const cv::Point2d normal = length > 0 ? cv::Point2d(run.y, -run.x) / length : cv::Point2d(1, 0);
    const cv::Point beyond(m_boundary[place] + cv::Point(normal * (m_brush.thinnest + 2)));
    const bool inside = cv::Rect({}, m_truth.size()).contains(beyond) && m_truth.at<uchar>(beyond);
    return inside ? -normal : normal;
}

/// A careful stroke with a thin brush, just beside the boundary.
core::Stroke StrokeScript::alongBoundary(core::Seed seed)
{
    core::Stroke stroke;
    stroke.seed = seed;
    const double radius = 1.5 * m_brush.thinnest;
    const double away = (seed == core::Seed::Object ? -1 : 1) * (radius + m_brush.thinnest);
    const auto first = somewhere();
    const auto length = std::min(m_boundary.size(), std::size_t(m_brush.longest));
    const auto step = std::max<std::size_t>(1, std::size_t(m_brush.thinnest));
    for (std::size_t i = 0; i < length; i += step) {
        const auto place = (first + i) % m_boundary.size();
        stroke.points.push_back(
            pointAt(cv::Point2d(m_boundary[place]) + outwards(place) * away, radius));
    }
    return stroke;
}

/// A stroke in the object that slips out of it.
core::Stroke StrokeScript::acrossBoundary()
{
    core::Stroke stroke;
    stroke.seed = core::Seed::Object;
    const auto place = somewhere();
    const auto direction = outwards(place);
    const double half = m_brush.longest / 3;
    for (const double way : {-half, -half / 2, 0.0, half / 2, half})
        stroke.points.push_back(
            pointAt(cv::Point2d(m_boundary[place]) + direction * way, 2 * m_brush.thinnest));
    return stroke;
}

} // namespace bench
