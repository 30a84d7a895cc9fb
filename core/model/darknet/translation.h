// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/darknet/network.h"
#include "core/model/darknet/weights.h"

#include <torch/script.h>

namespace core::darknet {

/// The TorchScript of a layer's `forward`, a line an operator. `shapes`: of its sources.
std::string layerSource(const Layer& layer, const std::vector<Shape>& shapes, bool batchNormBiases);

/// The TorchScript of the whole network's `forward`, a line a layer. It returns the maps of boxes,
/// from the first head of the file to the last, or a classifier's B x C scores.
std::string networkSource(const Network& network);

/// The network as one module with a module a layer ("conv_0", "route_17"), in inference mode.
/// Throws Error{FileUnreadable}.
torch::jit::Module translate(const Network& network, WeightsFile& weights);

} // namespace core::darknet
