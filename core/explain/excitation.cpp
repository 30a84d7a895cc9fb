// SPDX-License-Identifier: GPL-3.0-or-later
// Rules and constants are TorchRay's; batch norms and activations pass probabilities unchanged.
#include "core/explain/excitation.h"

#include "core/explain/rules/operatorkind.h"
#include "core/explain/rules/relevancerules.h"
#include "core/model/graph/operators.h"
#include "core/model/graph/preparedgraph.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

constexpr double smallest = 1e-20;

/// P_in = a J(w+) (P / f(a; w+)).
at::Tensor alongPositiveWeights(const WeightedLayer& layer, const at::Tensor& weight,
                                const at::Tensor& probability)
{
    const auto positive = weight.clamp_min(0);
    const auto sum = layer.forward(layer.input(), positive) + smallest;
    return layer.input() * layer.back(positive, probability / sum);
}

at::Tensor share(const at::Tensor& probability, const at::Tensor& sum)
{
    return at::where(sum == 0, at::zeros_like(probability), probability / sum);
}

/// Whether outputs can be negative, which probabilities are not made for.
bool hasSignedActivations(const PreparedGraph& graph)
{
    for (const auto& entry : graph.values) {
        const auto* node = entry.value->node();
        const auto name = operatorName(node);
        if (kindOf(node) == OperatorKind::Pointwise && !isRelu(node) && name != "sigmoid" &&
            name != "hardsigmoid" && name != "softplus")
            return true;
    }
    return false;
}

} // namespace

at::Tensor excitation(const CamLayer& layer, bool contrast)
{
    std::size_t count = 0;
    RelevanceRemarks remarks;
    const auto pass = [&](std::size_t negated) {
        count = 0;
        const auto weighted = [&count, negated](const WeightedLayer&) -> WeightedRule {
            const bool turned = ++count == negated;
            return [turned](const WeightedLayer& which, const at::Tensor& probability) {
                return alongPositiveWeights(which, turned ? -which.weight() : which.weight(),
                                            probability);
            };
        };
        return layer.probe.gradientWith(
            {.rules = relevanceBook({weighted, share}, remarks), .foldBatchNorm = false},
            layer.probe.input(), layer.watch, layer.index);
    };
    const auto probability = pass(0);
    return contrast ? pass(count) : probability;
}

Explainer excitationMethod(CamMethod method)
{
    auto explainer = classActivation(std::move(method));
    explainer.family = Family::Relevance;
    explainer.run = [run = std::move(explainer.run)](Probe& probe, const Parameters& parameters,
                                                     Watch& watch) {
        auto attribution = run(probe, parameters, watch);
        if (hasSignedActivations(probe.model().graph()))
            attribution.notes.push_back(QT_TRANSLATE_NOOP(
                "core", "Excitation backpropagation expects activations that are never negative, "
                        "as after ReLU; this network has others."));
        return attribution;
    };
    return explainer;
}

} // namespace core
