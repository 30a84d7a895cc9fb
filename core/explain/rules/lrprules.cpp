// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/rules/lrprules.h"

namespace core {

namespace {

constexpr double stabiliser = 1e-6; // zennit's

at::Tensor positivePart(const at::Tensor& tensor)
{
    return tensor.defined() ? tensor.clamp_min(0) : tensor;
}

at::Tensor negativePart(const at::Tensor& tensor)
{
    return tensor.defined() ? tensor.clamp_max(0) : tensor;
}

bool hasNegative(const at::Tensor& tensor)
{
    return tensor.numel() > 0 && tensor.min().item<double>() < 0;
}

/// What a unit gets from positive inputs through one kind of weights, and from negative inputs
/// through the other. After a ReLU there are none of the latter.
struct Pair {
    at::Tensor forPositive; ///< weights
    at::Tensor forNegative;
    at::Tensor bias;

    at::Tensor forward(const WeightedLayer& layer) const
    {
        const auto& x = layer.input();
        if (!hasNegative(x))
            return layer.forward(x, forPositive, bias);
        return layer.forward(positivePart(x), forPositive, bias) +
               layer.forward(negativePart(x), forNegative);
    }
    at::Tensor back(const WeightedLayer& layer, const at::Tensor& share) const
    {
        const auto& x = layer.input();
        if (!hasNegative(x))
            return x * layer.back(forPositive, share);
        return positivePart(x) * layer.back(forPositive, share) +
               negativePart(x) * layer.back(forNegative, share);
    }
};

} // namespace

Division stabilised(double epsilon)
{
    return [epsilon](const at::Tensor& relevance, const at::Tensor& z) {
        return relevance / at::where(z < 0, z - epsilon, z + epsilon);
    };
}

WeightedRule epsilonRule(double epsilon)
{
    return [divide = stabilised(epsilon)](const WeightedLayer& layer, const at::Tensor& relevance) {
        const auto z = layer.forward(layer.input(), layer.weight(), layer.bias());
        return layer.input() * layer.back(layer.weight(), divide(relevance, z));
    };
}

WeightedRule zPlusRule()
{
    return
        [divide = stabilised(stabiliser)](const WeightedLayer& layer, const at::Tensor& relevance) {
            const Pair rising{positivePart(layer.weight()), negativePart(layer.weight()),
                              positivePart(layer.bias())};
            return rising.back(layer, divide(relevance, rising.forward(layer)));
        };
}

WeightedRule alphaBetaRule()
{
    return
        [divide = stabilised(stabiliser)](const WeightedLayer& layer, const at::Tensor& relevance) {
            const auto up = positivePart(layer.weight());
            const auto down = negativePart(layer.weight());
            const Pair rising{up, down, positivePart(layer.bias())};
            const Pair falling{down, up, negativePart(layer.bias())};
            return 2 * rising.back(layer, divide(relevance, rising.forward(layer))) -
                   falling.back(layer, divide(relevance, falling.forward(layer)));
        };
}

WeightedRule gammaRule(double gamma)
{
    return [gamma, divide = stabilised(stabiliser)](const WeightedLayer& layer,
                                                    const at::Tensor& relevance) {
        const auto raised = [gamma](const at::Tensor& tensor, const auto& part) {
            return tensor.defined() ? tensor + gamma * part(tensor) : tensor;
        };
        const auto up = raised(layer.weight(), positivePart);
        const auto down = raised(layer.weight(), negativePart);
        const Pair rising{up, down, raised(layer.bias(), positivePart)};
        const Pair falling{down, up, raised(layer.bias(), negativePart)};
        const auto z = layer.forward(layer.input(), layer.weight(), layer.bias());
        return rising.back(layer, divide(relevance * (z > 0), rising.forward(layer))) +
               falling.back(layer, divide(relevance * (z < 0), falling.forward(layer)));
    };
}

WeightedRule boxRule(const at::Tensor& low, const at::Tensor& high)
{
    return [low, high, divide = stabilised(stabiliser)](const WeightedLayer& layer,
                                                        const at::Tensor& relevance) {
        const auto& weight = layer.weight();
        const auto z = layer.forward(layer.input(), weight, layer.bias()) -
                       layer.forward(low, positivePart(weight), positivePart(layer.bias())) -
                       layer.forward(high, negativePart(weight), negativePart(layer.bias()));
        const auto share = divide(relevance, z);
        return layer.input() * layer.back(weight, share) -
               low * layer.back(positivePart(weight), share) -
               high * layer.back(negativePart(weight), share);
    };
}

WeightedRule flatRule()
{
    return
        [divide = stabilised(stabiliser)](const WeightedLayer& layer, const at::Tensor& relevance) {
            const auto ones = at::ones_like(layer.weight());
            const auto z = layer.forward(at::ones_like(layer.input()), ones);
            return layer.back(ones, divide(relevance, z));
        };
}

} // namespace core
