// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/progress.h"

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

namespace core {

class Model;
class Probe;

/// Where on the path the stops are.
enum class StopPlaces {
    WhereNeeded, ///< close together where the trapezoidal rule misses the change of the score
    Even,        ///< at equal distances
};

/// Both ends of integrated gradients' path, as pictures of the model's input size: RGB, CV_32FC3,
/// 0 (black) to 1 (white). Between them lies (1 - a) * baseline + a * picture.
struct PathEnds {
    cv::Mat baseline;
    cv::Mat picture;
    int stops = 0; ///< how many there will be: fewer than wanted if memory does not allow more
    StopPlaces places = StopPlaces::WhereNeeded;
};

/// A point of the path and what is known there.
struct PathStop {
    double position = 0; ///< a: 0 at the baseline, 1 at the picture
    double score = 0;    ///< the target's value
    cv::Mat slope;       ///< (x - x') * dS / dx, summed over channels: h x w, CV_32F
    double slopeSum = 0; ///< of all pixels and channels: how fast the score rises along the path
};

/// Follows the path while it is walked.
class PathWatch : public Progress {
public:
    virtual void begun(const PathEnds& ends) = 0;
    virtual void arrived(const PathStop& stop) = 0;
};

inline constexpr int fewestStops = 2;
inline constexpr int mostStops = 400;

/// Computes `wanted` stops between the baseline (as in baseline.h: "black", "mean", ...) and the
/// probe's picture, both ends among them. Even ones arrive in order. Otherwise the ends are first,
/// then the middle of whatever piece is worst: on each piece the trapezoidal rule must give the
/// difference of the score between its ends, which is known, so each piece knows its own error.
/// Throws Error{MethodNotApplicable} without a gradient, Error{NotFinite}, Cancelled.
void walkPath(Probe& probe, const std::string& baseline, int wanted, StopPlaces places,
              PathWatch& watch);

/// Puts a stop that arrived among the others, which are in order of their positions. Returns where.
std::size_t insertStop(std::vector<PathStop>& stops, const PathStop& stop);

/// So many of the wanted stops fit into a quarter of the memory budget, for inputs of this size.
int affordableStops(int wanted, int width, int height);

/// The picture at a position: CV_8UC3, RGB.
cv::Mat pictureAt(const PathEnds& ends, double position);

// The following take stops in order of their positions.

/// Integrated gradients as far as a stop, by the trapezoidal rule: h x w, CV_32F.
cv::Mat sumUpTo(const std::vector<PathStop>& stops, std::size_t last);

/// The sum of that map, for each stop; completeness says it is the score's change since the first.
std::vector<double> totals(const std::vector<PathStop>& stops);

/// |last total - change of the score| / |change of the score|. Empty where the score did not
/// change.
std::optional<double> completenessError(const std::vector<PathStop>& stops);

} // namespace core
