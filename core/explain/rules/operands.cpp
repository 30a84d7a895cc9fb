// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/rules/operands.h"

#include <torch/csrc/autograd/autograd.h>

namespace core {

std::vector<std::size_t> pictureInputs(const RuledOperator& ruled)
{
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < ruled.inputs.size(); ++index) {
        const auto& input = ruled.inputs[index];
        if (input.isTensor() && input.toTensor().defined() && input.toTensor().requires_grad())
            indices.push_back(index);
    }
    return indices;
}

std::vector<at::Tensor> tensorsAt(const RuledOperator& ruled,
                                  const std::vector<std::size_t>& indices)
{
    std::vector<at::Tensor> tensors;
    for (const auto index : indices)
        tensors.push_back(ruled.tensor(index));
    return tensors;
}

RuledOperator detached(const RuledOperator& ruled)
{
    auto plain = ruled;
    for (auto& input : plain.inputs)
        if (input.isTensor() && input.toTensor().defined())
            input = input.toTensor().detach();
    return plain;
}

std::vector<at::Tensor> pullBack(const RuledOperator& ruled,
                                 const std::vector<std::size_t>& indices,
                                 const at::Tensor& gradient)
{
    at::AutoGradMode enabled(true);
    auto inputs = ruled.inputs;
    std::vector<at::Tensor> variables;
    for (const auto index : indices) {
        variables.push_back(ruled.tensor(index).detach().requires_grad_(true));
        inputs[index] = variables.back();
    }
    return torch::autograd::grad({ruled.compute(inputs)}, variables, {gradient});
}

} // namespace core
