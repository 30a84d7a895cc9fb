// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulateduser.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace bench {

namespace {

/// The largest connected part of a mask, cut out of it with a border of one; empty if there is
/// none.
struct Part {
    cv::Mat inside; ///< CV_8UC1, 255 inside
    cv::Point corner;
};

Part largestPart(const cv::Mat& mask)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 8);
    int largest = 0;
    for (int i = 1; i < count; ++i)
        if (largest == 0 ||
            stats.at<int>(i, cv::CC_STAT_AREA) > stats.at<int>(largest, cv::CC_STAT_AREA))
            largest = i;
    if (largest == 0)
        return {};
    const cv::Rect box(
        stats.at<int>(largest, cv::CC_STAT_LEFT), stats.at<int>(largest, cv::CC_STAT_TOP),
        stats.at<int>(largest, cv::CC_STAT_WIDTH), stats.at<int>(largest, cv::CC_STAT_HEIGHT));
    Part part{{}, box.tl() - cv::Point(1, 1)};
    cv::copyMakeBorder(labels(box) == largest, part.inside, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    return part;
}

/// A unit vector along the part's greatest extent.
cv::Point2d mainAxis(const cv::Mat& inside)
{
    const auto moments = cv::moments(inside, true);
    const double angle = 0.5 * std::atan2(2 * moments.mu11, moments.mu20 - moments.mu02);
    return {std::cos(angle), std::sin(angle)};
}

/// How far one can go from `start` so that a brush of `radius` stays inside.
double wayInside(const cv::Mat& depth, cv::Point start, cv::Point2d direction, double radius,
                 double longest)
{
    for (double way = 1; way <= longest; ++way) {
        const cv::Point place(int(std::lround(start.x + way * direction.x)),
                              int(std::lround(start.y + way * direction.y)));
        if (!cv::Rect({}, depth.size()).contains(place) ||
            double(depth.at<float>(place)) < radius + 1)
            return way - 1;
    }
    return longest;
}

} // namespace

Brush::Brush(cv::Size picture)
{
    const double scale = std::sqrt(double(picture.area()) / 0.5e6);
    thinnest = 3 * scale;
    thickest = 30 * scale;
    longest = 120 * scale;
}

std::optional<core::Stroke> correctingStroke(const cv::Mat& mask, const cv::Mat& truth)
{
    const auto part = largestPart((mask != 0) != (truth != 0));
    if (part.inside.empty())
        return {};
    cv::Mat depth;
    cv::distanceTransform(part.inside, depth, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    double deepest = 0;
    cv::Point middle;
    cv::minMaxLoc(depth, nullptr, &deepest, nullptr, &middle);

    const Brush brush(mask.size());
    // A brush that is wider than the part would spoil what is right beside it.
    const double radius = std::min(std::clamp(deepest / 2, brush.thinnest, brush.thickest),
                                   std::max(deepest - 1, 0.5));
    const auto axis = mainAxis(part.inside);
    const double forth = wayInside(depth, middle, axis, radius, brush.longest / 2);
    const double back = wayInside(depth, middle, -axis, radius, brush.longest / 2);

    const auto start = middle + part.corner;
    core::Stroke stroke;
    stroke.seed = truth.at<uchar>(start) ? core::Seed::Object : core::Seed::Background;
    for (const double way : {-back, 0.0, forth})
        stroke.points.push_back({float(start.x + 0.5 + way * axis.x),
                                 float(start.y + 0.5 + way * axis.y), float(radius)});
    return stroke;
}

double overlap(const cv::Mat& mask, const cv::Mat& truth)
{
    const int either = cv::countNonZero(mask | truth);
    return either ? double(cv::countNonZero(mask & truth)) / either : 1;
}

} // namespace bench
