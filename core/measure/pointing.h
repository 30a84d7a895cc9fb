// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <optional>

namespace core {

/// The energy-based pointing game (Wang et al., Score-CAM, 2020): the share of a map's positive
/// attribution that lies inside `mask` (CV_8UC1 of the map's size, not 0 in the object), 0 to 1.
/// Only the covered part counts. Empty if nothing there is positive. Throws Error{MaskDoesNotFit}.
std::optional<double> energyInside(const Heatmap& map, const cv::Mat& mask);

} // namespace core
