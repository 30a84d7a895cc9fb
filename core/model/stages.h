// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/moduletree.h"

#include <vector>

namespace core {

/// Consecutive layers with positions whose grid has one size.
struct Stage {
    int height = 0;
    int width = 0;
    int fewestChannels = 0; ///< of its convolutions' outputs; of all layers if it has none
    int mostChannels = 0;
    int convolutions = 0;
    int entry = 0;      ///< the first layer with this grid: indices into Model::layers()
    int firstLayer = 0; ///< grids without a convolution, such as padding makes them, belong to the
    int lastLayer = 0;  ///< stage that they lead to
    double milliseconds = 0;
};

/// In order of execution; empty if the network has no layers with positions. Operators belong to
/// the stage that they run in; what comes after the last stage belongs to none.
std::vector<Stage> stages(const Model& model, const std::vector<OperatorTime>& times = {});

} // namespace core
