// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/biasgradients.h"

#include "core/model/graph/foldbatchnorm.h"
#include "core/model/graph/rule.h"
#include "core/probe/probe.h"

#include <torch/script.h>

namespace core {

namespace {

at::Tensor optionalTensor(const c10::IValue& value)
{
    return value.isTensor() ? value.toTensor() : at::Tensor();
}

at::Tensor biasOfConvolution(const RuledOperator& convolution)
{
    const bool transposed = convolution.node->kind() == torch::jit::aten::_convolution &&
                            convolution.inputs[6].toBool();
    return transposed ? at::Tensor() : optionalTensor(convolution.inputs[2]);
}

/// Of aten::batch_norm(x, gamma, beta, mean, variance, training, momentum, epsilon, cudnn).
at::Tensor biasOfBatchNorm(const RuledOperator& norm)
{
    const auto gamma = optionalTensor(norm.inputs[1]);
    const auto beta = optionalTensor(norm.inputs[2]);
    if (!gamma.defined() || !beta.defined() || norm.inputs[5].toBool())
        return {};
    const auto deviation = (norm.tensor(4) + norm.inputs[7].toDouble()).sqrt();
    return beta - norm.tensor(3) * gamma / deviation;
}

} // namespace

at::Tensor gradientWithBiases(Probe& probe, const TakeBias& take, Progress& progress)
{
    using BiasOf = at::Tensor (*)(const RuledOperator&);
    const auto watched = [&take](BiasOf biasOf) -> Rule {
        return [&take, biasOf](const RuledOperator& ruled) {
            const auto output = ruled.output();
            const auto bias = biasOf(ruled);
            if (!bias.defined() || output.dim() != 4)
                return output;
            return withBackward({output}, output, [&take, bias](const at::Tensor& gradient) {
                take(bias.detach(), gradient);
                return std::vector<at::Tensor>{gradient};
            });
        };
    };
    const Ruling ruling{.rules = [&](const torch::jit::Node* node) -> Rule {
                            if (isConvolution(node))
                                return watched(biasOfConvolution);
                            if (node->kind() == torch::jit::aten::batch_norm)
                                return watched(biasOfBatchNorm);
                            return {};
                        },
                        .foldBatchNorm = false};
    return probe.gradientWith(ruling, probe.input(), progress);
}

} // namespace core
