// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/boxformats.h"

#include "core/support/error.h"

#include <algorithm>
#include <limits>

#include <ATen/ATen.h>

namespace core::boxformats {

namespace {

/// Sizes beyond e^20 anchors are nobody's boxes. NaN stays what it is.
constexpr double largestExponent = 20;
constexpr double largestLogOdds = 60;
constexpr int cocoClasses = 80;
constexpr int cocoNumbers = 91; ///< COCO's own numbering has gaps, and 0 is the background
constexpr std::int64_t mostScores = std::int64_t{1} << 27; ///< rows x classes
constexpr int mostClasses = 1 << 20;

[[noreturn]] void refuse(const std::string& wanted, const at::Tensor& tensor)
{
    throw Error(Fault::CardInvalid, {},
                "\"detection\": " + wanted + ", but the model gives " + shapeText(tensor));
}

at::Tensor logOdds(const at::Tensor& probability)
{
    const double least = leastProbability(probability.scalar_type());
    const auto inside = probability.clamp(least, 1 - least);
    return inside.log() - (-inside).log1p();
}

/// log p_c - log(1 - p_c) of a softmax over the last dimension: z_c - logsumexp of the others.
at::Tensor softmaxLogOdds(const at::Tensor& numbers)
{
    const auto logarithm = numbers.log_softmax(-1);
    const auto top = numbers.argmax(-1, true);
    const auto isTop = at::zeros_like(numbers, at::kBool).scatter(-1, top, true);
    // 1 - p of the likeliest class is what is left for the others, added up without it.
    const auto others =
        numbers.masked_fill(isTop, -std::numeric_limits<double>::infinity()).logsumexp(-1, true);
    const auto rest = at::where(isTop, at::full_like(logarithm, -1), logarithm);
    const auto odds = at::where(isTop, numbers - others, rest - (-rest.exp()).log1p());
    return odds.clamp(-largestLogOdds, largestLogOdds);
}

at::Tensor classLogOdds(const at::Tensor& numbers, const DetectionRule& rule)
{
    if (rule.activated)
        return logOdds(numbers);
    return rule.softmax ? softmaxLogOdds(numbers) : numbers;
}

at::Tensor objectLogOdds(const at::Tensor& numbers, const DetectionRule& rule)
{
    return rule.activated ? logOdds(numbers) : numbers;
}

/// Of one level, B x anchors x h x w x (5 + C): its first anchor's cells row by row, then the next
/// anchor's.
Candidates decodeCells(const at::Tensor& cells, const BoxLevel& level, const DetectionRule& rule,
                       cv::Size input)
{
    const auto batch = cells.size(0), height = cells.size(2), width = cells.size(3);
    const auto anchors = cells.size(1);
    const auto options = cells.options();
    const auto column = at::arange(width, options).reshape({1, 1, 1, width});
    const auto row = at::arange(height, options).reshape({1, 1, height, 1});
    std::vector<double> sizes;
    for (const auto& anchor : level.anchors)
        sizes.insert(sizes.end(), anchor.begin(), anchor.end());
    const auto anchorSizes = at::tensor(sizes, options.dtype(at::kDouble))
                                 .to(cells.scalar_type())
                                 .reshape({1, anchors, 1, 1, 2});
    const auto share = [&](const at::Tensor& t) { return rule.activated ? t : t.sigmoid(); };
    const auto offset = [&](int axis) {
        return share(cells.select(4, axis)) * level.scaleXY - (level.scaleXY - 1) / 2;
    };
    const auto x = (offset(0) + column) * (double(input.width) / double(width));
    const auto y = (offset(1) + row) * (double(input.height) / double(height));
    const auto shape = cells.slice(4, 2, 4);
    // Activated numbers are shares, which no exponential was meant for.
    const auto size =
        (rule.squaredSize || rule.activated ? (share(shape) * 2).square()
                                            : shape.clamp_max(largestExponent).exp()) *
        anchorSizes;
    Candidates found;
    found.boxes = at::cat({x.unsqueeze(4), y.unsqueeze(4), size}, 4).reshape({batch, -1, 4});
    found.objectness = objectLogOdds(cells.select(4, 4), rule).reshape({batch, -1});
    found.classes = classLogOdds(cells.slice(4, 5), rule)
                        .reshape({batch, anchors * height * width, cells.size(4) - 5});
    return found;
}

/// B x anchors x h x w x (5 + C) of either kind of map.
at::Tensor cellsOf(const at::Tensor& map, const BoxLevel& level, BoxFormat format)
{
    const auto anchors = std::int64_t(level.anchors.size());
    if (format == BoxFormat::AnchorMaps) {
        if (map.dim() != 5 || map.size(1) != anchors || map.size(4) < 6)
            refuse("a level of " + std::to_string(anchors) + " anchors must be 1 x " +
                       std::to_string(anchors) + " x height x width x (5 + classes)",
                   map);
        return map;
    }
    if (map.dim() != 4 || map.size(1) % anchors != 0 || map.size(1) / anchors < 6)
        refuse("a level of " + std::to_string(anchors) + " anchors must be 1 x " +
                   std::to_string(anchors) + " * (5 + classes) x height x width",
               map);
    return map.reshape({map.size(0), anchors, map.size(1) / anchors, map.size(2), map.size(3)})
        .permute({0, 1, 3, 4, 2});
}

std::vector<at::Tensor> levelCells(const std::vector<at::Tensor>& tensors,
                                   const DetectionRule& rule)
{
    if (rule.levels.empty() || tensors.size() < rule.levels.size())
        throw Error(Fault::CardInvalid, {},
                    "\"detection.levels\": the card has " + std::to_string(rule.levels.size()) +
                        ", the model " + std::to_string(tensors.size()));
    std::vector<at::Tensor> cells;
    for (std::size_t level = 0; level < rule.levels.size(); ++level) {
        cells.push_back(cellsOf(tensors[level], rule.levels[level], rule.format));
        if (cells.back().numel() == 0 || cells.back().size(4) != cells.front().size(4))
            refuse("all levels must have the same classes", tensors[level]);
    }
    return cells;
}

Candidates decodeLevels(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
                        cv::Size input)
{
    std::vector<at::Tensor> boxes, objectness, classes;
    const auto cells = levelCells(tensors, rule);
    for (std::size_t level = 0; level < cells.size(); ++level) {
        const auto part = decodeCells(cells[level], rule.levels[level], rule, input);
        boxes.push_back(part.boxes);
        objectness.push_back(part.objectness);
        classes.push_back(part.classes);
    }
    return {at::cat(boxes, 1), at::cat(objectness, 1), at::cat(classes, 1)};
}

at::Tensor inPixels(const at::Tensor& boxes, const DetectionRule& rule, cv::Size input)
{
    if (!rule.normalized)
        return boxes;
    const double width = input.width, height = input.height;
    return boxes * at::tensor({width, height, width, height}, at::kDouble).to(boxes.scalar_type());
}

/// B x R x numbers of either kind of rows.
at::Tensor rowsOf(const std::vector<at::Tensor>& tensors, const DetectionRule& rule)
{
    const bool objects = rule.format == BoxFormat::ObjectRows;
    const auto& tensor = tensors.front();
    if (tensor.dim() != 3 || tensor.numel() == 0)
        refuse(objects ? "object_rows must be 1 x rows x (5 + classes)"
                       : "class_rows must be 1 x (4 + classes) x rows",
               tensor);
    const auto rows = objects ? tensor : tensor.transpose(1, 2);
    if (rows.size(2) < boxNumbersPerRow + 1 + objects)
        refuse("a row must hold a box and at least one class", tensor);
    return rows;
}

Candidates decodeRows(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
                      cv::Size input, int classes)
{
    const bool objects = rule.format == BoxFormat::ObjectRows;
    const auto rows = rowsOf(tensors, rule);
    const auto first = boxNumbersPerRow + objects;
    if (rows.size(2) < first + classes)
        refuse("there must be " + std::to_string(classes) + " classes", tensors.front());
    Candidates found;
    found.boxes = inPixels(rows.slice(2, 0, boxNumbersPerRow), rule, input);
    if (objects)
        found.objectness = objectLogOdds(rows.select(2, boxNumbersPerRow), rule);
    found.classes = classLogOdds(rows.slice(2, first, first + classes), rule);
    return found;
}

/// Each candidate has one class; all others have nothing. Boxes are corners, B x N x 4.
Candidates ofOneClass(const at::Tensor& corners, const at::Tensor& scores, const at::Tensor& labels,
                      const DetectionRule& rule, cv::Size input, int classes)
{
    const auto batch = corners.size(0), rows = corners.size(1);
    if (rows * classes > mostScores)
        refuse(std::to_string(classes) + " classes are too many", corners);
    const auto low = corners.slice(2, 0, 2), high = corners.slice(2, 2, 4);
    const auto options = corners.options();
    const auto nothing = at::full({batch, rows, classes}, leastLogOdds(corners.scalar_type()),
                                  options.requires_grad(false));
    const auto numbers = labels.to(at::kDouble).round();
    const auto known = (numbers >= 0).logical_and(numbers < classes).unsqueeze(2);
    const auto index =
        at::where(known, numbers.unsqueeze(2), at::zeros_like(numbers.unsqueeze(2))).to(at::kLong);
    const auto odds = objectLogOdds(scores.to(corners.scalar_type()), rule).unsqueeze(2);
    Candidates found;
    found.ordered = false;
    found.boxes = inPixels(at::cat({(low + high) / 2, high - low}, 2), rule, input);
    found.classes = nothing.scatter(2, index, at::where(known, odds, nothing.slice(2, 0, 1)));
    if (rows > 0)
        return found;
    // A picture without any box has a candidate of nothing, so that its scores can be asked for.
    found.boxes = at::zeros({batch, 1, 4}, options.requires_grad(false)) + corners.sum() * 0;
    found.classes = at::full({batch, 1, classes}, leastLogOdds(corners.scalar_type()),
                             options.requires_grad(false)) +
                    scores.sum() * 0;
    return found;
}

Candidates decodeEndToEnd(const at::Tensor& tensor, const DetectionRule& rule, cv::Size input,
                          int classes)
{
    if (tensor.dim() != 3 || tensor.size(2) < 6)
        refuse("end_to_end must be 1 x rows x 6", tensor);
    return ofOneClass(tensor.slice(2, 0, 4), tensor.select(2, 4), tensor.select(2, 5), rule, input,
                      classes);
}

FinalTensors requireFinal(const std::vector<at::Tensor>& tensors)
{
    auto found = finalTensors(tensors);
    if (!found)
        refuse("final_boxes must be boxes x 4, their scores and their classes", tensors.front());
    return *std::move(found);
}

bool areWhole(const at::Tensor& numbers)
{
    return at::isIntegralType(numbers.scalar_type(), true) ||
           numbers.eq(numbers.round()).all().item<bool>();
}

} // namespace

std::string shapeText(const at::Tensor& tensor)
{
    std::string text;
    for (const auto size : tensor.sizes())
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text;
}

double leastProbability(at::ScalarType type)
{
    return type == at::kDouble ? 1e-12 : 1e-6;
}

std::optional<FinalTensors> finalTensors(const std::vector<at::Tensor>& tensors)
{
    std::vector<at::Tensor> lists;
    FinalTensors found;
    for (auto tensor : tensors) {
        if (tensor.dim() > 1 && tensor.size(0) == 1 &&
            !(tensor.dim() == 2 && tensor.size(1) == boxNumbersPerRow && !found.boxes.defined()))
            tensor = tensor.squeeze(0);
        const bool isBoxes = tensor.dim() == 2 && tensor.size(1) == boxNumbersPerRow;
        if (isBoxes && tensor.is_floating_point() && !found.boxes.defined())
            found.boxes = tensor;
        else if (tensor.dim() == 1)
            lists.push_back(tensor);
    }
    if (!found.boxes.defined())
        return {};
    std::erase_if(lists,
                  [&](const at::Tensor& list) { return list.size(0) != found.boxes.size(0); });
    if (lists.size() < 2)
        return {};
    const auto whole = std::ranges::find_if(lists, [](const at::Tensor& list) {
        return at::isIntegralType(list.scalar_type(), false);
    });
    found.labels = whole != lists.end() ? *whole : areWhole(lists[0]) ? lists[0] : lists[1];
    for (const auto& list : lists)
        if (!found.scores.defined() && !list.is_same(found.labels) && list.is_floating_point())
            found.scores = list;
    return found.scores.defined() ? std::optional(found) : std::nullopt;
}

bool hasPrototypes(const std::vector<at::Tensor>& tensors)
{
    return std::any_of(tensors.begin() + 1, tensors.end(), [](const at::Tensor& tensor) {
        return tensor.dim() == 4 && tensor.size(1) == prototypes;
    });
}

int classCount(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
               std::optional<int> names)
{
    switch (rule.format) {
    case BoxFormat::GridMaps:
    case BoxFormat::AnchorMaps: return int(levelCells(tensors, rule).front().size(4)) - 5;
    case BoxFormat::ObjectRows:
    case BoxFormat::ClassRows: {
        const int first = boxNumbersPerRow + (rule.format == BoxFormat::ObjectRows);
        const int columns = int(rowsOf(tensors, rule).size(2)) - first;
        if (hasPrototypes(tensors) && columns > prototypes)
            return columns - prototypes;
        return names && columns == *names + keypointNumbers ? *names : columns;
    }
    case BoxFormat::EndToEnd:
    case BoxFormat::FinalBoxes: break;
    }
    if (names)
        return std::clamp(*names, 1, mostClasses);
    const auto& first = tensors.front();
    const bool final = rule.format == BoxFormat::FinalBoxes;
    if (!final && (first.dim() != 3 || first.size(2) < 6))
        refuse("end_to_end must be 1 x rows x 6", first);
    const auto labels = final ? requireFinal(tensors).labels : first.select(2, 5);
    const double largest = labels.numel() ? labels.max().item().toDouble() : 0;
    const int usual = final ? cocoNumbers : cocoClasses;
    return largest >= usual && largest < mostClasses ? int(largest) + 1 : usual;
}

Candidates decode(const std::vector<at::Tensor>& tensors, const DetectionRule& rule, cv::Size input,
                  int classes)
{
    switch (rule.format) {
    case BoxFormat::GridMaps:
    case BoxFormat::AnchorMaps: return decodeLevels(tensors, rule, input);
    case BoxFormat::ObjectRows:
    case BoxFormat::ClassRows: return decodeRows(tensors, rule, input, classes);
    case BoxFormat::EndToEnd: return decodeEndToEnd(tensors.front(), rule, input, classes);
    case BoxFormat::FinalBoxes: break;
    }
    const auto final = requireFinal(tensors);
    return ofOneClass(final.boxes.unsqueeze(0), final.scores.unsqueeze(0),
                      final.labels.unsqueeze(0), rule, input, classes);
}

} // namespace core::boxformats
