// SPDX-License-Identifier: GPL-3.0-or-later
// ParchGrad (partitioned channel gradient): at the last convolutions the gradient g at the output
// goes back through a set H of important channels only, g_k = 0 for k not in H, and H's is scaled
// by sqrt((M + N) / M), which keeps the variance: M and N are the variances over positions of the
// sums of g_k over H and over the other channels. On top of it come the gradient, integrated
// gradients or SmoothGrad.
// Park, Jeon, Choi: "Partitioned Channel Gradient for Reliable Input Attribution", 2023, and
// github.com/fxnnxc/parchgrad. There H comes from statistics of a data set; here it is what
// matters most on this one picture: the channels with the largest mean of A * dS/dA, or of
// relu(A), A being the convolution's output.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/quadrature.h"
#include "core/explain/rules/operatorkind.h"
#include "core/explain/smoothing.h"
#include "core/model/graph/rule.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

constexpr int samples = 25; // of both base methods, as in the authors' code
constexpr double noise = 0.15;
constexpr double smallestVariance = 1e-13;

/// A convolution each time it runs.
struct Convolved {
    const torch::jit::Node* node;
    at::Tensor output;
    at::Tensor gradient;
    at::Tensor important{}; ///< H, K booleans; undefined: the gradient stays as it is
};

/// A pass in which `work` sees every two-dimensional convolution's output.
Ruling convolutionRuling(std::function<void(const RuledOperator&, const at::Tensor&)> work)
{
    return {.rules = [work = std::move(work)](const torch::jit::Node* node) -> Rule {
                if (!isPlainConvolution(node))
                    return {};
                return [work](const RuledOperator& ruled) {
                    const auto output = ruled.output();
                    if (output.dim() == 4 && output.requires_grad())
                        work(ruled, output);
                    return output;
                };
            },
            .foldBatchNorm = false};
}

std::vector<Convolved> convolutionsOn(Probe& probe, Progress& progress)
{
    std::vector<Convolved> found;
    probe.gradientWith(
        convolutionRuling([&found](const RuledOperator& ruled, const at::Tensor& output) {
            found.push_back({ruled.node, output.detach(), {}});
            output.register_hook([&found, index = found.size() - 1](const at::Tensor& gradient) {
                found[index].gradient = gradient;
            });
        }),
        probe.input(), progress);
    return found;
}

/// Chooses H for the last share of the convolutions.
void partition(std::vector<Convolved>& convolutions, const Parameters& parameters)
{
    const auto count = double(convolutions.size());
    const auto first = std::size_t(count - std::ceil(parameters.real("layers") * count));
    for (auto index = first; index < convolutions.size(); ++index) {
        auto& each = convolutions[index];
        if (!each.gradient.defined())
            continue;
        const auto contribution = parameters.choice("criterion") == "contribution"
                                      ? each.output * each.gradient
                                      : each.output.relu();
        const auto channels = each.output.size(1);
        const auto kept =
            std::max<std::int64_t>(1, std::int64_t(parameters.real("share") * double(channels)));
        const auto order = std::get<1>(contribution.mean({0, 2, 3}).sort(true, 0, true));
        each.important = at::zeros({channels}, at::kBool);
        each.important.index_fill_(0, order.slice(0, 0, kept), true);
    }
}

/// The variance over positions of the sum of some channels' gradients.
at::Tensor spread(const at::Tensor& gradient, const at::Tensor& channels)
{
    const auto sum = (gradient * channels.reshape({1, -1, 1, 1})).sum(1);
    return (sum.numel() == 1 ? sum.abs().squeeze() : sum.var()) + smallestVariance;
}

at::Tensor throughImportant(const at::Tensor& gradient, const at::Tensor& important, bool conserve)
{
    if (important.all().item<bool>())
        return gradient;
    const auto kept = gradient * important.reshape({1, -1, 1, 1});
    if (!conserve)
        return kept;
    const auto high = spread(gradient, important);
    return kept * ((high + spread(gradient, important.logical_not())) / high).sqrt();
}

