// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/preparedgraph.h"

namespace core {

/// A picture-like input for trying a network out: smooth waves and some noise, the same on every
/// call.
at::Tensor sampleInput(const std::vector<std::int64_t>& shape, at::ScalarType type, int seed = 0);

/// Flattens and optimises `module` and compares outputs and input gradient with the module itself
/// on `input`. Where they differ by more than 1e-4 (output, of the largest) or 1e-3 (gradient, of
/// its norm), optimisations are taken back one by one. `untouched` is evaluated with Torch's plain
/// executor. Throws Error: ModelDiffers when even the bare graph gives other numbers,
/// ModelRunFailed, Cancelled.
std::unique_ptr<PreparedGraph> prepareGraph(torch::jit::Module& untouched, const at::Tensor& input,
                                            Progress& progress);

} // namespace core
