// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the evidence for a class lies in a box, and where it lies instead. The idea comes from
// Bumjin Park's posts on explaining YOLOv3 and X-ray detectors with integrated gradients.
#include "core/detect/examination.h"

#include "core/probe/probe.h"
#include "core/support/error.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

namespace core {

namespace {

enum Map : std::size_t { ForClass, ForAgainst, Contrast, FirstOther };

/// A target for each map, and which boxes are measured where.
struct Plan {
    std::vector<Target> targets;
    std::vector<ExaminedBox> boxes;
};

Target targetOf(const Model& model, const Detections& detections, const Doubt& doubt)
{
    Target target;
    if (!model.isDetector()) {
        target.scale = doubt.scale;
    } else if (doubt.everywhere || !doubt.detection) {
        // The frozen candidate does not matter, but there is one.
        const auto any = doubt.detection.value_or(Detection());
        target = targetFor(detections, any, BoxQuantity::Everywhere);
    } else {
        target = targetFor(detections, *doubt.detection);
    }
    target.classIndex = doubt.classIndex;
    return target;
}

Plan planOf(const Model& model, const Detections& detections, const Doubt& doubt)
{
    Plan plan;
    auto target = targetOf(model, detections, doubt);
    plan.targets.push_back(target);
    target.classIndex = doubt.against;
    plan.targets.push_back(target);
    target.classIndex = doubt.classIndex;
    target.against = doubt.against;
    plan.targets.push_back(target);

    const bool oneMap = !model.isDetector() || doubt.everywhere || !doubt.detection;
    for (const auto map : {ForClass, ForAgainst}) {
        const int classIndex = plan.targets[map].classIndex;
        plan.boxes.push_back({.classIndex = classIndex,
                              .detection = doubt.detection,
                              .rectangle = doubt.rectangle,
                              .doubted = true,
                              .map = map});
        int others = 0;
        for (const auto& other : doubt.others) {
            if (other.classIndex != classIndex || (!oneMap && others == mostExaminedOthers))
                continue;
            ++others;
            plan.boxes.push_back({.classIndex = classIndex,
                                  .detection = other,
                                  .rectangle = other.box,
                                  .map = oneMap ? map : plan.targets.size()});
            if (!oneMap)
                plan.targets.push_back(targetFor(detections, other));
        }
    }
    return plan;
}

/// The classes, the most probable first: in the box that the probe is aimed at, else in the
/// picture.
std::vector<int> rankingThere(Probe& probe, Progress& progress)
{
    const auto& box = probe.target().box;
    if (!box || box->quantity == BoxQuantity::Everywhere)
        return probe.prediction(progress).ranking;
    const auto scores = probe.logits(progress)[0].to(at::kFloat).contiguous();
    std::vector<int> ranking(std::size_t(scores.size(0)));
    std::iota(ranking.begin(), ranking.end(), 0);
    std::ranges::stable_sort(
        ranking, std::ranges::greater(),
        [score = scores.data_ptr<float>()](int index) { return score[index]; });
    return ranking;
}

/// The classes of other boxes that lie where the doubted one does: second opinions.
std::set<int> opinionsThere(const Model& model, const Detections& detections, const Doubt& doubt)
{
    std::set<int> classes;
    if (!model.isDetector() || !doubt.detection)
        return classes;
    SuppressionRule rule;
    if (const auto& detection = model.card().detection)
        rule = {.threshold = detection->threshold, .overlap = detection->overlap};
    const double sure = std::min(rule.threshold, double(doubt.detection->confidence));
    for (const auto& each : detections.found)
        if (each.confidence >= sure && overlapOf(each.box, doubt.detection->box) > rule.overlap)
            classes.insert(each.classIndex);
    return classes;
}

/// One of several explanations.
class PartWatch final : public ExplanationWatch {
public:
    PartWatch(ExaminationWatch& whole, std::size_t index, std::size_t count)
        : m_whole(whole), m_index(index), m_count(count)
    {}

