// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/rules/weightedlayer.h"

namespace core {

/// relevance / z, kept finite where z is near zero.
using Division = std::function<at::Tensor(const at::Tensor& relevance, const at::Tensor& z)>;

/// What tells one way of sending relevance back from another.
struct RelevanceRules {
    /// The rule of a convolution or linear layer that is about to run. Called in order of
    /// execution.
    std::function<WeightedRule(const WeightedLayer&)> weighted;
    Division divide; ///< for sums, means and products
};

/// What a person should know about a network that relevance was sent through.
struct RelevanceRemarks {
    bool batchNorm = false; ///< one stands alone
    bool unknown = false;   ///< an operator has no rule
    std::vector<const char*> notes() const;
};

/// The rules of all operators. Relevance takes the gradient's place:
/// - convolutions and linear layers: `rules.weighted`
/// - batch norms, activations, softmax, products with constants, sums with a number: unchanged
/// - other sums, means, average pools: R_i = a_i * (what z's gradient makes of R / z)
/// - products of two values: all to the signal, none to the gate (a sigmoid or softmax, or the
///   factor that is broadcast); half each if both could be either
/// - matrix products: like sums, none to a softmaxed factor; half each if neither is one
/// - layer, group and instance norms: like sums, with their statistics held constant
/// - what moves, drops or interpolates numbers, and max pools: the ordinary gradient
RuleBook relevanceBook(RelevanceRules rules, RelevanceRemarks& remarks);

} // namespace core
