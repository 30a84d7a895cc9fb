// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/simplify.h"

#include "core/support/error.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include <torch/csrc/jit/passes/constant_propagation.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/passes/freeze_module.h>
#include <torch/csrc/jit/passes/inline_fork_wait.h>
#include <torch/csrc/jit/passes/inliner.h>
#include <torch/csrc/jit/passes/peephole.h>
#include <torch/csrc/jit/passes/remove_mutation.h>

namespace core {

using torch::jit::Block;
using torch::jit::Graph;
using torch::jit::Node;
namespace prim = torch::jit::prim;
namespace aten = torch::jit::aten;

namespace {

void visit(Block* block, const std::function<void(Node*)>& function)
{
    for (auto* node : block->nodes()) {
        for (auto* inner : node->blocks())
            visit(inner, function);
        function(node);
    }
}

/// Every method of every submodule, and the free functions that they call.
void visitMethods(const torch::jit::Module& module,
                  const std::function<void(Graph&, Node*)>& function)
{
    std::set<const void*> seen;
    std::function<void(torch::jit::Function&)> enter = [&](torch::jit::Function& called) {
        if (!called.isGraphFunction() || !seen.insert(&called).second)
            return;
        auto& graphFunction = torch::jit::toGraphFunction(called);
        graphFunction.ensure_defined();
        auto graph = graphFunction.graph();
        visit(graph->block(), [&](Node* node) {
            function(*graph, node);
            if (node->kind() == prim::CallFunction)
                if (const auto type = node->input(0)->type()->cast<c10::FunctionType>())
                    enter(*type->function());
            if (node->kind() == prim::CallMethod)
                if (const auto type = node->input(0)->type()->cast<c10::ClassType>())
                    if (auto* method = type->findMethod(node->s(torch::jit::attr::name)))
                        enter(*method);
        });
    };
    for (const auto& part : module.modules())
        for (const auto& method : part.get_methods())
            enter(method.function());
}

void replaceInput(Graph& graph, Node* node, std::size_t index, const c10::IValue& value)
{
    torch::jit::WithInsertPoint guard(node);
    node->replaceInput(index, graph.insertConstant(value));
}

/// The index of an operator's "training" flag, if it is set for good.
std::optional<std::size_t> trainingFlag(const Node* node)
{
    const auto* schema = node->maybeSchema();
    if (!schema)
        return std::nullopt;
    for (const char* name : {"training", "train", "use_input_stats"}) {
        const auto index = schema->argumentIndexWithName(name);
        if (!index || std::size_t(*index) >= node->inputs().size())
            continue;
        const auto value = torch::jit::toIValue(node->input(*index));
        if (value && value->isBool() && value->toBool() && node->kind() != aten::instance_norm)
            return std::size_t(*index);
    }
    return std::nullopt;
}

bool hasCalls(Graph& graph)
{
    bool found = false;
    visit(graph.block(), [&](Node* node) {
        found = found || node->kind() == prim::CallMethod || node->kind() == prim::CallFunction;
    });
    return found;
}

/// Arguments after the picture take their defaults.
void fillDefaults(Graph& graph, const torch::jit::Module& module)
{
    const auto& arguments = module.get_method("forward").function().getSchema().arguments();
    torch::jit::WithInsertPoint guard(graph.block()->nodes().front());
    while (graph.inputs().size() > 2) {
        const auto last = graph.inputs().size() - 1;
        graph.inputs()[last]->replaceAllUsesWith(
            graph.insertConstant(arguments.at(last).default_value().value()));
        graph.eraseInput(last);
    }
}

/// The attributes that lead from the module itself to one that it calls: "blocks.0".
std::string pathFromSelf(const Graph& graph, const torch::jit::Value* called)
{
    std::string path;
    for (; called->node()->kind() == prim::GetAttr; called = called->node()->input(0))
        path = called->node()->s(torch::jit::attr::name) + (path.empty() ? "" : "." + path);
    return called == graph.inputs().at(0) ? path : std::string();
}

at::Tensor floatingTensor(const c10::IValue& value)
{
    const auto tensor = value.isTensor() ? value.toTensor() : at::Tensor();
    return tensor.defined() && tensor.is_floating_point() ? tensor : at::Tensor();
}

at::Tensor floatingConstant(Node* node)
{
    if (node->kind() != prim::Constant)
        return {};
    const auto value = torch::jit::toIValue(node->output()); // nothing for a function
    return value ? floatingTensor(*value) : at::Tensor();
}

bool isNarrower(at::ScalarType type, at::ScalarType than)
{
    return at::isFloatingType(type) && c10::elementSize(type) < c10::elementSize(than);
}

/// Where an operator is told the type of its result, if that is narrower.
std::optional<std::size_t> narrowerType(const Node* node, at::ScalarType than)
{
    const auto* schema = node->maybeSchema();
    const auto index = schema ? schema->argumentIndexWithName("dtype") : c10::nullopt;
    if (!index || std::size_t(*index) >= node->inputs().size())
        return std::nullopt;
    const auto value = torch::jit::toIValue(node->input(std::size_t(*index)));
    if (!value || !value->isInt() || !isNarrower(at::ScalarType(value->toInt()), than))
        return std::nullopt;
    return std::size_t(*index);
}

torch::jit::Module submodule(torch::jit::Module module, const std::string& path)
{
    std::istringstream names(path);
    for (std::string name; std::getline(names, name, '.');)
        module = module.attr(name).toModule();
    return module;
}

/// Inlining remembers a called module by the last attribute only, which of a module list's member
/// is its number. Gives such members their whole path as a name of their own.
void nameListMembers(const torch::jit::Module& module)
{
    std::map<torch::jit::ClassTypePtr, std::map<Node*, std::string>> calls;
    for (const auto& part : module.modules())
        for (const auto& method : part.get_methods()) {
            auto& graph = *torch::jit::toGraphFunction(method.function()).graph();
            visit(graph.block(), [&](Node* node) {
                if (node->kind() != prim::CallMethod || !node->input(0)->type()->is_module())
                    return;
                const auto path = pathFromSelf(graph, node->input(0));
                if (path.find('.') != std::string::npos)
                    calls[part.type()].emplace(node, path);
            });
        }
    for (auto part : module.modules())
        if (const auto found = calls.find(part.type()); found != calls.end())
            for (const auto& [node, path] : found->second)
                part.register_module(path, submodule(part, path));
    for (const auto& [type, nodes] : calls)
        for (const auto& [node, path] : nodes) {
            torch::jit::WithInsertPoint guard(node);
            auto* graph = node->owningGraph();
            node->replaceInput(0, graph->insertGetAttr(graph->inputs()[0], path));
        }
}

/// Freezing drops `detach`, which computes nothing, and with it where gradients end. `data` does
/// the same and stays.
void keepDetached(const torch::jit::Module& module)
{
    std::vector<Node*> found;
    visitMethods(module, [&](Graph&, Node* node) {
        if (node->kind() == aten::detach)
            found.push_back(node);
    });
    for (auto* node : found) {
        auto* data = node->owningGraph()->create(c10::Symbol::fromQualString("prim::data"),
                                                 {node->input(0)});
        data->insertBefore(node)->output()->setType(node->output()->type());
        node->output()->replaceAllUsesWith(data->output());
        node->destroy();
    }
}

constexpr int mostInlineRounds = 100;

} // namespace

Mended mendForInference(torch::jit::Module& module)
{
    Mended mended;
    visitMethods(module, [&](Graph& graph, Node* node) {
        if (const auto flag = trainingFlag(node)) {
            // Some networks leave dropout of nothing switched on.
            const auto* schema = node->maybeSchema();
            const auto share = schema->argumentIndexWithName("p");
            const auto dropped = share ? torch::jit::toIValue(node->input(*share)) : c10::nullopt;
            const bool dropsNothing = dropped && dropped->isDouble() && dropped->toDouble() == 0;
            mended.training = mended.training || !dropsNothing;
            replaceInput(graph, node, *flag, false);
        }
        for (std::size_t index = 0; index < node->inputs().size(); ++index) {
            const auto value = torch::jit::toIValue(node->input(index));
            if (value && value->isDevice() && !value->toDevice().is_cpu()) {
                replaceInput(graph, node, index, c10::Device(c10::kCPU));
                mended.device = true;
            }
        }
    });
    return mended;
}

at::ScalarType precisionOf(const torch::jit::Module& module)
{
    std::int64_t balance = 0;
    const auto count = [&](const at::Tensor& tensor) {
        if (tensor.defined())
            balance += tensor.scalar_type() == at::kDouble ? tensor.numel() : -tensor.numel();
    };
    for (const auto& attribute : module.named_attributes())
        count(floatingTensor(attribute.value));
    visitMethods(module, [&](Graph&, Node* node) { count(floatingConstant(node)); });
    return balance > 0 ? at::kDouble : at::kFloat;
}

void widenTo(torch::jit::Module& module, at::ScalarType type)
{
    for (const auto& attribute : module.named_attributes())
        if (const auto tensor = floatingTensor(attribute.value);
            tensor.defined() && isNarrower(tensor.scalar_type(), type))
            tensor.set_data(tensor.to(type));
    visitMethods(module, [&](Graph& graph, Node* node) {
        if (const auto tensor = floatingConstant(node);
            tensor.defined() && isNarrower(tensor.scalar_type(), type)) {
            torch::jit::WithInsertPoint guard(node);
            node->output()->replaceAllUsesWith(graph.insertConstant(tensor.to(type)));
        }
        if (const auto index = narrowerType(node, type))
            replaceInput(graph, node, *index, std::int64_t(type));
    });
}

void refuseUnsafeOperators(const torch::jit::Module& module, const std::string& path)
{
    static const std::set<std::string> spaces{"aten",        "prim",   "quantized",
                                              "torchvision", "mkldnn", "prepacked",
                                              "inductor",    "sparse", "metal"};
    static const std::set<std::string> refused{"aten::save", "aten::from_file", "aten::load",
                                               "prim::PythonOp", "prim::BackwardOf"};
    visitMethods(module, [&](Graph&, Node* node) {
        const std::string name = node->kind().toQualString();
        if (!spaces.count(name.substr(0, name.find(':'))) || refused.count(name))
            throw Error(Fault::ModelUnsafe, path, name);
    });
}

FlatGraph flatten(const torch::jit::Module& module, bool removeMutation)
{
    auto source = module.clone();
    source.eval();
    nameListMembers(source);
    keepDetached(source);
    FlatGraph flat;
    flat.module = torch::jit::freeze_module(source);
    flat.graph =
        torch::jit::toGraphFunction(flat.module.get_method("forward").function()).graph()->copy();
    auto& graph = flat.graph;
    fillDefaults(*graph, module);
    for (int round = 0; round < mostInlineRounds && hasCalls(*graph); ++round)
        torch::jit::Inline(*graph);
    torch::jit::InlineForkWait(graph);
    torch::jit::ConstantPropagation(graph);
    torch::jit::PeepholeOptimize(graph);
    if (removeMutation) {
        torch::jit::RemoveListMutation(graph);
        torch::jit::RemoveTensorMutation(graph);
    }
    torch::jit::EliminateDeadCode(graph);
    return flat;
}

} // namespace core
