// SPDX-License-Identifier: GPL-3.0-or-later
// XRAI: integrated gradients from two baselines, the input's smallest and its largest value
// everywhere; their mean, the largest channel of each pixel; then whole regions of the picture,
// ranked by what they hold (regions.h).
// Kapishnikov et al.: "XRAI: Better Attributions Through Regions", ICCV 2019. PAIR's library takes
// 100 equal steps from each baseline; 25 Gauss-Legendre points are at least as exact.
#include "core/explain/methods/methods.h"

#include "core/explain/quadrature.h"
#include "core/explain/regions.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

/// H x W with channels; a view into `dense`.
cv::Mat pictureOf(const at::Tensor& dense)
{
    return {int(dense.size(0)), int(dense.size(1)), CV_64FC(int(dense.size(2))),
            dense.data_ptr<double>()};
}

Attribution ranked(const at::Tensor& integrated, const std::vector<Region>& regions)
{
    const auto strongest = integrated.amax(1, true).permute({0, 2, 3, 1})[0].contiguous();
    const auto attribution = pictureOf(strongest);
    const auto map = rankedRegions(attribution, regions, fewestNewPixels(attribution.size()));
    return {.values = matrixOf(at::from_blob(map.data, {1, 1, map.rows, map.cols}, at::kDouble)),
            .space = Space::Input,
            .reduction = Reduction::Positive};
}

Attribution rankRegions(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const auto& x = probe.input();
    const auto picture = x[0].to(at::kDouble).permute({1, 2, 0}).contiguous();
    const auto regions = overlappingRegions(pictureOf(picture), watch);
    const at::Tensor baselines[] = {x.min().expand_as(x), x.max().expand_as(x)};
    const auto points = gaussLegendre(parameters.integer("steps"));
    const auto gradients = 2 * std::int64_t(points.size()); // from one baseline and the other
    auto sum = at::zeros(x.sizes(), at::kDouble);
    double weight = 0;
    probe.gradientsOf(
        gradients,
        [&](std::int64_t index) {
            const auto& start = baselines[index % 2];
            return start + (x - start) * points[std::size_t(index / 2)].position;
        },
        [&](std::int64_t first, const at::Tensor& found) {
            for (std::int64_t row = 0; row < found.size(0); ++row) {
                const auto index = first + row;
                const double share = points[std::size_t(index / 2)].weight / 2;
                sum.add_((x - baselines[index % 2]) * found.slice(0, row, row + 1), share);
                weight += share;
            }
            if (first + found.size(0) < gradients)
                watch.preview(ranked(sum / weight, regions));
        },
        watch);
    return ranked(sum, regions);
}

} // namespace

Explainer xrai()
{
    return {.id = "xrai",
            .name = QT_TRANSLATE_NOOP("core", "XRAI"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Whole regions ranked by the integrated gradients inside them"),
            .citation = "Kapishnikov et al., 2019",
            .needs = {.gradients = true},
            .cost = Cost::Tens,
            .parameters = {{.id = "steps",
                            .name = QT_TRANSLATE_NOOP("core", "Steps"),
                            .help = QT_TRANSLATE_NOOP("core", "Gauss-Legendre points on the path "
                                                              "from each of the two baselines"),
                            .standard = 25,
                            .minimum = 1,
                            .maximum = 1000}},
            .run = rankRegions};
}

} // namespace core
