// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <ATen/core/Tensor.h>
#include <torch/csrc/jit/ir/ir.h>

namespace core {

/// "relu" of aten::relu and aten::relu_, "convolution" of aten::_convolution.
std::string operatorName(const torch::jit::Node* node);

/// A ReLU in any of its spellings, ReLU6 included: relu, clamp_min(0), clamp(0, ...), threshold(0,
/// 0), hardtanh(0, ...), in place or not.
bool isRelu(const torch::jit::Node* node);

/// Where a ReLU stops growing: 6 of ReLU6. Empty: nowhere.
std::optional<double> reluCeiling(const torch::jit::Node* relu);

/// A matrix product with weights that are known before a run: aten::linear, addmm or matmul.
bool isLinear(const torch::jit::Node* node);

/// The value of a number that is known before a run.
std::optional<double> constantNumber(const torch::jit::Value* value);

/// Whether the way that a run takes depends on the numbers in its input, not only on their shapes:
/// a batch would take the same way for all its pictures.
bool branchesOnNumbers(const torch::jit::Block* block);

/// A network's end where positions are averaged and one linear layer follows (Zhou et al. 2016).
struct PooledHead {
    const torch::jit::Value* source; ///< what is averaged, 1 x K x h x w
    at::Tensor weight;               ///< scores x K
};

/// `scores`: the value that is the network's logits.
std::optional<PooledHead> findPooledHead(const torch::jit::Value* scores);

} // namespace core
