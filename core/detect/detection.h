// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/target.h"
#include "core/support/progress.h"

#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

class Probe;

/// A box that a detector proposes for one class.
struct Detection {
    int candidate = 0; ///< the row of the network's output, before suppression
    int classIndex = 0;
    float confidence = 0; ///< objectness x class probability
    float objectness = 1; ///< 1 where the network has none
    float classProbability = 0;
    cv::Rect2d box{}; ///< pixels of the picture; may reach beyond it
    int level = -1;   ///< which of Model::boxGrids() it comes from; -1: not known
    bool operator==(const Detection&) const = default;
};

/// Which candidates are shown.
struct SuppressionRule {
    double threshold = 0.25; ///< least confidence
    double overlap = 0.45;   ///< of two boxes of a class that overlap by more, the surer one stays
    bool suppress = true;    ///< false: all candidates above the threshold
    std::vector<int> classes{}; ///< only these; empty: all
    int limit = 300;            ///< so many at most
    bool operator==(const SuppressionRule&) const = default;
};

/// What candidates are kept for: nobody looks at less sure ones.
constexpr double leastConfidence = 0.005;

/// What a detector found in a picture, before suppression.
struct Detections {
    std::vector<Detection> found; ///< surest first
    cv::Mat boxes; ///< of all candidates, R x 4, CV_32F: centre x, centre y, width, height in
                   ///< pixels of the input
};

/// Every candidate and class of the probe's picture with at least `least` confidence. Numbers that
/// are not finite are left out. Throws Error: NotADetector, NotFinite (if all are), ModelRunFailed;
/// Cancelled.
Detections detect(Probe& probe, Progress& progress, double least = leastConfidence);

/// Greedy suppression by class, surest first (Darknet's do_nms_sort).
std::vector<Detection> suppressed(const std::vector<Detection>& candidates,
                                  const SuppressionRule& rule);

/// Intersection over union.
double overlapOf(const cv::Rect2d& a, const cv::Rect2d& b);

/// The target that one of the detections is explained by, on the scale of probabilities.
/// Throws Error{NoSuchBox}.
Target targetFor(const Detections& detections, const Detection& detection,
                 BoxQuantity quantity = BoxQuantity::Confidence);

/// The same box with another quantity; of a cluster, with all candidates that overlap it by more
/// than 0.45. A quantity that is the same for all classes is compared with no other class.
/// Throws like targetFor.
Target withQuantity(const Detections& detections, const Target& target, BoxQuantity quantity);

} // namespace core
