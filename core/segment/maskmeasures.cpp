// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/maskmeasures.h"

#include "core/image/masksize.h"
#include "core/segment/runs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <opencv2/core.hpp>
#include <vector>

namespace core {

namespace {

std::vector<Contact> allContacts(const std::vector<Run>& runs)
{
    std::vector<Contact> contacts;
    visitContacts(runs, false, [&](int lower, int firstUpper, int endUpper) {
        for (int upper = firstUpper; upper < endUpper; ++upper)
            contacts.push_back({upper, lower});
    });
    return contacts;
}

/// The unit steps of a closed border.
void listSteps(const std::vector<cv::Point>& corners, std::vector<cv::Point>& steps)
{
    steps.clear();
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const cv::Point way = corners[(i + 1) % corners.size()] - corners[i];
        const int count = std::abs(way.x) + std::abs(way.y); // one of the two is 0
        steps.insert(steps.end(), static_cast<std::size_t>(count), way / count);
    }
}

/// The length of the smooth curve that the steps follow.
double smoothLength(const std::vector<cv::Point>& steps)
{
    const auto count = static_cast<std::ptrdiff_t>(steps.size());
    // Small shapes turn quickly: an eighth of the way round at most, to both sides.
    const std::ptrdiff_t reach = std::min<std::ptrdiff_t>(5, (count - 1) / 8);
    auto at = [&](std::ptrdiff_t i) {
        return steps[static_cast<std::size_t>(i < 0 ? i + count : i < count ? i : i - count)];
    };
    double length = 0;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        cv::Point direction;
        for (std::ptrdiff_t k = -reach; k <= reach; ++k)
            direction += at(i + k) * static_cast<int>(reach + 1 - std::abs(k));
        const double norm = std::hypot(direction.x, direction.y);
        length += norm > 0 ? std::abs(direction.dot(at(i))) / norm : 1; // 0: the tip of a line
    }
    return length;
}

} // namespace

MaskMeasures measure(const cv::Mat& mask)
{
    MaskMeasures measures;
    const std::vector<Run> runs = runsOf(mask);
    for (const Run& run : runs) {
        measures.area += run.end - run.first;
        measures.box |= cv::Rect(run.first, run.y, run.end - run.first, 1);
    }
    std::vector<cv::Point> steps;
    visitBorders(runs, allContacts(runs), [&](const std::vector<cv::Point>& corners) {
        listSteps(corners, steps);
        measures.contourLength += smoothLength(steps);
    });
    return measures;
}

Agreement agreement(const cv::Mat& mask, const cv::Mat& reference)
{
    verifyMaskFits(reference.size(), mask.size(), "reference");
    if (mask.empty())
        return {};
    const int inMask = cv::countNonZero(mask);
    const int inReference = cv::countNonZero(reference);
    const int inBoth = cv::countNonZero((mask != 0) & (reference != 0));
    if (inMask == 0 && inReference == 0)
        return {};
    auto share = [inBoth](double whole) { return whole > 0 ? inBoth / whole : 0; };
    return {share(static_cast<double>(inMask) + inReference - inBoth), share(inMask),
            share(inReference)};
}

} // namespace core
