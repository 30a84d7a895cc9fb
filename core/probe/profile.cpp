// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/profile.h"

#include "core/model/graph/preparedgraph.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace core {

using torch::jit::Node;

namespace {

constexpr int fewestPasses = 3;
constexpr int mostPasses = 9;
constexpr double enoughSeconds = 1;

/// Which operator really made a value: that of a folded batch norm comes from the convolution.
const Node* makerOf(const torch::jit::Value* value, const Program& program)
{
    const auto* node = value->node();
    const bool folded =
        node->kind() == torch::jit::aten::batch_norm && program.folded().count(node->input(0)) > 0;
    return folded ? node->input(0)->node() : node;
}

} // namespace

std::vector<OperatorTime> operatorTimes(const Probe& probe, Progress& progress)
{
    using Clock = std::chrono::steady_clock;
    const auto& graph = probe.model().graph();
    const auto& program = graph.program();
    at::NoGradGuard noGradients;
    std::vector<const Node*> order;
    std::map<const Node*, double> fastest;
    const auto began = Clock::now();
    for (int pass = 0; pass < mostPasses; ++pass) {
        std::map<const Node*, double> now; // a loop runs an operator several times
        Quiet quiet(progress);
        auto last = Clock::now();
        program.run(probe.input(), quiet, [&](const torch::jit::Value* value, const at::Tensor&) {
            const auto time = Clock::now();
            now[makerOf(value, program)] +=
                std::chrono::duration<double, std::milli>(time - last).count();
            if (pass == 0 && fastest.try_emplace(makerOf(value, program), INFINITY).second)
                order.push_back(makerOf(value, program));
            last = Clock::now();
        });
        for (auto& [node, time] : fastest)
            time = std::min(time, now[node]);
        progress.report(double(pass + 1) / mostPasses);
        const std::chrono::duration<double> spent = Clock::now() - began;
        if (pass + 1 >= fewestPasses && spent.count() > enoughSeconds)
            break;
    }
    progress.report(1);

    std::map<const Node*, int> layers;
    for (int index = 0; index < int(graph.values.size()); ++index)
        layers.emplace(graph.values[std::size_t(index)].value->node(), index);
    std::vector<OperatorTime> times;
    for (const auto* node : order) {
        const auto layer = layers.find(node);
        times.push_back(
            {modulePath(node), layer == layers.end() ? -1 : layer->second, fastest.at(node)});
    }
    return times;
}

} // namespace core
