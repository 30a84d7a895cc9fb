// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"

#include "core/model/graph/preparedgraph.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"
#include "core/support/memory.h"

#include <algorithm>
#include <numeric>

#include <torch/csrc/autograd/autograd.h>

namespace core {

namespace {

/// Larger batches gain nothing on one or two cores (measured from 1 to 16 on ResNet-50 and
/// EfficientNet-Lite0), cost memory, and take longer to stop.
constexpr std::int64_t largestBatch = 4;

at::Tensor targetValue(const at::Tensor& logits, const Target& target, OutputKind kind)
{
    const auto scores = target.scale == ScoreScale::Logit ? logits
                        : target.scale == ScoreScale::Probability
                            ? probabilitiesFrom(logits, kind)
                            : logProbabilitiesFrom(logits, kind);
    const auto value = scores.select(1, target.classIndex);
    return target.against ? value - scores.select(1, *target.against) : value;
}

bool allFinite(const at::Tensor& tensor)
{
    return tensor.isfinite().all().item<bool>();
}

} // namespace

struct Probe::State {
    /// A forward pass that remembers how to go back, once for all classes.
    struct Recording {
        at::Tensor x;
        at::Tensor logits;
        at::Tensor activation;
    };

    std::shared_ptr<const Model> model;
    Preprocessed geometry;
    at::Tensor input;
    Target target;
    const Layer* layer = nullptr;
    std::optional<Recording> recording;
    std::optional<Prediction> prediction;
    at::Tensor inputGradient;
    at::Tensor activationGradient;

    const PreparedGraph& graph() const { return model->graph(); }

    const torch::jit::Value* tap() const
    {
        for (const auto& entry : graph().values)
            if (layer && entry.layer.name == layer->name)
                return entry.value;
        return nullptr;
    }

    at::Tensor logitsOf(const c10::IValue& output, std::int64_t batch) const
    {
        return logitsFrom(scoresIn(output, batch), graph().end.kind).to(graph().type);
    }

    /// Runs again with an eye on every operator, to tell which one broke the numbers.
    [[noreturn]] void blameNotFinite(Progress& progress) const
    {
        std::string culprit;
        at::NoGradGuard noGradients;
        graph().program().run(
            input, progress, [&](const torch::jit::Value* value, const at::Tensor& tensor) {
                if (!culprit.empty() || !tensor.is_floating_point() || allFinite(tensor))
                    return;
                const auto path = modulePath(value->node());
                culprit = std::string(value->node()->kind().toUnqualString()) +
                          (path.empty() ? "" : " (" + path + ")");
            });
        throw Error(Fault::NotFinite, model->path(), culprit);
    }

    Recording& record(Progress& progress)
    {
        if (recording)
            return *recording;
        at::AutoGradMode enabled(true);
        Recording fresh;
        fresh.x = input.detach().clone().requires_grad_(true);
        const auto result = graph().program(tap()).run(fresh.x, progress);
        fresh.logits = logitsOf(result.outputs[0], 1);
        if (!result.kept.empty())
            fresh.activation = result.kept[0];
        if (!allFinite(fresh.logits))
            blameNotFinite(progress);
        return recording.emplace(std::move(fresh));
    }

    /// Gradients of the target with respect to values of the recorded pass, in one backward pass.
    std::vector<at::Tensor> gradients(const std::vector<at::Tensor>& values, Progress& progress)
    {
        at::AutoGradMode enabled(true);
        const auto value = targetValue(record(progress).logits, target, graph().end.kind);
        if (!value.requires_grad())
            throw Error(Fault::MethodNotApplicable, model->path(), "no gradient");
        if (progress.stopped())
            throw Cancelled();
        auto found = torch::autograd::grad({value.sum()}, values, {}, true, false, true);
        for (std::size_t index = 0; index < found.size(); ++index) {
            if (!found[index].defined())
                found[index] = at::zeros_like(values[index]);
            else if (!allFinite(found[index]))
                throw Error(Fault::NotFinite, model->path(), "gradient");
        }
        return found;
    }

