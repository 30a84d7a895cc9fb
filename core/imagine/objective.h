// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace core {

/// What a picture is to show: the number that activation maximisation makes as large as it can.
struct Objective {
    enum class Kind {
        Class,   ///< the un-normalised score of a class (Simonyan 2014, equation 1)
        Channel, ///< the mean of a channel of a layer over its positions
        Unit     ///< a channel of a layer at one position
    };
    Kind kind = Kind::Class;
    int classIndex = 0;
    std::optional<int> against{}; ///< that class's score is taken away
    std::string layer{};          ///< a spatial layer; Channel and Unit
    int channel = 0;
    int x = -1; ///< Unit: the position in the layer's grid; -1: its centre
    int y = -1;
    bool operator==(const Objective&) const = default;
};

} // namespace core
