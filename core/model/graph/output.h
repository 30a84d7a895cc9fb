// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"

#include <optional>

#include <torch/csrc/jit/ir/ir.h>

namespace core {

/// Where a network's class scores are, and what they mean. A final softmax, log-softmax or sigmoid
/// is left out of what is run: its input is the logit, which is what explanations differentiate.
struct OutputEnd {
    const torch::jit::Value* value = nullptr; ///< stop here; null: run to the end
    OutputKind kind = OutputKind::Logits;     ///< of what the run then gives
    std::optional<OutputKind> removed;        ///< what the left-out operator made of it
};

OutputEnd findOutputEnd(const torch::jit::Graph& graph);

/// The value that scoresIn takes of a network's output, as far as the graph tells without a run.
const torch::jit::Value* scoresValue(const torch::jit::Value* output);

/// The scores, B x C, in what a network returned: a tensor, or the first one of a tuple or list, or
/// a dictionary's "out", "logits", "output" or first one. Accepts B x C, B x C x 1 x 1, B and, for
/// a single picture, C or a number without dimensions. Throws Error{ModelOutputUnsupported} telling
/// what there was instead.
at::Tensor scoresIn(const c10::IValue& output, std::int64_t batch);

/// Logits by class, B x C, from raw scores. A single logit z becomes two classes, -z and z.
at::Tensor logitsFrom(const at::Tensor& scores, OutputKind kind);

/// Probabilities by class from logits. Measured values (regression) have none and stay what they
/// are, here and below.
at::Tensor probabilitiesFrom(const at::Tensor& logits, OutputKind kind);

/// Natural logarithm of the probabilities, computed without leaving the logarithmic scale.
at::Tensor logProbabilitiesFrom(const at::Tensor& logits, OutputKind kind);

} // namespace core
