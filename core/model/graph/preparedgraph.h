// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/boxes.h"
#include "core/model/graph/layers.h"
#include "core/model/graph/output.h"
#include "core/model/graph/program.h"
#include "core/model/graph/simplify.h"

namespace core {

/// A network that was flattened, compared with its untouched module and measured.
struct PreparedGraph {
    FlatGraph flat;
    Optimizations optimizations;
    OutputEnd end;
    std::optional<DetectionRule> detection; ///< of a detector
    int classes = 0;                        ///< of a detector
    std::int64_t candidates = 0;            ///< of a detector; 0: not the same for every picture
    cv::Size inputSize;
    at::ScalarType type = at::kFloat; ///< of the picture that the network takes
    bool batches = true;              ///< a batch gives each picture the answer that it gets alone
    bool differentiable = true;       ///< the scores have a gradient with respect to the picture
    std::size_t bytesPerPicture = 0;  ///< of all values of one run, as autograd keeps them
    std::vector<NamedValue> values;   ///< the layers
    std::vector<const torch::jit::Value*>
        attention;           ///< softmaxed, B * heads x N x N or B x heads x N x N
    std::int64_t tokens = 0; ///< N, of which the last ones form `tokenGrid`
    Grid tokenGrid{};
    mutable WeightCache weights; ///< filled as programs are compiled
    mutable std::map<std::vector<const torch::jit::Value*>, std::unique_ptr<Program>> programs;
    mutable std::map<const torch::jit::Value*, std::unique_ptr<Program>> tails;

    Task task() const { return detection ? Task::Detection : Task::Classification; }

    /// The value that the scores are in, as far as the graph tells.
    const torch::jit::Value* scores() const
    {
        return end.value ? end.value : scoresValue(flat.graph->outputs().at(0));
    }

    std::unique_ptr<Program> compile(Program::Part part, Optimizations how) const
    {
        part.end = end.value;
        return std::make_unique<Program>(flat.graph, flat.module._ivalue(), std::move(part), how,
                                         weights);
    }

    /// The program up to the scores that keeps some values. Compiled once.
    const Program& program(const std::vector<const torch::jit::Value*>& taps = {}) const
    {
        auto& known = programs[taps];
        if (!known)
            known = compile({.keep = taps}, optimizations);
        return *known;
    }

    /// The program from a value to the scores. Compiled once.
    const Program& tail(const torch::jit::Value* start) const
    {
        auto& known = tails[start];
        if (!known)
            known = compile({.start = start}, optimizations);
        return *known;
    }
};

} // namespace core
