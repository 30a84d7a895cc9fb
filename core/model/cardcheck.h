// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"
#include "core/model/channelstatistics.h"

#include <opencv2/core/mat.hpp>
#include <optional>

namespace core {

/// What a picture is taken for when its colours are given in either order.
struct OrderTrial {
    std::string rgbClass;
    std::string bgrClass;
    double rgb = 0; ///< probability of that class
    double bgr = 0;
};

/// What is known beside the card. Whatever is left empty is not checked.
struct CardFacts {
    int outputs = 0;        ///< classes of the network
    int channels = 0;       ///< of the network's input
    cv::Size workingSize{}; ///< an input that the network takes
    bool refused = false;   ///< the network did not take the card's input size
    std::vector<OutputKind> possibleOutputs{};
    std::optional<std::vector<std::string>> layers{}; ///< that the card may name
    cv::Size picture{};
    std::vector<ChannelStatistics> statistics{}; ///< of that picture
    std::optional<OrderTrial> orders{};          ///< with that picture
};

/// Something about a card that smells wrong.
struct CardFinding {
    enum class Level {
        Wrong,    ///< the card cannot be used
        Doubtful, ///< it can, but predictions are probably wrong
        Remark    ///< good to know
    };
    Level level = Level::Doubtful;
    const char* id;                     ///< stable: "mean_range"
    const char* text;                   ///< English, context "core", may hold %1 to %4
    std::vector<std::string> arguments; ///< for %1 to %4
    const char* remedy = nullptr;       ///< what `mended` does, English, context "core"
    std::optional<ModelCard> mended{};  ///< the card without the fault, where one way is obvious
};

/// The worst first.
std::vector<CardFinding> checkCard(const ModelCard& card, const CardFacts& facts);

/// Whether the card can be used at all.
bool isUsable(const std::vector<CardFinding>& findings);

/// The largest number that a card may hold.
constexpr double largestCardNumber = 1e6;

} // namespace core
