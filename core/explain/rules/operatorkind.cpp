// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/rules/operatorkind.h"

#include "core/model/graph/foldbatchnorm.h"
#include "core/model/graph/operators.h"

#include <map>
#include <set>

namespace core {

using torch::jit::Node;
using torch::jit::Value;

namespace {

using Names = std::set<std::string>;

const std::map<OperatorKind, Names>& namesByKind()
{
    static const std::map<OperatorKind, Names> names{
        {OperatorKind::BatchNorm, {"batch_norm"}},
        {OperatorKind::Pointwise,
         {"relu",       "relu6",      "hardtanh", "clamp",       "clamp_min", "clamp_max",
          "threshold",  "leaky_relu", "prelu",    "rrelu",       "elu",       "selu",
          "celu",       "gelu",       "silu",     "mish",        "hardswish", "hardsigmoid",
          "sigmoid",    "tanh",       "softplus", "log_sigmoid", "softsign",  "hardshrink",
          "softshrink", "tanhshrink", "exp",      "expm1",       "log",       "log1p",
          "sqrt",       "rsqrt",      "square",   "abs",         "sin",       "cos",
          "erf",        "reciprocal"}},
        {OperatorKind::MaxPool, {"max_pool1d", "max_pool2d", "max_pool3d", "amax"}},
        {OperatorKind::Sum,
         {"add", "sub", "rsub", "subtract", "sum", "mean", "avg_pool1d", "avg_pool2d", "avg_pool3d",
          "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_avg_pool3d"}},
        {OperatorKind::Product, {"mul", "multiply"}},
        {OperatorKind::Quotient, {"div", "divide", "true_divide"}},
        {OperatorKind::MatrixProduct, {"matmul", "mm", "bmm", "baddbmm"}},
        {OperatorKind::Normalization, {"layer_norm", "group_norm", "instance_norm"}},
        {OperatorKind::Softmax, {"softmax", "log_softmax"}},
        {OperatorKind::Arrangement,
         {"cat",
          "concat",
          "stack",
          "reshape",
          "contiguous",
          "clone",
          "to",
          "type_as",
          "flatten",
          "pad",
          "constant_pad_nd",
          "reflection_pad2d",
          "replication_pad2d",
          "roll",
          "flip",
          "rot90",
          "gather",
          "index",
          "index_select",
          "repeat",
          "pixel_shuffle",
          "pixel_unshuffle",
          "channel_shuffle",
          "copy",
          "fill",
          "zero",
          "tril",
          "triu",
          "upsample_nearest2d",
          "upsample_bilinear2d",
          "upsample_bicubic2d",
          "im2col",
          "masked_fill"}},
    };
    return names;
}

bool isView(const Node* node)
{
    const auto* schema = node->maybeSchema();
    if (!schema)
        return false;
    for (const auto& result : schema->returns())
        if (result.alias_info() && !result.alias_info()->isWrite())
            return true;
    return false;
}

bool putsOutOneTensor(const Node* node)
{
    return node->kind().is_aten() && node->outputs().size() == 1 &&
           node->output()->type()->isSubtypeOf(*c10::TensorType::get());
}

bool isTransposed(const Node* convolution)
{
    const auto flag = convolution->kind() == torch::jit::aten::_convolution
                          ? torch::jit::toIValue(convolution->input(6))
                          : c10::nullopt;
    return flag && flag->isBool() && flag->toBool();
}

} // namespace

OperatorKind kindOf(const Node* node)
{
    if (!putsOutOneTensor(node))
        return OperatorKind::None;
    const auto name = operatorName(node);
    if (isConvolution(node) || isLinear(node) || name == "linear" ||
        name.rfind("conv_transpose", 0) == 0)
        return OperatorKind::Weighted;
    if (name == "pow") // a number as exponent makes it a function of one value
        return constantNumber(node->input(1)) ? OperatorKind::Pointwise : OperatorKind::Other;
    if (name == "neg")
        return OperatorKind::Product;
    for (const auto& [kind, names] : namesByKind())
        if (names.count(name))
            return kind;
    return isView(node) || name.find("dropout") != std::string::npos ? OperatorKind::Arrangement
                                                                     : OperatorKind::Other;
}

bool isPlainConvolution(const Node* node)
{
    return isConvolution(node) && !isTransposed(node);
}

bool isSoftmaxed(const Value* value)
{
    while (kindOf(value->node()) == OperatorKind::Arrangement)
        value = value->node()->input(0);
    return kindOf(value->node()) == OperatorKind::Softmax;
}

bool isGate(const Value* value)
{
    while (kindOf(value->node()) == OperatorKind::Arrangement)
        value = value->node()->input(0);
    const auto name = operatorName(value->node());
    return name == "sigmoid" || name == "hardsigmoid" || name == "softmax";
}

} // namespace core
