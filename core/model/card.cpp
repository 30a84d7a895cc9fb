// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/card.h"

#include "core/model/cardfields.h"
#include "core/model/cardover.h"
#include "core/support/error.h"
#include "core/support/file.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace core {

namespace {

using Json = cards::Json;
using cards::Fields;
using cards::wordFor;
using cards::Words;

constexpr std::uintmax_t largestCardBytes = std::uintmax_t{64} << 20;

constexpr std::pair<const char*, Task> taskWords[] = {{"classification", Task::Classification},
                                                      {"detection", Task::Detection},
                                                      {"segmentation", Task::Segmentation}};
constexpr std::pair<const char*, ChannelOrder> channelWords[] = {
    {"RGB", ChannelOrder::Rgb}, {"BGR", ChannelOrder::Bgr}, {"GRAY", ChannelOrder::Gray}};
constexpr std::pair<const char*, Resize> resizeWords[] = {{"shortest_side", Resize::ShortestSide},
                                                          {"stretch", Resize::Stretch},
                                                          {"letterbox", Resize::Letterbox},
                                                          {"none", Resize::None}};
constexpr std::pair<const char*, Crop> cropWords[] = {{"center", Crop::Center},
                                                      {"none", Crop::None}};
constexpr std::pair<const char*, OutputKind> outputWords[] = {
    {"logits", OutputKind::Logits},
    {"probabilities", OutputKind::Probabilities},
    {"log_probabilities", OutputKind::LogProbabilities},
    {"single_logit", OutputKind::SingleLogit},
    {"multi_label", OutputKind::MultiLabel},
    {"regression", OutputKind::Regression}};

/// Of a card or of a file of class names.
std::vector<unsigned char> cardBytes(const std::string& path)
{
    try {
        return readBytes(path, largestCardBytes);
    } catch (const Error& error) {
        throw Error(Fault::FileUnreadable, path,
                    error.fault() == Fault::FileNotFound ? "there is no such file"
                                                         : error.detail());
    }
}

Json parsedCard(const std::string& path)
{
    const std::vector<unsigned char> bytes = cardBytes(path);
    Json card;
    try {
        card = Json::parse(bytes);
    } catch (const Json::exception& failure) {
        const std::string_view text = failure.what(); // "[json.exception...] parse error at ..."
        const std::size_t start = text.find("] ");
        throw Error(Fault::CardInvalid, path,
                    std::string(start == text.npos ? text : text.substr(start + 2)));
    }
    if (!card.is_object())
        throw Error(Fault::CardInvalid, path, "a card must be an object: { ... }");
    return card;
}

/// A file name without any folder, so that a card cannot make the program read elsewhere.
bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(std::string_view("/\\\0", 3)) == name.npos;
}

