// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model.h"

#include "core/model/boxlayers.h"
#include "core/model/cardover.h"
#include "core/model/graph/operators.h"
#include "core/model/graph/prepare.h"
#include "core/model/guess.h"
#include "core/model/importer.h"
#include "core/probe/target.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>

namespace core {

namespace {

/// Half precision has no fast operators on a CPU: such networks run in single precision.
at::ScalarType settleType(torch::jit::Module& module, Precision precision)
{
    const auto type = precision == Precision::Double ? at::kDouble : precisionOf(module);
    widenTo(module, type);
    return type;
}

/// `forward` must take one picture; further arguments may have defaults.
void requireOneInput(const torch::jit::Module& module, const std::string& path)
{
    const auto& arguments = module.get_method("forward").function().getSchema().arguments();
    const auto needed =
        std::count_if(arguments.begin(), arguments.end(),
                      [](const c10::Argument& argument) { return !argument.default_value(); });
    if (needed != 2)
        throw Error(Fault::ModelInputMismatch, path, std::to_string(needed - 1) + " inputs");
}

/// What the card says must fit what the graph shows.
void checkCard(const ModelCard& card, torch::jit::Graph& graph, const std::string& cardPath)
{
    const int channels = firstConvolutionChannels(graph);
    if (channels != 0 && channels != card.input.channelCount())
        throw Error(Fault::CardInvalid, cardPath,
                    "\"input.channels\": the card says " +
                        std::to_string(card.input.channelCount()) + ", the model takes " +
                        std::to_string(channels));
    if (card.task == Task::Segmentation)
        throw Error(Fault::CardInvalid, cardPath,
                    "\"task\": only classification and detection can be opened");
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return char(std::tolower(letter)); });
    return text;
}

/// 3: the name itself, 2: one of its comma-separated names, 1: part of it, 0: not in it.
int matchQuality(const std::string& name, const std::string& text)
{
    const auto place = name.find(text);
    if (place == std::string::npos)
        return 0;
    if (name == text)
        return 3;
    const auto end = place + text.size();
    const bool starts = place == 0 || name[place - 1] == ' ';
    const bool ends = end == name.size() || name[end] == ',' || name[end] == ' ';
    return starts && ends ? 2 : 1;
}

/// Scores' meaning: the graph's last operator knows better than a card.
OutputKind effectiveKind(const OutputEnd& end, const ModelCard& card, int width,
                         const std::string& cardPath, std::vector<ModelNote>& notes)
{
    if (card.output == OutputKind::Regression)
        return OutputKind::Regression;
    if (width == 1) {
        if (card.output != OutputKind::SingleLogit)
            notes.push_back(
                {QT_TRANSLATE_NOOP("core", "It has a single output, which is taken as the logit "
                                           "of yes against no."),
                 {}});
        return OutputKind::SingleLogit;
    }
    if (card.output == OutputKind::SingleLogit)
        throw Error(Fault::CardInvalid, cardPath,
                    "\"output\": single_logit, but the model has " + std::to_string(width) +
                        " outputs");
    if (!end.removed)
        return card.output;
    const bool agrees = card.output == *end.removed;
    if (!agrees)
        notes.push_back(
            {QT_TRANSLATE_NOOP("core", "The card calls the outputs something else, but the network "
                                       "ends in %1: what enters it is taken as the logits."),
             *end.removed == OutputKind::Probabilities      ? "softmax"
             : *end.removed == OutputKind::LogProbabilities ? "log_softmax"
                                                            : "sigmoid"});
    return end.kind;
}

std::vector<OutputKind> possibleKinds(const OutputEnd& end, int width)
{
    if (width == 1)
        return {OutputKind::SingleLogit, OutputKind::Regression};
    if (end.removed)
        return {*end.removed, OutputKind::Regression};
    return {OutputKind::Logits, OutputKind::Probabilities, OutputKind::LogProbabilities,
            OutputKind::MultiLabel, OutputKind::Regression};
}

/// Class names of traced and scripted modules: "Conv2d". Copies of a class are told apart in a path
/// that is no concern of a person.
std::vector<ModuleInfo> modulesOf(const torch::jit::Module& module)
{
    std::vector<ModuleInfo> found;
    for (const auto& [path, inner] : module.named_modules()) {
        ModuleInfo info{path, inner.type()->name() ? inner.type()->name()->name() : std::string()};
        for (const auto& parameter : inner.parameters(false))
            info.parameters += parameter.numel();
        found.push_back(std::move(info));
    }
    return found;
}

/// The card to open a model with that is not guessed. `own`: what the file tells about itself.
ModelCard cardFor(const std::optional<ModelCard>& given, const std::string& cardPath,
                  const std::optional<ModelCard>& own)
{
    auto card = given ? *given : own ? readCardOver(cardPath, *own) : readCard(cardPath);
    if (card.task != Task::Detection)
        card.detection.reset();
    else if (!card.detection && own)
        card.detection = own->detection;
    return card;
}

