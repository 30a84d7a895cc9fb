// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/convolutions.h"

#include "core/explain/rules/operatorkind.h"
#include "core/model/graph/preparedgraph.h"

#include <algorithm>
#include <set>

#include <torch/script.h>

namespace core {

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

ConvolutionIdentity identityOf(const Model& model, const RuledOperator& ruled,
                               const at::Tensor& output, double norm)
{
    const auto& values = model.graph().values;
    const auto found = std::ranges::find(values, ruled.node->output(), &NamedValue::value);
    if (norm < 0)
        norm = ruled.tensor(1).detach().norm(2, at::kDouble).item<double>();
    return {.name = found == values.end() ? "" : found->layer.name,
            .channels = int(output.size(1)),
            .norm = norm};
}

bool isLastWeighted(const torch::jit::Node* convolution)
{
    std::set<const torch::jit::Value*> seen;
    std::vector<const torch::jit::Value*> open{convolution->output()};
    const auto follow = [&](const torch::jit::Node* node) {
        for (const auto* value : node->outputs())
            if (seen.insert(value).second)
                open.push_back(value);
    };
    while (!open.empty()) {
        const auto* value = open.back();
        open.pop_back();
        for (const auto& use : value->uses()) {
            if (kindOf(use.user) == OperatorKind::Weighted)
                return false;
            const bool leaves = use.user->kind() == torch::jit::prim::Return;
            const auto* next = leaves ? use.user->owningBlock()->owningNode() : use.user;
            if (next)
                follow(next);
        }
    }
    return true;
}

NetworkIdentity networkIdentity(const Model& model, std::vector<ConvolutionIdentity> convolutions)
{
    const auto& rule = model.card().input;
    NetworkIdentity identity{std::move(convolutions), model.classCount(), {}};
    identity.input = {double(rule.width),  double(rule.height),   double(rule.channels),
                      double(rule.resize), double(rule.resizeTo), double(rule.crop),
                      rule.scale};
    identity.input.insert(identity.input.end(), rule.mean.begin(), rule.mean.end());
    identity.input.insert(identity.input.end(), rule.std.begin(), rule.std.end());
    return identity;
}

void appendMeans(std::vector<double>& means, const at::Tensor& output)
{
    const auto pooled = output.detach().relu().mean({0, 2, 3}, false, at::kDouble).contiguous();
    means.insert(means.end(), pooled.data_ptr<double>(),
                 pooled.data_ptr<double>() + pooled.numel());
}

} // namespace core
