// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/preparedgraph.h"

namespace core {

/// A picture-like input for trying a network out: smooth waves and some noise, the same on every
/// call.
at::Tensor sampleInput(const std::vector<std::int64_t>& shape, at::ScalarType type, int seed = 0);

/// Flattens `module` and compares outputs and input gradient with the module itself on `input`: the
/// graph must agree to 1e-4 of the largest output and 1e-3 of the gradient's norm, or it is
/// flattened with its in-place operators left as they are. Optimisations only round differently and
/// may move the gradient by 5e-2 of its norm; one that does more is taken back. `untouched` is
/// evaluated with Torch's plain executor. Of a detector all numbers are compared. Throws Error:
/// ModelDiffers when even the bare graph gives other numbers, ModelRunFailed, Cancelled.
std::unique_ptr<PreparedGraph> prepareGraph(torch::jit::Module& untouched, const at::Tensor& input,
                                            Progress& progress, Task task = Task::Classification);

} // namespace core
