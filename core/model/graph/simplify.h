// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

namespace core {

/// One flat graph: every call inlined, weights and settings turned into constants, nothing left
/// that a run does not need. Two inputs: the module object and the picture.
struct FlatGraph {
    torch::jit::Module module; ///< frozen; keeps alive what the graph refers to
    std::shared_ptr<torch::jit::Graph> graph;
};

/// Makes a module exported in training mode, or on another device, behave as in inference on the
/// CPU: in every method, `training` flags become false and device constants become the CPU.
/// Returns what had to be changed.
struct Mended {
    bool training = false;
    bool device = false;
};
Mended mendForInference(torch::jit::Module& module);

/// Single or double, whichever most of the module's numbers have. (A frozen module has no
/// parameters: its numbers are constants in its code.)
at::ScalarType precisionOf(const torch::jit::Module& module);

/// Makes every narrower floating number of the module, also those in its code, one of `type`; so do
/// the conversions that its code asks for.
void widenTo(torch::jit::Module& module, at::ScalarType type);

/// Throws Error{ModelUnsafe} naming the operator if any method could write or read files or reach
/// another process: a model file is somebody else's program.
void refuseUnsafeOperators(const torch::jit::Module& module, const std::string& path);

/// Flattens `forward`. With `removeMutation`, in-place operators become pure ones where Torch can
/// prove that nobody notices.
FlatGraph flatten(const torch::jit::Module& module, bool removeMutation);

} // namespace core
