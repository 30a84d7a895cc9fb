// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about many inputs, answered in batches.
#include "core/model/graph/rule.h"
#include "core/probe/attention.h"
#include "core/probe/probestate.h"
#include "core/probe/reduced.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>

#include <torch/csrc/autograd/autograd.h>

namespace core {

namespace {

/// Larger batches gain nothing on one or two cores (measured from 1 to 16 on ResNet-50 and
/// EfficientNet-Lite0), cost memory, and take longer to stop.
constexpr std::int64_t largestBatch = 4;
/// What comes after a late layer is little work for one picture.
constexpr std::int64_t largestTailBatch = 32;
constexpr double tailTolerance = 1e-4;
/// Of the midpoint rule; products of sigmoids are smooth.
constexpr int slopePoints = 50;

at::Tensor repeated(const at::Tensor& one, std::int64_t times)
{
    if (one.dim() == 0 || one.size(0) != 1 || times == 1)
        return one;
    auto sizes = one.sizes().vec();
    sizes[0] = times;
    return one.expand(sizes);
}

} // namespace

std::int64_t Probe::State::batchSize() const
{
    const auto affordable =
        std::int64_t(memoryBudget() / std::max<std::size_t>(2 * graph().bytesPerPicture, 1));
    return graph().batches ? std::clamp<std::int64_t>(affordable, 1, largestBatch) : 1;
}

void Probe::State::inBatches(std::int64_t count, std::int64_t size, Progress& progress,
                             const InputAt& inputAt, const Take& work) const
{
    for (std::int64_t first = 0; first < count; first += size) {
        if (progress.stopped())
            throw Cancelled();
        std::vector<at::Tensor> inputs;
        for (auto index = first; index < std::min(first + size, count); ++index)
            inputs.push_back(inputAt(index));
        work(first, at::cat(inputs).to(graph().type));
        progress.report(double(std::min(first + size, count)) / double(count));
    }
}

void Probe::logitsOf(std::int64_t count, const InputAt& inputAt, const Take& take,
                     Progress& progress)
{
    const auto& state = *m_state;
    at::NoGradGuard noGradients;
    state.inBatches(count, state.batchSize(), progress, inputAt,
                    [&](std::int64_t first, const at::Tensor& batch) {
                        const ReducedPass reduced;
                        const auto result = state.graph().program().run(batch, progress);
                        take(first, state.logitsOf(result.outputs[0], batch.size(0)));
                    });
}

void Probe::scoresOf(std::int64_t count, const InputAt& inputAt, const Take& take,
                     Progress& progress)
{
    logitsOf(
        count, inputAt,
        [&](std::int64_t first, const at::Tensor& logits) {
            take(first, m_state->targetOf(logits, m_state->target));
        },
        progress);
}

void Probe::gradientsOf(std::int64_t count, const InputAt& inputAt, const Take& take,
                        Progress& progress)
{
    const auto& state = *m_state;
    state.inBatches(count, state.batchSize(), progress, inputAt,
                    [&](std::int64_t first, const at::Tensor& batch) {
                        take(first, gradientWith({}, batch, progress));
                    });
}

std::unique_ptr<Program>
Probe::State::ruledProgram(const Ruling& ruling,
                           const std::vector<const torch::jit::Value*>& taps) const
{
    auto how = graph().optimizations;
    how.foldBatchNorm = how.foldBatchNorm && ruling.foldBatchNorm;
    return graph().compile({.keep = taps, .rules = ruling.rules}, how);
}

at::Tensor Probe::logitsWith(const Ruling& ruling, const at::Tensor& inputs, Progress& progress)
{
    const auto& state = *m_state;
    at::AutoGradMode enabled(true); // rules ask whether a value depends on the picture
    const auto x = inputs.detach().to(state.graph().type).requires_grad_(true);
    const auto result = state.ruledProgram(ruling, {})->run(x, progress);
    const auto raw = state.rawOf(result.outputs[0], inputs.size(0));
    if (ruling.keepRaw) {
        ruling.keepRaw->clear();
        for (const auto& each : raw)
            ruling.keepRaw->push_back(each.detach());
    }
    return state.logitsOf(raw).detach();
}

/// The target's slope at raw numbers.
std::vector<at::Tensor> Probe::State::slopesAt(const std::vector<at::Tensor>& raw,
                                               const Target& which) const
{
    const auto values = targetOf(logitsOf(raw), which);
    std::vector<at::Tensor> moving; // numbers of classes have no slope
    for (const auto& each : raw)
        if (each.requires_grad())
            moving.push_back(each);
    const auto found =
        torch::autograd::grad({values}, moving, {at::ones_like(values)}, true, false, true);
    std::vector<at::Tensor> slopes;
    for (std::size_t next = 0; const auto& each : raw) {
        const auto slope = each.requires_grad() ? found[next++] : at::Tensor();
        slopes.push_back(slope.defined() ? slope : at::zeros_like(each));
    }
    return slopes;
}

/// The mean of the slopes on the straight line between two answers of the network.
std::vector<at::Tensor> Probe::State::meanSlopes(const std::vector<at::Tensor>& from,
                                                 const std::vector<at::Tensor>& to) const
{
    std::vector<at::Tensor> sums(to.size());
    for (int point = 0; point < slopePoints; ++point) {
        const double share = (point + 0.5) / slopePoints;
        std::vector<at::Tensor> between;
        for (std::size_t index = 0; index < to.size(); ++index)
            between.push_back(
                at::lerp(from[index], to[index].detach(), share).requires_grad_(true));
        const auto slopes = slopesAt(between, target);
        for (std::size_t index = 0; index < to.size(); ++index)
            sums[index] = point == 0 ? slopes[index] : sums[index] + slopes[index];
    }
    for (auto& sum : sums)
        sum = sum / double(slopePoints);
    return sums;
}

/// What goes back from the raw numbers.
std::vector<at::Tensor> Probe::State::startsOf(const Ruling& ruling,
                                               const std::vector<at::Tensor>& raw) const
{
    const auto& rule = graph().detection;
    if (rule && ruling.fromRaw) {
        const auto sameShape = [](const at::Tensor& a, const at::Tensor& b) {
            return a.sizes() == b.sizes() && b.is_floating_point();
        };
        if (std::ranges::equal(*ruling.fromRaw, raw, sameShape))
            return meanSlopes(*ruling.fromRaw, raw);
    }
    auto which = target;
    if (ruling.fromValue && rule && !rule->activated)
        which.scale = ScoreScale::Logit;
    auto starts = slopesAt(raw, which);
    if (ruling.fromValue)
        for (std::size_t index = 0; index < raw.size(); ++index)
            // Candidates that are no numbers have no share.
            starts[index] = at::where(starts[index] == 0, at::zeros_like(starts[index]),
                                      starts[index] * raw[index].detach());
    return starts;
}

at::Tensor Probe::gradientWith(const Ruling& ruling, const at::Tensor& inputs, Progress& progress,
                               std::optional<std::size_t> layer)
{
    const auto& state = *m_state;
    const auto& graph = state.graph();
    at::AutoGradMode enabled(true);
    const auto x = inputs.detach().to(graph.type).requires_grad_(true);
    std::vector<const torch::jit::Value*> taps;
    if (layer)
        taps.push_back(state.valueOf(*state.layers.at(*layer)));
    std::unique_ptr<Program> ruled;
    if (ruling.rules)
        ruled = state.ruledProgram(ruling, taps);
    BackwardStop stop;
    const auto result = (ruled ? *ruled : graph.program(taps)).run(x, progress, stop.observer());
    const auto raw = state.rawOf(result.outputs[0], inputs.size(0));
    const auto values = state.targetOf(state.logitsOf(raw), state.target);
    const auto& where = layer ? result.kept[0] : x;
    if (!where.defined())
        throw Error(Fault::NoSuchLayer, state.layers[*layer]->name);
    if (!values.requires_grad() || !where.requires_grad())
        throw Error(Fault::MethodNotApplicable, state.model->path(), "no gradient");
    if (progress.stopped())
        throw Cancelled();
    const BackwardStop::Listening listening(stop, progress);
    std::vector<at::Tensor> ends, starts;
    const auto all = state.startsOf(ruling, raw);
    for (std::size_t index = 0; index < raw.size(); ++index)
        if (raw[index].requires_grad()) {
            ends.push_back(raw[index]);
            starts.push_back(all[index]);
        }
    auto gradient = torch::autograd::grad(ends, {where}, starts, false, false, true)[0];
    if (!gradient.defined())
        gradient = at::zeros_like(where);
    state.checkGradient(gradient);
    return layer ? toGrid(gradient, state.layers[*layer]->grid) : gradient;
}

std::vector<Probe::Attention> Probe::attention(bool withGradients, Progress& progress)
{
    const auto& state = *m_state;
    const auto& graph = state.graph();
    at::AutoGradMode enabled(true); // without gradients some networks fuse attention into one step
    const auto x = state.input.detach().clone().requires_grad_(true);
    BackwardStop stop;
    const auto result = graph.program(graph.attention).run(x, progress, stop.observer());
    std::vector<at::Tensor> executed;
    for (const auto& weights : result.kept)
        if (weights.defined())
            executed.push_back(weights);
    std::vector<at::Tensor> gradients(executed.size());
    if (withGradients) {
        const auto value = state.targetOf(state.logitsOf(result.outputs[0], 1), state.target);
        const BackwardStop::Listening listening(stop, progress);
        gradients = torch::autograd::grad({value}, executed, {}, false, false, true);
    }
    const auto matrices = [&](const at::Tensor& tensor) {
        return tensor.detach().reshape({-1, graph.tokens, graph.tokens});
    };
    std::vector<Attention> found;
    for (std::size_t index = 0; index < executed.size(); ++index) {
        found.push_back({matrices(executed[index]), {}});
        if (withGradients)
            found.back().gradient = gradients[index].defined()
                                        ? matrices(gradients[index])
                                        : at::zeros_like(found.back().weights);
    }
    return found;
}

/// Known once a run in two copies of the layer's own output gives the picture's scores twice.
const std::optional<std::vector<at::Tensor>>& Probe::State::inputsOfTail(std::size_t index,
                                                                         Progress& progress)
{
    const auto* value = valueOf(*layers[index]);
    const auto [place, isNew] = tailInputs.try_emplace(value);
    auto& found = place->second;
    const auto& tail = graph().tail(value);
    if (!isNew || !tail.given())
        return found;
    auto& recorded = record(progress);
    Quiet quiet(progress);
    const auto kept = graph().program(*tail.given()).run(input, quiet).kept;
    std::vector<at::Tensor> inputs;
    for (std::size_t each = 0; each < kept.size(); ++each) {
        const bool isPicture = (*tail.given())[each]->node()->kind() == torch::jit::prim::Param;
        inputs.push_back(isPicture ? input : kept[each]);
        if (!inputs.back().defined())
            return found;
    }
    found = std::move(inputs);
    try {
        const auto twice = repeated(recorded.outputs[index].detach(), graph().batches ? 2 : 1);
        const auto logits = logitsFromLayer(index, twice, quiet);
        const auto expected = recorded.logits.detach();
        if ((logits - expected).abs().max().item<double>() >
            tailTolerance * expected.abs().max().item<double>())
            found.reset();
    } catch (const Error&) {
        found.reset();
    }
    return found;
}

at::Tensor Probe::State::logitsFromLayer(std::size_t index, const at::Tensor& outputs,
                                         Progress& progress)
{
    const auto count = outputs.size(0);
    const auto* value = valueOf(*layers[index]);
    const ReducedPass reduced;
    if (const auto& inputs = tailInputs[value]) {
        std::vector<at::Tensor> given;
        for (const auto& each : *inputs)
            given.push_back(repeated(each, count));
        const auto result = graph().tail(value).runFrom(outputs, given, progress);
        return logitsOf(result.outputs[0], count);
    }
    // The whole network, with the layer's operator putting out something else.
    auto how = graph().optimizations;
    how.foldBatchNorm = false;
    bool replaced = false;
    const auto program =
        graph().compile({.rules = [&](const torch::jit::Node* node) -> Rule {
                            if (node != value->node())
                                return {};
                            replaced = true;
                            return [&outputs](const RuledOperator&) { return outputs; };
                        }},
                        how);
    if (!replaced)
        throw Error(Fault::MethodNotApplicable, layers[index]->name,
                    QT_TRANSLATE_NOOP("core", "This layer's output cannot be replaced."));
    return logitsOf(program->run(repeated(input, count), progress).outputs[0], count);
}

void Probe::logitsFrom(std::size_t index, std::int64_t count, const InputAt& activationAt,
                       const Take& take, Progress& progress)
{
    auto& state = *m_state;
    activation(progress, index); // throws if there is none
    at::NoGradGuard noGradients;
    const auto& output = state.recording->outputs[index];
    const bool tail = state.inputsOfTail(index, progress).has_value();
    const auto size = tail && state.graph().batches ? largestTailBatch : state.batchSize();
    state.inBatches(
        count, size, progress,
        [&](std::int64_t each) {
            return fromGrid(activationAt(each), state.layers[index]->grid, output);
        },
        [&](std::int64_t first, const at::Tensor& outputs) {
            take(first, state.logitsFromLayer(index, outputs, progress));
        });
}

} // namespace core
