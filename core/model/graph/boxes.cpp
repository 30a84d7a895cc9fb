// SPDX-License-Identifier: GPL-3.0-or-later
// What all formats share; boxformats.cpp decodes them.
#include "core/model/graph/boxes.h"

#include "core/model/graph/boxformats.h"
#include "core/support/error.h"

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>

namespace core {

namespace {

constexpr double sameBoxOverlap = 0.5;

void collectTensors(const c10::IValue& output, std::vector<at::Tensor>& tensors)
{
    if (output.isTensor())
        tensors.push_back(output.toTensor());
    else if (output.isTuple())
        for (const auto& element : output.toTupleRef().elements())
            collectTensors(element, tensors);
    else if (output.isList())
        for (const c10::IValue& element : output.toListRef())
            collectTensors(element, tensors);
    else if (output.isGenericDict())
        for (const auto& entry : output.toGenericDict())
            collectTensors(entry.value(), tensors);
}

} // namespace

at::Tensor Candidates::confidence() const
{
    return objectness.defined() ? objectness.sigmoid().unsqueeze(2) * classes.sigmoid()
                                : classes.sigmoid();
}

at::Tensor Candidates::confidenceLogOdds() const
{
    if (!objectness.defined())
        return classes;
    // p = sigmoid(o) sigmoid(k), hence (1 - p) / p = e^-o + e^-k + e^-(o + k).
    const auto o = objectness.unsqueeze(2);
    return -at::logaddexp(at::logaddexp(-o, -classes), -o - classes);
}

double leastLogOdds(at::ScalarType type)
{
    return std::log(boxformats::leastProbability(type));
}

std::pair<at::Tensor, at::Tensor> boxEdges(const at::Tensor& boxes, int axis)
{
    const auto center = boxes.select(-1, axis), half = boxes.select(-1, axis + 2) / 2;
    return {center - half, center + half};
}

at::Tensor overlapWith(const at::Tensor& boxes, const std::array<float, 4>& shown)
{
    const auto other = at::tensor(at::ArrayRef<float>(shown), at::kFloat).to(boxes.scalar_type());
    at::Tensor shared, own, others;
    for (const int axis : {0, 1}) {
        const auto [low, high] = boxEdges(boxes, axis);
        const auto [otherLow, otherHigh] = boxEdges(other, axis);
        const auto length =
            (at::minimum(high, otherHigh) - at::maximum(low, otherLow)).clamp_min(0);
        shared = shared.defined() ? shared * length : length;
        own = own.defined() ? own * (high - low) : high - low;
        others = others.defined() ? others * (otherHigh - otherLow) : otherHigh - otherLow;
    }
    return shared / (own + others - shared).clamp_min(1e-9);
}

at::Tensor rowsAt(const Candidates& candidates, const std::array<float, 4>& shown)
{
    at::NoGradGuard noGradients;
    const auto& classes = candidates.classes;
    const auto overlaps = overlapWith(candidates.boxes, shown).nan_to_num(0).unsqueeze(2);
    const auto ofClass = classes > leastLogOdds(classes.scalar_type()) + 1e-3;
    const auto [best, rows] = at::where(ofClass, overlaps, at::zeros_like(overlaps)).max(1);
    return at::where(best >= sameBoxOverlap, rows, at::full_like(rows, -1));
}

std::vector<at::Tensor> boxTensors(const c10::IValue& output)
{
    std::vector<at::Tensor> tensors;
    collectTensors(output, tensors);
    std::erase_if(tensors, [](const at::Tensor& tensor) {
        return !tensor.defined() || tensor.dim() == 0 || tensor.is_complex();
    });
    if (!std::ranges::any_of(tensors, [](const auto& each) { return each.is_floating_point(); }))
        throw Error(Fault::ModelOutputUnsupported, output.tagKind());
    return tensors;
}

at::Tensor boxNumbers(const c10::IValue& output, std::int64_t batch)
{
    std::vector<at::Tensor> rows;
    for (const auto& tensor : boxTensors(output)) {
        if (tensor.numel() % batch != 0 || (batch > 1 && tensor.size(0) != batch))
            throw Error(Fault::ModelOutputUnsupported, boxformats::shapeText(tensor));
        if (tensor.is_floating_point() && tensor.numel() > 0)
            rows.push_back(tensor.reshape({batch, -1}));
    }
    if (rows.empty()) // no boxes at all in this picture
        return at::zeros({batch, 1});
    return at::cat(rows, 1);
}

int boxClasses(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
               std::optional<int> names)
{
    return boxformats::classCount(tensors, rule, names);
}

Candidates decodeBoxes(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
                       cv::Size input, int classes)
{
    auto found = boxformats::decode(tensors, rule, input, classes);
    if (rule.background) { // keeps its place, so that class numbers are those of the names
        const auto nothing =
            at::full_like(found.classes.narrow(2, 0, 1), leastLogOdds(found.classes.scalar_type()));
        const auto count = found.classes.size(2);
        found.classes = at::cat({nothing, found.classes.narrow(2, 1, count - 1)}, 2);
    }
    return found;
}

} // namespace core