Imported loadForInference(const std::string& path)
{
    auto imported = importModel(path);
    auto& module = imported.module;
    auto& notes = imported.notes;
    requireOneInput(module, path);
    const auto mended = mendForInference(module);
    if (mended.training)
        notes.push_back(
            {QT_TRANSLATE_NOOP("core", "It was exported in training mode; dropout and batch "
                                       "normalisation are run as in inference."),
             {}});
    if (mended.device)
        notes.push_back(
            {QT_TRANSLATE_NOOP("core", "It was exported for another device and runs on the CPU."),
             {}});
    return imported;
}

/// Runs the detector once to learn what its boxes are. Returns the number of classes.
int settleDetection(PreparedGraph& graph, ModelCard& card, const std::string& cardPath,
                    std::vector<BoxGrid>& grids, const at::Tensor& input, Progress& progress)
{
    at::NoGradGuard noGradients;
    const auto tensors = boxTensors(graph.program().run(input, progress).outputs[0]);
    const auto names = card.labels.empty() ? std::nullopt : std::optional(int(card.labels.size()));
    if (!card.detection)
        card.detection = guessDetection(tensors, names, graph.inputSize);
    if (!card.detection)
        throw Error(Fault::CardInvalid, cardPath,
                    "\"task\": detection, but the output is not one of a detector that is known; "
                    "\"detection.format\" can tell");
    graph.detection = card.detection;
    graph.classes = boxClasses(tensors, *card.detection, names);
    grids = boxGrids(tensors, *card.detection, graph.inputSize);
    nameBoxLayers(grids, graph);
    const auto format = card.detection->format;
    if (format != BoxFormat::FinalBoxes && format != BoxFormat::EndToEnd)
        graph.candidates =
            decodeBoxes(tensors, *card.detection, graph.inputSize, graph.classes).boxes.size(1);
    return graph.classes;
}

int scoreCount(const PreparedGraph& graph, const at::Tensor& input, Progress& progress)
{
    at::NoGradGuard noGradients;
    return int(scoresIn(graph.program().run(input, progress).outputs[0], 1).size(1));
}

void collectFeatures(const torch::jit::Block* block, Features& features)
{
    for (const auto* node : block->nodes()) {
        features.relu = features.relu || isRelu(node);
        features.convolution = features.convolution || isConvolution(node);
        for (const auto* inner : node->blocks())
            collectFeatures(inner, features);
    }
}

Features featuresOf(const PreparedGraph& graph)
{
    Features features;
    collectFeatures(graph.flat.graph->block(), features);
    features.attention = !graph.attention.empty();
    if (const auto head = findPooledHead(graph.scores()))
        for (const auto& entry : graph.values)
            if (entry.value == head->source && entry.layer.spatial)
                features.pooledLayer = entry.layer.name;
    return features;
}

constexpr auto labelsNote =
    QT_TRANSLATE_NOOP("core", "Class names and outputs do not match: %1. Names may be wrong.");

void noteLabels(const ModelCard& card, int classes, std::vector<ModelNote>& notes)
{
    if (!card.labels.empty() && card.labels.size() != std::size_t(classes))
        notes.push_back(
            {labelsNote, std::to_string(card.labels.size()) + " / " + std::to_string(classes)});
}

/// What goes wrong while a model is tried out is told of its file; the operator becomes the detail.
[[noreturn]] void rethrowAbout(const std::string& path, const Error& error)
{
    if (error.fault() == Fault::ModelRunFailed)
        throw Error(Fault::ModelInputMismatch, path, error.subject() + ": " + error.detail());
    if (error.fault() == Fault::ModelOutputUnsupported)
        throw Error(error.fault(), path, error.subject());
    if (error.fault() == Fault::CardInvalid && error.subject().empty())
        throw Error(error.fault(), cardPathFor(path), error.detail());
    throw error.subject().empty() ? Error(error.fault(), path, error.detail()) : error;
}

} // namespace

std::vector<std::string> layerNames(const std::string& layers)
{
    std::vector<std::string> names;
    for (std::size_t start = 0; start <= layers.size();) {
        const auto end = std::min(layers.find('+', start), layers.size());
        auto name = layers.substr(start, end - start);
        name.erase(0, name.find_first_not_of(' '));
        name.erase(name.find_last_not_of(' ') + 1);
        if (!name.empty())
            names.push_back(name);
        start = end + 1;
    }
    return names;
}

Model::Model() = default;
Model::Model(const Model&) = default;
Model::~Model() = default;

