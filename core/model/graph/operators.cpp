// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/operators.h"

#include "core/model/graph/foldbatchnorm.h"

#include <algorithm>
#include <set>

namespace core {

using torch::jit::Node;
using torch::jit::Value;
namespace prim = torch::jit::prim;

namespace {

bool isZero(const Value* value)
{
    return constantNumber(value) == 0.0;
}

std::vector<std::int64_t> constantIntegers(const Value* value)
{
    const auto constant = torch::jit::toIValue(value);
    if (constant && constant->isIntList())
        return constant->toIntVector();
    std::vector<std::int64_t> found;
    if (value->node()->kind() == prim::ListConstruct)
        for (const auto* element : value->node()->inputs())
            if (const auto number = constantNumber(element))
                found.push_back(std::int64_t(*number));
    return found;
}

bool averagesPositions(const Node* node)
{
    const auto name = operatorName(node);
    if (name == "adaptive_avg_pool2d")
        return constantIntegers(node->input(1)) == std::vector<std::int64_t>{1, 1};
    if (name != "mean" || node->inputs().size() < 2)
        return false;
    auto dimensions = constantIntegers(node->input(1));
    for (auto& dimension : dimensions)
        dimension += dimension < 0 ? 4 : 0;
    std::sort(dimensions.begin(), dimensions.end());
    return dimensions == std::vector<std::int64_t>{2, 3};
}

bool onlyReshapes(const Node* node)
{
    const auto name = operatorName(node);
    return name == "flatten" || name == "view" || name == "reshape" || name == "squeeze" ||
           name == "contiguous" || name.find("dropout") != std::string::npos;
}

/// Whether a condition comes out of a tensor's numbers, rather than its shape or kind.
bool readsNumbers(const Value* condition, std::set<const Value*>& seen)
{
    static const std::set<std::string> readers{
        "Bool",           "Int",         "Float",         "item",    "is_nonzero", "equal",
        "ScalarImplicit", "IntImplicit", "FloatImplicit", "allclose"};
    if (!seen.insert(condition).second)
        return false;
    const auto* node = condition->node();
    const bool reads = readers.count(operatorName(node)) > 0;
    for (const auto* input : node->inputs()) {
        if (input->type()->isSubtypeOf(*c10::TensorType::get())) {
            // Tracing turns sizes into tensors.
            if (reads && !torch::jit::toIValue(input) &&
                operatorName(input->node()) != "NumToTensor")
                return true;
        } else if (readsNumbers(input, seen)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string operatorName(const Node* node)
{
    std::string name = node->kind().toUnqualString();
    const auto first = name.find_first_not_of('_');
    const auto last = name.find_last_not_of('_');
    return first == std::string::npos ? name : name.substr(first, last - first + 1);
}

std::optional<double> constantNumber(const Value* value)
{
    const auto constant = torch::jit::toIValue(value);
    if (!constant)
        return std::nullopt;
    if (constant->isInt())
        return double(constant->toInt());
    if (constant->isDouble())
        return constant->toDouble();
    if (constant->isTensor() && constant->toTensor().defined() && constant->toTensor().numel() == 1)
        return constant->toTensor().item<double>();
    return std::nullopt;
}

bool isRelu(const Node* node)
{
    if (!node->kind().is_aten())
        return false;
    const auto name = operatorName(node);
    if (name == "relu" || name == "relu6")
        return true;
    if (name == "clamp_min" || name == "hardtanh")
        return isZero(node->input(1));
    if (name == "clamp") // a ceiling below zero would be something else
        return isZero(node->input(1)) && constantNumber(node->input(2)).value_or(1) > 0;
    return name == "threshold" && isZero(node->input(1)) && isZero(node->input(2));
}

std::optional<double> reluCeiling(const torch::jit::Node* relu)
{
    const auto name = operatorName(relu);
    if (name == "relu6")
        return 6;
    return name == "hardtanh" || name == "clamp" ? constantNumber(relu->input(2)) : std::nullopt;
}

bool isLinear(const Node* node)
{
    const auto name = operatorName(node);
    if (name == "linear" || name == "matmul" || name == "mm")
        return constantTensor(node->input(1)).defined();
    return name == "addmm" && constantTensor(node->input(2)).defined();
}

bool branchesOnNumbers(const torch::jit::Block* block)
{
    for (const auto* node : block->nodes()) {
        std::set<const Value*> seen;
        if (node->kind() == prim::If && readsNumbers(node->input(0), seen))
            return true;
        if (node->kind() == prim::Loop && (readsNumbers(node->input(1), seen) ||
                                           readsNumbers(node->blocks()[0]->outputs()[0], seen)))
            return true;
        for (const auto* inner : node->blocks())
            if (branchesOnNumbers(inner))
                return true;
    }
    return false;
}

std::optional<PooledHead> findPooledHead(const Value* scores)
{
    const auto* linear = scores->node();
    if (!isLinear(linear))
        return std::nullopt;
    const auto name = operatorName(linear);
    const bool addmm = name == "addmm";
    const auto matrix = constantTensor(linear->input(addmm ? 2 : 1));
    const auto* value = linear->input(addmm ? 1 : 0);
    while (onlyReshapes(value->node()))
        value = value->node()->input(0);
    if (matrix.dim() != 2 || !averagesPositions(value->node()))
        return std::nullopt;
    return PooledHead{value->node()->input(0), name == "linear" ? matrix : matrix.t()};
}

} // namespace core
