// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/foldbatchnorm.h"

#include <set>

namespace core {

using torch::jit::Node;
using torch::jit::Value;
namespace prim = torch::jit::prim;
namespace aten = torch::jit::aten;

namespace {

bool isConstant(const Value* value)
{
    return value->node()->kind() == prim::Constant;
}

bool constantFalse(const Value* value)
{
    const auto constant = torch::jit::toIValue(value);
    return constant && constant->isBool() && !constant->toBool();
}

} // namespace

bool isConvolution(const Node* node)
{
    static const auto kinds =
        std::set<c10::Symbol>{aten::_convolution, aten::conv1d, aten::conv2d, aten::conv3d};
    return kinds.count(node->kind()) > 0;
}

at::Tensor constantTensor(const Value* value)
{
    const auto constant = torch::jit::toIValue(value);
    return constant && constant->isTensor() ? constant->toTensor() : at::Tensor();
}

bool foldsInto(const Node* convolution, const Node* norm)
{
    if (!isConvolution(convolution) || convolution->output()->uses().size() != 1 ||
        convolution->owningBlock() != norm->owningBlock())
        return false;
    if (convolution->kind() == aten::_convolution && !constantFalse(convolution->input(6)))
        return false; // transposed
    if (!constantTensor(convolution->input(1)).defined() || !isConstant(convolution->input(2)))
        return false;
    for (int index : {1, 2, 3, 4, 5, 7})
        if (!isConstant(norm->input(index)))
            return false;
    return constantTensor(norm->input(3)).defined() && constantTensor(norm->input(4)).defined() &&
           constantFalse(norm->input(5));
}

ConvolutionWeights foldedWeights(const Node* convolution, const Node* norm)
{
    const auto weight = constantTensor(convolution->input(1));
    auto bias = constantTensor(convolution->input(2));
    const auto gamma = constantTensor(norm->input(1));
    const auto beta = constantTensor(norm->input(2));
    const auto mean = constantTensor(norm->input(3)).to(at::kDouble);
    const auto variance = constantTensor(norm->input(4)).to(at::kDouble);
    auto factor = (variance + torch::jit::toIValue(norm->input(7))->toDouble()).rsqrt();
    if (gamma.defined())
        factor = factor * gamma.to(at::kDouble);
    auto shift = bias.defined() ? bias.to(at::kDouble) - mean : -mean;
    shift = shift * factor;
    if (beta.defined())
        shift = shift + beta.to(at::kDouble);
    std::vector<std::int64_t> shape(weight.dim(), 1);
    shape[0] = -1;
    return {(weight.to(at::kDouble) * factor.reshape(shape)).to(weight.dtype()),
            shift.to(weight.dtype())};
}

} // namespace core
