// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/redirectedrelu.h"

#include "core/model/graph/operators.h"

#include <torch/script.h>

namespace core {

namespace {

at::Tensor redirected(const at::Tensor& x, const at::Tensor& gradient,
                      std::optional<double> ceiling)
{
    auto open = x > 0;
    if (ceiling)
        open = open.logical_and_(x < *ceiling);
    const auto ordinary = gradient * open;
    const auto alive = ordinary.flatten(1).any(1);
    if (alive.all().item<bool>())
        return ordinary;
    auto dropped = (x <= 0).logical_and_(gradient < 0);
    if (ceiling)
        dropped.logical_or_((x >= *ceiling).logical_and_(gradient > 0));
    std::vector<std::int64_t> each(std::size_t(x.dim()), 1);
    each[0] = x.size(0);
    return at::where(alive.view(each), ordinary, gradient.masked_fill(dropped, 0));
}

} // namespace

RuleBook redirectedRelus()
{
    return [](const torch::jit::Node* node) -> Rule {
        if (!isRelu(node))
            return {};
        return [ceiling = reluCeiling(node)](const RuledOperator& relu) {
            const auto x = relu.tensor(0);
            return withBackward(
                {x}, relu.output(),
                [x = x.detach(), ceiling](const at::Tensor& gradient) -> std::vector<at::Tensor> {
                    return {x.dim() > 1 ? redirected(x, gradient, ceiling) : gradient * (x > 0)};
                });
        };
    };
}

} // namespace core
