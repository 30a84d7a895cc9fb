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

/// Names every tensor that a run produced after the module that puts it out ("layer4", the value
/// that leaves its scope) or, inside a module, after its operator ("layer4.1.add"). A module that
/// puts out several values, or is used several times, gets ":2", ":3" and so on after the first.
std::vector<NamedValue> nameLayers(const ObservedShapes& observed);

/// The last spatial value on the way to the output, before pooling: what class activation maps are
/// usually computed from. Empty if there is none.
std::string lastSpatialLayer(const std::vector<NamedValue>& layers);

} // namespace core