    bool stopped() const override { return m_whole.stopped(); }
    void report(double fraction) override
    {
        m_whole.report((double(m_index) + fraction) / double(m_count));
    }
    void preview(const Explanation& partial) override { m_whole.preview(m_index, partial, false); }

private:
    ExaminationWatch& m_whole;
    std::size_t m_index;
    std::size_t m_count;
};

} // namespace

bool Examination::comparable() const
{
    return std::ranges::all_of(maps, [](const std::shared_ptr<const Explanation>& map) {
        return map && map->attribution.completenessError;
    });
}

std::optional<BoxJudgement> Examination::judgementOf(int classIndex, double threshold) const
{
    const ExaminedBox* doubted = nullptr;
    std::vector<BoxEvidence> others;
    std::vector<int> indices;
    for (const auto& box : boxes) {
        if (box.classIndex != classIndex)
            continue;
        if (box.map >= maps.size() || !maps[box.map])
            return {};
        if (box.doubted) {
            doubted = &box;
            continue;
        }
        others.push_back(box.evidence);
        indices.push_back(int(&box - boxes.data()));
    }
    if (!doubted)
        return {};
    if (!comparable())
        others.clear();
    auto result = judged(doubted->evidence, others, threshold);
    if (result.strongest >= 0)
        result.strongest = indices[std::size_t(result.strongest)];
    return result;
}

void Examination::moveTo(const cv::Rect2d& rectangle)
{
    for (auto& box : boxes) {
        if (!box.doubted)
            continue;
        box.rectangle = rectangle;
        box.evidence = evidenceOf(*maps[box.map], rectangle, geometry);
    }
}

int likelyAlternative(Probe& probe, const Detections& detections, const Doubt& doubt,
                      Progress& progress)
{
    probe.aim(targetOf(probe.model(), detections, doubt), doubt.layers);
    const auto ranking = rankingThere(probe, progress);
    const auto opinions = opinionsThere(probe.model(), detections, doubt);
    const auto isOther = [&](int index) { return index != doubt.classIndex; };
    const auto hasBoxes = [&](int index) {
        return isOther(index) && (opinions.contains(index) ||
                                  std::ranges::find(doubt.others, index, &Detection::classIndex) !=
                                      doubt.others.end());
    };
    auto found = std::ranges::find_if(ranking, hasBoxes);
    if (found == ranking.end())
        found = std::ranges::find_if(ranking, isOther);
    if (found == ranking.end())
        throw Error(Fault::NoSuchClass, probe.model().path());
    return *found;
}

BoxEvidence evidenceOf(const Explanation& explanation, const cv::Rect2d& rectangle,
                       const Preprocessed& geometry)
{
    const double stepX = geometry.stepX, stepY = geometry.stepY;
    auto evidence = evidenceIn(explanation.map, rectangle, 1 / (stepX * stepY));
    if (explanation.attribution.space != Space::Input)
        return evidence;
    const auto inInput = [&](const cv::Rect2d& rect) {
        return cv::Rect2d((rect.x - geometry.originX) / stepX, (rect.y - geometry.originY) / stepY,
                          rect.width / stepX, rect.height / stepY);
    };
    const auto picture = inInput({{0, 0}, cv::Size2d(geometry.pictureSize)});
    Heatmap map;
    map.values = positionsOf(explanation.attribution);
    map.covered = {cv::Point(cvRound(picture.x), cvRound(picture.y)),
                   cv::Point(cvRound(picture.br().x), cvRound(picture.br().y))};
    auto exact = evidenceIn(map, inInput(rectangle));
    exact.area = evidence.area;
    exact.seen = evidence.seen;
    return exact;
}

Heatmap softened(const Heatmap& map)
{
    auto soft = map;
    const auto seen = map.covered & cv::Rect({0, 0}, map.values.size());
    if (!map.isSigned || seen.empty())
        return soft;
    soft.values = map.values.clone();
    cv::GaussianBlur(map.values(seen), soft.values(seen), {},
                     std::max(seen.width, seen.height) / 100.0, 0,
                     cv::BORDER_REFLECT | cv::BORDER_ISOLATED);
    return soft;
}

Examination examine(Probe& probe, const Detections& detections, const Doubt& doubt,
                    const Explainer& explainer, const Parameters& parameters,
                    ExaminationWatch& watch)
{
    auto plan = planOf(probe.model(), detections, doubt);
    const auto& geometry = probe.geometry();
    Examination examination{.maps = {}, .boxes = std::move(plan.boxes), .geometry = geometry};
    for (std::size_t index = 0; index < plan.targets.size(); ++index) {
        PartWatch part(watch, index, plan.targets.size());
        part.report(0);
        auto* finished = watch.finished();
        const bool isNew = !finished || index >= finished->size();
        std::shared_ptr<const Explanation> map;
        if (isNew) {
            probe.aim(plan.targets[index], doubt.layers);
            auto found = explain(probe, explainer, parameters, part);
            if (!found)
                throw Cancelled();
            map = std::make_shared<const Explanation>(std::move(*found));
        } else {
            map = (*finished)[index];
        }
        for (auto& box : examination.boxes)
            if (box.map == index)
                box.evidence = evidenceOf(*map, box.rectangle, geometry);
        examination.maps.push_back(map);
        if (!isNew)
            continue;
        if (finished)
            finished->push_back(map);
        watch.preview(index, *map, true);
    }
    return examination;
}

} // namespace core
