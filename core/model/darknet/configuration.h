// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace core::darknet {

/// The value of an option, with the line that it stands in.
struct Option {
    std::string text;
    int line = 0;
};

/// "[convolutional]" and the options below it.
struct Section {
    std::string name; ///< in lower case, without brackets; short forms written out
    int line = 0;
    std::map<std::string, Option> options{}; ///< of a name that stands there twice the first counts
};

/// A Darknet .cfg file: sections in order, the first of which describes the input.
struct Configuration {
    std::string path;
    std::vector<Section> sections;
};

/// Whether a text's first section is [net] or [network].
bool isConfiguration(const std::string& text);

/// Reads and takes apart; what the options mean is planNetwork()'s business. Spaces do not count,
/// # and ; start a comment. Throws Error: FileNotFound, FileUnreadable, ModelDefinitionInvalid
/// (naming the line).
Configuration readConfiguration(const std::string& path);

/// Throws Error{ModelDefinitionInvalid, path, "line 12: " + what}.
[[noreturn]] void refuse(const Configuration& configuration, int line, const std::string& what);

/// The options of a section as values. All throw Error{ModelDefinitionInvalid} naming the line for
/// what is no such value or out of range.
class Options {
public:
    Options(const Configuration& configuration, const Section& section)
        : m_configuration(configuration), m_section(section)
    {}

    const Section& section() const { return m_section; }
    bool has(const char* name) const { return m_section.options.count(name) > 0; }
    /// Of an option, else of the section.
    int lineOf(const char* name) const;
    [[noreturn]] void refuse(const std::string& what) const; ///< at the section's line
    [[noreturn]] void refuseOption(const char* name, const std::string& what) const;

    int whole(const char* name, int standard, int least, int most) const;
    double real(const char* name, double standard, double least, double most) const;
    bool flag(const char* name) const;
    std::string word(const char* name, const std::string& standard) const;
    std::vector<int> wholes(const char* name) const;
    std::vector<double> reals(const char* name) const;

    /// Refuses options that change what a layer computes, where they are switched on.
    void forbid(std::initializer_list<const char*> names) const;

private:
    std::vector<std::string> items(const char* name) const;

    const Configuration& m_configuration;
    const Section& m_section;
};

} // namespace core::darknet