/// The gradient at an input, 1 x C x H x W.
at::Tensor parchedGradient(Probe& probe, const std::vector<Convolved>& convolutions, bool conserve,
                           const at::Tensor& input, Progress& progress)
{
    std::size_t next = 0;
    const auto ruling =
        convolutionRuling([&](const RuledOperator& ruled, const at::Tensor& output) {
            // On another input, a network that decides by what it sees may take other steps.
            const auto index = next++;
            if (index >= convolutions.size() || convolutions[index].node != ruled.node ||
                !convolutions[index].important.defined())
                return;
            output.register_hook(
                [important = convolutions[index].important, conserve](const at::Tensor& gradient) {
                    return throughImportant(gradient, important, conserve);
                });
        });
    return probe.gradientWith(ruling, input, progress);
}

Attribution parched(Probe& probe, const Parameters& parameters, Watch& watch)
{
    auto convolutions = convolutionsOn(probe, watch);
    partition(convolutions, parameters);
    const auto gradientAt = [&](const at::Tensor& input) {
        return parchedGradient(probe, convolutions, parameters.boolean("conserve"), input, watch);
    };
    const auto& base = parameters.choice("base");
    if (base == "gradient")
        return {.values = matrixOf(gradientAt(probe.input())),
                .reduction = Reduction::LargestMagnitude};
    const bool path = base == "integrated_gradients";
    const auto& x = probe.input();
    const auto difference = path ? x - baseline(probe, "black") : at::ones_like(x);
    const auto rule = gaussLegendre(samples);
    const NoisyCopies copies(x, noise, 0);
    auto sum = at::zeros_like(x);
    double weight = 0;
    const auto attribution = [&] {
        return Attribution{.values = matrixOf(sum / weight * difference),
                           .reduction = path ? Reduction::Sum : Reduction::LargestMagnitude};
    };
    for (int index = 0; index < samples; ++index) {
        const auto& point = rule[std::size_t(index)];
        const double share = path ? point.weight : 1.0 / samples;
        sum.add_(gradientAt(path ? x - difference * (1 - point.position) : copies(index)), share);
        weight += share;
        watch.report(double(index + 1) / samples);
        if (index + 1 < samples)
            watch.preview(attribution());
    }
    return attribution();
}

std::vector<Parameter> parchGradParameters()
{
    return {
        {.id = "base",
         .name = QT_TRANSLATE_NOOP("core", "Based on"),
         .help = QT_TRANSLATE_NOOP("core", "The method whose gradients pass back through the "
                                           "important channels only"),
         .standard = std::string("gradient"),
         .choices = {{"gradient", QT_TRANSLATE_NOOP("core", "Gradient")},
                     {"integrated_gradients", QT_TRANSLATE_NOOP("core", "Integrated gradients")},
                     {"smooth_grad", QT_TRANSLATE_NOOP("core", "SmoothGrad")}}},
        {.id = "share",
         .name = QT_TRANSLATE_NOOP("core", "Share of channels"),
         .help = QT_TRANSLATE_NOOP("core", "How many of a convolution's channels count as "
                                           "important; at least one"),
         .standard = 0.1,
         .minimum = 0,
         .maximum = 1},
        {.id = "layers",
         .name = QT_TRANSLATE_NOOP("core", "Share of layers"),
         .help = QT_TRANSLATE_NOOP("core", "How many of the convolutions, counted from the "
                                           "last one, are narrowed to their important "
                                           "channels"),
         .standard = 0.5,
         .minimum = 0,
         .maximum = 1},
        {.id = "conserve",
         .name = QT_TRANSLATE_NOOP("core", "Keep the variance"),
         .help = QT_TRANSLATE_NOOP("core", "The important channels' gradient grows to make up "
                                           "for what the others lose"),
         .standard = true},
        {.id = "criterion",
         .name = QT_TRANSLATE_NOOP("core", "Important channels"),
         .help = QT_TRANSLATE_NOOP("core", "What the channels are ranked by"),
         .standard = std::string("contribution"),
         .choices = {{"contribution", QT_TRANSLATE_NOOP("core", "Contribution to the score")},
                     {"activation", QT_TRANSLATE_NOOP("core", "Mean activation")}}}};
}

} // namespace

Explainer parchGrad()
{
    return {.id = "parch_grad",
            .name = QT_TRANSLATE_NOOP("core", "ParchGrad"),
            .family = Family::BackwardRule,
            .summary = QT_TRANSLATE_NOOP("core", "Gradients that pass back only through the most "
                                                 "important channels of each layer"),
            .citation = "Park et al., 2023",
            .needs = {.gradients = true, .convolution = true},
            .cost = Cost::SinglePass,
            .parameters = parchGradParameters(),
            .run = parched};
}

} // namespace core
