// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <map>
#include <memory>
#include <vector>

#include <torch/csrc/jit/ir/ir.h>

namespace core {

/// A layer and the graph value that it stands for.
struct NamedValue {
    Layer layer;
    const torch::jit::Value* value = nullptr;
};

/// Shapes of the tensors that one run produced, in order of execution.
using ObservedShapes = std::vector<std::pair<const torch::jit::Value*, std::vector<std::int64_t>>>;

/// A layer's output as 1 x K x h x w (also B x ...), and such a grid as the layer puts it out;
/// tokens without position are those of `like`.
at::Tensor toGrid(const at::Tensor& output, const Grid& grid);
at::Tensor fromGrid(const at::Tensor& grid, const Grid& layout, const at::Tensor& like);

/// Names every tensor that a run produced after the module that puts it out ("layer4", the value
/// that leaves its scope) or, inside a module, after its operator ("layer4.1.add"). A module that
/// puts out several values, or is used several times, gets ":2", ":3" and so on after the first.
/// Positions are found from the shapes: those of a grid have the input's proportions, tokens in a
/// row those of the convolution that made them.
std::vector<NamedValue> nameLayers(const ObservedShapes& observed,
                                   const std::vector<std::int64_t>& inputShape);

/// The last spatial value on the way to the output, before pooling: what class activation maps are
/// usually computed from. Where a class token gathers what the positions say, the last value that
/// enters an attention: after it the positions have no influence. Empty if there is none.
std::string lastSpatialLayer(const std::vector<NamedValue>& layers);

} // namespace core
