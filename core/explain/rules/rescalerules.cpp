// SPDX-License-Identifier: GPL-3.0-or-later
// The rescale rule as Captum has it. Captum puts picture and baseline through the network as one
// batch; here they go one after the other, so that networks that mix the pictures of a batch, or
// take no batch at all, can be explained, too.
#include "core/explain/rules/rescalerules.h"

#include "core/explain/rules/operands.h"
#include "core/explain/rules/operatorkind.h"
#include "core/model/graph/operators.h"
#include "core/support/error.h"
#include "core/support/text.h"

namespace core {

namespace {

/// Captum's: the smallest difference of inputs that is divided by.
constexpr double smallest = 1e-10;

bool isCompared(const torch::jit::Node* node)
{
    const auto kind = kindOf(node);
    return kind == OperatorKind::Pointwise || kind == OperatorKind::MaxPool;
}

/// Whether the operator is not linear in what of its inputs depends on the picture.
bool losesCompleteness(const RuledOperator& ruled)
{
    const auto depending = pictureInputs(ruled);
    switch (kindOf(ruled.node)) {
    case OperatorKind::Weighted:
    case OperatorKind::Product:
    case OperatorKind::MatrixProduct: return depending.size() > 1;
    case OperatorKind::Quotient: return !depending.empty() && depending.back() == 1;
    case OperatorKind::Normalization:
    case OperatorKind::Softmax:
    case OperatorKind::Other: return !depending.empty();
    default: return false;
    }
}

/// In double precision: of a difference close to `smallest` single precision leaves nothing.
at::Tensor preciseOutput(const RuledOperator& ruled, const at::Tensor& input)
{
    auto inputs = ruled.inputs;
    for (auto& each : inputs)
        if (each.isTensor() && each.toTensor().defined())
            each = each.toTensor().to(at::kDouble);
    inputs[0] = input.to(at::kDouble);
    return ruled.compute(inputs);
}

/// (f(x) - f(x')) / (x - x'), and x - x'.
std::pair<at::Tensor, at::Tensor> slopeOf(const RuledOperator& plain, const at::Tensor& output,
                                          const Passage& baseline)
{
    const auto x = plain.tensor(0);
    if (isRelu(plain.node)) { // both differences have no error but their own rounding
        const auto difference = x - baseline.input;
        return {(output - baseline.output) / difference, difference};
    }
    const auto difference = x.to(at::kDouble) - baseline.input.to(at::kDouble);
    const auto change = preciseOutput(plain, x) - preciseOutput(plain, baseline.input);
    return {(change / difference).to(x.scalar_type()), difference};
}

at::Tensor rescaled(const RuledOperator& ruled, const Passage& baseline)
{
    const auto plain = detached(ruled);
    const auto output = ruled.output();
    return withBackward({ruled.tensor(0)}, output,
                        [plain, baseline, reached = output.detach()](const at::Tensor& gradient) {
                            const auto [slope, difference] = slopeOf(plain, reached, baseline);
                            auto found = gradient * slope;
                            const auto same = difference.abs() < smallest;
                            if (same.any().item<bool>())
                                found = at::where(same, pullBack(plain, {0}, gradient)[0], found);
                            return std::vector<at::Tensor>{found};
                        });
}

/// What of the output's difference is due to a rise over the baseline's output goes to the largest
/// input of the picture, what is due to a fall to that of the baseline.
at::Tensor rescaledMaximum(const RuledOperator& ruled, const Passage& baseline)
{
    const auto plain = detached(ruled);
    const auto output = ruled.output();
    const auto reached = output.detach();
    return withBackward(
        {ruled.tensor(0)}, output, [plain, baseline, reached](const at::Tensor& gradient) {
            auto atBaseline = plain;
            atBaseline.inputs[0] = baseline.input;
            const auto higher = at::maximum(reached, baseline.output);
            const auto shares = pullBack(plain, {0}, gradient * (higher - baseline.output))[0] +
                                pullBack(atBaseline, {0}, gradient * (reached - higher))[0];
            const auto difference = plain.tensor(0) - baseline.input;
            return std::vector<at::Tensor>{at::where(difference.abs() < smallest,
                                                     pullBack(plain, {0}, gradient)[0],
                                                     shares / difference)};
        });
}

[[noreturn]] void goesOtherWays()
{
    throw Error(Fault::MethodNotApplicable, {},
                QT_TRANSLATE_NOOP("core", "The network takes other steps on the baseline than on "
                                          "the picture, so that the two cannot be compared."));
}

} // namespace

Ruling baselineRuling(Rescaling& rescaling)
{
    const auto rules = [&rescaling](const torch::jit::Node* node) -> Rule {
        if (!isCompared(node))
            return {};
        return [&rescaling](const RuledOperator& ruled) {
            const auto output = ruled.output();
            if (ruled.tensor(0).requires_grad())
                rescaling.passages.push_back(
                    {ruled.node, ruled.tensor(0).detach(), output.detach()});
            return output;
        };
    };
    return {.rules = rules, .keepRaw = &rescaling.raw};
}

Ruling pictureRuling(Rescaling& rescaling)
{
    const auto rules = [&rescaling](const torch::jit::Node* node) -> Rule {
        const auto kind = kindOf(node);
        if (kind == OperatorKind::None || kind == OperatorKind::Arrangement)
            return {};
        if (!isCompared(node))
            return [&rescaling](const RuledOperator& ruled) {
                const auto output = ruled.output();
                rescaling.incomplete =
                    rescaling.incomplete || (output.requires_grad() && losesCompleteness(ruled));
                return output;
            };
        return [&rescaling, kind](const RuledOperator& ruled) {
            if (!ruled.tensor(0).requires_grad())
                return ruled.output();
            if (rescaling.next >= rescaling.passages.size())
                goesOtherWays();
            const auto& baseline = rescaling.passages[rescaling.next++];
            if (baseline.node != ruled.node || baseline.input.sizes() != ruled.tensor(0).sizes())
                goesOtherWays();
            return kind == OperatorKind::MaxPool ? rescaledMaximum(ruled, baseline)
                                                 : rescaled(ruled, baseline);
        };
    };
    return {.rules = rules, .fromRaw = &rescaling.raw};
}

} // namespace core
