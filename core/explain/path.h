// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/progress.h"

#include <functional>

#include <ATen/core/Tensor.h>

namespace core {

class Probe;

/// The straight path from a baseline x' to the input x, and the target's value at both ends.
struct Path {
    at::Tensor start;      ///< x', 1 x C x H x W
    at::Tensor difference; ///< x - x'
    double scoreAtStart = 0;
    double scoreAtEnd = 0;

    double change() const { return scoreAtEnd - scoreAtStart; }
};

/// The path to the probe's input. Evaluates the target at both ends.
Path pathFrom(Probe& probe, const at::Tensor& start, Progress& progress);

/// The mean of the gradient along the path so far, 1 x C x H x W.
using PathPreview = std::function<void(const at::Tensor& meanGradient)>;

/// The mean gradient by the Gauss-Legendre rule with `points` points.
at::Tensor meanGradient(Probe& probe, const Path& path, int points, const PathPreview& preview,
                        Progress& progress);

/// The mean gradient by halving the path where it is needed. On each piece the integral of the
/// gradient must give the difference of the target between the piece's ends, which is known, so
/// each piece knows its own error; the worst ones are halved, each with two Gauss-Legendre points,
/// until the whole is within 0.5 % of the target's change and the pieces' errors, added in
/// quadrature, within 2 %. (A network's score often rises within the first hundredths of the path,
/// where a fixed rule has few points: ten times as many of them do not reach this.) Memory is
/// bounded; so is the work, at `most` gradients.
at::Tensor adaptiveMeanGradient(Probe& probe, const Path& path, int most,
                                const PathPreview& preview, Progress& progress);

} // namespace core
