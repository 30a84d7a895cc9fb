// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace core {

/// A colour map that a person can choose.
struct ColorMap {
    std::string id;   ///< stable: settings, command line
    const char* name; ///< English, context "core"
    bool diverging;   ///< made for signed maps: its middle is neutral
};

/// The perceptually uniform ones first, then diverging ones, then those that people are used to.
const std::vector<ColorMap>& colorMaps();

/// The default for unsigned and for signed maps.
const ColorMap& standardColorMap(bool isSigned);

/// 256 RGB colours (CV_8UC3, 1 row). An unknown id gives the unsigned default.
cv::Mat colorTable(const std::string& id);

} // namespace core
