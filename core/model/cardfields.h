// SPDX-License-Identifier: GPL-3.0-or-later
// How cards are read and written, for the sources of card.h only.
#pragma once

#include "core/model/card.h"
#include "core/support/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace core::cards {

using Json = nlohmann::ordered_json;

constexpr int largestSide = 8192;

/// The texts that a card uses for the values of an enumeration.
template <typename Value> using Words = std::span<const std::pair<const char*, Value>>;

template <typename Value> const char* wordFor(Words<Value> words, Value value)
{
    return std::ranges::find(words, value, &std::pair<const char*, Value>::second)->first;
}

/// One object of a card. Absent fields leave what they would set; others must be right.
class Fields {
public:
    Fields(const std::string& path, const Json& object, std::string prefix)
        : m_path(path), m_object(object), m_prefix(std::move(prefix))
    {}

    /// Null if the card does not have it.
    const Json* find(const char* field) const
    {
        const auto found = m_object.find(field);
        return found == m_object.end() ? nullptr : &*found;
    }

    [[noreturn]] void refuse(const char* field, const std::string& rule) const
    {
        throw Error(Fault::CardInvalid, m_path, '"' + m_prefix + field + "\" " + rule);
    }

    void read(const char* field, std::string& text) const
    {
        if (const Json* value = find(field)) {
            if (!value->is_string())
                refuse(field, "must be text");
            text = value->get<std::string>();
        }
    }

    void readSide(const char* field, int& side) const
    {
        if (const Json* value = find(field)) {
            const double number = value->is_number() ? value->get<double>() : 0;
            if (number != std::floor(number) || number < 1 || number > largestSide)
                refuse(field, "must be a whole number from 1 to " + std::to_string(largestSide));
            side = static_cast<int>(number);
        }
    }

    void readScale(const char* field, double& scale) const
    {
        if (const Json* value = find(field)) {
            if (!value->is_number() || value->get<double>() <= 0)
                refuse(field, "must be a number above 0");
            scale = value->get<double>();
        }
    }

    void read(const char* field, bool& answer) const
    {
        if (const Json* value = find(field)) {
            if (!value->is_boolean())
                refuse(field, "must be true or false");
            answer = value->get<bool>();
        }
    }

    void readShare(const char* field, double& share) const
    {
        if (const Json* value = find(field)) {
            const double number = value->is_number() ? value->get<double>() : -1;
            if (!(number >= 0 && number <= 1))
                refuse(field, "must be a number from 0 to 1");
            share = number;
        }
    }

    template <typename Value>
    void readWord(const char* field, Words<Value> words, Value& result) const
    {
        const Json* value = find(field);
        if (!value)
            return;
        std::string known;
        for (const auto& [word, meaning] : words) {
            if (value->is_string() && value->get_ref<const std::string&>() == word) {
                result = meaning;
                return;
            }
            known += (known.empty() ? "\"" : ", \"") + std::string(word) + '"';
        }
        refuse(field, "must be one of " + known);
    }

    /// One number a channel. A grey model's may also stand without brackets.
    void readChannels(const char* field, int channels, std::array<double, 3>& numbers) const
    {
        const Json* value = find(field);
        if (!value)
            return;
        const Json list = value->is_array() || channels == 3 ? *value : Json::array({*value});
        const bool single = channels == 1 && list.is_array() && list.size() == 1;
        if (!list.is_array() || (list.size() != 3 && !single) ||
            !std::ranges::all_of(list, [](const Json& item) { return item.is_number(); }))
            refuse(field, channels == 1 ? "must be one number" : "must be three numbers");
        for (std::size_t c = 0; c < 3; ++c)
            numbers[c] = list[single ? 0 : c].get<double>();
    }

private:
    const std::string& m_path;
    const Json& m_object;
    std::string m_prefix;
};

/// The object "detection" of a card. What it does not say is as in `own`, if that has the same
/// format. Throws Error{CardInvalid}.
DetectionRule detectionIn(const std::string& path, const Json& detection,
                          const std::optional<DetectionRule>& own);
Json toJson(const DetectionRule& rule);

} // namespace core::cards
