// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/packedconvolution.h"

#include <ATen/core/dispatch/Dispatcher.h>

namespace core {

namespace {

c10::optional<c10::OperatorHandle> operatorNamed(const char* name)
{
    return c10::Dispatcher::singleton().findSchema({name, ""});
}

const c10::optional<c10::OperatorHandle>& packing()
{
    static const auto found = operatorNamed("mkldnn_prepacked::conv2d_prepack");
    return found;
}

const c10::optional<c10::OperatorHandle>& running()
{
    static const auto found = operatorNamed("mkldnn_prepacked::conv2d_run");
    return found;
}

} // namespace

std::optional<PackedConvolution::Geometry>
PackedConvolution::geometryOf(const torch::jit::Node* node)
{
    const bool general = node->kind() == torch::jit::aten::_convolution;
    if (!general && node->kind() != torch::jit::aten::conv2d)
        return {};
    std::vector<c10::IValue> given;
    for (const auto* value : node->inputs()) {
        const auto constant = torch::jit::toIValue(value);
        given.push_back(constant ? *constant : c10::IValue());
    }
    for (int index : {3, 4, 5})
        if (!given[std::size_t(index)].isIntList() ||
            given[std::size_t(index)].toIntVector().size() != 2)
            return {};
    if (general && (!given[6].isBool() || given[6].toBool()))
        return {}; // transposed
    const auto& groups = given[general ? 8 : 6];
    if (!groups.isInt())
        return {};
    return Geometry{given[3].toIntVector(), given[4].toIntVector(), given[5].toIntVector(),
                    groups.toInt()};
}

std::unique_ptr<PackedConvolution> PackedConvolution::of(const torch::jit::Node* node,
                                                         const ConvolutionWeights& weights,
                                                         bool withRelu)
{
    const auto geometry = geometryOf(node);
    if (!geometry || !packing() || !running() || weights.weight.dim() != 4 ||
        weights.weight.scalar_type() != at::kFloat)
        return {};
    return std::unique_ptr<PackedConvolution>(new PackedConvolution(weights, *geometry, withRelu));
}

c10::IValue PackedConvolution::packedFor(const at::Tensor& input)
{
    const std::lock_guard lock(m_mutex);
    if (m_packed.isNone()) {
        const auto& [stride, padding, dilation, groups] = m_geometry;
        const auto bias = m_weights.bias.defined() ? c10::IValue(m_weights.bias) : c10::IValue();
        torch::jit::Stack stack{
            m_weights.weight, bias,   stride,        padding,
            dilation,         groups, input.sizes(), m_withRelu ? "relu" : "none"};
        packing()->callBoxed(stack);
        m_packed = stack.back();
    }
    return m_packed;
}

at::Tensor PackedConvolution::run(const at::Tensor& input)
{
    if (input.dim() != 4 || input.numel() == 0 || input.scalar_type() != at::kFloat) {
        const auto& [stride, padding, dilation, groups] = m_geometry;
        const auto output =
            at::conv2d(input, m_weights.weight, m_weights.bias, stride, padding, dilation, groups);
        return m_withRelu ? output.relu() : output;
    }
    torch::jit::Stack stack{input, packedFor(input)};
    running()->callBoxed(stack);
    return stack.back().toTensor();
}

} // namespace core
