// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

#include "core/probe/probe.h"

/// The target's value at each of the inputs; undefined if they did not come in order.
inline at::Tensor valuesOf(core::Probe& probe, const std::vector<at::Tensor>& inputs,
                           core::Progress& progress)
{
    std::vector<at::Tensor> parts;
    std::int64_t expected = 0;
    bool inOrder = true;
    probe.scoresOf(
        std::int64_t(inputs.size()), [&](std::int64_t index) { return inputs[std::size_t(index)]; },
        [&](std::int64_t first, const at::Tensor& scores) {
            inOrder = inOrder && first == expected;
            expected += scores.size(0);
            parts.push_back(scores.clone());
        },
        progress);
    return inOrder ? at::cat(parts) : at::Tensor();
}
