// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

#include "core/model/model.h"

/// A network written down in a test: TorchScript source of `forward` and its parameters.
struct ToyNet {
    std::string source;
    std::vector<std::pair<std::string, at::Tensor>> parameters;

    torch::jit::Module module() const;
};

/// A card for pictures of the size that reach the network as (pixel - mean) / std.
core::ModelCard plainCard(int width, int height, core::ChannelOrder channels, double mean = 0,
                          double std = 1);

/// The network saved as a file and opened like any other.
std::shared_ptr<const core::Model> openToy(const torch::jit::Module& module,
                                           const core::ModelCard& card,
                                           core::Precision precision = core::Precision::Single);
std::shared_ptr<const core::Model> openToy(const ToyNet& net, const core::ModelCard& card);
