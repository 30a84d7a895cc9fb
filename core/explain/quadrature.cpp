// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/quadrature.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace core {

namespace {

/// The Legendre polynomial of degree n at t, and its derivative, by the three-term recurrence.
struct Legendre {
    double value;
    double slope;
};

Legendre legendre(int n, double t)
{
    double before = 1;
    double value = t;
    for (int degree = 2; degree <= n; ++degree) {
        const double next = ((2 * degree - 1) * t * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
    }
    return {value, n * (t * value - before) / (t * t - 1)};
}

/// Bits mirrored behind the point: 0, 1/2, 1/4, 3/4, 1/8, ... (van der Corput).
double mirrored(std::size_t index)
{
    double value = 0;
    for (double place = 0.5; index > 0; index /= 2, place /= 2)
        value += place * double(index % 2);
    return value;
}

} // namespace

std::vector<QuadraturePoint> gaussLegendre(int count)
{
    std::vector<QuadraturePoint> points;
    for (int index = 0; index < count; ++index) {
        double t = std::cos(std::numbers::pi * (index + 0.75) / (count + 0.5));
        for (int round = 0; round < 100; ++round) { // Newton converges in a few
            const auto [value, slope] = legendre(count, t);
            const double change = value / slope;
            t -= change;
            if (std::abs(change) < 1e-15)
                break;
        }
        const double slope = legendre(count, t).slope;
        points.push_back({0.5 * (1 - t), 1 / ((1 - t * t) * slope * slope)});
    }
    // The point that comes k-th is the one at the rank that the k-th mirrored number has among the
    // first `count`.
    std::vector<std::size_t> comes(points.size());
    std::iota(comes.begin(), comes.end(), std::size_t(0));
    std::sort(comes.begin(), comes.end(), [](auto a, auto b) { return mirrored(a) < mirrored(b); });
    std::vector<QuadraturePoint> spread(points.size());
    for (std::size_t place = 0; place < points.size(); ++place)
        spread[comes[place]] = points[place];
    return spread;
}

} // namespace core
