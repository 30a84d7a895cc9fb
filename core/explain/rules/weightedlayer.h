// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/rule.h"

#include <optional>

namespace core {

/// A convolution or linear layer, y = f(x; w) + b, open to other inputs and weights. None of its
/// tensors carries a gradient.
class WeightedLayer {
public:
    explicit WeightedLayer(const RuledOperator& ruled);

    /// The layer's output. What is asked about its own input, weight and bias later is taken from
    /// this run.
    at::Tensor run();

    const at::Tensor& input() const { return m_input; }
    const at::Tensor& weight() const { return m_weight; }
    const at::Tensor& bias() const { return m_bias; } ///< may be undefined
    bool isConvolution() const { return m_isConvolution; }
    std::size_t inputIndex() const { return m_inputIndex; } ///< among the operator's inputs

    /// f(input; weight) + bias; an undefined bias adds nothing.
    at::Tensor forward(const at::Tensor& input, const at::Tensor& weight,
                       const at::Tensor& bias = {}) const;

    /// The gradient at the input of f(input; weight), from `gradient` at its output.
    at::Tensor back(const at::Tensor& weight, const at::Tensor& gradient) const;

private:
    RuledOperator with(const at::Tensor& input, const at::Tensor& weight,
                       const at::Tensor& bias) const;

    RuledOperator m_ruled;
    bool m_isConvolution;
    std::size_t m_inputIndex = 0;
    std::size_t m_weightIndex = 1;
    std::optional<std::size_t> m_biasIndex;
    at::Tensor m_input;
    at::Tensor m_weight;
    at::Tensor m_bias;
    at::Tensor m_variable; ///< the input of run(), and the output that goes back to it
    at::Tensor m_output;
};

/// What arrives at a layer's input, from the relevance at its output.
using WeightedRule =
    std::function<at::Tensor(const WeightedLayer& layer, const at::Tensor& relevance)>;

} // namespace core
