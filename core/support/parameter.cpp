// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/parameter.h"

#include "core/support/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace core {

namespace {

/// All of `text` as a number, independent of the locale.
template <typename Number> std::optional<Number> parsed(const std::string& text)
{
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data(), end, number);
    if (code != std::errc() || stop != end)
        return std::nullopt;
    return number;
}

std::string joinedIds(const Parameter& parameter)
{
    std::string ids;
    for (const Choice& choice : parameter.choices)
        ids += (ids.empty() ? "" : ", ") + choice.id;
    return ids;
}

/// What a parameter accepts, for a person whose value was refused.
std::string accepted(const Parameter& parameter)
{
    const auto range = [&](const char* kind) {
        return std::string(kind) + " from " + toText(parameter.minimum) + " to " +
               toText(parameter.maximum);
    };
    switch (parameter.standard.index()) {
    case 0: return "true or false";
    case 1: return range("a whole number");
    case 2: return range("a number");
    default: return "one of " + joinedIds(parameter);
    }
}

[[noreturn]] void refuse(const Parameter& parameter, const std::string& value)
{
    throw Error(Fault::NoSuchParameter, parameter.id,
                "must be " + accepted(parameter) + ", not " + value);
}

bool accepts(const Parameter& parameter, const ParameterValue& value)
{
    if (value.index() != parameter.standard.index())
        return false;
    if (const int* number = std::get_if<int>(&value))
        return *number >= parameter.minimum && *number <= parameter.maximum;
    if (const double* number = std::get_if<double>(&value))
        return *number >= parameter.minimum && *number <= parameter.maximum; // false for NaN
    if (const std::string* id = std::get_if<std::string>(&value))
        return std::ranges::any_of(parameter.choices, [&](const Choice& c) { return c.id == *id; });
    return true;
}

} // namespace

Parameters::Parameters(const std::vector<Parameter>& described) : m_described(described)
{
    for (const Parameter& parameter : m_described)
        m_values.emplace(parameter.id, parameter.standard);
}

const Parameter& Parameters::described(const std::string& id) const
{
    const auto found = std::ranges::find(m_described, id, &Parameter::id);
    if (found != m_described.end())
        return *found;
    std::string known;
    for (const Parameter& parameter : m_described)
        known += (known.empty() ? "there are: " : ", ") + parameter.id;
    throw Error(Fault::NoSuchParameter, id, known.empty() ? "there are none" : known);
}

void Parameters::set(const std::string& id, const ParameterValue& value)
{
    const Parameter& parameter = described(id);
    if (!accepts(parameter, value))
        refuse(parameter, toText(value));
    m_values[id] = value;
}

void Parameters::setFromText(const std::string& id, const std::string& text)
{
    const Parameter& parameter = described(id);
    std::optional<ParameterValue> value;
    switch (parameter.standard.index()) {
    case 0:
        if (text == "true" || text == "false")
            value = text == "true";
        break;
    case 1:
        if (const auto number = parsed<int>(text))
            value = *number;
        break;
    case 2:
        if (const auto number = parsed<double>(text))
            value = *number;
        break;
    default: value = text;
    }
    if (!value || !accepts(parameter, *value))
        refuse(parameter, '"' + text + '"');
    m_values[id] = *value;
}

bool Parameters::boolean(const std::string& id) const
{
    return std::get<bool>(m_values.at(described(id).id));
}

int Parameters::integer(const std::string& id) const
{
    return std::get<int>(m_values.at(described(id).id));
}

double Parameters::real(const std::string& id) const
{
    return std::get<double>(m_values.at(described(id).id));
}

const std::string& Parameters::choice(const std::string& id) const
{
    return std::get<std::string>(m_values.at(described(id).id));
}

std::string toText(const ParameterValue& value)
{
    if (const bool* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const int* number = std::get_if<int>(&value))
        return std::to_string(*number);
    if (const double* number = std::get_if<double>(&value)) {
        std::array<char, 32> text;
        const auto end = std::to_chars(text.data(), text.data() + text.size(), *number).ptr;
        return {text.data(), end};
    }
    return std::get<std::string>(value);
}

} // namespace core
