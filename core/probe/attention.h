// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

#include <ATen/core/Tensor.h>

namespace core {

/// One layer's attention of tokens (rows) to tokens, heads x N x N.
struct Probe::Attention {
    at::Tensor weights;
    at::Tensor gradient; ///< of the target; undefined unless asked for
};

} // namespace core
