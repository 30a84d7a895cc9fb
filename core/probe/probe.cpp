// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about one picture; probebatches.cpp answers those about many inputs.
#include "core/probe/probe.h"

#include "core/probe/boxquantity.h"
#include "core/probe/probestate.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <torch/csrc/autograd/autograd.h>

namespace core {

namespace {

bool allFinite(const at::Tensor& tensor)
{
    return tensor.isfinite().all().item<bool>();
}

/// Throws Error: NotADetector, NoSuchBox, MethodNotApplicable.
void checkBox(const Target& target, const Model& model)
{
    const auto& graph = model.graph();
    if (!graph.detection)
        throw Error(Fault::NotADetector, model.path());
    const auto& box = *target.box;
    if (box.candidates.empty())
        throw Error(Fault::NoSuchBox, {});
    for (const int row : box.candidates)
        if (row < 0 || (graph.candidates > 0 && row >= graph.candidates))
            throw Error(Fault::NoSuchBox, std::to_string(row));
    if (target.against && !dependsOnClass(box.quantity))
        throw Error(Fault::MethodNotApplicable, nameOf(box.quantity).name,
                    QT_TRANSLATE_NOOP("core", "This number of a box is the same for all classes, "
                                              "so that there is nothing to compare."));
}

} // namespace

Program::Observer BackwardStop::observer() const
{
    return [listener = m_listener](const torch::jit::Value*, const at::Tensor& tensor) {
        if (!tensor.requires_grad())
            return;
        tensor.register_hook([listener](const at::Tensor&) {
            if (*listener && (*listener)->stopped())
                throw Cancelled();
        });
    };
}

const torch::jit::Value* Probe::State::valueOf(const Layer& layer) const
{
    for (const auto& entry : graph().values)
        if (entry.layer.name == layer.name)
            return entry.value;
    throw Error(Fault::NoSuchLayer, layer.name);
}

std::vector<at::Tensor> Probe::State::rawOf(const c10::IValue& output, std::int64_t batch) const
{
    if (graph().detection)
        return boxTensors(output);
    return {scoresIn(output, batch)};
}

Candidates Probe::State::candidatesIn(const std::vector<at::Tensor>& raw) const
{
    // Slopes stop at what is no number: 0 times that would be none, too.
    auto numbers = raw;
    for (auto& each : numbers)
        if (each.requires_grad() && at::GradMode::is_enabled())
            each = at::where(each.isnan(), at::full_like(each.detach(), NAN), each);
    return decodeBoxes(numbers, *graph().detection, graph().inputSize, graph().classes);
}

at::Tensor Probe::State::logitsOf(const std::vector<at::Tensor>& raw) const
{
    const auto logits = graph().detection ? readBox(candidatesIn(raw), target.box)
                                          : core::logitsFrom(raw.front(), graph().end.kind);
    return logits.to(graph().type);
}

OutputKind Probe::State::kindOf(const Target& which) const
{
    return graph().detection ? core::kindOf(which.box) : graph().end.kind;
}

at::Tensor Probe::State::targetOf(const at::Tensor& logits, const Target& which) const
{
    const auto kind = kindOf(which);
    const auto scores = which.scale == ScoreScale::Logit ? logits
                        : which.scale == ScoreScale::Probability
                            ? probabilitiesFrom(logits, kind)
                            : logProbabilitiesFrom(logits, kind);
    auto value = scores.select(1, which.classIndex);
    if (which.against)
        value = value - scores.select(1, *which.against);
    return which.negative ? -value : value;
}

void Probe::State::checkGradient(const at::Tensor& gradient) const
{
    if (!allFinite(gradient))
        throw Error(Fault::NotFinite, model->path(), "gradient");
}

/// Runs again with an eye on every operator, to tell which one broke the numbers.
void Probe::State::blameNotFinite(Progress& progress) const
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

/// The chosen layers, and those that a detector's boxes are explained at: after a detection any box
/// is explained without another pass.
std::set<const Layer*> Probe::State::layersToKeep() const
{
    std::set<const Layer*> keep(layers.begin(), layers.end());
    for (const auto& grid : model->boxGrids())
        if (!grid.layer.empty())
            keep.insert(&model->layer(grid.layer));
    return keep;
}

/// Whether the pass has kept the chosen layers' outputs.
bool Probe::State::chooseLayers(Recording& recorded) const
{
    recorded.outputs.clear();
    recorded.activations.clear();
    for (const auto* layer : layers) {
        const auto kept = recorded.kept.find(layer);
        if (kept == recorded.kept.end())
            return false;
        recorded.outputs.push_back(kept->second);
        recorded.activations.push_back(
            kept->second.defined() ? toGrid(kept->second.detach(), layer->grid) : at::Tensor());
    }
    return true;
}

Probe::State::Recording& Probe::State::record(Progress& progress)
{
    if (recording)
        return *recording;
    at::AutoGradMode enabled(true);
    Recording fresh;
    fresh.x = input.detach().clone().requires_grad_(true);
    std::vector<const torch::jit::Value*> taps;
    const auto keep = layersToKeep();
    for (const auto* layer : keep)
        taps.push_back(valueOf(*layer));
    auto result = graph().program(taps).run(fresh.x, progress, fresh.stop.observer());
    for (auto kept = result.kept.begin(); const auto* layer : keep)
        fresh.kept[layer] = *kept++;
    fresh.raw = rawOf(result.outputs[0], 1);
    fresh.logits = logitsOf(fresh.raw);
    chooseLayers(fresh);
    if (!allFinite(fresh.logits))
        blameNotFinite(progress);
    return recording.emplace(std::move(fresh));
}

/// Gradients of the target with respect to values of the recorded pass, in one backward pass.
std::vector<at::Tensor> Probe::State::gradients(const std::vector<at::Tensor>& values,
                                                Progress& progress)
{
    at::AutoGradMode enabled(true);
    auto& recorded = record(progress);
    const auto value = targetOf(recorded.logits, target);
    if (!value.requires_grad())
        throw Error(Fault::MethodNotApplicable, model->path(), "no gradient");
    if (progress.stopped())
        throw Cancelled();
    const BackwardStop::Listening listening(recorded.stop, progress);
    auto found = torch::autograd::grad({value.sum()}, values, {}, true, false, true);
    for (std::size_t index = 0; index < found.size(); ++index) {
        if (!found[index].defined())
            found[index] = at::zeros_like(values[index]);
        else
            checkGradient(found[index]);
    }
    return found;
}

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

Probe::Probe(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Probe::~Probe() = default;

std::unique_ptr<Probe> Probe::at(const at::Tensor& input) const
{
    auto state = std::make_unique<State>();
    state->model = m_state->model;
    state->geometry = m_state->geometry;
    state->input = input;
    state->target = m_state->target;
    state->layers = m_state->layers;
    return std::unique_ptr<Probe>(new Probe(std::move(state)));
}

const Model& Probe::model() const
{
    return *m_state->model;
}

const Preprocessed& Probe::geometry() const
{
    return m_state->geometry;
}

void Probe::aim(const Target& target, const std::string& layers)
{
    auto& state = *m_state;
    for (int index : {target.classIndex, target.against.value_or(0)})
        if (index < 0 || index >= state.model->classCount())
            throw Error(Fault::NoSuchClass, std::to_string(index),
                        "0 ... " + std::to_string(state.model->classCount() - 1));
    if (target.box)
        checkBox(target, *state.model);
    auto names = layerNames(layers);
    const auto& standard =
        target.box ? state.model->standardLayerFor(*target.box) : state.model->standardLayer();
    if (names.empty() && !standard.empty())
        names.push_back(standard);
    std::vector<const Layer*> chosen;
    for (const auto& name : names) {
        const auto* layer = &state.model->layer(name);
        if (std::find(chosen.begin(), chosen.end(), layer) == chosen.end())
            chosen.push_back(layer);
    }
    const bool otherBox = target.box != state.target.box;
    const bool otherLayers = chosen != state.layers;
    if (!(target == state.target)) {
        state.inputGradient = at::Tensor();
        state.activationGradients.clear();
    }
    state.layers = std::move(chosen);
    state.target = target;
    if (otherLayers) {
        state.activationGradients.clear();
        if (state.recording && !state.chooseLayers(*state.recording))
            state.recording.reset();
    }
    if (otherBox && state.recording) {
        at::AutoGradMode enabled(true);
        state.recording->logits = state.logitsOf(state.recording->raw);
        if (!allFinite(state.recording->logits))
            state.recording.reset(); // the next question tells which operator it was
    }
}

const Target& Probe::target() const
{
    return m_state->target;
}

const std::vector<const Layer*>& Probe::layers() const
{
    return m_state->layers;
}

const Prediction& Probe::prediction(Progress& progress)
{
    auto& state = *m_state;
    if (!state.prediction) {
        const auto& recorded = state.record(progress);
        // Of a detector: of the whole picture, whatever box the probe is aimed at.
        const auto logits = state.graph().detection ? readBox(candidates(progress), std::nullopt)
                                                    : recorded.logits.detach();
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

const Candidates& Probe::candidates(Progress& progress)
{
    auto& state = *m_state;
    if (!state.graph().detection)
        throw Error(Fault::NotADetector, state.model->path());
    if (!state.candidates) {
        at::NoGradGuard noGradients;
        state.candidates = state.candidatesIn(state.record(progress).raw);
    }
    return *state.candidates;
}

OutputKind Probe::outputKind() const
{
    return m_state->kindOf(m_state->target);
}

double Probe::score(Progress& progress)
{
    return m_state->targetOf(m_state->record(progress).logits, m_state->target).item<double>();
}

const at::Tensor& Probe::input() const
{
    return m_state->input;
}

at::Tensor Probe::logits(Progress& progress)
{
    return m_state->record(progress).logits.detach();
}

const at::Tensor& Probe::inputGradient(Progress& progress)
{
    auto& state = *m_state;
    if (!state.inputGradient.defined()) {
        const auto& recorded = state.record(progress);
        std::vector<at::Tensor> values{recorded.x};
        for (const auto& output : recorded.outputs) // on the way, so they cost nothing
            if (output.defined())
                values.push_back(output);
        const auto found = state.gradients(values, progress);
        state.inputGradient = found[0];
        if (found.size() == recorded.outputs.size() + 1) {
            state.activationGradients.clear();
            for (std::size_t index = 0; index < state.layers.size(); ++index)
                state.activationGradients.push_back(
                    toGrid(found[index + 1], state.layers[index]->grid));
        }
    }
    return state.inputGradient;
}

const at::Tensor& Probe::activation(Progress& progress, std::size_t index)
{
    auto& state = *m_state;
    const auto& activations = state.record(progress).activations;
    if (index >= activations.size() || !activations[index].defined())
        throw Error(Fault::NoSuchLayer,
                    index < state.layers.size() ? state.layers[index]->name : std::string());
    return activations[index];
}

const at::Tensor& Probe::activationGradient(Progress& progress, std::size_t index)
{
    auto& state = *m_state;
    activation(progress, index); // throws if there is none
    if (state.activationGradients.empty()) {
        const auto& recorded = state.record(progress);
        std::vector<at::Tensor> values;
        for (std::size_t each = 0; each < state.layers.size(); ++each) {
            activation(progress, each);
            values.push_back(recorded.outputs[each]);
        }
        const auto found = state.gradients(values, progress);
        for (std::size_t each = 0; each < found.size(); ++each)
            state.activationGradients.push_back(toGrid(found[each], state.layers[each]->grid));
    }
    return state.activationGradients[index];
}

at::Tensor Probe::activationGradientOf(const at::Tensor& weights, Progress& progress,
                                       std::size_t index)
{
    auto& state = *m_state;
    activation(progress, index); // throws if there is none
    auto& recorded = state.record(progress);
    if (!recorded.logits.requires_grad())
        throw Error(Fault::MethodNotApplicable, state.model->path(), "no gradient");
    at::AutoGradMode enabled(true);
    const BackwardStop::Listening listening(recorded.stop, progress);
    const auto& output = recorded.outputs[index];
    const auto gradient =
        torch::autograd::grad({recorded.logits}, {output}, {weights}, true, false, true)[0];
    if (!gradient.defined())
        return at::zeros_like(state.recording->activations[index]);
    state.checkGradient(gradient);
    return toGrid(gradient, state.layers[index]->grid);
}

at::Tensor Probe::valueOf(const at::Tensor& logits, const Target& target) const
{
    return m_state->targetOf(logits, target);
}

} // namespace core
