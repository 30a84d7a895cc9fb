// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>
#include <torch/csrc/jit/ir/ir.h>

namespace core {

/// One operator while a program runs, for a rule to compute in its own way.
struct RuledOperator {
    const torch::jit::Node* node;
    /// Weights with a folded batch norm already in them. What a rule keeps of the inputs, or of the
    /// tensor that it puts out, no later operator overwrites.
    std::vector<c10::IValue> inputs;
    /// The operator itself on any inputs; never writes into them. Good until the pass is over.
    std::function<at::Tensor(const std::vector<c10::IValue>&)> compute;

    at::Tensor tensor(std::size_t index) const { return inputs[index].toTensor(); }
    at::Tensor output() const { return compute(inputs); }
};

/// Computes an operator's only output.
using Rule = std::function<at::Tensor(const RuledOperator&)>;

/// The rule of a node; empty where the node runs as it is.
using RuleBook = std::function<Rule(const torch::jit::Node*)>;

/// A pass through the network in which some operators follow rules.
struct Ruling {
    RuleBook rules;
    /// What goes back is each score's own share of the target rather than one: relevance, which
    /// adds up to the target's value, instead of a gradient. Of a detector the scores are its raw
    /// numbers: a number's share is itself times the target's slope. Where they are log-odds, a
    /// probability's slope is that of its log-odds, whatever the target's scale: the relevance of a
    /// class score starts as the raw log-odds of that class, that of a confidence as a mean of the
    /// log-odds of object and class in which the less sure one counts more.
    bool fromValue = false;
    /// A detector's raw numbers at a baseline: logitsWith leaves them in `keepRaw`. With `fromRaw`
    /// gradientWith starts from the target's mean slope between them and the picture's, so that
    /// shares that are complete for the raw numbers are complete for the target.
    std::vector<at::Tensor>* keepRaw = nullptr;
    const std::vector<at::Tensor>* fromRaw = nullptr;
    bool foldBatchNorm = true; ///< false: convolutions and batch norms each see their rule
};

/// The gradients at the inputs, from the gradient at the output (undefined: none).
using Backward = std::function<std::vector<at::Tensor>(const at::Tensor& gradient)>;

/// `output`'s numbers with a backward pass of their own. `backward` gives one gradient for each of
/// `inputs`. Its own operations are not differentiated.
at::Tensor withBackward(const std::vector<at::Tensor>& inputs, const at::Tensor& output,
                        Backward backward);

} // namespace core
