// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/darknet/darknet.h"

#include "core/model/darknet/configuration.h"
#include "core/model/darknet/network.h"
#include "core/model/darknet/translation.h"
#include "core/model/darknet/weights.h"
#include "core/support/error.h"
#include "core/support/memory.h"
#include "core/support/text.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string_view>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t sniffedBytes = 16384;

std::string extensionOf(const std::string& path)
{
    auto extension = fs::path(path).extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char letter) { return char(std::tolower(letter)); });
    return extension;
}

bool isFile(const fs::path& path)
{
    std::error_code problem;
    return fs::is_regular_file(path, problem);
}

/// "yolo-obj" of "yolo-obj_best" and the like, as training names what it saves.
std::string withoutTrainingSuffix(const std::string& stem)
{
    static const std::regex suffix("_(best|final|last|[0-9]+)$");
    return std::regex_replace(stem, suffix, "");
}

struct Parts {
    std::string configuration;
    std::string weights;
};

std::string configurationFor(const fs::path& weights)
{
    const auto beside = fs::path(weights).replace_extension(".cfg");
    const auto trained =
        fs::path(weights).replace_filename(withoutTrainingSuffix(weights.stem().string()) + ".cfg");
    for (const auto& candidate : {beside, trained})
        if (isFile(candidate))
            return candidate.string();
    throw Error(Fault::ModelPartMissing, weights.string(), beside.string());
}

std::string weightsFor(const fs::path& configuration)
{
    const auto stem = configuration.stem().string();
    for (const char* suffix : {"", "_best", "_final", "_last"}) {
        const auto candidate = fs::path(configuration).replace_filename(stem + suffix + ".weights");
        if (isFile(candidate))
            return candidate.string();
    }
    throw Error(Fault::ModelPartMissing, configuration.string(),
                fs::path(configuration).replace_extension(".weights").string());
}

Parts partsOf(const std::string& path)
{
    std::error_code problem;
    if (!fs::exists(path, problem))
        throw Error(Fault::FileNotFound, path);
    if (extensionOf(path) == ".weights")
        return {configurationFor(path), path};
    return {path, weightsFor(path)};
}

/// Names without the empty lines that editors leave at the end; none if the file cannot be read.
std::vector<std::string> namesIn(const fs::path& file)
{
    if (!isFile(file))
        return {};
    std::vector<std::string> names;
    try {
        names = readLabels(file.string());
    } catch (const Error&) {
        return {};
    }
    while (!names.empty() && names.back().empty())
        names.pop_back();
    return names;
}

void findLabels(ModelCard& card, const fs::path& configuration, std::size_t classes,
                std::vector<ModelNote>& notes)
{
    const auto own = fs::path(configuration).replace_extension(".names");
    card.labels = namesIn(own);
    if (!card.labels.empty()) {
        card.labelsFile = own.filename().string();
        return;
    }
    for (const char* name : {"obj.names", "coco.names", "voc.names", "labels.txt",
                             "imagenet.shortnames.list", "imagenet.labels.list"}) {
        card.labels = namesIn(configuration.parent_path() / name);
        if (card.labels.size() != classes) {
            card.labels.clear();
            continue;
        }
        card.labelsFile = name;
        notes.push_back(
            {QT_TRANSLATE_NOOP("core", "The class names were read from %1 beside the model."),
             card.labelsFile});
        return;
    }
}

DetectionRule ruleOf(const darknet::Network& network)
{
    DetectionRule rule;
    rule.format = BoxFormat::GridMaps;
    for (const int index : network.heads) {
        const auto& head = network.layers[std::size_t(index)];
        rule.levels.push_back({head.anchors, head.scaleXY});
        rule.softmax = head.exclusive;
        rule.squaredSize = rule.activated = head.newCoords;
    }
    return rule;
}

/// Darknet divides pixels by 255 and nothing else. Detectors see the whole picture; classifiers
/// its middle, as Darknet validates them.
ModelCard cardOf(const darknet::Network& network, std::vector<ModelNote>& notes)
{
    ModelCard card;
    const fs::path path(network.path);
    card.title = path.stem().string();
    card.input.width = int(network.input.width);
    card.input.height = int(network.input.height);
    card.input.channels = network.input.channels == 1 ? ChannelOrder::Gray : ChannelOrder::Rgb;
    card.input.scale = 255;
    card.input.mean = {0, 0, 0};
    card.input.std = {1, 1, 1};
    std::size_t classes = 0;
    if (network.heads.empty()) {
        const auto& end = network.layers[std::size_t(network.scores)];
        classes = std::size_t(end.output.channels);
        card.input.resizeTo = std::min(card.input.width, card.input.height);
        card.output =
            end.kind == darknet::Kind::Softmax ? OutputKind::Probabilities : OutputKind::Logits;
    } else {
        card.task = Task::Detection;
        card.input.resize = Resize::Letterbox;
        card.input.crop = Crop::None;
        card.detection = ruleOf(network);
        classes = std::size_t(network.layers[std::size_t(network.heads.front())].classes);
    }
    findLabels(card, path, classes, notes);
    return card;
}

/// A description promises much in a few lines. Refuses weights that fill half of the memory, and
/// layers whose results fill all of it: while a network is prepared, about five copies of them are
/// alive.
void requireMemory(const darknet::Network& network, const std::string& path)
{
    const auto memory = double(machineMemory());
    double values = 0;
    for (const auto& layer : network.layers)
        values += double(layer.output.count());
    if (double(network.weights()) * sizeof(float) > memory / 2 ||
        values * sizeof(float) * 5 > memory)
        throw Error(Fault::OutOfMemory, path);
}

bool isAboutMemory(const c10::Error& error)
{
    return std::string_view(error.what_without_backtrace()).find("alloc") != std::string::npos;
}

} // namespace

bool isDarknet(const std::string& path)
{
    const auto extension = extensionOf(path);
    if (extension == ".cfg" || extension == ".weights")
        return true;
    std::ifstream file(path, std::ios::binary);
    std::string start(sniffedBytes, '\0');
    file.read(start.data(), std::streamsize(start.size()));
    start.resize(std::size_t(file.gcount()));
    return darknet::isConfiguration(start);
}

Imported importDarknet(const std::string& path)
{
    const auto parts = partsOf(path);
    const auto network = darknet::planNetwork(darknet::readConfiguration(parts.configuration));
    try {
        darknet::WeightsFile weights(parts.weights, network);
        requireMemory(network, path);
        Imported imported{darknet::translate(network, weights), {}, {}};
        imported.card = cardOf(network, imported.notes);
        imported.parts = {parts.configuration, parts.weights};
        if (const auto& names = imported.card->labelsFile; !names.empty())
            imported.parts.push_back(fs::path(parts.configuration).replace_filename(names));
        return imported;
    } catch (const std::bad_alloc&) {
        throw Error(Fault::OutOfMemory, path);
    } catch (const c10::Error& error) {
        if (isAboutMemory(error))
            throw Error(Fault::OutOfMemory, path);
        throw;
    }
}

} // namespace core
