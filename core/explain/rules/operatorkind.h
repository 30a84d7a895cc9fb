// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/csrc/jit/ir/ir.h>

namespace core {

/// What an operator does to the numbers that pass it, as far as backward rules tell them apart.
enum class OperatorKind {
    Weighted,      ///< a convolution (transposed, too) or a linear layer
    BatchNorm,     ///< one that was not folded into a convolution
    Pointwise,     ///< a nonlinear function of each number by itself
    MaxPool,       ///< takes the largest of several numbers
    Sum,           ///< adds or averages values, or positions
    Product,       ///< value by value
    Quotient,      ///< likewise
    MatrixProduct, ///< of two values, as in attention
    Normalization, ///< layer, group or instance norm
    Softmax,
    Arrangement, ///< moves, copies, drops or interpolates numbers
    Other,       ///< anything else that puts out a tensor
    None,        ///< puts out something else, or several tensors
};

OperatorKind kindOf(const torch::jit::Node* node);

/// A convolution that is not a transposed one.
bool isPlainConvolution(const torch::jit::Node* node);

/// Whether a value is a softmax's output, looking through what only moves numbers.
bool isSoftmaxed(const torch::jit::Value* value);

/// Whether a value is what a gate usually is: a sigmoid's or softmax's output.
bool isGate(const torch::jit::Value* value);

} // namespace core