    /// Calls `work` with the range of each batch, as large as the memory budget allows.
    void inBatches(std::int64_t count, Progress& progress,
                   const std::function<at::Tensor(std::int64_t)>& inputAt,
                   const std::function<void(std::int64_t, const at::Tensor&)>& work) const
    {
        const auto affordable =
            std::int64_t(memoryBudget() / std::max<std::size_t>(2 * graph().bytesPerPicture, 1));
        const auto size =
            graph().batches ? std::clamp<std::int64_t>(affordable, 1, largestBatch) : 1;
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
};

Probe::Probe(std::shared_ptr<const Model> model, const Image& image)
    : m_state(std::make_unique<State>())
{
    m_state->model = std::move(model);
    try {
        m_state->geometry = preprocess(image.pixels, m_state->model->card().input);
    } catch (const Error& error) {
        throw Error(error.fault(), image.path.empty() ? error.subject() : image.path,
                    error.detail());
    }
    m_state->input = tensorOf(m_state->geometry.input).to(m_state->graph().type);
    aim({});
}

Probe::~Probe() = default;

const Model& Probe::model() const
{
    return *m_state->model;
}

const Preprocessed& Probe::geometry() const
{
    return m_state->geometry;
}

void Probe::aim(const Target& target, const std::string& layerName)
{
    auto& state = *m_state;
    for (int index : {target.classIndex, target.against.value_or(0)})
        if (index < 0 || index >= state.model->classCount())
            throw Error(Fault::NoSuchClass, std::to_string(index),
                        "0 ... " + std::to_string(state.model->classCount() - 1));
    const auto& name = layerName.empty() ? state.model->standardLayer() : layerName;
    const Layer* layer = name.empty() ? nullptr : &state.model->layer(name);
    if (layer != state.layer) {
        state.recording.reset();
        state.activationGradient = at::Tensor();
    }
    if (!(target == state.target)) {
        state.inputGradient = at::Tensor();
        state.activationGradient = at::Tensor();
    }
    state.layer = layer;
    state.target = target;
}

const Target& Probe::target() const
{
    return m_state->target;
}

const Layer* Probe::layer() const
{
    return m_state->layer;
}

const Prediction& Probe::prediction(Progress& progress)
{
    auto& state = *m_state;
    if (!state.prediction) {
        const auto logits = state.record(progress).logits.detach();
        const auto probabilities = probabilitiesFrom(logits, state.graph().end.kind);
        Prediction answer;
        const auto copy = [](const at::Tensor& row) {
            const auto dense = row.to(at::kFloat).contiguous();
            return std::vector<float>(dense.data_ptr<float>(),
                                      dense.data_ptr<float>() + dense.numel());
        };
        answer.scores = copy(logits);
        answer.probabilities = copy(probabilities);
        answer.ranking.resize(answer.scores.size());
        std::iota(answer.ranking.begin(), answer.ranking.end(), 0);
        std::stable_sort(answer.ranking.begin(), answer.ranking.end(),
                         [&](int a, int b) { return answer.scores[a] > answer.scores[b]; });
        state.prediction = std::move(answer);
    }
    return *state.prediction;
}

double Probe::score(Progress& progress)
{
    auto& state = *m_state;
    return targetValue(state.record(progress).logits, state.target, state.graph().end.kind)
        .item<double>();
}

const at::Tensor& Probe::input() const
{
    return m_state->input;
}

const at::Tensor& Probe::inputGradient(Progress& progress)
{
    auto& state = *m_state;
    if (!state.inputGradient.defined()) {
        const auto& recording = state.record(progress);
        std::vector<at::Tensor> values{recording.x};
        if (recording.activation.defined())
            values.push_back(recording.activation); // on the way, so it costs nothing
        const auto found = state.gradients(values, progress);
        state.inputGradient = found[0];
        if (found.size() > 1)
            state.activationGradient = found[1];
    }
    return state.inputGradient;
}

const at::Tensor& Probe::activation(Progress& progress)
{
    auto& state = *m_state;
    const auto& activation = state.record(progress).activation;
    if (!activation.defined())
        throw Error(Fault::NoSuchLayer, state.layer ? state.layer->name : std::string());
    return activation;
}

const at::Tensor& Probe::activationGradient(Progress& progress)
{
    auto& state = *m_state;
    if (!state.activationGradient.defined())
        state.activationGradient = state.gradients({activation(progress)}, progress)[0];
    return state.activationGradient;
}

void Probe::scoresOf(std::int64_t count, const std::function<at::Tensor(std::int64_t)>& inputAt,
                     const std::function<void(std::int64_t, const at::Tensor&)>& take,
                     Progress& progress)
{
    const auto& state = *m_state;
    at::NoGradGuard noGradients;
    state.inBatches(count, progress, inputAt, [&](std::int64_t first, const at::Tensor& batch) {
        const auto result = state.graph().program().run(batch, progress);
        take(first, targetValue(state.logitsOf(result.outputs[0], batch.size(0)), state.target,
                                state.graph().end.kind));
    });
}

void Probe::gradientsOf(std::int64_t count, const std::function<at::Tensor(std::int64_t)>& inputAt,
                        const std::function<void(std::int64_t, const at::Tensor&)>& take,
                        Progress& progress)
{
    const auto& state = *m_state;
    at::AutoGradMode enabled(true);
    state.inBatches(count, progress, inputAt, [&](std::int64_t first, const at::Tensor& batch) {
        const auto x = batch.detach().requires_grad_(true);
        const auto result = state.graph().program().run(x, progress);
        const auto value = targetValue(state.logitsOf(result.outputs[0], batch.size(0)),
                                       state.target, state.graph().end.kind);
        if (!value.requires_grad())
            throw Error(Fault::MethodNotApplicable, state.model->path(), "no gradient");
        if (progress.stopped())
            throw Cancelled();
        const auto gradient = torch::autograd::grad({value.sum()}, {x}, {}, false, false, true)[0];
        if (!gradient.defined())
            return take(first, at::zeros_like(x));
        if (!allFinite(gradient))
            throw Error(Fault::NotFinite, state.model->path(), "gradient");
        take(first, gradient);
    });
}

} // namespace core
