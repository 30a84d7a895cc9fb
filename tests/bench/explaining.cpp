// SPDX-License-Identifier: GPL-3.0-or-later
// How long explanations take, against what the network itself takes.
//   bench_explaining PICTURE MODEL... [--benchmark_...]
#include "bench/comparison.h"
#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/image/image.h"
#include "core/model/graph/preparedgraph.h"
#include "core/model/model.h"
#include "core/model/torchscript.h"
#include "core/probe/probe.h"

#include <filesystem>
#include <iostream>

#include <torch/csrc/autograd/autograd.h>

namespace {

/// An opened model and picture, and the same network as its file has it.
struct Scene {
    std::shared_ptr<const core::Model> model;
    core::Image picture;
    torch::jit::Module module;
    int nextClass = 0;

    /// Another class on every call, as a person clicks on one after the other.
    core::Target otherClass()
    {
        core::Target target;
        target.classIndex = nextClass = (nextClass + 1) % model->classCount();
        return target;
    }
};

void explain(core::Probe& probe, const std::string& method)
{
    const auto& explainer = core::findExplainer(method);
    core::ExplanationWatch watch;
    benchmark::DoNotOptimize(
        core::explain(probe, explainer, core::Parameters(explainer.parameters), watch));
}

at::Tensor gradientAt(const at::Tensor& x, const at::Tensor& scores, int classIndex)
{
    return torch::autograd::grad({scores.select(1, classIndex).sum()}, {x})[0];
}

/// The least that an explanation by gradients can cost: one pass through the prepared graph and
/// back to the picture.
std::function<void()> forwardAndBackward(Scene& scene)
{
    return [&scene, input = core::Probe(scene.model, scene.picture).input()] {
        at::AutoGradMode enabled(true);
        core::Progress progress;
        const auto x = input.detach().clone().requires_grad_(true);
        const auto scores = scene.model->graph().program().run(x, progress).outputs[0].toTensor();
        benchmark::DoNotOptimize(gradientAt(x, scores, scene.otherClass().classIndex));
    };
}

/// The first class that is clicked on a picture.
void gradCamOnNewPicture(benchmark::State& state, Scene& scene)
{
    bench::compare(
        state,
        [&] {
            core::Probe probe(scene.model, scene.picture);
            probe.aim(scene.otherClass());
            explain(probe, "grad_cam");
        },
        forwardAndBackward(scene));
}

/// Any later one.
void gradCamOnNewClass(benchmark::State& state, Scene& scene)
{
    core::Probe probe(scene.model, scene.picture);
    bench::compare(
        state,
        [&] {
            probe.aim(scene.otherClass());
            explain(probe, "grad_cam");
        },
        forwardAndBackward(scene));
}

void threeAnswers(benchmark::State& state, Scene& scene)
{
    bench::compare(
        state,
        [&] {
            core::Probe probe(scene.model, scene.picture);
            probe.aim(scene.otherClass());
            explain(probe, "saliency");
            explain(probe, "grad_cam");
            core::Progress progress;
            benchmark::DoNotOptimize(probe.inputGradient(progress));
        },
        forwardAndBackward(scene));
}

/// What one click on a new picture gives without any further pass.
void nineMaps(benchmark::State& state, Scene& scene)
{
    bench::compare(
        state,
        [&] {
            core::Probe probe(scene.model, scene.picture);
            probe.aim(scene.otherClass());
            for (const auto* method :
                 {"saliency", "input_x_gradient", "grad_cam", "grad_cam_plus_plus", "xgrad_cam",
                  "layer_cam", "hires_cam", "grad_cam_element_wise", "cam"})
                explain(probe, method);
        },
        forwardAndBackward(scene));
}

/// Integrated gradients against the loop that one would write over the file.
void integratedGradients(benchmark::State& state, Scene& scene)
{
    core::Probe probe(scene.model, scene.picture);
    const auto input = probe.input().clone();
    const auto& explainer = core::findExplainer("integrated_gradients");
    core::Parameters parameters(explainer.parameters);
    constexpr int steps = 50;
    parameters.set("steps", steps);
    const auto plainLoop = [&] {
        at::AutoGradMode enabled(true);
        auto sum = at::zeros_like(input);
        for (int step = 0; step < steps; ++step) {
            const auto x = (input * ((step + 0.5) / steps)).requires_grad_(true);
            sum += gradientAt(x, scene.module.forward({x}).toTensor(), scene.nextClass);
        }
        benchmark::DoNotOptimize(input * sum / steps);
    };
    bench::compare(
        state,
        [&] {
            probe.aim(scene.otherClass());
            core::ExplanationWatch watch;
            benchmark::DoNotOptimize(core::explain(probe, explainer, parameters, watch));
        },
        plainLoop);
    state.counters["ms"] = state.counters["ms"] / steps;
    state.counters["reference_ms"] = state.counters["reference_ms"] / steps;
}

void registerBenchmarks(const std::string& name, Scene& scene)
{
    const auto add = [&](const char* what, void (*run)(benchmark::State&, Scene&), int iterations) {
        benchmark::RegisterBenchmark((std::string(what) + "/" + name).c_str(),
                                     [run, &scene](benchmark::State& state) { run(state, scene); })
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->Iterations(iterations);
    };
    add("grad_cam_new_picture", gradCamOnNewPicture, 40);
    add("grad_cam_new_class", gradCamOnNewClass, 40);
    add("three_answers", threeAnswers, 40);
    add("nine_maps", nineMaps, 40);
    add("integrated_gradients_step", integratedGradients, 6);
}

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (argc < 3) {
        std::cerr << "usage: bench_explaining PICTURE MODEL...\n";
        return 2;
    }
    const auto picture = core::readImage(argv[1]);
    std::vector<std::unique_ptr<Scene>> scenes;
    for (int index = 2; index < argc; ++index) {
        core::Progress progress;
        scenes.push_back(
            std::make_unique<Scene>(Scene{.model = core::Model::open(argv[index], progress),
                                          .picture = picture,
                                          .module = core::loadTorchScript(argv[index])}));
        registerBenchmarks(std::filesystem::path(argv[index]).stem(), *scenes.back());
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
