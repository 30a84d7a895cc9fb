// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/prepare.h"

#include "core/model/graph/operators.h"
#include "core/support/error.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/jit/runtime/graph_executor.h>

namespace core {

namespace {

constexpr double outputTolerance = 1e-4;
constexpr double gradientTolerance = 1e-3;
/// Folding and other kernels round differently, which opens or shuts a few ReLUs near zero: on
/// random ResNets and MobileNets up to 1.5e-2 of the gradient's norm, as much as single precision
/// itself is off.
constexpr double roundedGradientTolerance = 5e-2;

/// What a network says about an input, and the gradient of a mixture of all its outputs.
struct Answer {
    at::Tensor scores;
    at::Tensor gradient; ///< undefined: the scores do not depend on the input differentiably
};

/// The numbers that two runs are compared in, B x N.
at::Tensor numbersIn(const c10::IValue& output, std::int64_t batch, Task task)
{
    return task == Task::Detection ? boxNumbers(output, batch) : scoresIn(output, batch);
}

/// One row of cosines of another frequency for each output, so that no error can cancel.
at::Tensor mixture(const at::Tensor& scores)
{
    const auto index = at::arange(scores.size(1), scores.options());
    return (scores * (index * 0.7 + 0.3).cos()).sum();
}

/// Torch puts the network's whole source before what went wrong.
std::string lastLine(const std::string& text)
{
    const auto end = text.find_last_not_of(" \n");
    const auto start = text.rfind('\n', end);
    return text.substr(start + 1, end - start);
}

Answer answerOf(const at::Tensor& input, Task task,
                const std::function<c10::IValue(const at::Tensor&)>& network)
{
    at::AutoGradMode enabled(true);
    const auto x = input.detach().clone().requires_grad_(true);
    Answer answer;
    const auto scores = numbersIn(network(x), input.size(0), task);
    answer.scores = scores.detach();
    if (!scores.requires_grad())
        return answer;
    try {
        answer.gradient = torch::autograd::grad({mixture(scores)}, {x}, {}, false, false, true)[0];
    } catch (const std::exception& error) { // some networks overwrite what their gradient needs
        throw Error(Fault::ModelRunFailed, {}, lastLine(error.what()));
    }
    return answer;
}

Answer answerOf(torch::jit::Module& module, const at::Tensor& input, Task task)
{
    torch::jit::GraphOptimizerEnabledGuard plainExecutor(false);
    return answerOf(input, task, [&](const at::Tensor& x) {
        try {
            return module.forward({x});
        } catch (const std::exception& error) { // of an operator, or raised by the network itself
            throw Error(Fault::ModelRunFailed, {}, lastLine(error.what()));
        }
    });
}

/// The graph in full, also what comes after the logits.
Answer answerOf(const PreparedGraph& prepared, const at::Tensor& input, Progress& progress)
{
    const Program whole(prepared.flat.graph, prepared.flat.module._ivalue(), {}, nullptr,
                        prepared.optimizations, prepared.weights);
    return answerOf(input, prepared.task(),
                    [&](const at::Tensor& x) { return whole.run(x, progress).outputs[0]; });
}

bool sameNumbers(const at::Tensor& a, const at::Tensor& b)
{
    return a.sizes() == b.sizes() && a.allclose(b, outputTolerance, 0, true);
}

bool closeTo(const Answer& answer, const Answer& reference, double tolerance)
{
    const auto& expected = reference.scores;
    if (answer.scores.sizes() != expected.sizes())
        return false;
    if (!expected.isfinite().all().item<bool>())
        return sameNumbers(answer.scores, expected);
    const double scale = expected.abs().max().item<double>();
    if ((answer.scores - expected).abs().max().item<double>() > outputTolerance * scale)
        return false;
    if (answer.gradient.defined() != reference.gradient.defined())
        return false;
    if (!reference.gradient.defined() || !reference.gradient.isfinite().all().item<bool>())
        return true;
    const double norm = reference.gradient.norm().item<double>();
    return (answer.gradient - reference.gradient).norm().item<double>() <= tolerance * norm;
}

/// Whether the second picture of a batch gets the answer that it gets alone.
bool answersBatches(const PreparedGraph& prepared, const at::Tensor& input, Progress& progress)
{
    if (branchesOnNumbers(prepared.flat.graph->block()))
        return false;
    try {
        at::NoGradGuard noGradients;
        const auto other = sampleInput(input.sizes().vec(), input.scalar_type(), 1);
        const auto& program = prepared.program();
        const auto numbers = [&](const at::Tensor& x) {
            return numbersIn(program.run(x, progress).outputs[0], x.size(0), prepared.task());
        };
        const auto alone = numbers(other);
        const auto both = numbers(at::cat({input, other}));
        if (both.size(0) != 2 || both.size(1) != alone.size(1)) // as many boxes as were found
            return false;
        const double scale = alone.abs().max().item<double>();
        return (both.slice(0, 1) - alone).abs().max().item<double>() <= outputTolerance * scale;
    } catch (const Error&) {
        return false;
    }
}

/// Softmax over rows of matrices as wide as a sequence of tokens with positions.
void findAttention(PreparedGraph& prepared, const ObservedShapes& shapes)
{
    std::set<const torch::jit::Value*> seen;
    for (const auto& [value, shape] : shapes) {
        if (operatorName(value->node()) != "softmax" || shape.size() < 3 ||
            shape[shape.size() - 1] != shape[shape.size() - 2] || !seen.insert(value).second)
            continue;
        const auto tokens = shape.back();
        for (const auto& entry : prepared.values) {
            const auto& grid = entry.layer.grid;
            if (grid.order != Grid::Order::Tokens || grid.height == 0 ||
                grid.before + grid.height * grid.width != tokens ||
                (prepared.tokens && prepared.tokens != tokens))
                continue;
            prepared.tokens = tokens;
            prepared.tokenGrid = grid;
            prepared.attention.push_back(value);
            break;
        }
    }
}

void observe(PreparedGraph& prepared, const at::Tensor& input, Progress& progress)
{
    at::AutoGradMode enabled(true); // some networks take another branch without gradients
    // Without folding, so that convolutions and batch norms both have their value.
    const Program plain(prepared.flat.graph, prepared.flat.module._ivalue(), {}, prepared.end.value,
                        {false, false}, prepared.weights);
    ObservedShapes shapes;
    const auto x = input.detach().clone().requires_grad_(true);
    plain.run(x, progress, [&](const torch::jit::Value* value, const at::Tensor& tensor) {
        prepared.bytesPerPicture += tensor.nbytes();
        if (tensor.is_floating_point() && tensor.requires_grad())
            shapes.emplace_back(value, tensor.sizes().vec());
    });
    prepared.values = nameLayers(shapes, input.sizes().vec());
    findAttention(prepared, shapes);
}

/// Passes without gradients run other kernels.
bool scoresAgreeWithoutGradients(const PreparedGraph& prepared, const at::Tensor& input,
                                 const Answer& reference, Progress& progress)
{
    at::NoGradGuard noGradients;
    const Program whole(prepared.flat.graph, prepared.flat.module._ivalue(), {}, nullptr,
                        prepared.optimizations, prepared.weights);
    const auto scores =
        numbersIn(whole.run(input, progress).outputs[0], input.size(0), prepared.task());
    return closeTo({scores, reference.gradient}, reference, 0);
}

/// The fastest way to run a graph that still gives the module's numbers.
Optimizations fastest(PreparedGraph& prepared, const at::Tensor& input, const Answer& reference,
                      Progress& progress)
{
    const bool isDouble = input.scalar_type() == at::kDouble; // no fast kernels there
    for (const Optimizations choice :
         {Optimizations{true, !isDouble}, Optimizations{true, false}}) {
        prepared.optimizations = choice;
        prepared.weights.clear(); // of the choice before
        try {
            if (closeTo(answerOf(prepared, input, progress), reference, roundedGradientTolerance) &&
                scoresAgreeWithoutGradients(prepared, input, reference, progress))
                return choice;
        } catch (const Error&) {
            continue; // an operator that does not take such memory
        }
    }
    return {false, false};
}

} // namespace

at::Tensor sampleInput(const std::vector<std::int64_t>& shape, at::ScalarType type, int seed)
{
    const auto rows = at::arange(shape[2], at::kDouble).reshape({1, 1, -1, 1});
    const auto columns = at::arange(shape[3], at::kDouble).reshape({1, 1, 1, -1});
    const auto channels = at::arange(shape[1], at::kDouble).reshape({1, -1, 1, 1});
    const auto waves =
        (rows * 0.11 * (channels + 1) + seed).sin() * (columns * 0.07 + channels).cos();
    const auto grain =
        (rows * 12.9898 + columns * 78.233 + channels * 37.719 + seed).sin() * 43758.5453;
    return (waves * 1.2 + (grain - grain.floor() - 0.5)).expand(shape).to(type).contiguous();
}

std::unique_ptr<PreparedGraph> prepareGraph(torch::jit::Module& untouched, const at::Tensor& input,
                                            Progress& progress, Task task)
{
    const auto reference = answerOf(untouched, input, task);
    progress.report(0.4);
    for (const bool removeMutation : {true, false}) {
        auto prepared = std::make_unique<PreparedGraph>();
        prepared->flat = flatten(untouched, removeMutation);
        prepared->type = input.scalar_type();
        prepared->inputSize = {int(input.size(3)), int(input.size(2))};
        if (task == Task::Detection)
            prepared->detection.emplace();
        prepared->optimizations = {false, false};
        try {
            if (!closeTo(answerOf(*prepared, input, progress), reference, gradientTolerance))
                continue;
        } catch (const Error&) {
            if (removeMutation)
                continue;
            throw;
        }
        progress.report(0.6);
        prepared->optimizations = fastest(*prepared, input, reference, progress);
        progress.report(0.8);
        prepared->differentiable = reference.gradient.defined();
        if (task == Task::Detection)
            prepared->end.kind = OutputKind::MultiLabel;
        else
            prepared->end = findOutputEnd(*prepared->flat.graph);
        prepared->batches = answersBatches(*prepared, input, progress);
        observe(*prepared, input, progress);
        return prepared;
    }
    throw Error(Fault::ModelDiffers, {});
}

} // namespace core
