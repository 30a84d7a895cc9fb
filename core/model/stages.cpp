// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/stages.h"

#include "core/model/graph/preparedgraph.h"

#include <algorithm>

namespace core {

namespace {

bool sameGrid(const Stage& a, const Stage& b)
{
    return a.height == b.height && a.width == b.width;
}

/// Both together, with the grid of `main`.
Stage joined(const Stage& before, const Stage& after, const Stage& main)
{
    Stage stage = main;
    stage.entry = sameGrid(before, main) ? before.entry : main.entry;
    stage.firstLayer = before.firstLayer;
    stage.lastLayer = after.lastLayer;
    stage.convolutions = before.convolutions + after.convolutions;
    if ((before.convolutions > 0) == (after.convolutions > 0)) {
        stage.fewestChannels = std::min(before.fewestChannels, after.fewestChannels);
        stage.mostChannels = std::max(before.mostChannels, after.mostChannels);
    }
    return stage;
}

std::vector<Stage> runsOfOneGrid(const Model& model)
{
    std::vector<Stage> runs;
    const auto& values = model.graph().values;
    for (int index = 0; index < int(values.size()); ++index) {
        const auto& grid = values[std::size_t(index)].layer.grid;
        if (!values[std::size_t(index)].layer.spatial)
            continue;
        const bool convolution = isConvolution(values[std::size_t(index)].value->node());
        const Stage alone{grid.height, grid.width, grid.channels, grid.channels,
                          convolution, index,      index,         index};
        if (runs.empty() || !sameGrid(runs.back(), alone)) {
            runs.push_back(alone);
            continue;
        }
        auto& last = runs.back();
        const auto before = last;
        last = joined(before, alone, before);
        if (convolution && before.convolutions == 0)
            last.fewestChannels = last.mostChannels = grid.channels;
    }
    return runs;
}

void addTimes(std::vector<Stage>& stages, const std::vector<OperatorTime>& times)
{
    std::size_t present = 0;
    int latest = -1;
    for (const auto& time : times) { // in order of execution
        latest = std::max(latest, time.layer);
        while (present < stages.size() && latest > stages[present].lastLayer)
            ++present;
        if (present == stages.size())
            return;
        stages[present].milliseconds += time.milliseconds;
    }
}

} // namespace

std::vector<Stage> stages(const Model& model, const std::vector<OperatorTime>& times)
{
    const auto runs = runsOfOneGrid(model);
    std::vector<Stage> stages;
    std::vector<Stage> waiting; // without convolutions
    for (const auto& run : runs) {
        if (run.convolutions == 0) {
            waiting.push_back(run);
            continue;
        }
        auto stage = run;
        if (!waiting.empty())
            stage.firstLayer = waiting.front().firstLayer;
        waiting.clear();
        if (!stages.empty() && sameGrid(stages.back(), stage))
            stages.back() = joined(stages.back(), stage, stage);
        else
            stages.push_back(stage);
    }
    if (stages.empty())
        stages = runs;
    else if (!waiting.empty()) // pooling behind the last convolution
        stages.back().lastLayer = waiting.back().lastLayer;
    addTimes(stages, times);
    return stages;
}

} // namespace core
