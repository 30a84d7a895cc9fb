// SPDX-License-Identifier: GPL-3.0-or-later
// Guided integrated gradients: integrated gradients on a path that in each step moves the values
// whose gradient is smallest, so that the noise of steep directions is not collected.
// Kapishnikov et al.: "Guided Integrated Gradients: an Adaptive Path Method for Removing Noise",
// CVPR 2021, section 4.2 (anchored: no value strays further than `distance` from the straight
// path). Fraction and distance as in PAIR's library, which takes 200 steps; 50 as for integrated
// gradients. As there, the path is kept in double precision. The sum of a is S(x) - S(x') for
// short steps, unless the path runs along kinks of the network (ReLU), where no step is short
// enough: the error is reported.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/path.h"
#include "core/model/graph/rule.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <torch/script.h>

namespace core {

namespace {

using Numbers = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double closeness = 1e-9;

Numbers numbersOf(const at::Tensor& tensor)
{
    const auto dense = tensor.detach().to(at::kDouble).contiguous();
    return {dense.data_ptr<double>(), dense.data_ptr<double>() + dense.numel()};
}

bool areClose(double a, double b)
{
    return std::abs(a - b) <= std::max(closeness * std::max(std::abs(a), std::abs(b)), closeness);
}

/// The value that a share of the others is below or at; never between two values.
double lowerQuantile(Numbers values, double fraction)
{
    const auto place =
        values.begin() + std::ptrdiff_t(std::floor(fraction * double(values.size() - 1)));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

class GuidedPath {
public:
    GuidedPath(const at::Tensor& start, const at::Tensor& end, double fraction, double distance)
        : m_start(numbersOf(start)), m_end(numbersOf(end)), m_fraction(fraction),
          m_distance(distance), m_point(m_start), m_attribution(m_start.size())
    {
        m_length = distanceToEnd();
    }

    double length() const { return m_length; }
    Numbers& point() { return m_point; }
    Numbers& attribution() { return m_attribution; }

    /// Moves on until the share `position` of the way is done.
    void advance(double position, const Numbers& gradient, const Progress& progress)
    {
        const double low = std::max(position - m_distance, 0.0);
        const double high = std::min(position + m_distance, 1.0);
        const double target = m_length * (1 - position);
        const auto before = m_point;
        Numbers magnitude;
        for (double value : gradient)
            magnitude.push_back(std::abs(value));
        while (!moveTowards(target, low, high, magnitude))
            if (progress.stopped())
                throw Cancelled();
        for (std::size_t index = 0; index < m_point.size(); ++index)
            m_attribution[index] += (m_point[index] - before[index]) * gradient[index];
    }

private:
    double onStraightPath(std::size_t index, double position) const
    {
        return m_start[index] + (m_end[index] - m_start[index]) * position;
    }

    double distanceToEnd() const
    {
        double sum = 0;
        for (std::size_t index = 0; index < m_point.size(); ++index)
            sum += std::abs(m_point[index] - m_end[index]);
        return sum;
    }

    void raiseStragglers(double low)
    {
        for (std::size_t index = 0; index < m_point.size(); ++index) {
            const double whole = m_end[index] - m_start[index];
            if (whole != 0 && (m_point[index] - m_start[index]) / whole < low)
                m_point[index] = onStraightPath(index, low);
        }
    }

    /// Moves those with the smallest gradient, at most as far as `high`. True once `target` is
    /// reached. The magnitude of what has arrived at `high` becomes infinite.
    bool moveTowards(double target, double low, double high, Numbers& magnitude)
    {
        raiseStragglers(low);
        const double current = distanceToEnd();
        if (areClose(target, current))
            return true;
        for (std::size_t index = 0; index < m_point.size(); ++index)
            if (m_point[index] == onStraightPath(index, high))
                magnitude[index] = infinity;
        const double threshold = lowerQuantile(magnitude, m_fraction);
        const auto isChosen = [&](std::size_t index) {
            return magnitude[index] <= threshold && magnitude[index] != infinity;
        };
        double within = 0;
        for (std::size_t index = 0; index < m_point.size(); ++index)
            if (isChosen(index))
                within += std::abs(m_point[index] - onStraightPath(index, high));
        if (within == 0) // all are as far as they may go
            return true;
        const double share = (current - target) / within;
        for (std::size_t index = 0; index < m_point.size(); ++index)
            if (isChosen(index)) {
                const double limit = onStraightPath(index, high);
                m_point[index] =
                    share > 1 ? limit : m_point[index] + (limit - m_point[index]) * share;
            }
        return share <= 1;
    }

    Numbers m_start;
    Numbers m_end;
    double m_fraction;
    double m_distance;
    Numbers m_point;
    Numbers m_attribution;
    double m_length = 0; ///< L1
};

constexpr double incompleteFrom = 0.05;

Attribution integrate(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const auto& x = probe.input();
    const auto path = pathFrom(probe, baseline(probe, parameters.choice("baseline")), watch);
    GuidedPath guided(path.start, x, parameters.real("fraction"), parameters.real("distance"));
    const auto asTensor = [&](Numbers& numbers) {
        return at::from_blob(numbers.data(), x.sizes(), at::kDouble);
    };
    const int steps = guided.length() == 0 ? 0 : parameters.integer("steps");
    for (int step = 1; step <= steps; ++step) {
        const auto gradient = probe.gradientWith({}, asTensor(guided.point()), watch);
        guided.advance(double(step) / steps, numbersOf(gradient), watch);
        watch.report(double(step) / steps);
        if (step < steps)
            watch.preview({.values = matrixOf(asTensor(guided.attribution()))});
    }
    const auto values = asTensor(guided.attribution());
    Attribution attribution{.values = matrixOf(values)};
    if (path.change() == 0)
        return attribution;
    const double error =
        std::abs(values.sum().item<double>() - path.change()) / std::abs(path.change());
    attribution.completenessError = error;
    if (error > incompleteFrom)
        attribution.notes.push_back(
            QT_TRANSLATE_NOOP("core", "This path runs along the network's kinks, where shares need "
                                      "not add up; more steps do not change that."));
    return attribution;
}

} // namespace

Explainer guidedIntegratedGradients()
{
    return {.id = "guided_integrated_gradients",
            .name = QT_TRANSLATE_NOOP("core", "Guided integrated gradients"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP("core", "Integrated gradients on a path that moves the "
                                                 "pixels with the weakest gradients first"),
            .citation = "Kapishnikov et al., 2021",
            .needs = {.gradients = true},
            .cost = Cost::Tens,
            .parameters = {{.id = "steps",
                            .name = QT_TRANSLATE_NOOP("core", "Steps"),
                            .help = QT_TRANSLATE_NOOP("core", "Steps of equal length from the "
                                                              "baseline to the picture"),
                            .standard = 50,
                            .minimum = 1,
                            .maximum = 1000},
                           {.id = "fraction",
                            .name = QT_TRANSLATE_NOOP("core", "Fraction"),
                            .help = QT_TRANSLATE_NOOP("core", "Share of the values, those with the "
                                                              "smallest gradients, that move "
                                                              "together"),
                            .standard = 0.25,
                            .minimum = 0.01,
                            .maximum = 1},
                           {.id = "distance",
                            .name = QT_TRANSLATE_NOOP("core", "Distance"),
                            .help = QT_TRANSLATE_NOOP("core", "How far a value may stray from the "
                                                              "straight path, as a share of its "
                                                              "length; 0 is the straight path"),
                            .standard = 0.02,
                            .minimum = 0,
                            .maximum = 1},
                           baselineParameter()},
            .run = integrate};
}

} // namespace core
