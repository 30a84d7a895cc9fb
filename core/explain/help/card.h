// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace core {

/// What a classroom should know about a method. English, context "core".
struct HelpCard {
    const char* id;      ///< the method's
    const char* formula; ///< plain text with mathematical signs, one to three lines, not translated
    const char* idea;    ///< what it computes, in plain words
    const char* lookFor; ///< how to read the map
    const char* failure; ///< known failures, honestly
};

/// Every card, in the order in which the families and their methods are offered.
const std::vector<HelpCard>& helpCards();

/// Null if there is none.
const HelpCard* helpCard(const std::string& id);

} // namespace core