/// One label a line, with either kind of line end. A blank line is a label too: it keeps the index.
std::vector<std::string> labelLines(const std::vector<unsigned char>& bytes)
{
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        while (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Names of classes and the file that they came from, if any.
struct Labels {
    std::vector<std::string> names;
    std::string file;
};

Labels labelsIn(const std::string& path, const Fields& fields)
{
    constexpr const char* field = "labels";
    Labels labels;
    const Json* value = fields.find(field);
    if (!value)
        return labels;
    if (value->is_array()) {
        for (const Json& label : *value) {
            if (!label.is_string())
                fields.refuse(field, "must hold text only");
            labels.names.push_back(label.get<std::string>());
        }
        return labels;
    }
    if (!value->is_string())
        fields.refuse(field, "must be a list of names or the name of a file");
    labels.file = value->get<std::string>();
    if (!isPlainName(labels.file))
        fields.refuse(field, "must name a file beside the card, without a folder");
    const auto labelsPath = std::filesystem::path(path).parent_path() / labels.file;
    try {
        labels.names = labelLines(readBytes(labelsPath.string(), largestCardBytes));
    } catch (const Error& error) {
        fields.refuse(field, "names " + labels.file + ", which cannot be read" +
                                 (error.detail().empty() ? "" : ": " + error.detail()));
    }
    return labels;
}

/// Reading a card stops at the first field that is wrong.
struct Strict {
    template <typename Read, typename Value>
    void operator()(const Read& read, Value&, const Value&) const
    {
        read();
    }
};

/// Reading a card goes on after a field that is wrong, which gets another value.
struct Forgiving {
    std::vector<std::string>& problems;

    template <typename Read, typename Value>
    void operator()(const Read& read, Value& value, const Value& otherwise) const
    {
        try {
            read();
        } catch (const Error& error) {
            if (error.fault() != Fault::CardInvalid)
                throw;
            problems.push_back(error.detail());
            value = otherwise;
        }
    }
};

template <typename Attempt>
void readInput(const Fields& fields, InputRule& input, const InputRule& otherwise,
               const Attempt& attempt)
{
    const auto side = [&](const char* field, int& value, int other) {
        attempt([&] { fields.readSide(field, value); }, value, other);
    };
    side("width", input.width, otherwise.width);
    side("height", input.height, otherwise.height);
    attempt([&] { fields.readWord<ChannelOrder>("channels", channelWords, input.channels); },
            input.channels, otherwise.channels);
    attempt([&] { fields.readWord<Resize>("resize", resizeWords, input.resize); }, input.resize,
            otherwise.resize);
    side("resize_to", input.resizeTo, otherwise.resizeTo);
    attempt([&] { fields.readWord<Crop>("crop", cropWords, input.crop); }, input.crop,
            otherwise.crop);
    attempt([&] { fields.readScale("scale", input.scale); }, input.scale, otherwise.scale);
    attempt([&] { fields.readChannels("mean", input.channelCount(), input.mean); }, input.mean,
            otherwise.mean);
    attempt(
        [&] {
            fields.readChannels("std", input.channelCount(), input.std);
            if (std::ranges::count(input.std, 0.) > 0)
                fields.refuse("std", "must not be 0");
        },
        input.std, otherwise.std);
}

/// What a card does not say is as in `card`, what is wrong as in `otherwise`.
template <typename Attempt>
ModelCard readFields(const std::string& path, ModelCard card, const ModelCard& otherwise,
                     const Attempt& attempt)
{
    const Json json = parsedCard(path);
    const Fields fields(path, json, "");
    const auto text = [&](const char* field, std::string ModelCard::*member) {
        attempt([&] { fields.read(field, card.*member); }, card.*member, otherwise.*member);
    };
    text("title", &ModelCard::title);
    attempt([&] { fields.readWord<Task>("task", taskWords, card.task); }, card.task,
            otherwise.task);
    Labels labels;
    attempt([&] { labels = labelsIn(path, fields); }, labels,
            Labels{otherwise.labels, otherwise.labelsFile});
    if (labels.names.empty() && !card.labels.empty())
        labels = {card.labels, card.labelsFile};
    card.labels = std::move(labels.names);
    card.labelsFile = std::move(labels.file);
    attempt(
        [&] {
            if (const Json* input = fields.find("input")) {
                if (!input->is_object())
                    fields.refuse("input", "must be an object: { ... }");
                readInput(Fields(path, *input, "input."), card.input, otherwise.input, attempt);
            }
        },
        card.input, otherwise.input);
    attempt([&] { fields.readWord<OutputKind>("output", outputWords, card.output); }, card.output,
            otherwise.output);
    attempt(
        [&] {
            if (const Json* detection = fields.find("detection"))
                card.detection = cards::detectionIn(path, *detection, card.detection);
        },
        card.detection, otherwise.detection);
    text("layer", &ModelCard::layer);
    text("source", &ModelCard::source);
    text("licence", &ModelCard::licence);
    return card;
}

Json channelsToJson(const InputRule& rule, const std::array<double, 3>& numbers)
{
    const bool same = numbers[1] == numbers[0] && numbers[2] == numbers[0];
    return rule.channelCount() == 1 && same ? Json::array({numbers[0]}) : Json(numbers);
}

Json inputToJson(const InputRule& rule)
{
    return {{"width", rule.width},
            {"height", rule.height},
            {"channels", wordFor<ChannelOrder>(channelWords, rule.channels)},
            {"resize", wordFor<Resize>(resizeWords, rule.resize)},
            {"resize_to", rule.resizeTo},
            {"crop", wordFor<Crop>(cropWords, rule.crop)},
            {"scale", rule.scale},
            {"mean", channelsToJson(rule, rule.mean)},
            {"std", channelsToJson(rule, rule.std)}};
}

} // namespace

std::string ModelCard::className(int index) const
{
    const auto place = static_cast<std::size_t>(index);
    if (index >= 0 && place < labels.size() && !labels[place].empty())
        return labels[place];
    return "class " + std::to_string(index);
}

std::vector<std::string> readLabels(const std::string& path)
{
    return labelLines(cardBytes(path));
}

ModelCard readCard(const std::string& path)
{
    return readFields(path, {}, {}, Strict());
}

ModelCard readCardOver(const std::string& path, const ModelCard& own)
{
    return readFields(path, own, own, Strict());
}

CardReading readCardPartly(const std::string& path, const ModelCard& otherwise)
{
    CardReading reading;
    reading.card = readFields(path, {}, otherwise, Forgiving{reading.problems});
    return reading;
}

CardReading readCardPartlyOver(const std::string& path, const ModelCard& own)
{
    CardReading reading;
    reading.card = readFields(path, own, own, Forgiving{reading.problems});
    return reading;
}

void writeCard(const std::string& path, const ModelCard& card)
{
    Json json{{"title", card.title},
              {"task", wordFor<Task>(taskWords, card.task)},
              {"labels", card.labelsFile.empty() ? Json(card.labels) : Json(card.labelsFile)},
              {"input", inputToJson(card.input)},
              {"output", wordFor<OutputKind>(outputWords, card.output)}};
    if (card.detection)
        json["detection"] = cards::toJson(*card.detection);
    json["layer"] = card.layer;
    json["source"] = card.source;
    json["licence"] = card.licence;
    const std::string text = json.dump(4, ' ', false, Json::error_handler_t::replace) + '\n';
    writeBytes(path, {{reinterpret_cast<const unsigned char*>(text.data()), text.size()}});
}

std::string cardPathFor(const std::string& modelPath)
{
    return std::filesystem::path(modelPath).replace_extension(".json").string();
}

} // namespace core
