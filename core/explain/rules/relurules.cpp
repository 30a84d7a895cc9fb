// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/rules/relurules.h"

#include "core/explain/rules/operatorkind.h"
#include "core/model/graph/operators.h"
#include "core/model/graph/rule.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

namespace core {

namespace {

at::Tensor ruledRelu(const RuledOperator& relu, ReluRule rule, std::optional<double> ceiling)
{
    const auto x = relu.tensor(0);
    at::Tensor open;
    if (rule == ReluRule::Guided) {
        open = x.detach() > 0;
        if (ceiling)
            open = open.logical_and(x.detach() < *ceiling);
    }
    return withBackward({x}, relu.output(),
                        [open](const at::Tensor& gradient) -> std::vector<at::Tensor> {
                            const auto positive = gradient.clamp_min(0);
                            return {open.defined() ? positive * open : positive};
                        });
}

} // namespace

Attribution ruledGradient(Probe& probe, ReluRule rule, Progress& progress)
{
    bool others = false;
    const Ruling ruling{.rules = [rule, &others](const torch::jit::Node* node) -> Rule {
        if (!isRelu(node)) {
            others = others || kindOf(node) == OperatorKind::Pointwise;
            return {};
        }
        return [rule, ceiling = reluCeiling(node)](const RuledOperator& relu) {
            return ruledRelu(relu, rule, ceiling);
        };
    }};
    Attribution attribution{.values = matrixOf(probe.gradientWith(ruling, probe.input(), progress)),
                            .reduction = Reduction::LargestMagnitude};
    if (others)
        attribution.notes.push_back(QT_TRANSLATE_NOOP(
            "core", "The network also has activations other than ReLU. The method has no rule for "
                    "them; they pass back the ordinary gradient."));
    return attribution;
}

} // namespace core
