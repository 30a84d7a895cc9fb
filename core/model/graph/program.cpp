// SPDX-License-Identifier: GPL-3.0-or-later
// How a graph is compiled into a program; programrun.cpp runs it.
#include "core/model/graph/program.h"

#include "core/model/graph/foldbatchnorm.h"
#include "core/support/error.h"

namespace core {

using torch::jit::IValue;
using torch::jit::Node;
using torch::jit::Value;
namespace prim = torch::jit::prim;
namespace aten = torch::jit::aten;

namespace {

bool isConstant(const Value* value)
{
    return value->node()->kind() == prim::Constant;
}

bool isView(const Value* value)
{
    const auto* schema = value->node()->maybeSchema();
    if (!schema)
        return value->node()->kind() != prim::Param;
    for (const auto& result : schema->returns())
        if (result.alias_info() && !result.alias_info()->isWrite())
            return true;
    return false;
}

/// Whether nobody else can see the memory that an in-place operator writes to.
bool ownsMemory(const Value* value)
{
    if (isView(value) || isConstant(value) || value->node()->kind() == prim::Param)
        return false;
    for (const auto& use : value->uses())
        for (const auto* output : use.user->outputs())
            if (isView(output))
                return false;
    return true;
}

/// The operator that computes what an in-place operator writes: aten::relu for aten::relu_.
std::optional<torch::jit::Operation> pureTwin(const Node* node)
{
    const std::string name = node->kind().toQualString();
    const auto* schema = node->maybeSchema();
    if (!schema || name.size() < 2 || name.back() != '_' || !ownsMemory(node->input(0)))
        return std::nullopt;
    const auto twin = c10::Symbol::fromQualString(name.substr(0, name.size() - 1));
    for (const auto& candidate : torch::jit::getAllOperatorsFor(twin)) {
        const auto& other = candidate->schema();
        if (other.overload_name() != schema->overload_name() ||
            other.arguments().size() != schema->arguments().size() || other.returns().size() != 1)
            continue;
        return candidate->getOperation(node);
    }
    return std::nullopt;
}

constexpr int strideInput = 3;
constexpr int dilationInput = 5;

/// On a single thread LibTorch computes 1 x 1 convolutions by matrix products, several times slower
/// than oneDNN's kernels, unless they are strided or dilated. Dilation spreads the taps of a
/// kernel; where there is one tap it changes nothing.
bool avoidsFastKernels(const Node* convolution)
{
    const auto weight = constantTensor(convolution->input(1));
    const auto stride = torch::jit::toIValue(convolution->input(strideInput));
    return weight.dim() == 4 && weight.size(2) == 1 && weight.size(3) == 1 && stride &&
           stride->isIntList() && stride->toIntVector() == std::vector<std::int64_t>{1, 1};
}

} // namespace

Program::Program(std::shared_ptr<torch::jit::Graph> graph, IValue self, Part part,
                 Optimizations optimizations, WeightCache& weights)
    : m_graph(std::move(graph)), m_self(std::move(self)), m_part(std::move(part)),
      m_optimizations(optimizations), m_weights(weights)
{
    for (std::size_t index = 0; index < m_part.keep.size(); ++index)
        m_keepIndex[m_part.keep[index]] = int(index);
    if (m_optimizations.foldBatchNorm)
        findFoldable(m_graph->block());
    if (m_part.start)
        findTail();
    m_main = compile(m_graph->block());
    if (m_part.start && m_writesInPlace)
        m_given.reset();
}

Program::Program(std::shared_ptr<torch::jit::Graph> graph, IValue self,
                 std::vector<const Value*> keep, const Value* end, Optimizations optimizations,
                 WeightCache& weights)
    : Program(std::move(graph), std::move(self), Part{std::move(keep), end}, optimizations, weights)
{}

/// The top-level nodes that depend on `start`, and what else they read.
void Program::findTail()
{
    const auto* block = m_graph->block();
    if (m_part.start->node()->owningBlock() != block)
        return;
    std::set<const Value*> reached{m_part.start};
    std::vector<const Value*> given;
    const auto reads = [](const Node* node, const auto& visit) -> void {
        const auto inside = [&visit](const torch::jit::Block* inner, const auto& again) -> void {
            for (const auto* value : inner->outputs())
                visit(value);
            for (const auto* each : inner->nodes()) {
                for (const auto* value : each->inputs())
                    visit(value);
                for (const auto* nested : each->blocks())
                    again(nested, again);
            }
        };
        for (const auto* value : node->inputs())
            visit(value);
        for (const auto* inner : node->blocks())
            inside(inner, inside);
    };
    for (const auto* node : block->nodes()) {
        bool depends = false;
        reads(node, [&](const Value* value) { depends = depends || reached.count(value); });
        if (!depends)
            continue;
        m_tail.insert(node);
        reached.insert(node->outputs().begin(), node->outputs().end());
    }
    std::set<const Value*> known = reached;
    bool onlyTensors = true;
    for (const auto* node : m_tail)
        reads(node, [&](const Value* value) {
            if (value->node()->owningBlock() != block || isConstant(value) ||
                value == m_graph->inputs().at(0) || !known.insert(value).second)
                return;
            onlyTensors = onlyTensors && value->type()->isSubtypeOf(*c10::TensorType::get());
            given.push_back(value);
        });
    if (onlyTensors)
        m_given = std::move(given);
}

int Program::slot(const Value* value)
{
    const auto [place, isNew] = m_slots.try_emplace(value, int(m_initial.size()));
    if (isNew) {
        m_initial.emplace_back();
        if (isConstant(value) && !value->node()->mustBeNone())
            m_initial.back() = *torch::jit::toIValue(value);
    }
    return place->second;
}

int Program::constantSlot(IValue value)
{
    m_initial.push_back(std::move(value));
    return int(m_initial.size()) - 1;
}

void Program::findFoldable(torch::jit::Block* block)
{
    for (auto* node : block->nodes()) {
        for (auto* inner : node->blocks())
            findFoldable(inner);
        if (node->kind() != aten::batch_norm)
            continue;
        auto* source = node->input(0);
        if (source == m_part.end || source == m_part.start || m_keepIndex.count(source) ||
            !foldsInto(source->node(), node))
            continue;
        m_batchNormOf[source->node()] = node;
        m_skipped.insert(node);
        m_folded.insert(source);
    }
}

Program::Block Program::compile(torch::jit::Block* block)
{
    Block compiled;
    for (const auto* value : block->inputs())
        compiled.inputs.push_back(slot(value));
    for (auto* node : block->nodes())
        if (node->kind() != prim::Constant && !m_skipped.count(node) &&
            (!m_part.start || block != m_graph->block() || m_tail.count(node)))
            compiled.steps.push_back(compileNode(node));
    if (block == m_graph->block() && m_part.end)
        compiled.outputs.push_back(slot(m_part.end));
    else
        for (const auto* value : block->outputs())
            compiled.outputs.push_back(slot(value));
    markDead(block, compiled);
    return compiled;
}

Program::Step Program::compileNode(Node* node)
{
    Step step;
    step.node = node;
    for (const auto* value : node->inputs())
        step.inputs.push_back(slot(value));
    for (const auto* value : node->outputs())
        step.outputs.push_back(slot(value));
    for (auto* block : node->blocks())
        step.blocks.push_back(compile(block));
    if (!compileStructure(node, step))
        compileOperator(node, step);
    if (isConvolution(node))
        useConvolutionWeights(node, step);
    step.inPacked = m_packedRelus.count(node) > 0;
    return step;
}

/// What Torch's executor does itself instead of calling an operator.
bool Program::compileStructure(Node* node, Step& step)
{
    const auto kind = node->kind();
    if (kind == prim::ListConstruct || kind == prim::TupleConstruct || kind == prim::DictConstruct)
        step.kind = Step::Kind::Pack;
    else if (kind == prim::ListUnpack || kind == prim::TupleUnpack)
        step.kind = Step::Kind::Unpack;
    else if (kind == prim::If)
        step.kind = Step::Kind::If;
    else if (kind == prim::Loop)
        step.kind = Step::Kind::Loop;
    else if (kind == prim::unchecked_cast || kind == prim::Uninitialized)
        step.kind = Step::Kind::Pass;
    else if (kind == aten::warn || kind == prim::Print)
        step.kind = Step::Kind::Skip;
    else if (kind == prim::GetAttr)
        step.kind = Step::Kind::Attribute;
    else if (kind == prim::SetAttr)
        step.kind = Step::Kind::SetAttribute;
    else if (kind == prim::CreateObject)
        step.kind = Step::Kind::Create;
    else if (kind == prim::isinstance)
        step.kind = Step::Kind::IsInstance;
    else if (kind == prim::Enter)
        step.kind = Step::Kind::Enter;
    else if (kind == prim::Exit)
        step.kind = Step::Kind::Exit;
    else
        return false;
    return true;
}

void Program::compileOperator(Node* node, Step& step)
{
    const auto* schema = node->maybeSchema();
    if (m_part.rules && node->outputs().size() == 1)
        step.rule = m_part.rules(node);
    if (step.rule)
        step.kind = Step::Kind::Ruled;
    if (schema && schema->is_mutable()) {
        if ((step.operation = pureTwin(node))) {
            step.pure = true;
            if (!step.rule)
                step.kind = Step::Kind::Pure;
            return;
        }
        m_writesInPlace = true;
    }
    // A view of channels-last memory often does not exist, where a reshape copies.
    if (node->kind() == aten::view && m_optimizations.channelsLast && !step.rule && schema &&
        schema->overload_name().empty()) {
        step.kind = Step::Kind::Reshape;
        return;
    }
    try {
        step.operation = node->getOperation();
    } catch (const std::exception&) {
        throw Error(Fault::ModelUnknownOperator, node->kind().toQualString());
    }
}

void Program::useConvolutionWeights(Node* convolution, Step& step)
{
    const auto norm = m_batchNormOf.find(convolution);
    const bool folds = norm != m_batchNormOf.end();
    const auto weight = constantTensor(convolution->input(1));
    if (!weight.defined() || (!folds && !(m_optimizations.channelsLast && weight.dim() == 4)))
        return;
    const auto [place, isNew] = m_weights.try_emplace({convolution, folds});
    auto& weights = place->second;
    if (isNew) {
        weights = folds ? foldedWeights(convolution, norm->second)
                        : ConvolutionWeights{weight, constantTensor(convolution->input(2))};
        if (m_optimizations.channelsLast && weight.dim() == 4)
            weights.weight = weights.weight.contiguous(at::MemoryFormat::ChannelsLast);
    }
    step.inputs[1] = constantSlot(weights.weight);
    if (weights.bias.defined())
        step.inputs[2] = constantSlot(weights.bias);
    if (m_optimizations.channelsLast && avoidsFastKernels(convolution))
        step.inputs[dilationInput] = constantSlot(c10::List<std::int64_t>({2, 2}));
    if (folds)
        step.outputs[0] = slot(norm->second->output());
    if (m_optimizations.channelsLast && step.kind == Step::Kind::Operator) {
        const auto* relu = reluAfter(folds ? norm->second->output() : convolution->output());
        step.packed = PackedConvolution::of(convolution, weights, relu != nullptr);
        if (step.packed && relu)
            m_packedRelus.insert(relu);
    }
}

/// The ReLU that alone reads a value which nobody else wants to see.
const Program::Node* Program::reluAfter(const Value* value) const
{
    if (value->uses().size() != 1 || value == m_part.end || value == m_part.start ||
        m_keepIndex.count(value))
        return nullptr;
    const auto* user = value->uses()[0].user;
    const bool isPlain = user->kind() == aten::relu || user->kind() == aten::relu_;
    return isPlain && user->owningBlock() == value->node()->owningBlock() &&
                   !(m_part.rules && m_part.rules(user))
               ? user
               : nullptr;
}

/// A value dies after the last step of its own block that reads it, also from an inner block.
void Program::markDead(torch::jit::Block* block, Block& compiled)
{
    std::map<const Node*, std::size_t> position;
    for (std::size_t index = 0; index < compiled.steps.size(); ++index)
        position[compiled.steps[index].node] = index;
    const auto owner = [&](const Node* user) -> const Node* {
        while (user->owningBlock() != block)
            user = user->owningBlock()->owningNode();
        return user;
    };
    const auto lastUse = [&](const Value* value, std::size_t born) -> std::optional<std::size_t> {
        std::size_t last = born;
        for (const auto& use : value->uses()) {
            auto* user = owner(use.user);
            if (user == block->return_node())
                return std::nullopt;
            if (m_skipped.count(user)) // a folded batch norm: its convolution runs in its place
                user = user->input(0)->node();
            const auto place = position.find(user);
            if (place != position.end())
                last = std::max(last, place->second);
        }
        return last;
    };
    const auto mark = [&](const Value* value, std::size_t born) {
        if (value == m_part.end || compiled.steps.empty())
            return;
        if (const auto last = lastUse(value, born))
            compiled.steps[*last].dead.push_back(slot(value));
    };
    for (const auto* value : block->inputs())
        mark(value, 0);
    for (std::size_t index = 0; index < compiled.steps.size(); ++index) {
        auto* node = compiled.steps[index].node;
        const auto norm = m_batchNormOf.find(node);
        for (const auto* value : (norm == m_batchNormOf.end() ? node : norm->second)->outputs())
            mark(value, index);
    }
}

} // namespace core
