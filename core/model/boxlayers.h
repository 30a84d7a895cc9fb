// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/preparedgraph.h"

namespace core {

/// Names, for each grid of a detector, the layer that class activation maps of its boxes use: the
/// last one that everything said about these boxes comes from, before the convolutions that only
/// say it. Of Darknet's heads that is what enters the last 1 x 1 convolution; of YOLOv5 and v8 what
/// the neck gives to the branches of this stride. Empty where no layer lies on the grid.
void nameBoxLayers(std::vector<BoxGrid>& grids, const PreparedGraph& graph);

} // namespace core
