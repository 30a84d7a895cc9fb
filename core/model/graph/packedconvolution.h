// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/foldbatchnorm.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <ATen/core/ivalue.h>

namespace core {

/// A convolution for passes without gradients, perhaps with the ReLU behind it. Its weights are
/// brought into oneDNN's order once, where the ordinary operator does so in every pass (a tenth of
/// the time of ResNet-50). May be used by several threads.
class PackedConvolution {
public:
    /// Null where the node is something else than a plain convolution of pictures in single
    /// precision, or LibTorch lacks the operators.
    static std::unique_ptr<PackedConvolution> of(const torch::jit::Node* node,
                                                 const ConvolutionWeights& weights, bool withRelu);

    at::Tensor run(const at::Tensor& input);

private:
    struct Geometry {
        std::vector<std::int64_t> stride;
        std::vector<std::int64_t> padding;
        std::vector<std::int64_t> dilation;
        std::int64_t groups;
    };
    PackedConvolution(ConvolutionWeights weights, Geometry geometry, bool withRelu)
        : m_weights(std::move(weights)), m_geometry(std::move(geometry)), m_withRelu(withRelu)
    {}
    static std::optional<Geometry> geometryOf(const torch::jit::Node* node);
    c10::IValue packedFor(const at::Tensor& input);

    ConvolutionWeights m_weights;
    Geometry m_geometry;
    bool m_withRelu;
    std::mutex m_mutex;
    c10::IValue m_packed;
};

} // namespace core
