// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/csrc/jit/ir/ir.h>

namespace core {

/// A convolution's weight and bias as a program uses them.
struct ConvolutionWeights {
    at::Tensor weight;
    at::Tensor bias; ///< undefined: none
};

bool isConvolution(const torch::jit::Node* node);

/// The tensor that a value always is; undefined if it is not known before a run.
at::Tensor constantTensor(const torch::jit::Value* value);

/// Whether a convolution's only reader is a batch norm in inference mode, all numbers known.
bool foldsInto(const torch::jit::Node* convolution, const torch::jit::Node* norm);

/// Batch norm after a convolution is an affine map of its output channels:
/// w' = w * gamma / sqrt(var + eps), b' = (b - mean) * gamma / sqrt(var + eps) + beta.
ConvolutionWeights foldedWeights(const torch::jit::Node* convolution, const torch::jit::Node* norm);

} // namespace core
