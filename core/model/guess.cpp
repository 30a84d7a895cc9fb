// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/guess.h"

#include "core/model/graph/boxes.h"
#include "core/model/graph/output.h"
#include "core/model/graph/prepare.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <filesystem>
#include <fstream>

namespace core {

namespace {

constexpr int imageNetClasses = 1000;

/// The 7 x 7 networks for 224 pixels first; then other published sizes; small ones last.
constexpr int commonSizes[] = {224, 299, 256, 384, 512, 192, 160, 128, 96, 64, 32, 28};

int channelsOfConvolution(torch::jit::Block* block)
{
    namespace aten = torch::jit::aten;
    for (auto* node : block->nodes()) {
        if (node->kind() == aten::conv2d || node->kind() == aten::_convolution) {
            const auto weight = torch::jit::toIValue(node->input(1));
            const auto groups = torch::jit::toIValue(node->namedInput("groups"));
            if (weight && weight->isTensor() && groups && weight->toTensor().dim() == 4)
                return int(weight->toTensor().size(1) * groups->toInt());
        }
        for (auto* inner : node->blocks())
            if (const int channels = channelsOfConvolution(inner))
                return channels;
    }
    return 0;
}

/// Where detectors are tried: usual sizes of YOLO, larger ones first; Darknet's own before them.
constexpr int detectorSizes[] = {640, 416, 320, 512, 608, 384, 448,
                                 300, 256, 224, 160, 128, 96,  64};
constexpr int darknetSize = 416;

/// What a network puts out for an input of some size.
struct Trial {
    int size = 0;
    int scores = 0; ///< of a classifier
    std::optional<DetectionRule> boxes{};
    int classes = 0; ///< of a detector
};

/// How the output holds boxes, if it clearly does: rows must be as many as grids have cells.
void findBoxes(const c10::IValue& output, Trial& trial)
{
    std::vector<at::Tensor> tensors;
    try {
        tensors = boxTensors(output);
    } catch (const Error&) {
        return;
    }
    const cv::Size input{trial.size, trial.size};
    auto rule = guessDetection(tensors, std::nullopt, input);
    if (!rule)
        return;
    const bool rows = rule->format == BoxFormat::ObjectRows || rule->format == BoxFormat::ClassRows;
    if (rows && boxGrids(tensors, *rule, input).empty())
        return;
    trial.classes = boxClasses(tensors, *rule, std::nullopt);
    trial.boxes = std::move(rule);
}

/// Empty if the network does not take an input of this size.
std::optional<Trial> tryAt(const Program& program, int channels, int size, at::ScalarType type,
                           Progress& progress, std::string& problem)
{
    try {
        at::NoGradGuard noGradients;
        const auto result = program.run(sampleInput({1, channels, size, size}, type), progress);
        Trial trial{size};
        findBoxes(result.outputs[0], trial);
        if (!trial.boxes)
            trial.scores = int(scoresIn(result.outputs[0], 1).size(1));
        return trial;
    } catch (const Error& error) {
        if (error.fault() == Fault::ModelOutputUnsupported || error.fault() == Fault::OutOfMemory)
            throw;
        if (problem.empty())
            problem = error.subject() + ": " + error.detail();
        return std::nullopt;
    }
}

std::vector<std::string> readLabels(const std::string& path, int count)
{
    std::ifstream file(path);
    std::vector<std::string> labels;
    for (std::string line; labels.size() <= std::size_t(count) && std::getline(file, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty())
            labels.push_back(line);
    }
    return labels.size() == std::size_t(count) ? labels : std::vector<std::string>();
}

void guessLabels(ModelCard& card, std::vector<ModelNote>& notes, int count,
                 const std::string& modelPath, const std::string& labelsFolder)
{
    const std::filesystem::path model(modelPath);
    for (const auto& file : {std::filesystem::path(model).replace_extension(".txt"),
                             model.parent_path() / "labels.txt"}) {
        card.labels = readLabels(file.string(), count);
        if (card.labels.empty())
            continue;
        card.labelsFile = file.filename().string();
        notes.push_back(
            {QT_TRANSLATE_NOOP("core", "The class names were read from %1 beside the model."),
             card.labelsFile});
        return;
    }
    if (count != imageNetClasses || labelsFolder.empty())
        return;
    card.labels =
        readLabels((std::filesystem::path(labelsFolder) / "imagenet1k.txt").string(), count);
    if (!card.labels.empty())
        notes.push_back(
            {QT_TRANSLATE_NOOP("core", "It has 1000 outputs: ImageNet's class names are assumed."),
             {}});
}

void guessInput(ModelCard& card, std::vector<ModelNote>& notes, int channels, int size)
{
    auto& input = card.input;
    input.width = input.height = size;
    input.resizeTo = (size * 256 + 112) / 224;
    if (channels == 1) {
        input.channels = ChannelOrder::Gray;
        input.mean = {0.5, 0.5, 0.5};
        input.std = {0.5, 0.5, 0.5};
    }
    notes.push_back(
        {QT_TRANSLATE_NOOP("core",
                           "There is no model card. The input is assumed to be %1 pixels, with "
                           "the usual crop and normalisation."),
         std::to_string(size) + " x " + std::to_string(size) + " x " + std::to_string(channels)});
}

/// A detector that takes several sizes is given the one that such networks are made for.
Trial usualSize(const Program& program, const Trial& known, int channels, at::ScalarType type,
                Progress& progress)
{
    std::vector<int> sizes(std::begin(detectorSizes), std::end(detectorSizes));
    if (known.boxes->format == BoxFormat::GridMaps)
        sizes.insert(sizes.begin(), darknetSize);
    for (const int size : sizes) {
        std::string problem;
        if (size == known.size)
            return known;
        try {
            const auto trial = tryAt(program, channels, size, type, progress, problem);
            if (trial && trial->boxes)
                return *trial;
        } catch (const Error&) {
            continue;
        }
    }
    return known;
}

ModelCard detectorCard(const Trial& trial, int channels, const std::string& modelPath,
                       std::vector<ModelNote>& notes)
{
    ModelCard card;
    card.title = std::filesystem::path(modelPath).stem().string();
    card.task = Task::Detection;
    card.output = OutputKind::MultiLabel;
    card.detection = trial.boxes;
    auto& input = card.input;
    input.width = input.height = trial.size;
    input.channels = channels == 1 ? ChannelOrder::Gray : ChannelOrder::Rgb;
    input.resize = Resize::Letterbox;
    input.crop = Crop::None;
    input.mean = {0, 0, 0};
    input.std = {1, 1, 1};
    notes.push_back(
        {QT_TRANSLATE_NOOP("core", "There is no model card. Its outputs look like boxes: it is "
                                   "taken for a detector with an input of %1 pixels."),
         std::to_string(trial.size) + " x " + std::to_string(trial.size)});
    if (!trial.boxes->levels.empty())
        notes.push_back(
            {QT_TRANSLATE_NOOP("core", "Its anchors are not in the file: those of the published "
                                       "YOLO networks are assumed. Boxes are wrong if it has "
                                       "others; a model card can give them."),
             {}});
    guessLabels(card, notes, trial.classes, modelPath, {});
    return card;
}

} // namespace

int firstConvolutionChannels(torch::jit::Graph& graph)
{
    return channelsOfConvolution(graph.block());
}

ModelCard guessCard(const FlatGraph& flat, at::ScalarType type, const std::string& modelPath,
                    const std::string& labelsFolder, Progress& progress,
                    std::vector<ModelNote>& notes)
{
    const int known = firstConvolutionChannels(*flat.graph);
    if (known != 0 && known != 1 && known != 3)
        throw Error(Fault::ModelInputMismatch, modelPath,
                    std::to_string(known) + " input channels");
    WeightCache weights;
    const Program program(flat.graph, flat.module._ivalue(), {}, nullptr, {false, false}, weights);
    std::string problem;
    for (int channels : known ? std::vector<int>{known} : std::vector<int>{3, 1}) {
        std::vector<int> sizes(std::begin(commonSizes), std::end(commonSizes));
        sizes.insert(sizes.end(), std::begin(detectorSizes), std::end(detectorSizes));
        for (int size : sizes) {
            const auto trial = tryAt(program, channels, size, type, progress, problem);
            if (!trial)
                continue;
            if (trial->boxes)
                return detectorCard(usualSize(program, *trial, channels, type, progress), channels,
                                    modelPath, notes);
            const int count = trial->scores;
            ModelCard card;
            card.title = std::filesystem::path(modelPath).stem().string();
            guessInput(card, notes, channels, size);
            const auto end = findOutputEnd(*flat.graph);
            card.output = end.removed.value_or(OutputKind::Logits);
            if (count == 1)
                card.output = OutputKind::SingleLogit;
            guessLabels(card, notes, count == 1 ? 2 : count, modelPath, labelsFolder);
            return card;
        }
    }
    throw Error(Fault::ModelInputMismatch, modelPath, problem);
}

} // namespace core
