// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/doubt.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

/// The pixels whose middle lies between two edges, within 0 to `length`: first and end.
std::pair<int, int> pixelsBetween(double low, double high, int length)
{
    // std::clamp passes no NaN on: comparisons with it are false, and the box is empty.
    const auto pixel = [length](double edge) {
        return edge > 0 ? int(std::ceil(std::min(edge, length + 1.0) - 0.5)) : 0;
    };
    return {std::min(pixel(low), length), std::min(pixel(high), length)};
}

} // namespace

std::optional<double> BoxEvidence::share() const
{
    return whole > 0 ? std::optional(inside / whole) : std::nullopt;
}

double BoxEvidence::areaShare() const
{
    return seen > 0 ? double(area) / double(seen) : 0;
}

std::optional<double> BoxEvidence::density() const
{
    if (area == 0 || !share())
        return {};
    return *share() / areaShare();
}

BoxEvidence evidenceIn(const Heatmap& map, const cv::Rect2d& box, double perPixel)
{
    const cv::Rect covered = map.covered & cv::Rect({0, 0}, map.values.size());
    const auto [left, right] = pixelsBetween(box.x, box.x + box.width, map.values.cols);
    const auto [top, bottom] = pixelsBetween(box.y, box.y + box.height, map.values.rows);
    const auto inside =
        covered & cv::Rect(left, top, std::max(0, right - left), std::max(0, bottom - top));
    BoxEvidence evidence;
    evidence.area = inside.area();
    evidence.seen = covered.area();
    for (int y = covered.y; y < covered.y + covered.height; ++y) {
        const auto* row = map.values.ptr<float>(y);
        for (int x = covered.x; x < covered.x + covered.width; ++x) {
            const double value = row[x] * perPixel, positive = std::max(value, 0.0);
            evidence.whole += positive;
            evidence.netWhole += value;
            if (!inside.contains({x, y}))
                continue;
            evidence.inside += positive;
            evidence.net += value;
        }
    }
    return evidence;
}

BoxJudgement judged(const BoxEvidence& box, const std::vector<BoxEvidence>& others,
                    double threshold)
{
    BoxJudgement result;
    const auto strongest = std::ranges::max_element(others, {}, &BoxEvidence::net);
    if (!(box.net > 0))
        result.judgement = Judgement::None;
    if (strongest == others.end() || !(strongest->net > 0))
        return result;
    result.strongest = int(strongest - others.begin());
    result.ratio = std::max(box.net, 0.0) / strongest->net;
    result.judgement = *result.ratio <= noEvidence  ? Judgement::None
                       : *result.ratio >= threshold ? Judgement::Supported
                                                    : Judgement::Weak;
    return result;
}

} // namespace core
