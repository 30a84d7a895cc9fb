// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/rules/weightedlayer.h"

#include "core/explain/rules/operands.h"
#include "core/model/graph/operators.h"

#include <torch/csrc/autograd/autograd.h>

namespace core {

WeightedLayer::WeightedLayer(const RuledOperator& ruled)
    : m_ruled(detached(ruled)), m_isConvolution(operatorName(ruled.node).rfind("conv", 0) == 0)
{
    const auto name = operatorName(ruled.node);
    if (name == "addmm") { // bias, input, weight
        m_inputIndex = 1;
        m_weightIndex = 2;
        m_biasIndex = 0;
    } else if (name != "matmul" && name != "mm") {
        m_biasIndex = 2;
    }
    m_input = m_ruled.tensor(m_inputIndex);
    m_weight = m_ruled.tensor(m_weightIndex);
    if (m_biasIndex && m_ruled.inputs[*m_biasIndex].isTensor())
        m_bias = m_ruled.tensor(*m_biasIndex);
}

at::Tensor WeightedLayer::run()
{
    at::AutoGradMode enabled(true);
    auto inputs = m_ruled.inputs;
    m_variable = m_input.detach().requires_grad_(true);
    inputs[m_inputIndex] = m_variable;
    m_output = m_ruled.compute(inputs);
    return m_output.detach();
}

RuledOperator WeightedLayer::with(const at::Tensor& input, const at::Tensor& weight,
                                  const at::Tensor& bias) const
{
    auto changed = m_ruled;
    changed.inputs[m_inputIndex] = input;
    changed.inputs[m_weightIndex] = weight;
    if (m_bias.defined())
        changed.inputs[*m_biasIndex] = bias.defined() ? bias : at::zeros_like(m_bias);
    return changed;
}

at::Tensor WeightedLayer::forward(const at::Tensor& input, const at::Tensor& weight,
                                  const at::Tensor& bias) const
{
    if (m_output.defined() && input.is_same(m_input) && weight.is_same(m_weight) &&
        bias.is_same(m_bias))
        return m_output.detach();
    const auto changed = with(input, weight, bias);
    return changed.output();
}

at::Tensor WeightedLayer::back(const at::Tensor& weight, const at::Tensor& gradient) const
{
    if (m_output.defined() && weight.is_same(m_weight))
        return torch::autograd::grad({m_output}, {m_variable}, {gradient}, true)[0];
    return pullBack(with(m_input, weight, {}), {m_inputIndex}, gradient)[0];
}

} // namespace core
