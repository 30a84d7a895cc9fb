// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/program.h"
#include "core/model/graph/simplify.h"
#include "core/model/model.h"

namespace core {

/// A card for a model file that has none; what was assumed goes into `notes`. Channels from the
/// first convolution, the input size by trying common ones, the meaning of the outputs from the
/// last operator, labels from NAME.txt or labels.txt beside the model (one a line) or, for 1000
/// outputs, from imagenet1k.txt in `labelsFolder`. Throws Error{ModelInputMismatch} when no common
/// input works.
ModelCard guessCard(const FlatGraph& flat, at::ScalarType type, const std::string& modelPath,
                    const std::string& labelsFolder, Progress& progress,
                    std::vector<ModelNote>& notes);

/// Channels that the network's first convolution takes; 0 if there is none.
int firstConvolutionChannels(torch::jit::Graph& graph);

} // namespace core
