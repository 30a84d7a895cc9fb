// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detect/detection.h"

#include "core/model/graph/boxes.h"
#include "core/probe/boxquantity.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <ATen/ATen.h>

namespace core {

namespace {

/// From the input's pixels (centre and size) to the picture's (corner and size).
cv::Rect2d inPicture(const float* box, const Preprocessed& geometry)
{
    const double width = box[2] * geometry.stepX, height = box[3] * geometry.stepY;
    return {box[0] * geometry.stepX + geometry.originX - width / 2,
            box[1] * geometry.stepY + geometry.originY - height / 2, width, height};
}

/// Centre and size as a corner and size.
cv::Rect2d cornered(const float* box)
{
    return {box[0] - box[2] / 2., box[1] - box[3] / 2., box[2], box[3]};
}

/// Suppression compares pairs: of more candidates the least sure are left out.
constexpr std::ptrdiff_t mostDetections = 30000;

/// Places in `confidence`, R x C, of at least `least`, surest first; not of rows that are no
/// numbers. Throws Error{NotFinite} if all rows are none.
std::vector<std::int64_t> surest(const at::Tensor& confidence, const at::Tensor& boxes,
                                 double least, const std::string& model)
{
    const auto rows = confidence.size(0), count = confidence.size(1);
    const float* sure = confidence.data_ptr<float>();
    const float* box = boxes.data_ptr<float>();
    std::vector<std::int64_t> places;
    bool anyNumbers = rows == 0;
    for (std::int64_t row = 0; row < rows; ++row, box += 4) {
        if (!std::all_of(box, box + 4, [](float number) { return std::isfinite(number); }))
            continue;
        for (std::int64_t place = row * count; place < (row + 1) * count; ++place) {
            anyNumbers = anyNumbers || std::isfinite(sure[place]);
            if (sure[place] >= least)
                places.push_back(place);
        }
    }
    if (!anyNumbers)
        throw Error(Fault::NotFinite, model, "boxes");
    const auto before = [sure](std::int64_t a, std::int64_t b) {
        return sure[a] > sure[b] || (sure[a] == sure[b] && a < b);
    };
    if (std::ssize(places) > mostDetections) {
        std::ranges::nth_element(places, places.begin() + mostDetections, before);
        places.resize(mostDetections);
    }
    std::ranges::sort(places, before);
    return places;
}

} // namespace

Detections detect(Probe& probe, Progress& progress, double least)
{
    const auto& candidates = probe.candidates(progress);
    const auto confidence = candidates.confidence()[0].to(at::kFloat).contiguous();
    const auto boxes = candidates.boxes[0].to(at::kFloat).contiguous();
    const auto classes = candidates.classes[0].sigmoid().to(at::kFloat).contiguous();
    const auto objectness = candidates.objectness.defined()
                                ? candidates.objectness[0].sigmoid().to(at::kFloat).contiguous()
                                : at::ones({boxes.size(0)});
    const auto count = confidence.size(1);
    const auto& grids = probe.model().boxGrids();
    Detections detections;
    detections.boxes = matrixOf(boxes);
    for (const auto place : surest(confidence, boxes, least, probe.model().path())) {
        const auto row = place / count;
        Detection detection{.candidate = int(row),
                            .classIndex = int(place % count),
                            .confidence = confidence.data_ptr<float>()[place]};
        detection.objectness = objectness.data_ptr<float>()[row];
        detection.classProbability = classes.data_ptr<float>()[place];
        detection.box = inPicture(boxes.data_ptr<float>() + row * 4, probe.geometry());
        for (std::size_t grid = 0; grid < grids.size(); ++grid)
            if (row >= grids[grid].first && row < grids[grid].first + grids[grid].count)
                detection.level = int(grid);
        detections.found.push_back(detection);
    }
    return detections;
}

double overlapOf(const cv::Rect2d& a, const cv::Rect2d& b)
{
    const double shared = (a & b).area();
    const double all = a.area() + b.area() - shared;
    return all > 0 ? shared / all : 0;
}

std::vector<Detection> suppressed(const std::vector<Detection>& candidates,
                                  const SuppressionRule& rule)
{
    std::vector<Detection> kept;
    std::unordered_map<int, std::vector<cv::Rect2d>> keptOfClass;
    for (const auto& candidate : candidates) {
        const bool wanted =
            candidate.confidence >= rule.threshold &&
            (rule.classes.empty() ||
             std::ranges::find(rule.classes, candidate.classIndex) != rule.classes.end());
        if (!wanted)
            continue;
        auto& others = keptOfClass[candidate.classIndex];
        const auto covers = [&](const cv::Rect2d& other) {
            return overlapOf(other, candidate.box) > rule.overlap;
        };
        if (rule.suppress && std::ranges::any_of(others, covers))
            continue;
        others.push_back(candidate.box);
        kept.push_back(candidate);
        if (int(kept.size()) >= rule.limit)
            break;
    }
    return kept;
}

Target targetFor(const Detections& detections, const Detection& detection, BoxQuantity quantity)
{
    if (detection.candidate < 0 || detection.candidate >= detections.boxes.rows)
        throw Error(Fault::NoSuchBox, std::to_string(detection.candidate));
    BoxTarget box{.candidates = {detection.candidate}};
    std::copy_n(detections.boxes.ptr<float>(detection.candidate), 4, box.shown.begin());
    const Target target{.classIndex = detection.classIndex,
                        .against = {},
                        .scale = ScoreScale::Probability,
                        .negative = false,
                        .box = box};
    return withQuantity(detections, target, quantity);
}

Target withQuantity(const Detections& detections, const Target& target, BoxQuantity quantity)
{
    if (!target.box || target.box->candidates.empty())
        throw Error(Fault::NoSuchBox, {});
    const int row = target.box->candidates.front();
    if (row < 0 || row >= detections.boxes.rows)
        throw Error(Fault::NoSuchBox, std::to_string(row));
    auto changed = target;
    changed.box->quantity = quantity;
    changed.box->candidates = {row};
    if (quantity == BoxQuantity::Cluster)
        for (int other = 0; other < detections.boxes.rows; ++other)
            if (other != row && overlapOf(cornered(detections.boxes.ptr<float>(other)),
                                          cornered(target.box->shown.data())) > clusterOverlap)
                changed.box->candidates.push_back(other);
    if (!dependsOnClass(quantity))
        changed.against.reset();
    return changed;
}

} // namespace core
