// SPDX-License-Identifier: GPL-3.0-or-later
// How long a step of imagining takes, against one pass through the network and back.
//   bench_imagining MODEL... [--benchmark_...]
#include "bench/comparison.h"
#include "core/imagine/ascent.h"
#include "core/imagine/preset.h"
#include "core/model/graph/preparedgraph.h"
#include "core/model/model.h"

#include <filesystem>
#include <iostream>

#include <torch/csrc/autograd/autograd.h>

namespace {

/// On a picture of the size that the model takes.
std::function<void()> forwardAndBackward(const std::shared_ptr<const core::Model>& model)
{
    const auto& rule = model->card().input;
    const auto input = at::rand({1, rule.channelCount(), rule.height, rule.width});
    return [model, input] {
        at::AutoGradMode enabled(true);
        core::Progress progress;
        const auto x = input.detach().clone().requires_grad_(true);
        const auto scores = model->graph().program().run(x, progress).outputs[0].toTensor();
        benchmark::DoNotOptimize(torch::autograd::grad({scores.select(1, 0).sum()}, {x})[0]);
    };
}

/// Of the default preset.
void steps(benchmark::State& state, const std::shared_ptr<const core::Model>& model)
{
    auto parameters = core::presets().front().values;
    parameters.set("steps", 4096);
    core::Ascent ascent(model, {}, parameters);
    core::Progress progress;
    bench::compare(
        state, [&] { ascent.step(progress); }, forwardAndBackward(model));
}

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (argc < 2) {
        std::cerr << "usage: bench_imagining MODEL...\n";
        return 2;
    }
    for (int index = 1; index < argc; ++index) {
        core::Progress progress;
        const std::shared_ptr<const core::Model> model = core::Model::open(argv[index], progress);
        const auto name = std::filesystem::path(argv[index]).stem().string();
        benchmark::RegisterBenchmark(("imagine_step/" + name).c_str(),
                                     [model](benchmark::State& state) { steps(state, model); })
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->Iterations(40);
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
