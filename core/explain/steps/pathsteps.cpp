// SPDX-License-Identifier: GPL-3.0-or-later
// Integrated gradients, a = (x - x') * integral over t in [0, 1] of dS / dx (x' + t (x - x'))
// (Sundararajan et al., ICML 2017, equation 1), walked along its path. The trapezoidal rule, unlike
// the method's own Gauss-Legendre points, has a sum for every stop that ends exactly there.
#include "core/explain/steps/pathsteps.h"

#include "core/explain/baseline.h"
#include "core/explain/explain.h"
#include "core/explain/inputpicture.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"
#include "core/support/memory.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <opencv2/core.hpp>

#include <torch/script.h>

namespace core {

namespace {

constexpr std::size_t budgetShare = 4;

void verifyApplicable(const Model& model)
{
    const auto& method = findExplainer("integrated_gradients");
    if (const char* reason = whyNotApplicable(model, {}, method); *reason)
        throw Error(Fault::MethodNotApplicable, method.name, reason);
}

PathEnds endsOf(const Probe& probe, const at::Tensor& start)
{
    const auto& rule = probe.model().card().input;
    auto from = probe.geometry();
    from.input = matrixOf(start);
    return {inputPicture(from, rule), inputPicture(probe.geometry(), rule)};
}

/// From the stop before to this one.
double interval(const std::vector<PathStop>& stops, std::size_t index)
{
    return stops[index].position - stops[index - 1].position;
}

} // namespace

int affordableStops(int wanted, int width, int height)
{
    const auto bytes =
        std::max<std::size_t>(std::size_t(width) * std::size_t(height), 1) * sizeof(float);
    const auto fitting = memoryBudget() / budgetShare / bytes;
    return int(std::clamp<std::size_t>(fitting, fewestStops,
                                       std::size_t(std::clamp(wanted, fewestStops, mostStops))));
}

void walkPath(Probe& probe, const std::string& choice, int wanted, PathWatch& watch)
{
    verifyApplicable(probe.model());
    const auto start = baseline(probe, choice);
    const auto difference = probe.input() - start;
    auto ends = endsOf(probe, start);
    ends.stops = affordableStops(wanted, int(start.size(3)), int(start.size(2)));
    watch.begun(ends);
    Quiet quiet(watch);
    for (int index = 0; index < ends.stops; ++index) {
        if (watch.stopped())
            throw Cancelled();
        const double position = double(index) / (ends.stops - 1);
        const auto point = probe.at(start + difference * position);
        PathStop stop;
        stop.position = position;
        stop.score = point->score(quiet);
        const auto slope = difference * point->inputGradient(quiet);
        const auto map = slope.sum(1).squeeze(0);
        stop.slope = matrixOf(map);
        stop.slopeSum = slope.sum(at::kDouble).item<double>();
        watch.arrived(stop);
        watch.report(double(index + 1) / ends.stops);
    }
}

cv::Mat pictureAt(const PathEnds& ends, double position)
{
    cv::Mat mixed;
    cv::addWeighted(ends.baseline, 1 - position, ends.picture, position, 0, mixed);
    mixed.convertTo(mixed, CV_8UC3, 255);
    return mixed;
}

cv::Mat sumUpTo(const std::vector<PathStop>& stops, std::size_t last)
{
    assert(last < stops.size());
    cv::Mat sum = cv::Mat::zeros(stops.front().slope.size(), CV_64F);
    auto* to = sum.ptr<double>();
    for (std::size_t index = 0; last > 0 && index <= last; ++index) {
        // Each stop counts for half of the intervals on both sides of it.
        const double weight = ((index > 0 ? interval(stops, index) : 0) +
                               (index < last ? interval(stops, index + 1) : 0)) /
                              2;
        const auto* from = stops[index].slope.ptr<float>();
        for (std::size_t pixel = 0; pixel < sum.total(); ++pixel)
            to[pixel] += weight * from[pixel];
    }
    cv::Mat single;
    sum.convertTo(single, CV_32F);
    return single;
}

std::vector<double> totals(const std::vector<PathStop>& stops)
{
    std::vector<double> found;
    double sum = 0;
    for (std::size_t index = 0; index < stops.size(); ++index) {
        if (index > 0)
            sum += interval(stops, index) * (stops[index - 1].slopeSum + stops[index].slopeSum) / 2;
        found.push_back(sum);
    }
    return found;
}

std::optional<double> completenessError(const std::vector<PathStop>& stops)
{
    if (stops.empty() || stops.back().score == stops.front().score)
        return {};
    const double change = stops.back().score - stops.front().score;
    return std::abs(totals(stops).back() - change) / std::abs(change);
}

} // namespace core
