// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/ascent.h"

#include "core/imagine/canvas.h"
#include "core/imagine/optimizer.h"
#include "core/imagine/parametrization.h"
#include "core/imagine/redirectedrelu.h"
#include "core/imagine/regularization.h"
#include "core/imagine/transformations.h"
#include "core/model/graph/preparedgraph.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <torch/csrc/autograd/autograd.h>

namespace core {

namespace {

bool allFinite(const at::Tensor& tensor)
{
    return tensor.isfinite().all().item<bool>();
}

Image imageOf(const cv::Mat& pixels)
{
    return {pixels, {}, pixels.size()};
}

at::Tensor meanOfEach(const at::Tensor& tensor)
{
    return tensor.flatten(1).mean(1);
}

Transformations transformationsOf(const Parameters& parameters)
{
    return {parameters.integer("jitter"), parameters.real("scaling"), parameters.real("rotation")};
}

/// Half precision is too coarse to add small steps up; the network gets what it takes.
at::ScalarType pictureType(const Model& model)
{
    return model.graph().type == at::kDouble ? at::kDouble : at::kFloat;
}

[[noreturn]] void refuse(const char* reason)
{
    throw Error(Fault::MethodNotApplicable, QT_TRANSLATE_NOOP("core", "Imagining"), reason);
}

/// Throws Error if the model has no such thing.
void check(const Model& model, const Objective& objective)
{
    if (objective.kind == Objective::Kind::Class) {
        for (const int index : {objective.classIndex, objective.against.value_or(0)})
            if (index < 0 || index >= model.classCount())
                throw Error(Fault::NoSuchClass, std::to_string(index),
                            "0 ... " + std::to_string(model.classCount() - 1));
        if (!model.graph().differentiable)
            refuse(QT_TRANSLATE_NOOP("core", "The model's scores have no gradient."));
        return;
    }
    const auto& layer = model.layer(objective.layer);
    if (!layer.spatial)
        refuse(QT_TRANSLATE_NOOP("core", "This layer has no spatial positions."));
    if (objective.channel < 0 || objective.channel >= layer.grid.channels)
        throw Error(Fault::NoSuchLayer, layer.name + ":" + std::to_string(objective.channel),
                    "0 ... " + std::to_string(layer.grid.channels - 1));
    if (objective.kind == Objective::Kind::Unit &&
        (objective.x < -1 || objective.x >= layer.grid.width || objective.y < -1 ||
         objective.y >= layer.grid.height))
        throw Error(Fault::NoSuchLayer,
                    layer.name + ":" + std::to_string(objective.x) + "," +
                        std::to_string(objective.y),
                    std::to_string(layer.grid.width) + " x " + std::to_string(layer.grid.height));
}

/// Of a layer's output, B x K x h x w: B numbers.
at::Tensor valueIn(const Objective& objective, const at::Tensor& activation)
{
    const auto channel = activation.select(1, objective.channel);
    if (objective.kind == Objective::Kind::Channel)
        return meanOfEach(channel);
    const auto place = [](int wanted, std::int64_t size) {
        return wanted < 0 ? size / 2 : std::min<std::int64_t>(wanted, size - 1);
    };
    return channel.select(1, place(objective.y, channel.size(1)))
        .select(1, place(objective.x, channel.size(2)));
}

/// The products of all pairs of pictures' Gram matrices, F F^T with F channels x positions. They
/// are also the squared lengths of F_a^T F_b, which are smaller where there are many channels.
at::Tensor gramProducts(const at::Tensor& flat)
{
    const auto channels = double(flat.size(1));
    const auto positions = double(flat.size(2));
    if (channels * channels <= double(flat.size(0)) * positions * positions) {
        const auto grams = at::matmul(flat, flat.transpose(1, 2)).flatten(1);
        return at::matmul(grams, grams.t());
    }
    return at::matmul(flat.transpose(1, 2).unsqueeze(1), flat.unsqueeze(0)).square().sum({2, 3});
}

/// The cosines of all pairs of pictures between the Gram matrices of their activations, summed.
at::Tensor likeness(const at::Tensor& activation)
{
    const auto flat = activation.flatten(2);
    // Of one length first: the fourth power of small or large activations leaves single precision.
    const auto length = flat.flatten(1).norm(2, {1}, true).clamp_min(1e-10).unsqueeze(2);
    const auto products = gramProducts(flat / length);
    const auto lengths = products.diagonal().clamp_min(1e-20).sqrt();
    const auto cosines = products / at::outer(lengths, lengths);
    return cosines.sum() - cosines.trace();
}

} // namespace

struct Ascent::State {
    std::shared_ptr<const Model> model;
    Objective objective;
    Parameters parameters;
    int steps;
    int seed;
    int count;
    double diversity;
    int redirectedSteps;
    bool possibleColors;
    at::ScalarType type;
    Transformations transformations;
    Canvas canvas;
    Parametrization parametrization;
    Regularization regularization;
    Optimizer optimizer;
    at::Tensor black;
    Ruling redirection{.rules = redirectedRelus()};
    std::unique_ptr<Probe> probe; ///< of an empty picture; asked about others
    at::Tensor numbers;           ///< that paint the pictures
    at::Tensor good;              ///< the last ones whose value and gradient were finite
    std::vector<AscentFacts> history{};
    std::optional<AscentEnd> end{};

