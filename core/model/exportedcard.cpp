// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/exportedcard.h"

#include "core/support/error.h"

#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace core {

namespace {

using Json = nlohmann::json;

constexpr int largestSide = 8192;
constexpr std::size_t mostNames = 100000;
constexpr std::size_t longestName = 1000;
constexpr std::size_t imageNetClasses = 1000;

std::string textIn(const Json& config, const char* field)
{
    const auto found = config.find(field);
    if (found == config.end() || !found->is_string())
        return {};
    return found->get<std::string>().substr(0, longestName);
}

/// ["person", ...] or {"0": "person", ...}; empty where numbers are missing.
std::vector<std::string> namesIn(const Json& config)
{
    const auto found = config.find("names");
    if (found == config.end() || !found->is_structured() || found->size() > mostNames)
        return {};
    std::vector<std::string> names(found->size());
    std::size_t place = 0;
    for (const auto& [key, value] : found->items()) {
        if (found->is_object()) {
            const auto [end, problem] = std::from_chars(key.data(), key.data() + key.size(), place);
            if (problem != std::errc() || place >= names.size())
                return {};
        }
        if (!value.is_string())
            return {};
        names[place++] = value.get<std::string>().substr(0, longestName);
    }
    return names;
}

bool isSide(const Json& number)
{
    return number.is_number_integer() && number.get<double>() >= 1 &&
           number.get<double>() <= largestSide;
}

/// "imgsz": [height, width], or "shape": [1, 3, height, width].
bool readSize(const Json& config, InputRule& input)
{
    for (const char* field : {"imgsz", "shape"}) {
        const auto found = config.find(field);
        if (found == config.end() || !found->is_array() || found->size() < 2)
            continue;
        const auto& height = (*found)[found->size() - 2];
        const auto& width = found->back();
        if (!isSide(height) || !isSide(width))
            continue;
        input.height = height.get<int>();
        input.width = width.get<int>();
        return true;
    }
    return false;
}

} // namespace

std::optional<ModelCard> cardFromExport(const std::string& text, const std::string& path)
{
    const auto config = Json::parse(text, nullptr, false);
    if (!config.is_object())
        return {};
    const auto task = textIn(config, "task");
    if (task == "obb")
        throw Error(Fault::ModelOutputUnsupported, path, "rotated boxes (obb)");
    ModelCard card;
    card.labels = namesIn(config);
    // YOLOv5 does not tell its task; with as many names as ImageNet it classifies.
    if ((!task.empty() && task != "detect" && task != "segment" && task != "pose") ||
        (task.empty() && card.labels.size() == imageNetClasses) || !readSize(config, card.input))
        return {};
    card.title = textIn(config, "description");
    if (card.title.empty())
        card.title = std::filesystem::path(path).stem().string();
    card.source = textIn(config, "author");
    card.licence = textIn(config, "license");
    card.task = Task::Detection;
    card.output = OutputKind::MultiLabel;
    card.input.resize = Resize::Letterbox;
    card.input.crop = Crop::None;
    card.input.mean = {0, 0, 0};
    card.input.std = {1, 1, 1};
    return card;
}

} // namespace core
