// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/significance.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr int mostTerms = 20000; ///< of the continued fraction; it needs about sqrt(max(a, b))
constexpr double smallestTerm = 1e-300;
constexpr double enough = 1e-15;

/// The continued fraction of I_x(a, b), by the modified method of Lentz; converges quickly for
/// x < (a + 1) / (a + b + 2).
double betaFraction(double x, double a, double b)
{
    const auto apartFromZero = [](double value) {
        return std::abs(value) < smallestTerm ? smallestTerm : value;
    };
    double c = 1;
    double d = 1 / apartFromZero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m < mostTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / apartFromZero(1 + even * d);
        c = apartFromZero(1 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / apartFromZero(1 + odd * d);
        c = apartFromZero(1 + odd / c);
        fraction *= d * c;
        if (std::abs(d * c - 1) < enough)
            break;
    }
    return fraction;
}

/// With y = 1 - x given by itself, which keeps its digits where x is close to 1.
double incompleteBeta(double x, double y, double a, double b)
{
    if (x <= 0 || y <= 0)
        return x <= 0 ? 0 : 1;
    const double logX = y < 0.5 ? std::log1p(-y) : std::log(x);
    const double logY = x < 0.5 ? std::log1p(-x) : std::log(y);
    const double front =
        std::exp(a * logX + b * logY + std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b));
    return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b) / a
                                     : 1 - front * betaFraction(y, b, a) / b;
}

} // namespace

double incompleteBeta(double x, double a, double b)
{
    return incompleteBeta(x, 1 - x, a, b);
}

double normalTail(double z)
{
    return 0.5 * std::erfc(z / std::sqrt(2.0));
}

double studentTail(double t, double freedom)
{
    if (std::isinf(t))
        return t > 0 ? 0 : 1;
    const double sum = freedom + t * t;
    const double half = incompleteBeta(freedom / sum, t * t / sum, freedom / 2, 0.5) / 2;
    return t < 0 ? 1 - half : half;
}

double welchTail(const SampleMoments& first, const SampleMoments& second)
{
    if (first.count < 2 || second.count < 2)
        return 1;
    const double one = first.variance / double(first.count);
    const double two = second.variance / double(second.count);
    const double t = (first.mean - second.mean) / std::sqrt(one + two);
    if (std::isnan(t))
        return 1;
    const double freedom =
        (one + two) * (one + two) /
        (one * one / double(first.count - 1) + two * two / double(second.count - 1));
    // Where variances vanish any number of degrees of freedom gives the same.
    return studentTail(t, freedom > 0 && std::isfinite(freedom) ? freedom : 1);
}

} // namespace core
