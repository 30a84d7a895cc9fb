// SPDX-License-Identifier: GPL-3.0-or-later
// The gradient of any number that is made of logits and activations.
#include "core/model/graph/rule.h"
#include "core/probe/probestate.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <torch/csrc/autograd/autograd.h>

namespace core {

/// The program that ends at the only layer; null where the rest of the network has to run, too.
const Program* Probe::State::headFor(const GradientParts& parts)
{
    if (parts.logits || parts.ruling || layers.size() != 1)
        return nullptr;
    const auto* value = valueOf(*layers.front());
    const auto& flat = graph().flat;
    if (value->node()->owningBlock() != flat.graph->block())
        return nullptr;
    auto& head = heads[value];
    if (!head)
        head = std::make_unique<Program>(flat.graph, flat.module._ivalue(),
                                         Program::Part{.keep = {value}, .end = value},
                                         graph().optimizations, graph().weights);
    return head.get();
}

at::Tensor Probe::gradientOf(const Value& value, const at::Tensor& inputs, Progress& progress,
                             const GradientParts& parts)
{
    auto& state = *m_state;
    const auto& graph = state.graph();
    at::AutoGradMode enabled(true);
    const auto x = inputs.detach().to(graph.type).requires_grad_(true);
    std::vector<const torch::jit::Value*> taps;
    if (parts.layers)
        for (const auto* layer : state.layers)
            taps.push_back(state.valueOf(*layer));
    std::unique_ptr<Program> ruled;
    if (parts.ruling && parts.ruling->rules)
        ruled = state.ruledProgram(*parts.ruling, taps);
    const auto* head = state.headFor(parts);
    const auto& program = ruled ? *ruled : head ? *head : graph.program(taps);

    BackwardStop stop;
    std::vector<at::Tensor> logits;
    std::vector<std::vector<at::Tensor>> outputs(taps.size());
    const std::int64_t size = graph.batches ? x.size(0) : 1;
    for (std::int64_t first = 0; first < x.size(0); first += size) {
        const auto result = program.run(x.narrow(0, first, size), progress, stop.observer());
        if (parts.logits)
            logits.push_back(state.logitsOf(result.outputs[0], size));
        for (std::size_t index = 0; index < taps.size(); ++index) {
            if (!result.kept[index].defined())
                throw Error(Fault::NoSuchLayer, state.layers[index]->name);
            outputs[index].push_back(toGrid(result.kept[index], state.layers[index]->grid));
        }
    }
    const auto joined = [](const std::vector<at::Tensor>& each) {
        return each.empty() ? at::Tensor() : each.size() == 1 ? each.front() : at::cat(each);
    };
    std::vector<at::Tensor> activations;
    for (const auto& each : outputs)
        activations.push_back(joined(each));
    const auto number = value(joined(logits), activations);
    if (!number.requires_grad())
        throw Error(Fault::MethodNotApplicable, state.model->path(),
                    QT_TRANSLATE_NOOP("core", "The model's scores have no gradient."));
    if (progress.stopped())
        throw Cancelled();
    const BackwardStop::Listening listening(stop, progress);
    const auto gradient =
        torch::autograd::grad({number}, {x}, {}, false, false, /*allow_unused*/ true)[0];
    return gradient.defined() ? gradient.to(inputs.scalar_type()) : at::zeros_like(inputs);
}

} // namespace core
