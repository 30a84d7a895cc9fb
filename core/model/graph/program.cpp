// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/program.h"

#include "core/support/error.h"

#include <sstream>

namespace core {

using torch::jit::IValue;
using torch::jit::Node;
using torch::jit::Stack;
using torch::jit::Value;
namespace prim = torch::jit::prim;
namespace aten = torch::jit::aten;

namespace {

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

bool isConstant(const Value* value)
{
    return value->node()->kind() == prim::Constant;
}

bool constantFalse(const Value* value)
{
    const auto constant = torch::jit::toIValue(value);
    return constant && constant->isBool() && !constant->toBool();
}

/// A convolution whose only reader is a batch norm in inference mode, all numbers known.
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

/// Batch norm after a convolution is an affine map of its output channels:
/// w' = w * gamma / sqrt(var + eps), b' = (b - mean) * gamma / sqrt(var + eps) + beta.
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

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

[[noreturn]] void failed(const Node* node, const std::exception& error)
{
    const auto path = modulePath(node);
    const std::string name = node->kind().toUnqualString();
    throw Error(Fault::ModelRunFailed, path.empty() ? name : path + " (" + name + ")",
                firstLine(error.what()));
}

} // namespace

/// The values of one run.
struct Program::Run {
    std::vector<IValue> frame;
    std::vector<at::Tensor> kept;
    Progress& progress;
    const Observer& observer;
    bool finished = false; ///< `end` was reached
};

Program::Program(std::shared_ptr<torch::jit::Graph> graph, IValue self,
                 std::vector<const Value*> keep, const Value* end, Optimizations optimizations,
                 WeightCache& weights)
    : m_graph(std::move(graph)), m_self(std::move(self)), m_keep(std::move(keep)), m_end(end),
      m_optimizations(optimizations), m_weights(weights)
{
    for (std::size_t index = 0; index < m_keep.size(); ++index)
        m_keepIndex[m_keep[index]] = int(index);
    if (m_optimizations.foldBatchNorm)
        findFoldable(m_graph->block());
    m_main = compile(m_graph->block());
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
        if (source == m_end || m_keepIndex.count(source) || !foldsInto(source->node(), node))
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
        if (node->kind() != prim::Constant && !m_skipped.count(node))
            compiled.steps.push_back(compileNode(node));
    if (block == m_graph->block() && m_end)
        compiled.outputs.push_back(slot(m_end));
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
    if (schema && schema->is_mutable()) {
        if ((step.operation = pureTwin(node))) {
            step.kind = Step::Kind::Pure;
            return;
        }
        m_writesInPlace = true;
    }
    // A view of channels-last memory often does not exist, where a reshape copies.
    if (node->kind() == aten::view && m_optimizations.channelsLast && schema &&
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
    if (folds)
        step.outputs[0] = slot(norm->second->output());
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
        if (value == m_end || compiled.steps.empty())
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

Program::Result Program::run(const at::Tensor& input, Progress& progress,
                             const Observer& observer) const
{
    const at::AutoGradMode restored(at::GradMode::is_enabled()); // a run that stops inside no_grad
    Run run{m_initial, std::vector<at::Tensor>(m_keep.size()), progress, observer};
    auto x = m_optimizations.channelsLast && input.dim() == 4
                 ? input.contiguous(at::MemoryFormat::ChannelsLast)
                 : input;
    if (m_writesInPlace)
        x = x.clone();
    const auto& inputs = m_main.inputs;
    if (inputs.size() == 2)
        run.frame[inputs[0]] = m_self;
    run.frame[inputs.back()] = x;
    execute(m_main, run);
    Result result;
    for (int index : m_main.outputs)
        result.outputs.push_back(run.frame[index]);
    result.kept = std::move(run.kept);
    return result;
}

void Program::execute(const Block& block, Run& run) const
{
    for (const auto& step : block.steps) {
        if (run.progress.stopped())
            throw Cancelled();
        execute(step, run);
        for (int index : step.dead)
            run.frame[index] = IValue();
        if (run.finished)
            return;
    }
}

void Program::execute(const Step& step, Run& run) const
{
    auto& frame = run.frame;
    switch (step.kind) {
    case Step::Kind::Operator:
    case Step::Kind::Pure: runOperator(step, run); break;
    case Step::Kind::Reshape:
        try {
            assign(step, 0,
                   frame[step.inputs[0]].toTensor().reshape(frame[step.inputs[1]].toIntVector()),
                   run);
        } catch (const c10::Error& error) {
            failed(step.node, error);
        }
        break;
    case Step::Kind::Pack: {
        const auto& type = step.node->output()->type();
        if (const auto list = type->cast<c10::ListType>()) {
            c10::impl::GenericList values(list->getElementType());
            for (int index : step.inputs)
                values.push_back(frame[index]);
            assign(step, 0, std::move(values), run);
        } else if (const auto dict = type->cast<c10::DictType>()) {
            c10::impl::GenericDict values(dict->getKeyType(), dict->getValueType());
            for (std::size_t index = 0; index + 1 < step.inputs.size(); index += 2)
                values.insert_or_assign(frame[step.inputs[index]], frame[step.inputs[index + 1]]);
            assign(step, 0, std::move(values), run);
        } else {
            std::vector<IValue> values;
            for (int index : step.inputs)
                values.push_back(frame[index]);
            assign(step, 0, c10::ivalue::Tuple::create(std::move(values)), run);
        }
        break;
    }
    case Step::Kind::Unpack: {
        const auto packed = frame[step.inputs[0]];
        std::vector<IValue> values;
        if (packed.isTuple())
            values = packed.toTupleRef().elements().vec();
        else
            for (const IValue& value : packed.toListRef())
                values.push_back(value);
        if (values.size() != step.outputs.size())
            failed(step.node, std::length_error("a list of another length was expected"));
        for (std::size_t index = 0; index < step.outputs.size(); ++index)
            assign(step, index, values[index], run);
        break;
    }
    case Step::Kind::If: runIf(step, run); break;
    case Step::Kind::Loop: runLoop(step, run); break;
    case Step::Kind::Pass:
        assign(step, 0, step.inputs.empty() ? IValue() : frame[step.inputs[0]], run);
        break;
    case Step::Kind::Skip: break;
    case Step::Kind::Attribute:
        assign(step, 0,
               frame[step.inputs[0]].toObjectRef().getAttr(step.node->s(torch::jit::attr::name)),
               run);
        break;
    case Step::Kind::SetAttribute:
        frame[step.inputs[0]].toObjectRef().setAttr(step.node->s(torch::jit::attr::name),
                                                    frame[step.inputs[1]]);
        break;
    case Step::Kind::Create: {
        const auto type = step.node->output()->type()->expect<c10::ClassType>();
        assign(step, 0,
               c10::ivalue::Object::create(
                   c10::StrongTypePtr(type->compilation_unit(), type), type->numAttributes()),
               run);
        break;
    }
    case Step::Kind::Enter:
    case Step::Kind::Exit: runContext(step, run); break;
    }
}

void Program::runOperator(const Step& step, Run& run) const
{
    Stack stack;
    stack.reserve(step.inputs.size() + 1);
    for (int index : step.inputs)
        stack.push_back(run.frame[index]);
    if (const auto* schema = step.node->maybeSchema(); schema && schema->is_vararg())
        stack.push_back(std::int64_t(step.inputs.size()));
    try {
        (*step.operation)(stack);
    } catch (const c10::Error& error) {
        throw Error(Fault::ModelRunFailed,
                    modulePath(step.node) + " (" + step.node->kind().toUnqualString() + ")",
                    firstLine(error.what_without_backtrace()));
    } catch (const std::bad_alloc&) {
        throw Error(Fault::OutOfMemory, modulePath(step.node));
    } catch (const std::exception& error) {
        failed(step.node, error);
    }
    const auto first = stack.size() - step.outputs.size();
    for (std::size_t index = 0; index < step.outputs.size(); ++index)
        assign(step, index, std::move(stack[first + index]), run);
    if (step.kind == Step::Kind::Pure) // later readers of the overwritten value see the new one
        run.frame[step.inputs[0]] = run.frame[step.outputs[0]];
}

void Program::runIf(const Step& step, Run& run) const
{
    const auto& block = step.blocks[run.frame[step.inputs[0]].toBool() ? 0 : 1];
    execute(block, run);
    if (run.finished)
        return;
    for (std::size_t index = 0; index < step.outputs.size(); ++index)
        assign(step, index, run.frame[block.outputs[index]], run);
}

void Program::runLoop(const Step& step, Run& run) const
{
    const auto& body = step.blocks[0];
    const auto limit = run.frame[step.inputs[0]].toInt();
    bool condition = run.frame[step.inputs[1]].toBool();
    std::vector<IValue> carried;
    for (std::size_t index = 2; index < step.inputs.size(); ++index)
        carried.push_back(run.frame[step.inputs[index]]);
    for (std::int64_t round = 0; condition && round < limit; ++round) {
        run.frame[body.inputs[0]] = round;
        for (std::size_t index = 0; index < carried.size(); ++index)
            run.frame[body.inputs[index + 1]] = carried[index];
        execute(body, run);
        if (run.finished)
            return;
        condition = run.frame[body.outputs[0]].toBool();
        for (std::size_t index = 0; index < carried.size(); ++index)
            carried[index] = run.frame[body.outputs[index + 1]];
    }
    for (std::size_t index = 0; index < step.outputs.size(); ++index)
        assign(step, index, std::move(carried[index]), run);
}

/// `with` of an object such as torch.no_grad().
void Program::runContext(const Step& step, Run& run) const
{
    const bool enters = step.kind == Step::Kind::Enter;
    Stack stack{run.frame[step.inputs[0]]};
    if (!enters)
        stack.insert(stack.end(), 3, IValue()); // no exception: neither type, value nor traceback
    const auto type = stack[0].toObjectRef().type();
    try {
        assign(step, 0, type->getMethod(enters ? "__enter__" : "__exit__")(std::move(stack)), run);
    } catch (const c10::Error& error) {
        failed(step.node, error);
    }
}

void Program::assign(const Step& step, std::size_t output, IValue value, Run& run) const
{
    const auto norm = m_batchNormOf.find(step.node);
    const Value* name =
        norm == m_batchNormOf.end() ? step.node->output(output) : norm->second->output();
    if (value.isTensor()) {
        const auto tensor = value.toTensor();
        if (run.observer && tensor.defined())
            run.observer(name, tensor);
        if (const auto keep = m_keepIndex.find(name); keep != m_keepIndex.end()) {
            run.kept[keep->second] = tensor;
            if (m_writesInPlace) // nothing may be written into what is kept
                value = tensor.clone();
        }
    }
    run.finished = run.finished || name == m_end;
    run.frame[step.outputs[output]] = std::move(value);
}

} // namespace core
