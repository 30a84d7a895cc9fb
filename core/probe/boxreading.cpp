// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/boxreading.h"

#include "core/probe/boxquantity.h"

#include <ATen/ATen.h>

namespace core {

namespace {

/// Below it vectors of probabilities have no direction.
constexpr double leastLength = 1e-4;

/// Some candidates may be no numbers in a picture that is fine otherwise: wherever candidates are
/// added up or compared, these count as nothing. Slopes do not reach them.
Candidates onlyNumbers(const Candidates& candidates)
{
    const double nothing = leastLogOdds(candidates.classes.scalar_type());
    auto numbers = candidates;
    const auto isBox = candidates.boxes.isfinite().all(-1);
    const auto filled = [](const at::Tensor& good, const at::Tensor& values, double otherwise) {
        return at::where(good, values, at::full_like(values, otherwise));
    };
    numbers.boxes = filled(isBox.unsqueeze(2), candidates.boxes, 0);
    numbers.classes =
        filled(isBox.unsqueeze(2).logical_and(candidates.classes.isnan().logical_not()),
               candidates.classes, nothing);
    if (candidates.objectness.defined())
        numbers.objectness = filled(isBox.logical_and(candidates.objectness.isnan().logical_not()),
                                    candidates.objectness, nothing);
    return numbers;
}

/// Petsiuk et al., "Black-box Explanation of Object Detectors via Saliency Maps", CVPR 2021,
/// equation 4, for every class: the target's class vector is that class alone.
at::Tensor bestMatch(const Candidates& candidates, const BoxTarget& box)
{
    const auto probabilities = candidates.classes.sigmoid();
    const auto cosine = probabilities / probabilities.norm(2, {2}, true).clamp_min(leastLength);
    const auto objectness =
        candidates.objectness.defined() ? candidates.objectness.sigmoid() : probabilities.amax(2);
    return ((overlapWith(candidates.boxes, box.shown) * objectness).unsqueeze(2) * cosine).amax(1);
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
    case BoxQuantity::Left: return boxEdges(boxes, 0).first;
    case BoxQuantity::Top: return boxEdges(boxes, 1).first;
    case BoxQuantity::Right: return boxEdges(boxes, 0).second;
    case BoxQuantity::Bottom: return boxEdges(boxes, 1).second;
    default: return overlapWith(boxes, box.shown);
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
    const double nothing = probability ? leastLogOdds(candidates.classes.scalar_type()) : 0;
    const auto found = probability
                           ? candidates.confidenceLogOdds().gather(1, at.unsqueeze(1)).squeeze(1)
                           : geometry(candidates, box).gather(1, at);
    return at::where(rows >= 0, found, at::full_like(found, nothing));
}

} // namespace

OutputKind kindOf(const std::optional<BoxTarget>& box)
{
    return !box || isProbability(box->quantity) ? OutputKind::MultiLabel : OutputKind::Regression;
}

at::Tensor readBox(const Candidates& candidates, const std::optional<BoxTarget>& box)
{
    const auto rows = candidates.classes.size(1);
    const double nothing = leastLogOdds(candidates.classes.scalar_type());
    if (rows == 0 || (box && candidates.ordered && box->candidates.front() >= rows)) {
        // Differentiable, although nothing in the picture has an influence.
        const auto zero = candidates.classes.slice(1, 0, 0).sum(1);
        return kindOf(box) == OutputKind::MultiLabel ? zero + nothing : zero;
    }
    if (!box)
        return at::nan_to_num(onlyNumbers(candidates).confidenceLogOdds(), nothing).amax(1);
    switch (box->quantity) {
    case BoxQuantity::Cluster: {
        const auto numbers = onlyNumbers(candidates);
        if (!candidates.ordered) {
            const auto near = overlapWith(numbers.boxes, box->shown) > clusterOverlap;
            return (numbers.confidence() * near.unsqueeze(2)).sum(1);
        }
        std::vector<std::int64_t> cluster;
        for (const auto row : box->candidates)
            if (row < rows)
                cluster.push_back(row);
        return numbers.confidence().index_select(1, at::tensor(cluster)).sum(1);
    }
    case BoxQuantity::Everywhere: return onlyNumbers(candidates).confidence().sum(1);
    case BoxQuantity::Match: return bestMatch(onlyNumbers(candidates), *box);
    default:
        return candidates.ordered ? readRow(candidates, *box, box->candidates.front())
                                  : readAgain(candidates, *box);
    }
}

} // namespace core
