// SPDX-License-Identifier: GPL-3.0-or-later
// Attention rollout: R = A_L ... A_2 A_1, A_l = (W_l + I) / 2 with rows summing to 1, W_l a layer's
// attention with its heads fused; the map is what the class token's row of R takes from each patch.
// Abnar, Zuidema: "Quantifying Attention Flow in Transformers", ACL 2020, equation 1.
// Gradient attention rollout: W_l = ReLU(mean over heads of A dS / dA).
// Fusing heads, discarding the weakest entries and the gradient's variant as in Gildenblat,
// "Exploring Explainability for Vision Transformers", 2020; entry (0, 0) is never discarded in the
// plain rollout. Rows are divided by their own sums. Without a class token: the mean of all rows.
#include "core/explain/methods/methods.h"

#include "core/model/graph/preparedgraph.h"
#include "core/probe/attention.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

/// Sets the `share` of the smallest entries to zero, N x N.
at::Tensor withoutWeakest(const at::Tensor& matrix, double share, bool keepsFirst)
{
    const auto dropped = std::int64_t(double(matrix.numel()) * share);
    auto flat = matrix.flatten().clone();
    const auto order = std::get<1>(flat.sort(/*stable*/ true, 0, /*descending*/ false));
    const auto first = flat[0].clone();
    flat.index_fill_(0, order.slice(0, 0, dropped), 0);
    if (keepsFirst)
        flat[0] = first;
    return flat.reshape(matrix.sizes());
}

Attribution rolledOut(Probe& probe, const std::vector<at::Tensor>& fused, double discard,
                      bool keepsFirst)
{
    const auto& graph = probe.model().graph();
    const auto identity = at::eye(graph.tokens, fused.front().options());
    auto rollout = identity;
    for (const auto& weights : fused) {
        const auto mixed = (withoutWeakest(weights, discard, keepsFirst) + identity) / 2;
        rollout = (mixed / mixed.sum(1, true)).matmul(rollout);
    }
    const auto& grid = graph.tokenGrid;
    const auto row = grid.before > 0 ? rollout[0] : rollout.mean(0);
    return {.values = matrixOf(row.slice(0, grid.before).reshape({1, 1, grid.height, grid.width})),
            .space = Space::Layer,
            .reduction = Reduction::Positive};
}

at::Tensor withFusedHeads(const at::Tensor& heads, const std::string& how)
{
    return how == "max" ? heads.amax(0) : how == "min" ? heads.amin(0) : heads.mean(0);
}

Parameter discardParameter()
{
    return {.id = "discard",
            .name = QT_TRANSLATE_NOOP("core", "Discarded"),
            .help = QT_TRANSLATE_NOOP("core", "The share of each layer's weakest attention that is "
                                              "left out"),
            .standard = 0.9,
            .minimum = 0,
            .maximum = 1};
}

Parameter fusionParameter()
{
    return {.id = "fusion",
            .name = QT_TRANSLATE_NOOP("core", "Heads"),
            .help = QT_TRANSLATE_NOOP("core", "How a layer's attention heads become one"),
            .standard = std::string("mean"),
            .choices = {{"mean", QT_TRANSLATE_NOOP("core", "Mean")},
                        {"max", QT_TRANSLATE_NOOP("core", "Largest")},
                        {"min", QT_TRANSLATE_NOOP("core", "Smallest")}}};
}

} // namespace

Explainer attentionRollout()
{
    return {.id = "attention_rollout",
            .name = QT_TRANSLATE_NOOP("core", "Attention rollout"),
            .family = Family::Attention,
            .summary = QT_TRANSLATE_NOOP("core", "How attention, followed through all layers, "
                                                 "mixes picture patches, whatever the class"),
            .citation = "Abnar and Zuidema, 2020",
            .needs = {.attention = true},
            .cost = Cost::SinglePass,
            .parameters = {fusionParameter(), discardParameter()},
            .run = [](Probe& probe, const Parameters& parameters, Watch& watch) {
                std::vector<at::Tensor> fused;
                for (const auto& layer : probe.attention(false, watch))
                    fused.push_back(withFusedHeads(layer.weights, parameters.choice("fusion")));
                return rolledOut(probe, fused, parameters.real("discard"), true);
            }};
}

Explainer gradientAttentionRollout()
{
    return {.id = "gradient_attention_rollout",
            .name = QT_TRANSLATE_NOOP("core", "Gradient attention rollout"),
            .family = Family::Attention,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Attention rollout that counts only attention which raises the class's "
                        "score"),
            .citation = "Gildenblat, 2020",
            .needs = {.gradients = true, .attention = true},
            .cost = Cost::SinglePass,
            .parameters = {discardParameter()},
            .run = [](Probe& probe, const Parameters& parameters, Watch& watch) {
                std::vector<at::Tensor> fused;
                for (const auto& layer : probe.attention(true, watch))
                    fused.push_back((layer.weights * layer.gradient).mean(0).clamp_min(0));
                return rolledOut(probe, fused, parameters.real("discard"), false);
            }};
}

} // namespace core
