// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/rules/relevancerules.h"

#include "core/explain/rules/operands.h"
#include "core/explain/rules/operatorkind.h"
#include "core/model/graph/operators.h"
#include "core/support/text.h"

namespace core {

namespace {

using torch::jit::Node;

struct Shares {
    std::vector<std::size_t> inputs; ///< that get relevance
    double each = 1;
};

/// R_i = a_i * (the operator's gradient at a_i, from R / z).
at::Tensor inProportion(const RuledOperator& ruled, const Shares& shares, const Division& divide)
{
    const auto output = ruled.output();
    const auto plain = detached(ruled);
    return withBackward(tensorsAt(ruled, shares.inputs), output,
                        [plain, shares, divide, z = output.detach()](const at::Tensor& relevance) {
                            auto found =
                                pullBack(plain, shares.inputs, divide(relevance, z) * shares.each);
                            for (std::size_t index = 0; index < found.size(); ++index)
                                found[index] = found[index] * plain.tensor(shares.inputs[index]);
                            return found;
                        });
}

/// R to some inputs as it is; broadcast ones get the sum.
at::Tensor passedOn(const RuledOperator& ruled, const Shares& shares)
{
    std::vector<std::vector<std::int64_t>> sizes;
    for (const auto index : shares.inputs)
        sizes.push_back(ruled.tensor(index).sizes().vec());
    return withBackward(tensorsAt(ruled, shares.inputs), ruled.output(),
                        [sizes, each = shares.each](const at::Tensor& relevance) {
                            std::vector<at::Tensor> found;
                            for (const auto& size : sizes)
                                found.push_back(relevance.sum_to_size(size) * each);
                            return found;
                        });
}

/// Whether the sum is one value plus (or minus) the same number everywhere.
bool addsNumber(const RuledOperator& sum)
{
    const auto name = operatorName(sum.node);
    if (name != "add" && name != "sub" && name != "rsub" && name != "subtract")
        return false;
    const auto isNumber = [&sum](std::size_t index) {
        return !sum.inputs[index].isTensor() || sum.tensor(index).numel() == 1;
    };
    return isNumber(0) != isNumber(1);
}

Shares signalOf(const RuledOperator& product, const std::vector<std::size_t>& depending)
{
    if (depending.size() < 2)
        return {.inputs = depending};
    const auto first = product.tensor(0).numel();
    const auto second = product.tensor(1).numel();
    const bool firstIsGate = isGate(product.node->input(0));
    const bool secondIsGate = isGate(product.node->input(1));
    if (first != second)
        return {.inputs = {first > second ? 0U : 1U}};
    if (firstIsGate != secondIsGate)
        return {.inputs = {firstIsGate ? 1U : 0U}};
    return {.inputs = depending, .each = 0.5};
}

Shares valuesOf(const RuledOperator& product, const std::vector<std::size_t>& depending)
{
    Shares shares;
    for (const auto index : depending)
        if (!isSoftmaxed(product.node->input(index)))
            shares.inputs.push_back(index);
    if (shares.inputs.empty())
        shares.inputs = depending;
    shares.each = 1 / double(std::max<std::size_t>(shares.inputs.size(), 1));
    return shares;
}

/// What a norm does: groups of numbers become (x - mean) / deviation, then times a factor.
struct Normalising {
    std::vector<std::int64_t> groups; ///< shape with the numbers of a group in the last dimension
    c10::IValue factor;               ///< none, or a tensor
    bool perChannel;                  ///< what the factor is for
    double epsilon;
};

Normalising normalisingOf(const RuledOperator& norm)
{
    const auto& inputs = norm.inputs;
    const auto x = norm.tensor(0);
    const auto name = operatorName(norm.node);
    if (name == "layer_norm") {
        auto groups = x.sizes().vec();
        groups.resize(groups.size() - inputs[1].toIntVector().size());
        groups.push_back(-1);
        return {groups, inputs[2], false, inputs[4].toDouble()};
    }
    if (name == "group_norm")
        return {{x.size(0), inputs[1].toInt(), -1}, inputs[2], true, inputs[4].toDouble()};
    return {{x.size(0), x.size(1), -1}, inputs[1], true, inputs[7].toDouble()};
}

/// In proportion, too: with its deviations held constant a norm is linear.
at::Tensor normalised(const RuledOperator& ruled, const Division& divide)
{
    const auto output = ruled.output();
    const auto norm = normalisingOf(ruled);
    auto factor = norm.factor.isTensor() ? norm.factor.toTensor().detach() : at::Tensor();
    if (factor.defined() && norm.perChannel) {
        std::vector<std::int64_t> shape(std::size_t(output.dim()), 1);
        shape[1] = -1;
        factor = factor.reshape(shape);
    }
    return withBackward(
        {ruled.tensor(0)}, output,
        [norm, factor, divide, x = ruled.tensor(0).detach(),
         z = output.detach()](const at::Tensor& relevance) {
            auto share = divide(relevance, z);
            if (factor.defined())
                share = share * factor;
            const auto rows = x.reshape(norm.groups);
            share =
                share.reshape(norm.groups) * (rows.var({-1}, false, true) + norm.epsilon).rsqrt();
            return std::vector<at::Tensor>{((share - share.mean(-1, true)) * rows).reshape_as(x)};
        });
}

/// A norm with statistics of its own is a batch norm.
bool usesOwnStatistics(const RuledOperator& norm)
{
    return operatorName(norm.node) == "instance_norm" && !norm.inputs[5].toBool();
}

at::Tensor weighted(const RuledOperator& ruled, const RelevanceRules& rules)
{
    WeightedLayer layer(ruled);
    const auto rule = rules.weighted(layer);
    const auto output = layer.run();
    return withBackward({ruled.tensor(layer.inputIndex())}, output,
                        [layer, rule](const at::Tensor& relevance) {
                            return std::vector<at::Tensor>{rule(layer, relevance)};
                        });
}

at::Tensor sent(const RuledOperator& ruled, OperatorKind kind, const RelevanceRules& rules,
                RelevanceRemarks& remarks)
{
    const auto depending = pictureInputs(ruled);
    if (depending.empty())
        return ruled.output();
    const Shares whole{.inputs = {0}};
    switch (kind) {
    case OperatorKind::Weighted: return weighted(ruled, rules);
    case OperatorKind::BatchNorm: remarks.batchNorm = true; return passedOn(ruled, whole);
    case OperatorKind::Pointwise:
    case OperatorKind::Softmax: return passedOn(ruled, whole);
    case OperatorKind::Sum:
        return depending.size() == 1 && addsNumber(ruled)
                   ? passedOn(ruled, {.inputs = depending})
                   : inProportion(ruled, {.inputs = depending}, rules.divide);
    case OperatorKind::Product: return passedOn(ruled, signalOf(ruled, depending));
    case OperatorKind::Quotient: return passedOn(ruled, {.inputs = {depending.front()}});
    case OperatorKind::MatrixProduct:
        return inProportion(ruled, valuesOf(ruled, depending), rules.divide);
    case OperatorKind::Normalization:
        return usesOwnStatistics(ruled) ? passedOn(ruled, whole) : normalised(ruled, rules.divide);
    default: break;
    }
    const auto output = ruled.output();
    remarks.unknown = remarks.unknown || output.requires_grad();
    return output;
}

} // namespace

std::vector<const char*> RelevanceRemarks::notes() const
{
    std::vector<const char*> found;
    if (batchNorm)
        found.push_back(QT_TRANSLATE_NOOP(
            "core", "The network has a batch norm that does not directly follow a convolution; "
                    "relevance passes it unchanged."));
    if (unknown)
        found.push_back(QT_TRANSLATE_NOOP("core", "The network has operators without a rule; they "
                                                  "pass relevance on like an ordinary gradient, "
                                                  "so that its sum changes."));
    return found;
}

RuleBook relevanceBook(RelevanceRules rules, RelevanceRemarks& remarks)
{
    return [rules = std::move(rules), &remarks](const Node* node) -> Rule {
        const auto kind = kindOf(node);
        if (kind == OperatorKind::None || kind == OperatorKind::Arrangement ||
            kind == OperatorKind::MaxPool)
            return {};
        return [rules, &remarks, kind](const RuledOperator& ruled) {
            return sent(ruled, kind, rules, remarks);
        };
    };
}

} // namespace core
