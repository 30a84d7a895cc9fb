// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace core {

/// A parameter's value. Choices are stored as the chosen text id.
using ParameterValue = std::variant<bool, int, double, std::string>;

/// One of the answers to a parameter that is a choice.
struct Choice {
    std::string id;   ///< stable: settings, command line
    const char* name; ///< English, context "core"
};

/// A named value with its range and default: controls, command line and translations follow from
/// it.
struct Parameter {
    std::string id;
    const char* name; ///< English, context "core"
    const char* help; ///< one sentence, English, context "core"
    ParameterValue standard;
    double minimum = 0; ///< int and double only
    double maximum = 0; ///< int and double only
    const char* minimumName =
        nullptr; ///< what the smallest value stands for, if it is special; context "core"
    std::vector<Choice> choices{}; ///< string only
};

/// The values for one run, by parameter id. Always complete and within range.
class Parameters {
public:
    /// Every parameter at its default.
    explicit Parameters(const std::vector<Parameter>& described = {});

    /// Throws Error{NoSuchParameter} for an unknown id, a wrong type or a value outside the range.
    void set(const std::string& id, const ParameterValue& value);

    /// The same from text ("50", "true", "black"), as the command line and settings hold it.
    void setFromText(const std::string& id, const std::string& text);

    bool boolean(const std::string& id) const;
    int integer(const std::string& id) const;
    double real(const std::string& id) const;
    const std::string& choice(const std::string& id) const;

    const std::map<std::string, ParameterValue>& values() const { return m_values; }
    bool operator==(const Parameters& other) const { return m_values == other.m_values; }

private:
    const Parameter& described(const std::string& id) const;

    std::vector<Parameter> m_described;
    std::map<std::string, ParameterValue> m_values;
};

/// "50", "0.5", "true", "black".
std::string toText(const ParameterValue& value);

} // namespace core
