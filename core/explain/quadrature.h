// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace core {

/// A point of a quadrature rule on [0, 1].
struct QuadraturePoint {
    double position;
    double weight;
};

/// The Gauss-Legendre rule with `count` points (at least 1), weights summing to 1: exact for
/// polynomials up to degree 2 * count - 1. Points come in an order in which every beginning spreads
/// over the interval, so that a sum over the first few is already an estimate.
std::vector<QuadraturePoint> gaussLegendre(int count);

} // namespace core
