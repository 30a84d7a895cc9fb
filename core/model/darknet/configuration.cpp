// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/darknet/configuration.h"

#include "core/support/error.h"
#include "core/support/file.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <sstream>

namespace core::darknet {

namespace {

constexpr std::uintmax_t largestBytes = std::uintmax_t{4} << 20;
constexpr std::size_t mostItems = 10000; ///< of a list
constexpr std::size_t longestQuote = 40;

/// A line without its comment and its spaces.
std::string stripped(const std::string& line)
{
    std::string text;
    for (const char letter : line.substr(0, line.find_first_of("#;")))
        if (!std::isspace(static_cast<unsigned char>(letter)))
            text += letter;
    return text;
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char letter) { return char(std::tolower(letter)); });
    return text;
}

/// For a message: not too long, and nothing that is not printable.
std::string quoted(const std::string& text)
{
    std::string shown = text.substr(0, longestQuote);
    for (char& letter : shown)
        if (!std::isprint(static_cast<unsigned char>(letter)))
            letter = '?';
    return '"' + shown + (text.size() > longestQuote ? "..." : "") + '"';
}

std::string writtenOut(const std::string& name)
{
    static const std::map<std::string, std::string> shortForms{
        {"network", "net"}, {"conv", "convolutional"}, {"conn", "connected"},
        {"max", "maxpool"}, {"avg", "avgpool"},        {"soft", "softmax"}};
    const auto found = shortForms.find(name);
    return found == shortForms.end() ? name : found->second;
}

template <typename Number> bool parse(const std::string& text, Number& number)
{
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    return problem == std::errc() && stop == end;
}

std::string shortNumber(double number)
{
    std::ostringstream text;
    text << number;
    return text.str();
}

std::string textOf(const std::string& path)
{
    const auto bytes = readBytes(path, largestBytes);
    return {bytes.begin(), bytes.end()};
}

} // namespace

bool isConfiguration(const std::string& text)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (const auto content = lower(stripped(line)); !content.empty())
            return content == "[net]" || content == "[network]";
    return false;
}

void refuse(const Configuration& configuration, int line, const std::string& what)
{
    throw Error(Fault::ModelDefinitionInvalid, configuration.path,
                "line " + std::to_string(line) + ": " + what);
}

Configuration readConfiguration(const std::string& path)
{
    Configuration configuration{path, {}};
    auto& sections = configuration.sections;
    std::istringstream lines(textOf(path));
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto content = stripped(line);
        if (content.empty())
            continue;
        if (content.front() == '[') {
            if (content.back() != ']' || content.size() < 3)
                refuse(configuration, number, quoted(content) + " is not the name of a section");
            const auto name = lower(content.substr(1, content.size() - 2));
            if (sections.empty() && writtenOut(name) != "net")
                refuse(configuration, number, "the first section must be [net]");
            sections.push_back({writtenOut(name), number});
            continue;
        }
        const auto equals = content.find('=');
        if (equals == std::string::npos || equals == 0)
            refuse(configuration, number, quoted(content) + " is neither a section nor name=value");
        if (sections.empty())
            refuse(configuration, number, "the first section must be [net]");
        sections.back().options.emplace(lower(content.substr(0, equals)),
                                        Option{content.substr(equals + 1), number});
    }
    if (sections.empty())
        refuse(configuration, 1, "the first section must be [net]");
    return configuration;
}

int Options::lineOf(const char* name) const
{
    const auto found = m_section.options.find(name);
    return found == m_section.options.end() ? m_section.line : found->second.line;
}

void Options::refuse(const std::string& what) const
{
    darknet::refuse(m_configuration, m_section.line, "[" + m_section.name + "] " + what);
}

void Options::refuseOption(const char* name, const std::string& what) const
{
    darknet::refuse(m_configuration, lineOf(name), "[" + m_section.name + "] " + name + " " + what);
}

int Options::whole(const char* name, int standard, int least, int most) const
{
    const auto found = m_section.options.find(name);
    if (found == m_section.options.end())
        return standard;
    int number = 0;
    if (!parse(found->second.text, number) || number < least || number > most)
        refuseOption(name, "must be a whole number from " + std::to_string(least) + " to " +
                               std::to_string(most) + ", not " + quoted(found->second.text));
    return number;
}

double Options::real(const char* name, double standard, double least, double most) const
{
    const auto found = m_section.options.find(name);
    if (found == m_section.options.end())
        return standard;
    double number = 0;
    if (!parse(found->second.text, number) || !(number >= least && number <= most))
        refuseOption(name, "must be a number from " + shortNumber(least) + " to " +
                               shortNumber(most) + ", not " + quoted(found->second.text));
    return number;
}

bool Options::flag(const char* name) const
{
    return whole(name, 0, 0, 1) == 1;
}

std::string Options::word(const char* name, const std::string& standard) const
{
    const auto found = m_section.options.find(name);
    return found == m_section.options.end() ? standard : lower(found->second.text);
}

std::vector<std::string> Options::items(const char* name) const
{
    std::vector<std::string> found;
    if (!has(name))
        return found;
    std::istringstream text(m_section.options.at(name).text);
    for (std::string item; std::getline(text, item, ',');) {
        if (item.empty())
            continue; // Darknet, too, takes "1,,2," for two numbers
        found.push_back(item);
        if (found.size() > mostItems)
            refuseOption(name, "has more than " + std::to_string(mostItems) + " numbers");
    }
    return found;
}

std::vector<int> Options::wholes(const char* name) const
{
    std::vector<int> numbers;
    for (const auto& item : items(name)) {
        int number = 0;
        if (!parse(item, number))
            refuseOption(name, "must be whole numbers, not " + quoted(item));
        numbers.push_back(number);
    }
    return numbers;
}

std::vector<double> Options::reals(const char* name) const
{
    std::vector<double> numbers;
    for (const auto& item : items(name)) {
        double number = 0;
        if (!parse(item, number) || !std::isfinite(number))
            refuseOption(name, "must be numbers, not " + quoted(item));
        numbers.push_back(number);
    }
    return numbers;
}

void Options::forbid(std::initializer_list<const char*> names) const
{
    for (const char* name : names)
        if (const auto found = m_section.options.find(name); found != m_section.options.end() &&
                                                             found->second.text != "0" &&
                                                             found->second.text != "none")
            refuseOption(name, "is not supported");
}

} // namespace core::darknet
