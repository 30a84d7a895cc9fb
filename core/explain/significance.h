// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace core {

/// A sample's size, mean and unbiased variance.
struct SampleMoments {
    std::int64_t count = 0;
    double mean = 0;
    double variance = 0;
};

/// I_x(a, b), the regularised incomplete beta function, for a, b > 0 and x in 0 ... 1.
double incompleteBeta(double x, double a, double b);

/// P(Z > z) of the standard normal distribution.
double normalTail(double z);

/// P(T > t) of Student's distribution with `freedom` > 0 degrees of freedom.
double studentTail(double t, double freedom);

/// The one-sided p value of Welch's test that `first` was drawn with a larger mean than `second`:
/// t = (m1 - m2) / sqrt(v1 / n1 + v2 / n2), degrees of freedom after Welch and Satterthwaite.
/// 1 where it is not defined (fewer than two values in one of them, equal means without variance).
double welchTail(const SampleMoments& first, const SampleMoments& second);

} // namespace core
