// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"

namespace core {

/// A widespread way to make a picture a network's input. The size is the network's own.
struct InputPreset {
    std::string id;   ///< stable
    const char* name; ///< English, context "core"
    ChannelOrder channels = ChannelOrder::Rgb;
    Resize resize = Resize::ShortestSide;
    double resizeFactor = 1; ///< resize_to per pixel of the input's longer side
    double scale = 255;
    std::array<double, 3> mean{};
    std::array<double, 3> std{1, 1, 1};
};

const std::vector<InputPreset>& inputPresets();

/// `rule` with everything but its size taken from the preset. A grey input stays grey and gets the
/// average of the colours' numbers.
InputRule withPreset(const InputRule& rule, const InputPreset& preset);

/// The preset that a rule follows, or null.
const InputPreset* presetOf(const InputRule& rule);

} // namespace core