    struct Slope {
        at::Tensor values;        ///< B
        at::Tensor probabilities; ///< B; undefined if there are none
        at::Tensor gradient;      ///< at what the model sees
    };

    State(std::shared_ptr<const Model> model, const Objective& objective,
          const Parameters& parameters);
    void begin(const Image* start);
    Probe::Value valueFor(Slope& slope) const;
    at::Tensor woken(const at::Tensor& gradient, const at::Tensor& views, GradientParts parts,
                     Progress& progress);
    Slope slopeAt(const at::Tensor& views, Progress& progress);
    bool step(Progress& progress);
    std::unique_ptr<Probe> probeOf(int index) const;
};

Ascent::State::State(std::shared_ptr<const Model> given, const Objective& aim,
                     const Parameters& set)
    : model(std::move(given)), objective(aim), parameters(set), steps(set.integer("steps")),
      seed(set.integer("seed")), count(set.integer("pictures")),
      diversity(count > 1 ? set.real("diversity") : 0),
      redirectedSteps(model->features().relu ? set.integer("redirected_relu") : 0),
      possibleColors(set.boolean("possible_colors")), type(pictureType(*model)),
      transformations(transformationsOf(set)),
      canvas(model->card().input, !transformations.still()),
      parametrization(canvas,
                      {set.choice("parametrization") == "fourier", set.real("decay_power"),
                       set.boolean("decorrelate")},
                      type),
      regularization(set), optimizer(set), black(canvas.black(type))
{
    check(*model, objective);
    probe = std::make_unique<Probe>(model, imageOf(cv::Mat::zeros(canvas.view, CV_8UC3)));
    probe->aim({}, objective.kind == Objective::Kind::Class ? std::string() : objective.layer);
    if (diversity > 0 && probe->layers().empty())
        refuse(QT_TRANSLATE_NOOP("core", "The model has no layer with spatial positions, by which "
                                         "pictures could be told apart."));
}

void Ascent::State::begin(const Image* start)
{
    const auto& wanted = parameters.choice("start");
    numbers = parametrization.empty(count);
    if (wanted == "picture") {
        if (!start || start->empty())
            refuse(QT_TRANSLATE_NOOP("core", "There is no picture to start from."));
        const auto given = parametrization.numbersOf(canvas.from(*start, type));
        numbers.copy_(given.expand(numbers.sizes()));
    }
    const double strength = parameters.real("noise");
    for (int index = wanted == "noise" ? 0 : 1; index < count; ++index) {
        // Each picture has a chance of its own, so that it does not depend on how many there are.
        // Double precision, so that both precisions start from the same picture.
        auto chance = at::detail::createCPUGenerator(std::uint64_t(seed) + std::uint64_t(index));
        const auto one = numbers.select(0, index);
        one.add_(at::randn(one.sizes(), chance, at::TensorOptions(at::kDouble)).to(type), strength);
    }
    good = numbers;
}

/// The sum over pictures, less what they have in common; tells the values of each on the way.
Probe::Value Ascent::State::valueFor(Slope& slope) const
{
    return [this, &slope](const at::Tensor& logits, const std::vector<at::Tensor>& activations) {
        if (objective.kind == Objective::Kind::Class) {
            slope.values = logits.select(1, objective.classIndex);
            if (objective.against)
                slope.values = slope.values - logits.select(1, *objective.against);
            const auto kind = model->graph().end.kind;
            if (kind != OutputKind::Regression)
                slope.probabilities =
                    probabilitiesFrom(logits.detach(), kind).select(1, objective.classIndex);
        } else {
            slope.values = valueIn(objective, activations[0]);
        }
        auto sum = slope.values.sum();
        if (diversity > 0)
            sum = sum - diversity * likeness(activations[0]);
        slope.values = slope.values.detach();
        return sum;
    };
}

/// The redirected gradient of pictures that have no other.
at::Tensor Ascent::State::woken(const at::Tensor& gradient, const at::Tensor& views,
                                GradientParts parts, Progress& progress)
{
    const auto dead = gradient.flatten(1).eq(0).all(1).view({-1, 1, 1, 1});
    if (!dead.any().item<bool>())
        return gradient;
    parts.ruling = &redirection;
    Slope slope;
    return at::where(dead, probe->gradientOf(valueFor(slope), views, progress, parts), gradient);
}

/// Pictures that know nothing of each other go one by one: larger batches gain nothing on few
/// cores and cost memory.
Ascent::State::Slope Ascent::State::slopeAt(const at::Tensor& views, Progress& progress)
{
    const bool isClass = objective.kind == Objective::Kind::Class;
    const GradientParts parts{.logits = isClass, .layers = !isClass || diversity > 0};
    const std::int64_t size = diversity > 0 ? count : 1;
    std::vector<at::Tensor> values, probabilities, gradients;
    for (std::int64_t first = 0; first < count; first += size) {
        Slope slope;
        const auto some = views.detach().narrow(0, first, size);
        auto gradient = probe->gradientOf(valueFor(slope), some, progress, parts);
        if (int(history.size()) < redirectedSteps)
            gradient = woken(gradient, some, parts, progress);
        gradients.push_back(gradient);
        values.push_back(slope.values);
        if (slope.probabilities.defined())
            probabilities.push_back(slope.probabilities);
    }
    return {at::cat(values), probabilities.empty() ? at::Tensor() : at::cat(probabilities),
            count == 1 ? gradients.front() : at::cat(gradients)};
}

/// False where the numbers end. Nothing is changed before everything has succeeded.
bool Ascent::State::step(Progress& progress)
{
    at::AutoGradMode enabled(true);
    const int step = int(history.size());
    auto begun = numbers;
    if (possibleColors) {
        at::NoGradGuard plain;
        const auto other = canvas.white(type);
        begun = parametrization.numbersOf(
            at::minimum(at::maximum(parametrization.paint(begun), at::minimum(black, other)),
                        at::maximum(black, other)));
    }
    const auto leaf = begun.detach().requires_grad_(true);
    const auto painted = parametrization.paint(leaf);
    const auto views =
        seen(painted, drawTransformations(transformations, seed, step, count), canvas.view, black);
    const auto slope = slopeAt(views, progress);
    if (!allFinite(slope.values) || !allFinite(slope.gradient))
        return false;

    std::vector<at::Tensor> outputs{views};
    std::vector<at::Tensor> weights{slope.gradient};
    if (regularization.penalises()) {
        outputs.push_back(regularization.penalty(painted));
        weights.push_back(-at::ones_like(outputs.back()));
    }
    std::vector<at::Tensor> inputs{leaf};
    if (regularization.needsPictureGradient())
        inputs.push_back(painted);
    const auto gradients = torch::autograd::grad(outputs, inputs, weights);
    at::NoGradGuard plain;
    auto next = optimizer;
    auto higher = next.step(leaf.detach(), gradients[0]);
    if (regularization.changesPictures())
        higher = parametrization.numbersOf(
            regularization.after(step, parametrization.paint(higher), gradients.back()));
    if (!allFinite(higher))
        return false;
    history.push_back(
        {slope.values.mean().item<double>(),
         slope.probabilities.defined()
             ? std::optional(slope.probabilities.to(at::kDouble).mean().item<double>())
             : std::nullopt,
         painted.detach().flatten(1).norm(2, {1}).mean().item<double>()});
    good = leaf.detach();
    numbers = higher;
    optimizer = next;
    return true;
}

std::unique_ptr<Probe> Ascent::State::probeOf(int index) const
{
    at::NoGradGuard plain;
    const auto pixels = canvas.pixels(parametrization.paint(numbers.narrow(0, index, 1))[0]);
    return std::make_unique<Probe>(model, imageOf(pixels));
}

Ascent::Ascent(std::shared_ptr<const Model> model, const Objective& objective,
               const Parameters& parameters, const Image* start)
    : m_state(std::make_unique<State>(std::move(model), objective, parameters))
{
    m_state->begin(start);
}

Ascent::~Ascent() = default;

const Objective& Ascent::objective() const
{
    return m_state->objective;
}

int Ascent::steps() const
{
    return m_state->steps;
}

void Ascent::step(Progress& progress)
{
    auto& state = *m_state;
    if (state.end)
        return;
    if (!state.step(progress)) {
        state.numbers = state.good;
        state.end = AscentEnd::NotFinite;
    } else if (int(state.history.size()) == state.steps) {
        state.end = AscentEnd::Steps;
    }
}

std::optional<AscentEnd> Ascent::ended() const
{
    return m_state->end;
}

const std::vector<AscentFacts>& Ascent::history() const
{
    return m_state->history;
}

int Ascent::pictures() const
{
    return m_state->count;
}

at::Tensor Ascent::canvas() const
{
    at::NoGradGuard plain;
    return m_state->parametrization.paint(m_state->numbers);
}

cv::Mat Ascent::picture(int index) const
{
    at::NoGradGuard plain;
    return m_state->canvas.pixels(
        m_state->parametrization.paint(m_state->numbers.narrow(0, index, 1))[0]);
}

Prediction Ascent::read(Progress& progress, int index) const
{
    return m_state->probeOf(index)->prediction(progress);
}

double Ascent::valueOf(Progress& progress, int index) const
{
    const auto& objective = m_state->objective;
    const auto probe = m_state->probeOf(index);
    if (objective.kind == Objective::Kind::Class) {
        probe->aim({.classIndex = objective.classIndex, .against = objective.against});
        return probe->score(progress);
    }
    probe->aim({}, objective.layer);
    return valueIn(objective, probe->activation(progress)).item<double>();
}

} // namespace core