std::shared_ptr<const Model> Model::open(const std::string& path, Progress& progress,
                                         const ModelOptions& options)
{
    std::shared_ptr<Model> model(new Model);
    model->m_path = path;
    auto& notes = model->m_notes;
    progress.report(0.05);
    auto imported = loadForInference(path);
    auto& module = imported.module;
    notes = std::move(imported.notes);
    const auto type = settleType(module, options.precision);
    model->m_modules = modulesOf(module);
    progress.report(0.2);
    if (progress.stopped())
        throw Cancelled();
    try {
        const auto flat = flatten(module, false);
        const auto cardPath = cardPathFor(path);
        model->m_cardGuessed =
            !options.card && (options.guessCard || !std::filesystem::exists(cardPath));
        if (model->m_cardGuessed && imported.card)
            model->m_card = *imported.card;
        else if (model->m_cardGuessed)
            model->m_card = guessCard(flat, type, path, options.labelsFolder, progress, notes);
        else
            model->m_card = cardFor(options.card, cardPath, imported.card);
        checkCard(model->m_card, *flat.graph, cardPath);
        progress.report(0.3);

        const auto& rule = model->m_card.input;
        const auto input = sampleInput({1, rule.channelCount(), rule.height, rule.width}, type);
        auto graph = prepareGraph(module, input, progress, model->m_card.task);
        if (model->isDetector()) {
            model->m_classCount = settleDetection(*graph, model->m_card, cardPath,
                                                  model->m_boxGrids, input, progress);
            model->m_possibleOutputs = {graph->end.kind};
        } else {
            const int width = scoreCount(*graph, input, progress);
            model->m_possibleOutputs = possibleKinds(graph->end, width);
            graph->end.kind = effectiveKind(graph->end, model->m_card, width, cardPath, notes);
            model->m_classCount = graph->end.kind == OutputKind::SingleLogit ? 2 : width;
        }
        model->m_output = graph->end.kind;
        if (!graph->differentiable)
            notes.push_back(
                {QT_TRANSLATE_NOOP("core", "Its scores have no gradient: only methods that "
                                           "need none can explain it."),
                 {}});
        for (const auto& entry : graph->values)
            model->m_layers.push_back(entry.layer);
        model->m_ownLayer = lastSpatialLayer(graph->values);
        model->m_features = featuresOf(*graph);
        model->m_graph = std::move(graph);
    } catch (const Error& error) {
        rethrowAbout(path, error);
    }
    noteLabels(model->m_card, model->m_classCount, notes);
    model->settleStandardLayer();
    progress.report(1);
    return model;
}

void Model::settleStandardLayer()
{
    m_standardLayer = m_card.layer.empty() ? m_ownLayer : layer(m_card.layer).name;
}

std::shared_ptr<const Model> Model::withCard(const ModelCard& card) const
{
    const auto& now = m_card.input;
    const auto& wanted = card.input;
    if (wanted.width != now.width || wanted.height != now.height ||
        wanted.channelCount() != now.channelCount() || card.output != m_card.output ||
        card.task != m_card.task || card.detection != m_card.detection)
        return nullptr;
    std::shared_ptr<Model> changed(new Model(*this));
    changed->m_card = card;
    changed->m_cardGuessed = false;
    std::erase_if(changed->m_notes, [](const ModelNote& note) { return note.text == labelsNote; });
    noteLabels(card, m_classCount, changed->m_notes);
    changed->settleStandardLayer();
    return changed;
}

const std::string& Model::standardLayerFor(const BoxTarget& box) const
{
    if (m_card.layer.empty() && !box.candidates.empty())
        for (const auto& grid : m_boxGrids)
            if (box.candidates.front() >= grid.first &&
                box.candidates.front() < grid.first + grid.count && !grid.layer.empty())
                return grid.layer;
    return m_standardLayer;
}

const Layer& Model::layer(const std::string& name) const
{
    for (const auto& layer : m_layers)
        if (layer.name == name ||
            std::find(layer.aliases.begin(), layer.aliases.end(), name) != layer.aliases.end())
            return layer;
    throw Error(Fault::NoSuchLayer, name);
}

int Model::findClass(const std::string& text) const
{
    int index = -1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (problem == std::errc() && end == text.data() + text.size()) {
        if (index < 0 || index >= m_classCount)
            throw Error(Fault::NoSuchClass, text, "0 ... " + std::to_string(m_classCount - 1));
        return index;
    }
    const auto wanted = lower(text);
    int best = 0;
    std::vector<int> found;
    for (int candidate = 0; candidate < m_classCount && !wanted.empty(); ++candidate) {
        const int quality = matchQuality(lower(className(candidate)), wanted);
        if (quality > best)
            found.clear();
        best = std::max(best, quality);
        if (quality > 0 && quality == best)
            found.push_back(candidate);
    }
    if (found.size() == 1)
        return found.front();
    std::string candidates;
    for (std::size_t number = 0; number < found.size() && number < 5; ++number)
        candidates += (number ? ", " : "") + className(found[number]) + " (" +
                      std::to_string(found[number]) + ")";
    throw Error(Fault::NoSuchClass, text, candidates);
}

} // namespace core
