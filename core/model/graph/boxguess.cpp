// SPDX-License-Identifier: GPL-3.0-or-later
// What tensors without a card tell about boxes: their format, and the grids that they lie on.
#include "core/model/graph/boxformats.h"

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>

namespace core {

using namespace boxformats;

namespace {

constexpr std::int64_t mostEndToEndRows = 1000;
constexpr std::int64_t surest = 100; ///< rows that tell shares of the input from pixels
constexpr double largestShare = 1.5;

/// Anchors of the published networks, small ones first, three a level.
const std::vector<std::vector<BoxLevel>>& publishedLevels()
{
    static const std::vector<std::vector<BoxLevel>> levels{
        {{{{10, 14}, {23, 27}, {37, 58}}}, {{{81, 82}, {135, 169}, {344, 319}}}},
        {{{{10, 13}, {16, 30}, {33, 23}}},
         {{{30, 61}, {62, 45}, {59, 119}}},
         {{{116, 90}, {156, 198}, {373, 326}}}},
        {{{{19, 27}, {44, 40}, {38, 94}}},
         {{{96, 68}, {86, 152}, {180, 137}}},
         {{{140, 301}, {303, 264}, {238, 542}}},
         {{{436, 615}, {739, 380}, {925, 792}}}}};
    return levels;
}
constexpr std::int64_t publishedAnchors = 3;

bool areShares(const at::Tensor& numbers)
{
    return numbers.ge(0).logical_and(numbers.le(1)).all().item<bool>();
}

bool areWholeNumbers(const at::Tensor& numbers)
{
    return numbers.eq(numbers.round()).logical_and(numbers.ge(0)).all().item<bool>();
}

/// Boxes, R x 4, whose surest lie within the unit square, more or less.
bool areNormalized(const at::Tensor& boxes, const at::Tensor& scores)
{
    const auto count = std::min(surest, scores.size(0));
    if (count == 0)
        return false;
    const auto rows = std::get<1>(scores.nan_to_num(0).topk(count));
    return boxes.index_select(0, rows).nan_to_num(0).max().item().toDouble() <= largestShare;
}

/// Levels for maps of these widths: the coarser the map, the larger its anchors.
std::vector<BoxLevel> levelsFor(const std::vector<std::int64_t>& widths, double scaleXY)
{
    for (const auto& published : publishedLevels()) {
        if (published.size() != widths.size())
            continue;
        auto order = widths;
        std::ranges::sort(order, std::ranges::greater());
        std::vector<BoxLevel> levels;
        for (const auto width : widths) {
            const auto place = std::ranges::find(order, width) - order.begin();
            levels.push_back(published[std::size_t(place)]);
            levels.back().scaleXY = scaleXY;
        }
        return levels;
    }
    return {};
}

/// Maps of a pyramid: each a whole part of the input, no two alike, the same numbers in a cell.
std::optional<DetectionRule> guessMaps(const std::vector<at::Tensor>& tensors,
                                       std::optional<int> classes, cv::Size input)
{
    const auto dimensions = tensors.front().dim();
    const bool rows = dimensions == 5;
    std::vector<std::int64_t> widths;
    std::int64_t numbers = 0;
    bool activated = true;
    for (const auto& tensor : tensors) {
        if (tensor.dim() != dimensions || tensor.numel() == 0)
            return {};
        const auto height = tensor.size(2), width = tensor.size(3);
        const auto here = rows ? tensor.size(4) : tensor.size(1) / publishedAnchors;
        if ((rows && tensor.size(1) != publishedAnchors) ||
            (!rows && tensor.size(1) % publishedAnchors != 0) || here < 6 ||
            (numbers && here != numbers) || (classes && here != 5 + *classes) ||
            width * input.height != height * input.width || input.width % width != 0 ||
            std::ranges::count(widths, width) > 0)
            return {};
        numbers = here;
        widths.push_back(width);
        activated = activated && areShares(tensor);
    }
    DetectionRule rule{.format = rows ? BoxFormat::AnchorMaps : BoxFormat::GridMaps};
    rule.levels = levelsFor(widths, rows ? 2 : 1); // YOLOv5's centres leave their cells
    rule.squaredSize = rows;
    rule.activated = activated;
    return rule.levels.empty() ? std::nullopt : std::optional(std::move(rule));
}

/// Whether these are the columns of rows with so many numbers before the classes.
bool fitsNames(std::int64_t columns, int first, std::optional<int> classes, bool masks)
{
    return classes &&
           (columns == first + *classes || columns == first + *classes + keypointNumbers ||
            (masks && columns == first + *classes + prototypes));
}

std::optional<BoxFormat> formatOfRows(const at::Tensor& tensor, std::optional<int> classes,
                                      bool masks)
{
    const auto high = tensor.size(1), wide = tensor.size(2);
    const bool sixNumbers = wide == 6 && high <= mostEndToEndRows;
    if (sixNumbers && areWholeNumbers(tensor.select(2, 5)) && areShares(tensor.select(2, 4)))
        return BoxFormat::EndToEnd;
    if (fitsNames(wide, 5, classes, masks) && wide >= 6)
        return BoxFormat::ObjectRows;
    if (fitsNames(high, 4, classes, masks) && high >= 5)
        return BoxFormat::ClassRows;
    if (high < wide && high >= 5)
        return BoxFormat::ClassRows;
    if (high > wide && wide >= 6)
        return BoxFormat::ObjectRows;
    return {};
}

std::optional<DetectionRule> guessRows(const std::vector<at::Tensor>& tensors,
                                       std::optional<int> classes)
{
    const bool masks = hasPrototypes(tensors);
    const auto& tensor = tensors.front();
    const auto format = formatOfRows(tensor, classes, masks);
    if (!format)
        return {};
    DetectionRule rule{.format = *format};
    if (rule.format == BoxFormat::EndToEnd) {
        rule.activated = true;
        const auto rows = tensor[0];
        rule.normalized = areNormalized(rows.slice(1, 0, 4), rows.select(1, 4));
        return rule;
    }
    const bool objects = rule.format == BoxFormat::ObjectRows;
    const auto rows = objects ? tensor[0] : tensor[0].t();
    const auto count = classCount(tensors, rule, classes);
    const auto scores = rows.slice(1, boxNumbersPerRow, boxNumbersPerRow + objects + count);
    rule.activated = areShares(scores);
    rule.normalized = areNormalized(rows.slice(1, 0, 4), std::get<0>(scores.max(1)));
    return rule;
}

/// One way to lay grids over the input, one after the other.
struct Layout {
    int firstStride;
    int levels;
    bool coarseFirst;
    int anchors;
};

int cellsAlong(int pixels, int stride)
{
    return (pixels + stride - 1) / stride;
}

std::vector<BoxGrid> gridsOf(const Layout& layout, cv::Size input)
{
    std::vector<BoxGrid> grids;
    int first = 0;
    for (int level = 0; level < layout.levels; ++level) {
        const int stride = layout.firstStride
                           << (layout.coarseFirst ? layout.levels - 1 - level : level);
        const int height = cellsAlong(input.height, stride),
                  width = cellsAlong(input.width, stride);
        grids.push_back({first, height * width * layout.anchors, height, width, {}});
        first += grids.back().count;
    }
    return grids;
}

/// The share of boxes, R x 4, whose centre lies at most 1.5 cells from their own cell's.
double shareNearCells(const at::Tensor& boxes, const std::vector<BoxGrid>& grids, bool anchorsLast,
                      cv::Size input)
{
    const auto numbers = boxes.to(at::kDouble).contiguous();
    const double* box = numbers.data_ptr<double>();
    std::int64_t near = 0;
    for (const auto& grid : grids) {
        const int cells = grid.height * grid.width;
        const int anchors = grid.count / cells;
        const double stepX = double(input.width) / grid.width;
        const double stepY = double(input.height) / grid.height;
        for (int each = 0; each < grid.count; ++each, box += 4) {
            const int cell = anchorsLast ? each / anchors : each % cells;
            near += std::abs(box[0] / stepX - (cell % grid.width + 0.5)) <= 1.5 &&
                    std::abs(box[1] / stepY - (cell / grid.width + 0.5)) <= 1.5;
        }
    }
    return double(near) / double(boxes.size(0));
}

constexpr double enoughNearCells = 0.6;

/// The layout whose cells the boxes of the sample picture are nearest to.
std::vector<BoxGrid> gridsUnder(const at::Tensor& boxes, cv::Size input)
{
    std::vector<BoxGrid> best;
    double bestShare = enoughNearCells;
    for (const int anchors : {1, 3, 6, 9, 2, 5})
        for (const int stride : {8, 16, 32, 4})
            for (int levels = 1; levels <= 6; ++levels)
                for (const bool coarseFirst : {false, true}) {
                    const auto grids = gridsOf({stride, levels, coarseFirst, anchors}, input);
                    if (grids.back().first + grids.back().count != boxes.size(0) ||
                        (levels == 1 && coarseFirst))
                        continue;
                    for (const bool anchorsLast : {false, true}) {
                        const double share = shareNearCells(boxes, grids, anchorsLast, input);
                        if (share > bestShare) {
                            best = grids;
                            bestShare = share;
                        }
                    }
                }
    return best;
}

} // namespace

std::optional<DetectionRule> guessDetection(const std::vector<at::Tensor>& tensors,
                                            std::optional<int> classes, cv::Size input)
{
    if (finalTensors(tensors))
        return DetectionRule{.format = BoxFormat::FinalBoxes, .activated = true};
    const auto& first = tensors.front();
    if (!first.is_floating_point() || first.numel() == 0 || first.size(0) != 1)
        return {};
    if (first.dim() == 3)
        return guessRows(tensors, classes);
    return first.dim() == 4 || first.dim() == 5 ? guessMaps(tensors, classes, input) : std::nullopt;
}

std::vector<BoxGrid> boxGrids(const std::vector<at::Tensor>& tensors, const DetectionRule& rule,
                              cv::Size input)
{
    if (rule.format == BoxFormat::EndToEnd || rule.format == BoxFormat::FinalBoxes)
        return {};
    if (rule.format == BoxFormat::ObjectRows || rule.format == BoxFormat::ClassRows)
        return gridsUnder(decode(tensors, rule, input, 1).boxes[0], input);
    std::vector<BoxGrid> grids;
    int first = 0;
    for (std::size_t level = 0; level < rule.levels.size(); ++level) {
        const int height = int(tensors[level].size(2)), width = int(tensors[level].size(3));
        const int count = height * width * int(rule.levels[level].anchors.size());
        grids.push_back({first, count, height, width, {}});
        first += count;
    }
    return grids;
}

} // namespace core
