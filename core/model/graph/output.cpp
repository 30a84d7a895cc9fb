// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/output.h"

#include "core/support/error.h"

#include <sstream>

namespace core {

namespace {

std::string shapeText(const at::Tensor& tensor)
{
    std::string text;
    for (const auto size : tensor.sizes())
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text.empty() ? "a single number" : text;
}

constexpr const char* scoreNames[]{"out", "logits", "output"};

at::Tensor firstTensor(const c10::IValue& output)
{
    if (output.isTensor())
        return output.toTensor();
    if (output.isTuple()) {
        for (const auto& element : output.toTupleRef().elements())
            if (const auto tensor = firstTensor(element); tensor.defined())
                return tensor;
    } else if (output.isList()) {
        for (const c10::IValue& element : output.toListRef())
            if (const auto tensor = firstTensor(element); tensor.defined())
                return tensor;
    } else if (output.isGenericDict()) {
        const auto dict = output.toGenericDict();
        if (dict.keyType()->kind() == c10::TypeKind::StringType)
            for (const char* key : scoreNames)
                if (dict.contains(key))
                    return firstTensor(dict.at(key));
        for (const auto& entry : dict)
            if (const auto tensor = firstTensor(entry.value()); tensor.defined())
                return tensor;
    }
    return {};
}

} // namespace

OutputEnd findOutputEnd(const torch::jit::Graph& graph)
{
    namespace aten = torch::jit::aten;
    OutputEnd end;
    const auto* node = graph.outputs().at(0)->node();
    const auto kind = node->kind();
    if (kind == aten::softmax)
        end.removed = OutputKind::Probabilities;
    else if (kind == aten::log_softmax)
        end.removed = OutputKind::LogProbabilities;
    else if (kind == aten::sigmoid || kind == aten::sigmoid_)
        end.removed = end.kind = OutputKind::MultiLabel;
    if (end.removed)
        end.value = node->input(0);
    return end;
}

const torch::jit::Value* scoresValue(const torch::jit::Value* output)
{
    namespace prim = torch::jit::prim;
    const auto* node = output->node();
    const auto inputs = node->inputs();
    if (inputs.empty())
        return output;
    if (node->kind() == prim::TupleConstruct || node->kind() == prim::ListConstruct)
        return scoresValue(inputs[0]);
    if (node->kind() != prim::DictConstruct)
        return output;
    for (const char* name : scoreNames)
        for (std::size_t index = 0; index + 1 < inputs.size(); index += 2)
            if (const auto key = torch::jit::toIValue(inputs[index]);
                key && key->isString() && key->toStringRef() == name)
                return scoresValue(inputs[index + 1]);
    return scoresValue(inputs[1]);
}

at::Tensor scoresIn(const c10::IValue& output, std::int64_t batch)
{
    const auto tensor = firstTensor(output);
    if (!tensor.defined())
        throw Error(Fault::ModelOutputUnsupported, output.tagKind());
    if (!tensor.is_floating_point())
        throw Error(Fault::ModelOutputUnsupported,
                    std::string(c10::toString(tensor.scalar_type())) + " " + shapeText(tensor));
    const auto sizes = tensor.sizes();
    const bool perPicture = tensor.dim() >= 1 && sizes[0] == batch;
    if (perPicture && tensor.dim() == 2)
        return tensor;
    if (perPicture && tensor.dim() > 2 && tensor.numel() == batch * sizes[1])
        return tensor.reshape({batch, sizes[1]});
    if (tensor.dim() == 1 && batch == 1)
        return tensor.reshape({1, -1});
    if (tensor.numel() == batch)
        return tensor.reshape({batch, 1});
    throw Error(Fault::ModelOutputUnsupported, shapeText(tensor));
}

at::Tensor logitsFrom(const at::Tensor& scores, OutputKind kind)
{
    switch (kind) {
    case OutputKind::Probabilities: return scores.clamp_min(1e-12).log();
    case OutputKind::SingleLogit: return at::cat({-scores, scores}, 1);
    default: return scores;
    }
}

at::Tensor probabilitiesFrom(const at::Tensor& logits, OutputKind kind)
{
    if (kind == OutputKind::Regression)
        return logits;
    if (kind == OutputKind::MultiLabel || kind == OutputKind::SingleLogit)
        return logits.sigmoid();
    return logits.softmax(1);
}

at::Tensor logProbabilitiesFrom(const at::Tensor& logits, OutputKind kind)
{
    if (kind == OutputKind::Regression)
        return logits;
    if (kind == OutputKind::MultiLabel || kind == OutputKind::SingleLogit)
        return at::log_sigmoid(logits);
    return logits.log_softmax(1);
}

} // namespace core
