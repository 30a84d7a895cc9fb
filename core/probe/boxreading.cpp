// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/boxreading.h"

#include "core/probe/boxquantity.h"

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>

namespace core {

namespace {

/// What a probability of 1e-6 is in log-odds: said where there is no candidate at all.
const double nothing = std::log(1e-6 / (1 - 1e-6));
/// Below it vectors of probabilities have no direction.
constexpr double leastLength = 1e-4;

bool isProbability(BoxQuantity quantity)
{
    return quantity == BoxQuantity::Confidence || quantity == BoxQuantity::ClassScore ||
           quantity == BoxQuantity::Objectness;
}

/// Centre and size along one axis of boxes, ... x 4, as the two edges.
std::pair<at::Tensor, at::Tensor> edges(const at::Tensor& boxes, int axis)
{
    const auto center = boxes.select(-1, axis), half = boxes.select(-1, axis + 2) / 2;
    return {center - half, center + half};
}

/// Intersection over union with the shown box, B x R. Where edges coincide the derivative is the
/// mean of both sides': zero at the box itself, which nothing overlaps better.
at::Tensor overlapWith(const std::array<float, 4>& shown, const at::Tensor& boxes)
{
    const auto other = at::tensor(at::ArrayRef<float>(shown), at::kFloat).to(boxes.scalar_type());
    at::Tensor shared, own, others;
    for (const int axis : {0, 1}) {
        const auto [low, high] = edges(boxes, axis);
        const auto [otherLow, otherHigh] = edges(other, axis);
        const auto length =
            (at::minimum(high, otherHigh) - at::maximum(low, otherLow)).clamp_min(0);
        shared = shared.defined() ? shared * length : length;
        own = own.defined() ? own * (high - low) : high - low;
        others = others.defined() ? others * (otherHigh - otherLow) : otherHigh - otherLow;
    }
    return shared / (own + others - shared).clamp_min(1e-9);
}

/// Petsiuk et al., "Black-box Explanation of Object Detectors via Saliency Maps", CVPR 2021,
/// equation 4, for every class: the target's class vector is that class alone.
at::Tensor bestMatch(const Candidates& candidates, const BoxTarget& box)
{
    const auto probabilities = candidates.classes.sigmoid();
    const auto cosine = probabilities / probabilities.norm(2, {2}, true).clamp_min(leastLength);
    const auto objectness =
        candidates.objectness.defined() ? candidates.objectness.sigmoid() : probabilities.amax(2);
    return ((overlapWith(box.shown, candidates.boxes) * objectness).unsqueeze(2) * cosine).amax(1);
}

/// The number of a frozen row that is not about a class, B x R.
at::Tensor geometry(const Candidates& candidates, const BoxTarget& box)
{
    const auto& boxes = candidates.boxes;
    switch (box.quantity) {
    case BoxQuantity::CenterX: return boxes.select(2, 0);
    case BoxQuantity::CenterY: return boxes.select(2, 1);
    case BoxQuantity::Width: return boxes.select(2, 2);
    case BoxQuantity::Height: return boxes.select(2, 3);
    case BoxQuantity::Left: return edges(boxes, 0).first;
    case BoxQuantity::Top: return edges(boxes, 1).first;
    case BoxQuantity::Right: return edges(boxes, 0).second;
    case BoxQuantity::Bottom: return edges(boxes, 1).second;
    default: return overlapWith(box.shown, boxes);
    }
}

at::Tensor readRow(const Candidates& candidates, const BoxTarget& box, std::int64_t row)
{
    const auto& classes = candidates.classes;
    switch (box.quantity) {
    case BoxQuantity::Confidence: break;
    case BoxQuantity::ClassScore: return classes.select(1, row);
    case BoxQuantity::Objectness:
        if (!candidates.objectness.defined())
            break;
        return candidates.objectness.select(1, row).unsqueeze(1).expand(
            {classes.size(0), classes.size(2)});
    default:
        return geometry(candidates, box)
            .select(1, row)
            .unsqueeze(1)
            .expand({classes.size(0), classes.size(2)});
    }
    Candidates own;
    own.classes = classes.narrow(1, row, 1);
    if (candidates.objectness.defined())
        own.objectness = candidates.objectness.narrow(1, row, 1);
    return own.confidenceLogOdds().select(1, 0);
}

/// The same of candidates that have no order: of each class the one that is the shown box again.
at::Tensor readAgain(const Candidates& candidates, const BoxTarget& box)
{
    const auto rows = rowsAt(candidates, box.shown);
    const auto at = rows.clamp_min(0);
    const bool probability = isProbability(box.quantity);
    const auto found = probability
                           ? candidates.confidenceLogOdds().gather(1, at.unsqueeze(1)).squeeze(1)
                           : geometry(candidates, box).gather(1, at);
    return at::where(rows >= 0, found, at::full_like(found, probability ? nothing : 0.));
}

} // namespace

OutputKind kindOf(const std::optional<BoxTarget>& box)
{
    return !box || isProbability(box->quantity) ? OutputKind::MultiLabel : OutputKind::Regression;
}

at::Tensor readBox(const Candidates& candidates, const std::optional<BoxTarget>& box)
{
    const auto rows = candidates.classes.size(1);
    if (rows == 0 || (box && candidates.ordered && box->candidates.front() >= rows)) {
        // Differentiable, although nothing in the picture has an influence.
        const auto zero = candidates.classes.slice(1, 0, 0).sum(1);
        return kindOf(box) == OutputKind::MultiLabel ? zero + nothing : zero;
    }
    if (!box)
        // Some candidates may be no numbers in a picture that is fine otherwise.
        return at::nan_to_num(candidates.confidenceLogOdds(), nothing).amax(1);
    switch (box->quantity) {
    case BoxQuantity::Cluster: {
        if (!candidates.ordered) {
            const auto near = overlapWith(box->shown, candidates.boxes) > clusterOverlap;
            return (candidates.confidence() * near.unsqueeze(2)).sum(1);
        }
        std::vector<std::int64_t> cluster;
        for (const auto row : box->candidates)
            if (row < rows)
                cluster.push_back(row);
        return candidates.confidence().index_select(1, at::tensor(cluster)).sum(1);
    }
    case BoxQuantity::Everywhere: return candidates.confidence().sum(1);
    case BoxQuantity::Match: return bestMatch(candidates, *box);
    default:
        return candidates.ordered ? readRow(candidates, *box, box->candidates.front())
                                  : readAgain(candidates, *box);
    }
}

} // namespace core
