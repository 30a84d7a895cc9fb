// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/preparedgraph.h"
#include "core/probe/boxreading.h"
#include "core/probe/probe.h"
#include "core/support/memory.h"

#include <map>
#include <set>

namespace core {

/// Lets a backward pass be stopped: every value on the way asks the listener of the moment.
class BackwardStop {
public:
    /// Listens while it lives.
    class Listening {
    public:
        Listening(BackwardStop& stop, const Progress& progress) : m_stop(stop)
        {
            *m_stop.m_listener = &progress;
        }
        ~Listening() { *m_stop.m_listener = nullptr; }
        Listening(const Listening&) = delete;
        Listening& operator=(const Listening&) = delete;

    private:
        BackwardStop& m_stop;
    };

    /// Sees the values of a recorded run.
    Program::Observer observer() const;

private:
    std::shared_ptr<const Progress*> m_listener = std::make_shared<const Progress*>(nullptr);
};

struct Probe::State {
    /// A forward pass that remembers how to go back, once for all classes.
    struct Recording {
        at::Tensor x;
        at::Tensor logits;
        std::vector<at::Tensor> raw; ///< what logits are made of: scores, or a detector's tensors
        std::map<const Layer*, at::Tensor> kept; ///< outputs that can be chosen
        std::vector<at::Tensor> outputs;         ///< of the chosen layers, as the network has them
        std::vector<at::Tensor> activations;     ///< the same as grids
        BackwardStop stop;
    };

    std::shared_ptr<const Model> model;
    Preprocessed geometry;
    at::Tensor input;
    Target target;
    std::vector<const Layer*> layers;
    std::optional<Recording> recording;
    std::optional<Prediction> prediction;
    std::optional<Candidates> candidates; ///< of a detector
    at::Tensor inputGradient;
    std::vector<at::Tensor> activationGradients;
    /// What the steps after a layer read besides it; empty: they cannot be run alone.
    std::map<const torch::jit::Value*, std::optional<std::vector<at::Tensor>>> tailInputs;
    /// Programs that stop at a layer.
    std::map<const torch::jit::Value*, std::unique_ptr<Program>> heads;

    const PreparedGraph& graph() const { return model->graph(); }
    const torch::jit::Value* valueOf(const Layer& layer) const;
    /// The tensors of an output that logits are made of.
    std::vector<at::Tensor> rawOf(const c10::IValue& output, std::int64_t batch) const;
    at::Tensor logitsOf(const std::vector<at::Tensor>& raw) const;
    at::Tensor logitsOf(const c10::IValue& output, std::int64_t batch) const
    {
        return logitsOf(rawOf(output, batch));
    }
    Candidates candidatesIn(const std::vector<at::Tensor>& raw) const;
    OutputKind kindOf(const Target& which) const;
    at::Tensor targetOf(const at::Tensor& logits, const Target& which) const;
    std::vector<at::Tensor> slopesAt(const std::vector<at::Tensor>& raw, const Target& which) const;
    std::vector<at::Tensor> meanSlopes(const std::vector<at::Tensor>& from,
                                       const std::vector<at::Tensor>& to) const;
    std::vector<at::Tensor> startsOf(const Ruling& ruling,
                                     const std::vector<at::Tensor>& raw) const;
    void checkGradient(const at::Tensor& gradient) const;
    [[noreturn]] void blameNotFinite(Progress& progress) const;
    Recording& record(Progress& progress);
    std::set<const Layer*> layersToKeep() const;
    bool chooseLayers(Recording& recorded) const;
    std::vector<at::Tensor> gradients(const std::vector<at::Tensor>& values, Progress& progress);
    const std::optional<std::vector<at::Tensor>>& inputsOfTail(std::size_t index,
                                                               Progress& progress);
    at::Tensor logitsFromLayer(std::size_t index, const at::Tensor& outputs, Progress& progress);

    const Program* headFor(const GradientParts& parts);

    std::unique_ptr<Program> ruledProgram(const Ruling& ruling,
                                          const std::vector<const torch::jit::Value*>& taps) const;

    /// Calls `work` with the first index of each batch and the batch.
    void inBatches(std::int64_t count, std::int64_t size, Progress& progress,
                   const InputAt& inputAt, const Take& work) const;
    std::int64_t batchSize() const;
};

} // namespace core
