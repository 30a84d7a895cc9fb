// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/optimizer.h"

#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

// Kingma, Ba, "Adam", 2015.
constexpr double meanDecay = 0.9;
constexpr double squareDecay = 0.999;
constexpr double tiny = 1e-8;

} // namespace

Optimizer::Optimizer(const Parameters& parameters)
    : m_kind(parameters.choice("optimizer")), m_rate(parameters.real("learning_rate")),
      m_progress(parameters.real("progress"))
{}

at::Tensor Optimizer::adam(const at::Tensor& gradient)
{
    ++m_steps;
    const bool first = !m_mean.defined();
    m_mean = first ? gradient * (1 - meanDecay) : at::lerp(m_mean, gradient, 1 - meanDecay);
    m_square = first ? gradient.square() * (1 - squareDecay)
                     : (m_square * squareDecay).addcmul_(gradient, gradient, 1 - squareDecay);
    const double meanShare = 1 - std::pow(meanDecay, m_steps);
    const double squareShare = 1 - std::pow(squareDecay, m_steps);
    auto divisor = (m_square.sqrt()).mul_(1 / std::sqrt(squareShare)).add_(tiny);
    return m_mean.div(divisor.mul_(meanShare));
}

at::Tensor Optimizer::step(const at::Tensor& numbers, const at::Tensor& gradient)
{
    if (m_kind == "adam")
        return at::add(numbers, adam(gradient), m_rate);
    std::vector<std::int64_t> each(std::size_t(gradient.dim()), 1);
    each[0] = gradient.size(0);
    auto direction = gradient;
    if (m_kind == "normalized") {
        // By the root of the mean square, so that a rate means the same for any size of picture.
        // In double precision, where squares of small and large gradients have room.
        const auto length = gradient.flatten(1).to(at::kDouble).square().mean(1).sqrt().view(each);
        direction = at::where(length > 0, gradient / length, 0.).to(gradient.scalar_type());
    }
    if (m_progress == 0)
        return at::add(numbers, direction, m_rate);
    // Along the direction the value rises by about rate * (gradient . direction).
    const auto rise = (gradient * direction).flatten(1).sum(1).view(each);
    return numbers + direction * (m_progress / rise).clamp_max(m_rate);
}

} // namespace core
