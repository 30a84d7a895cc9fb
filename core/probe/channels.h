// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// What a channel of a layer says about the probe's picture, over all positions.
struct ChannelFacts {
    int channel = 0;
    double mean = 0;
    double deviation = 0; ///< of the positions themselves, not an estimate
    double minimum = 0;
    double maximum = 0;
    double active = 0;       ///< share of positions above 0
    double contribution = 0; ///< sum of gradient x activation
    bool finite = true;      ///< false: some of the above are no numbers
    bool constant = false;   ///< the same at all positions
};

/// The feature maps of a layer.
struct Channels {
    cv::Mat maps; ///< K x h x w, CV_32F
    std::vector<ChannelFacts> facts;
    bool contributions = false; ///< whether the facts have them
};

/// Of the index-th layer that the probe is aimed at. Contributions are to the target's value, where
/// they are asked for and it has a gradient that is finite. Throws like Probe::activation.
Channels channelFacts(Probe& probe, std::size_t index, bool withGradient, Progress& progress);

} // namespace core
