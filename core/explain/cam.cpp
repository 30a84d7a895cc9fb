// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/cam.h"

#include "core/explain/part.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <algorithm>
#include <numeric>

#include <torch/script.h>

namespace core {

namespace {

constexpr double scaleFloor = 1e-7; // pytorch-grad-cam's

at::Tensor scaled(const at::Tensor& map)
{
    const auto positive = map.clamp_min(0);
    const auto lowest = positive.min();
    return (positive - lowest) / (scaleFloor + (positive - lowest).max());
}

Attribution mapOf(const CamMap& map, Probe& probe, const Parameters& parameters, Watch& watch)
{
    const auto count = probe.layers().size();
    if (count <= 1)
        return {.values = matrixOf(map({probe, 0, parameters, watch})),
                .space = Space::Layer,
                .reduction = Reduction::Positive};
    at::Tensor sum;
    for (std::size_t index = 0; index < count; ++index) {
        Part part(watch, index, count);
        const auto one =
            at::upsample_bilinear2d(scaled(map({probe, index, parameters, part})),
                                    {probe.input().size(2), probe.input().size(3)}, false);
        sum = sum.defined() ? sum + one : one;
    }
    return {.values = matrixOf(sum / double(count)), .reduction = Reduction::Positive};
}

} // namespace

const at::Tensor& CamLayer::activation() const
{
    return probe.activation(watch, index);
}

const at::Tensor& CamLayer::gradient() const
{
    return probe.activationGradient(watch, index);
}

void CamLayer::preview(const at::Tensor& map) const
{
    watch.preview(
        {.values = matrixOf(map), .space = Space::Layer, .reduction = Reduction::Positive});
}

Explainer classActivation(CamMethod method)
{
    return {
        .id = std::move(method.id),
        .name = method.name,
        .family = Family::ClassActivation,
        .summary = method.summary,
        .citation = method.citation,
        .needs = {.gradients = method.gradients, .layer = true, .pooledHead = method.pooledHead},
        .cost = method.cost,
        .parameters = std::move(method.parameters),
        .run = [map = std::move(method.map)](
                   Probe& probe, const Parameters& parameters,
                   Watch& watch) { return mapOf(map, probe, parameters, watch); },
        .takesSmoothing = method.takesSmoothing};
}

at::Tensor weightedSum(const at::Tensor& weights, const at::Tensor& activation)
{
    return (weights.reshape({1, -1, 1, 1}) * activation).sum(1, true);
}

at::Tensor principalComponent(const at::Tensor& features)
{
    const auto points = features[0].flatten(1).t().to(at::kDouble); // positions x channels
    const auto centred = points - points.mean(0, true);
    at::Tensor projection;
    // Of the two Gram matrices the smaller one is decomposed; eigenvalues come in ascending order.
    if (centred.size(1) <= centred.size(0)) {
        const auto [values, vectors] = at::linalg_eigh(centred.t().matmul(centred));
        projection = centred.matmul(vectors.select(1, -1));
    } else {
        const auto [values, vectors] = at::linalg_eigh(centred.matmul(centred.t()));
        projection = vectors.select(1, -1) * values.select(0, -1).clamp_min(0).sqrt();
    }
    if ((-projection.min()).item<double>() > projection.max().item<double>())
        projection = -projection;
    return projection.reshape({1, 1, features.size(2), features.size(3)});
}

Parameter channelsParameter()
{
    return {.id = "channels",
            .name = QT_TRANSLATE_NOOP("core", "Channels"),
            .help = QT_TRANSLATE_NOOP("core", "Only so many channels are tried, those with the "
                                              "largest mean activation"),
            .standard = 0,
            .minimum = 0,
            .maximum = 100000,
            .minimumName = QT_TRANSLATE_NOOP("core", "All")};
}

std::vector<std::int64_t> chosenChannels(const CamLayer& layer)
{
    const auto means = layer.activation().mean({0, 2, 3}).to(at::kDouble).contiguous();
    std::vector<std::int64_t> channels(std::size_t(means.numel()));
    std::iota(channels.begin(), channels.end(), 0);
    const int wanted = layer.parameters.integer("channels");
    if (wanted == 0 || std::size_t(wanted) >= channels.size())
        return channels;
    const auto* mean = means.data_ptr<double>();
    std::stable_sort(channels.begin(), channels.end(),
                     [&](std::int64_t a, std::int64_t b) { return mean[a] > mean[b]; });
    channels.resize(std::size_t(wanted));
    std::sort(channels.begin(), channels.end());
    return channels;
}

} // namespace core
