// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

#include <ATen/core/Tensor.h>

namespace core {

/// One chosen layer while a class activation map is made of it.
struct CamLayer {
    Probe& probe;
    std::size_t index; ///< among the chosen layers
    const Parameters& parameters;
    Watch& watch;

    const at::Tensor& activation() const; ///< 1 x K x h x w
    const at::Tensor& gradient() const;   ///< of the target, likewise
    void preview(const at::Tensor& map) const;
};

/// A layer's map before the final ReLU, 1 x 1 x h x w.
using CamMap = std::function<at::Tensor(const CamLayer&)>;

/// What tells one class activation map from another.
struct CamMethod {
    std::string id;
    const char* name;
    const char* summary;
    const char* citation;
    CamMap map;
    bool gradients = true;
    bool pooledHead = false;
    Cost cost = Cost::SinglePass;
    std::vector<Parameter> parameters{};
    bool takesSmoothing = true;
};

/// With one layer the raw attribution is its map. Several layers are fused as pytorch-grad-cam does
/// it: each map's positive part is scaled to 0...1 and brought to the input's size, then the mean.
Explainer classActivation(CamMethod method);

/// sum over channels k of w_k A_k; weights are K numbers.
at::Tensor weightedSum(const at::Tensor& weights, const at::Tensor& activation);

/// The first principal component of positions as points in channel space, 1 x 1 x h x w. Its sign,
/// which the decomposition leaves open, is chosen so that the largest magnitude is positive.
at::Tensor principalComponent(const at::Tensor& features);

/// The channels that methods with a forward pass for each one look at: all, or the `channels`
/// with the largest mean activation (a parameter; 0: all).
Parameter channelsParameter();
std::vector<std::int64_t> chosenChannels(const CamLayer& layer);

} // namespace core
