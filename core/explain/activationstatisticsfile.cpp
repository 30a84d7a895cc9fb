// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of channels as a file: JSON, the numbers of a class in one text as base64 of doubles
// with the lowest byte first, so that 1000 classes still fit.
#include "core/explain/activationstatistics.h"
#include "core/support/error.h"
#include "core/support/file.h"
#include "core/support/memory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>

namespace core {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* format = "saliscope channel statistics";
constexpr int version = 1;
/// Base64 takes 4 letters for 3 bytes; the rest are names.
constexpr std::uintmax_t largestBytes = mostStatistics * sizeof(double) / 3 * 4 + (16U << 20);
/// Far more values than networks have convolutions and classes.
constexpr std::size_t mostValues = 1'000'000;
constexpr int mostChannels = 1 << 20;

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string encoded(const std::vector<double>& numbers)
{
    std::vector<unsigned char> bytes;
    bytes.reserve(numbers.size() * sizeof(double) + 2);
    for (const double number : numbers)
        for (unsigned byte = 0; byte < sizeof(double); ++byte)
            bytes.push_back((std::bit_cast<std::uint64_t>(number) >> (8 * byte)) & 0xffU);
    const std::size_t size = bytes.size();
    bytes.resize((size + 2) / 3 * 3);
    std::string text;
    text.reserve(bytes.size() / 3 * 4);
    for (std::size_t first = 0; first < bytes.size(); first += 3) {
        const unsigned three = bytes[first] << 16U | bytes[first + 1] << 8U | bytes[first + 2];
        for (const unsigned shift : {18U, 12U, 6U, 0U})
            text.push_back(letters[three >> shift & 63U]);
    }
    std::fill_n(text.end() - std::ptrdiff_t(bytes.size() - size),
                std::ptrdiff_t(bytes.size() - size), '=');
    return text;
}

/// Strict: a mistake anywhere refuses the file.
class Reader {
public:
    explicit Reader(const std::string& path) : m_path(path) {}

    ActivationStatistics read() const
    {
        const auto file = parsed();
        if (!file.is_object() || textOf(file, "format") != format)
            refuse("it does not hold channel statistics");
        if (whole(file, "version", 0, std::numeric_limits<int>::max()) != version)
            refuse("it was written by another version of Saliscope");
        ActivationStatistics statistics;
        statistics.network = network(field(file, "network"));
        const auto channels = statistics.network.channels();
        statistics.all = moments(field(file, "all"), channels);
        for (const auto& entry : list(file, "classes")) {
            const int index = whole(entry, "index", 0, statistics.network.classes - 1);
            const auto [place, isNew] = statistics.classes.emplace(index, moments(entry, channels));
            if (!isNew || place->second.count > statistics.all.count)
                refuse("\"classes\" contradicts itself");
            statistics.classNames[index] = textOf(entry, "name");
        }
        return statistics;
    }

private:
    [[noreturn]] void refuse(const std::string& why) const
    {
        throw Error(Fault::FileUnreadable, m_path, why);
    }

    Json parsed() const
    {
        const auto bytes = readBytes(
            m_path, std::min<std::uintmax_t>(largestBytes, std::uintmax_t(memoryBudget())));
        std::size_t values = 0;
        const auto watch = [&](int depth, Json::parse_event_t, const Json&) {
            if (++values > mostValues || depth > 5)
                refuse("it does not hold channel statistics");
            return true;
        };
        try {
            return Json::parse(bytes.begin(), bytes.end(), watch);
        } catch (const Json::exception& failure) {
            const std::string_view text = failure.what(); // "[json.exception...] parse error ..."
            const auto start = text.find("] ");
            refuse(std::string(start == text.npos ? text : text.substr(start + 2)));
        }
    }

    const Json& field(const Json& object, const char* name) const
    {
        const auto found = object.is_object() ? object.find(name) : object.end();
        if (found == object.end())
            refuse('"' + std::string(name) + "\" is missing");
        return *found;
    }

    const Json& list(const Json& object, const char* name) const
    {
        const auto& value = field(object, name);
        if (!value.is_array())
            refuse('"' + std::string(name) + "\" must be a list");
        return value;
    }

    std::string textOf(const Json& object, const char* name) const
    {
        const auto& value = field(object, name);
        if (!value.is_string())
            refuse('"' + std::string(name) + "\" must be text");
        return value.get<std::string>();
    }

    double number(const Json& value, const char* name) const
    {
        if (!value.is_number() || !std::isfinite(value.get<double>()))
            refuse('"' + std::string(name) + "\" must be a number");
        return value.get<double>();
    }

    int whole(const Json& object, const char* name, int least, int most) const
    {
        const double value = number(field(object, name), name);
        if (value != std::floor(value) || value < least || value > most)
            refuse('"' + std::string(name) + "\" must be a whole number from " +
                   std::to_string(least) + " to " + std::to_string(most));
        return int(value);
    }

