// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    at::ScalarType type = at::kFloat; ///< of the picture that the network takes
    bool batches = true;              ///< a batch gives each picture the answer that it gets alone
    bool differentiable = true;       ///< the scores have a gradient with respect to the picture
    std::size_t bytesPerPicture = 0;  ///< of all values of one run, as autograd keeps them
    std::vector<NamedValue> values;   ///< the layers
    mutable WeightCache weights;      ///< filled as programs are compiled
    mutable std::map<const torch::jit::Value*, std::unique_ptr<Program>> programs;

    /// The program up to the scores that keeps `tap` (null: nothing). Compiled once.
    const Program& program(const torch::jit::Value* tap = nullptr) const
    {
        auto& known = programs[tap];
        if (!known) {
            std::vector<const torch::jit::Value*> keep;
            if (tap)
                keep.push_back(tap);
            known = std::make_unique<Program>(flat.graph, flat.module._ivalue(), keep, end.value,
                                              optimizations, weights);
        }
        return *known;
    }
};

} // namespace core
