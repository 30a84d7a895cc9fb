// SPDX-License-Identifier: GPL-3.0-or-later
// How a program runs; program.cpp compiles it.
#include "core/model/graph/program.h"

#include "core/support/error.h"

#include <ATen/autocast_mode.h>

namespace core {

using torch::jit::IValue;
using torch::jit::Node;
using torch::jit::Stack;
using torch::jit::Value;

namespace {

/// A list, dictionary or tuple out of its elements.
IValue pack(const c10::TypePtr& type, const std::vector<IValue>& elements)
{
    if (const auto list = type->cast<c10::ListType>()) {
        c10::impl::GenericList values(list->getElementType());
        for (const auto& element : elements)
            values.push_back(element);
        return values;
    }
    if (const auto dict = type->cast<c10::DictType>()) {
        c10::impl::GenericDict values(dict->getKeyType(), dict->getValueType());
        for (std::size_t index = 0; index + 1 < elements.size(); index += 2)
            values.insert_or_assign(elements[index], elements[index + 1]);
        return values;
    }
    return c10::ivalue::Tuple::create(elements);
}

std::vector<IValue> unpack(const IValue& packed)
{
    if (packed.isTuple())
        return packed.toTupleRef().elements().vec();
    std::vector<IValue> values;
    for (const IValue& value : packed.toListRef())
        values.push_back(value);
    return values;
}

IValue newObject(const Node* node)
{
    const auto type = node->output()->type()->expect<c10::ClassType>();
    return c10::ivalue::Object::create(c10::StrongTypePtr(type->compilation_unit(), type),
                                       type->numAttributes());
}

bool isInstance(const Node* node, const IValue& value)
{
    const auto type = value.type();
    for (const auto& candidate : node->tys(torch::jit::attr::types))
        if (type->isSubtypeOf(*candidate))
            return true;
    return false;
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
    /// Nobody goes back, looks at single operators or wants another precision.
    bool packs = !at::GradMode::is_enabled() && !observer && !at::autocast::is_cpu_enabled();
};

Program::Result Program::run(const at::Tensor& input, Progress& progress,
                             const Observer& observer) const
{
    const at::AutoGradMode restored(at::GradMode::is_enabled()); // a run that stops inside no_grad
    Run run{m_initial, std::vector<at::Tensor>(m_part.keep.size()), progress, observer};
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

Program::Result Program::runFrom(const at::Tensor& start, const std::vector<at::Tensor>& given,
                                 Progress& progress) const
{
    const at::AutoGradMode restored(at::GradMode::is_enabled());
    const Observer nobody;
    Run run{m_initial, std::vector<at::Tensor>(m_part.keep.size()), progress, nobody};
    const auto place = [&](const Value* value, const at::Tensor& tensor) {
        if (const auto found = m_slots.find(value); found != m_slots.end())
            run.frame[found->second] = tensor;
    };
    if (m_main.inputs.size() == 2)
        run.frame[m_main.inputs[0]] = m_self;
    place(m_part.start, start);
    for (std::size_t index = 0; index < given.size(); ++index)
        place((*m_given)[index], given[index]);
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
    case Step::Kind::Ruled: runRule(step, run); break;
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
        std::vector<IValue> elements;
        for (int index : step.inputs)
            elements.push_back(frame[index]);
        assign(step, 0, pack(step.node->output()->type(), elements), run);
        break;
    }
    case Step::Kind::Unpack: {
        const auto values = unpack(frame[step.inputs[0]]);
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
    case Step::Kind::Create: assign(step, 0, newObject(step.node), run); break;
    case Step::Kind::IsInstance:
        assign(step, 0, isInstance(step.node, frame[step.inputs[0]]), run);
        break;
    case Step::Kind::Enter:
    case Step::Kind::Exit: runContext(step, run); break;
    }
}

void Program::runOperator(const Step& step, Run& run) const
{
    if (run.packs && (step.packed || step.inPacked)) {
        const auto& input = run.frame[step.inputs[0]];
        assign(step, 0, step.packed ? IValue(runPacked(step, input.toTensor())) : input, run);
        return;
    }
    Stack stack;
    stack.reserve(step.inputs.size() + 1);
    for (int index : step.inputs)
        stack.push_back(run.frame[index]);
    call(step, stack);
    const auto first = stack.size() - step.outputs.size();
    for (std::size_t index = 0; index < step.outputs.size(); ++index)
        assign(step, index, std::move(stack[first + index]), run);
    if (step.kind == Step::Kind::Pure) // later readers of the overwritten value see the new one
        run.frame[step.inputs[0]] = run.frame[step.outputs[0]];
}

at::Tensor Program::runPacked(const Step& step, const at::Tensor& input) const
{
    try {
        return step.packed->run(input);
    } catch (const std::bad_alloc&) {
        throw Error(Fault::OutOfMemory, modulePath(step.node));
    } catch (const std::exception& error) {
        failed(step.node, error);
    }
}

void Program::call(const Step& step, Stack& stack) const
{
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
}

void Program::runRule(const Step& step, Run& run) const
{
    RuledOperator ruled{step.node, {}, {}};
    for (int index : step.inputs) {
        const auto& value = run.frame[index];
        const bool copies = m_writesInPlace && value.isTensor() && value.toTensor().defined();
        ruled.inputs.push_back(copies ? IValue(value.toTensor().clone()) : value);
    }
    const auto* schema = step.node->maybeSchema();
    const bool writes = schema && schema->is_mutable() && !step.pure;
    ruled.compute = [this, &step, writes](const std::vector<IValue>& inputs) {
        Stack stack(inputs.begin(), inputs.end());
        if (writes)
            stack[0] = stack[0].toTensor().clone();
        call(step, stack);
        return stack.back().toTensor();
    };
    auto output = step.rule(ruled);
    if (writes)
        output = run.frame[step.inputs[0]].toTensor().copy_(output);
    else if (m_writesInPlace)
        output = output.clone();
    assign(step, 0, output, run);
    if (step.pure)
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
    run.finished = run.finished || name == m_part.end;
    run.frame[step.outputs[output]] = std::move(value);
}

} // namespace core
