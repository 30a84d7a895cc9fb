// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/parameter.h"

#include <string>

#include <ATen/core/Tensor.h>

namespace core {

/// Makes steps out of gradients. Copies share nothing that changes, so a step can be tried.
class Optimizer final {
public:
    explicit Optimizer(const Parameters& parameters);

    /// The numbers, B x ..., a step higher; each picture by itself.
    at::Tensor step(const at::Tensor& numbers, const at::Tensor& gradient);

private:
    at::Tensor adam(const at::Tensor& gradient);

    std::string m_kind;
    double m_rate;
    double m_progress;
    int m_steps = 0;
    at::Tensor m_mean;   ///< of Adam
    at::Tensor m_square; ///< of Adam
};

} // namespace core
