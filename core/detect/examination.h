// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/detect/detection.h"
#include "core/explain/explain.h"
#include "core/measure/doubt.h"
#include "core/model/preprocess.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Is it really a zebra, or rather a giraffe? Asked about a box of a detector, or a rectangle of
/// any picture.
struct Doubt {
    std::optional<Detection> detection{}; ///< the doubted box; empty: `rectangle` is meant
    cv::Rect2d rectangle{};               ///< pixels of the picture; of the detection, its box
    int classIndex = 0;                   ///< what it is said to be
    int against = 0;                      ///< what it might be instead
    /// Detections of these two classes that it is compared with, surest first.
    std::vector<Detection> others{};
    /// Of a detector, for every box one and the same map: the sum of the class's confidences over
    /// all candidates. Without it, each box is explained by the candidate that it comes from.
    bool everywhere = false;
    ScoreScale scale = ScoreScale::Probability; ///< of classifiers; boxes go by their confidence
    std::string layers{};                       ///< as in Probe::aim
    bool operator==(const Doubt&) const = default;
};

/// The class that a box is most likely mixed up with: the most probable one in that box (of the
/// picture for `everywhere` and rectangles), other than its own, of which `doubt.others` has boxes
/// or one overlaps it; else the most probable one. `doubt.against` is not looked at. Throws Error:
/// NoSuchClass if there is only one class, those of Probe::prediction; Cancelled.
int likelyAlternative(Probe& probe, const Detections& detections, const Doubt& doubt,
                      Progress& progress);

/// Of each class, when each takes an explanation of its own, so many other boxes at most.
constexpr int mostExaminedOthers = 3;

/// A box measured for one class.
struct ExaminedBox {
    int classIndex = 0;
    std::optional<Detection> detection{}; ///< empty: the drawn rectangle
    cv::Rect2d rectangle{};
    bool doubted = false;   ///< the box in question, not one that it is compared with
    std::size_t map = 0;    ///< in which map it was measured
    BoxEvidence evidence{}; ///< empty until that map is there
};

/// What came out.
struct Examination {
    /// For the class, for the alternative, for the class rather than the alternative, and, unless
    /// those are about all boxes, one for each other box.
    std::vector<std::shared_ptr<const Explanation>> maps;
    /// The doubted box for the class, other boxes of the class, the doubted box for the
    /// alternative, other boxes of the alternative.
    std::vector<ExaminedBox> boxes;
    Preprocessed geometry{}; ///< of the picture

    /// The same maps looked at through another rectangle, where they do not depend on it.
    void moveTo(const cv::Rect2d& rectangle);
    /// Whether the maps' values add up to the change of the score, so that sums of different maps
    /// can be compared: gradients and activation maps fade the surer a model is.
    bool comparable() const;
    /// Of the class (or the alternative), beside the other boxes of it where that is possible;
    /// `strongest` is an index of `boxes`. Only where all boxes of that class are measured.
    std::optional<BoxJudgement> judgementOf(int classIndex, double threshold) const;
};

/// The evidence of a map in a rectangle of the picture. Attributions of the input are summed in its
/// own pixels: large values that nearly cancel would not survive being laid over the picture.
BoxEvidence evidenceOf(const Explanation& explanation, const cv::Rect2d& rectangle,
                       const Preprocessed& geometry);

/// For the eye: a signed map with the evidence of each pixel spread over its neighbourhood (a
/// Gaussian of a hundredth of the longer side), so that neighbours that contradict each other do
/// not hide where most lies. Sums stay; other maps are given back as they are.
Heatmap softened(const Heatmap& map);

/// Where an examination shows what it has so far.
class ExaminationWatch : public Progress {
public:
    /// A map is being made, or (`whole`) is there.
    virtual void preview(std::size_t map, const Explanation& explanation, bool whole)
    {
        static_cast<void>(map);
        static_cast<void>(explanation);
        static_cast<void>(whole);
    }
    /// Whole maps that the same examination had made before it was stopped; they are taken as they
    /// are, without another preview, and new ones are added. Null: none are kept.
    virtual std::vector<std::shared_ptr<const Explanation>>* finished() { return nullptr; }
};

/// Runs all of it. `detections`: of the probe's picture; not looked at for classifiers.
/// Throws Error: those of explain, NoSuchBox, NoSuchClass; Cancelled.
Examination examine(Probe& probe, const Detections& detections, const Doubt& doubt,
                    const Explainer& explainer, const Parameters& parameters,
                    ExaminationWatch& watch);

} // namespace core