    NetworkIdentity network(const Json& about) const
    {
        NetworkIdentity identity;
        identity.classes = whole(about, "classes", 1, std::numeric_limits<int>::max());
        for (const auto& value : list(about, "input"))
            identity.input.push_back(number(value, "input"));
        for (const auto& entry : list(about, "convolutions"))
            identity.convolutions.push_back({textOf(entry, "name"),
                                             whole(entry, "channels", 1, mostChannels),
                                             number(field(entry, "norm"), "norm")});
        return identity;
    }

    RunningMoments moments(const Json& about, std::size_t channels) const
    {
        RunningMoments read;
        read.count = whole(about, "pictures", 2, std::numeric_limits<int>::max());
        read.mean = numbers(about, "mean", channels);
        read.squares = numbers(about, "variance", channels);
        for (double& value : read.squares) {
            if (value < 0)
                refuse("\"variance\" must not be negative");
            value *= double(read.count - 1);
        }
        return read;
    }

    /// As many finite numbers as there are channels.
    std::vector<double> numbers(const Json& about, const char* name, std::size_t channels) const
    {
        const auto& value = field(about, name);
        const auto expected = (channels * sizeof(double) + 2) / 3 * 4;
        if (!value.is_string() || value.get_ref<const std::string&>().size() != expected)
            refuse('"' + std::string(name) + "\" does not hold a number for each channel");
        const auto bytes = decoded(value.get_ref<const std::string&>(), channels, name);
        std::vector<double> found(channels);
        for (std::size_t index = 0; index < channels; ++index) {
            std::uint64_t bits = 0;
            for (unsigned byte = 0; byte < sizeof(double); ++byte)
                bits |= std::uint64_t(bytes[index * sizeof(double) + byte]) << (8 * byte);
            found[index] = std::bit_cast<double>(bits);
            if (!std::isfinite(found[index]))
                refuse('"' + std::string(name) + "\" holds a number that is not finite");
        }
        return found;
    }

    std::vector<unsigned char> decoded(const std::string& text, std::size_t channels,
                                       const char* name) const
    {
        std::array<unsigned char, 256> meaning;
        meaning.fill(64);
        for (unsigned value = 0; value < letters.size(); ++value)
            meaning[static_cast<unsigned char>(letters[value])] = static_cast<unsigned char>(value);
        const auto missing = text.size() / 4 * 3 - channels * sizeof(double); // 0 ... 2
        std::vector<unsigned char> bytes;
        bytes.reserve(text.size() / 4 * 3);
        for (std::size_t first = 0; first < text.size(); first += 4) {
            unsigned four = 0;
            for (std::size_t index = first; index < first + 4; ++index) {
                const bool padding = index >= text.size() - missing;
                const unsigned value =
                    padding ? 0U : meaning[static_cast<unsigned char>(text[index])];
                if (value == 64 || padding != (text[index] == '='))
                    refuse('"' + std::string(name) + "\" is not base64");
                four = four << 6U | value;
            }
            for (const unsigned shift : {16U, 8U, 0U})
                bytes.push_back(four >> shift & 0xffU);
        }
        return bytes;
    }

    const std::string& m_path;
};

Json momentsJson(const RunningMoments& moments)
{
    std::vector<double> variances(moments.mean.size());
    for (std::size_t index = 0; index < variances.size(); ++index)
        variances[index] = moments.variance(index);
    return {{"pictures", moments.count},
            {"mean", encoded(moments.mean)},
            {"variance", encoded(variances)}};
}

} // namespace

void writeActivationStatistics(const std::string& path, const ActivationStatistics& statistics)
{
    Json convolutions = Json::array();
    for (const auto& each : statistics.network.convolutions)
        convolutions.push_back(
            {{"name", each.name}, {"channels", each.channels}, {"norm", each.norm}});
    Json classes = Json::array();
    for (const auto& [index, moments] : statistics.classes) {
        if (moments.count < 2)
            continue;
        const auto name = statistics.classNames.find(index);
        Json about{{"index", index},
                   {"name", name == statistics.classNames.end() ? "" : name->second}};
        about.update(momentsJson(moments));
        classes.push_back(std::move(about));
    }
    const Json file{{"format", format},
                    {"version", version},
                    {"network",
                     {{"classes", statistics.network.classes},
                      {"input", statistics.network.input},
                      {"convolutions", std::move(convolutions)}}},
                    {"all", momentsJson(statistics.all)},
                    {"classes", std::move(classes)}};
    const auto text = file.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
    writeBytes(path, {{reinterpret_cast<const unsigned char*>(text.data()), text.size()}});
}

ActivationStatistics readActivationStatistics(const std::string& path)
{
    return Reader(path).read();
}

} // namespace core
