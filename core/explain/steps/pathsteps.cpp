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
#include <bit>
#include <cassert>
#include <cmath>
#include <iterator>
#include <map>
#include <opencv2/core.hpp>

#include <torch/script.h>

namespace core {

namespace {

constexpr std::size_t budgetShare = 4;
constexpr int mostFirstPieces = 4;
constexpr int stopsPerFirstPiece = 4;     ///< so that most stops are left for halving
constexpr double rounding = 1e-5;         ///< of the scores; smaller errors count for nothing
constexpr double narrowest = 1.0 / 16384; ///< piece that is halved

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
    PathEnds ends;
    ends.baseline = inputPicture(from, rule);
    ends.picture = inputPicture(probe.geometry(), rule);
    return ends;
}

/// Says where the next stop is.
class Places {
public:
    explicit Places(const PathEnds& ends)
        : m_stops(ends.stops),
          m_even(ends.places == StopPlaces::Even ? ends.stops - 1 : firstPieces(ends.stops - 1))
    {}

    double next() const
    {
        const int done = int(m_known.size());
        if (m_even == m_stops - 1 || done == 0)
            return double(done) / m_even;
        if (done <= m_even) // both ends, then what is between
            return done == 1 ? 1 : double(done - 1) / m_even;
        return middleOfWorst();
    }

    void add(const PathStop& stop)
    {
        m_known[stop.position] = {stop.score, stop.slopeSum};
        m_scale = std::max(m_scale, std::abs(stop.score));
    }

private:
    /// A power of two, so that all stops are at simple fractions of the path.
    static int firstPieces(int pieces)
    {
        const int wanted = std::clamp(pieces / stopsPerFirstPiece, 1, mostFirstPieces);
        return int(std::bit_floor(unsigned(wanted)));
    }

    struct Known {
        double score;
        double slopeSum;
    };

    /// Of equally bad pieces the widest is halved.
    double middleOfWorst() const
    {
        double worst = -1, widest = 0, middle = 0;
        for (auto from = m_known.begin(), to = std::next(from); to != m_known.end(); ++from, ++to) {
            const double width = to->first - from->first;
            const double sum = width * (from->second.slopeSum + to->second.slopeSum) / 2;
            double error = std::abs(sum - (to->second.score - from->second.score));
            if (error < rounding * m_scale || width <= narrowest)
                error = 0;
            if (error > worst || (error == worst && width > widest)) {
                worst = error;
                widest = width;
                middle = (from->first + to->first) / 2;
            }
        }
        return middle;
    }

    int m_stops;
    int m_even; ///< pieces of equal width to begin with
    double m_scale = 0;
    std::map<double, Known> m_known; ///< by position
};

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

void walkPath(Probe& probe, const std::string& choice, int wanted, StopPlaces where,
              PathWatch& watch)
{
    verifyApplicable(probe.model());
    const auto start = baseline(probe, choice);
    const auto difference = probe.input() - start;
    auto ends = endsOf(probe, start);
    ends.stops = affordableStops(wanted, int(start.size(3)), int(start.size(2)));
    ends.places = where;
    watch.begun(ends);
    Places places(ends);
    Quiet quiet(watch);
    for (int index = 0; index < ends.stops; ++index) {
        if (watch.stopped())
            throw Cancelled();
        PathStop stop;
        stop.position = places.next();
        const auto point = probe.at(start + difference * stop.position);
        stop.score = point->score(quiet);
        const auto slope = difference * point->inputGradient(quiet);
        const auto map = slope.sum(1).squeeze(0);
        stop.slope = matrixOf(map);
        stop.slopeSum = slope.sum(at::kDouble).item<double>();
        places.add(stop);
        watch.arrived(stop);
        watch.report(double(index + 1) / ends.stops);
    }
}

std::size_t insertStop(std::vector<PathStop>& stops, const PathStop& stop)
{
    const auto after = std::upper_bound(
        stops.begin(), stops.end(), stop.position,
        [](double position, const PathStop& other) { return position < other.position; });
    return std::size_t(stops.insert(after, stop) - stops.begin());
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
