// SPDX-License-Identifier: GPL-3.0-or-later
// How long detection takes against OpenCV's DNN module on the same files, and a click on a box
// against one pass through the network and back.
//   bench_detecting PICTURE NETWORK.cfg [MODEL] [--benchmark_...]
// MODEL: what Saliscope opens instead, for example the network converted to TorchScript.
#include "bench/comparison.h"
#include "core/detect/detection.h"
#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/image/image.h"
#include "core/model/graph/preparedgraph.h"
#include "core/model/model.h"
#include "core/probe/probe.h"

#include <filesystem>
#include <iostream>
#include <set>

#include <ATen/Parallel.h>
#include <opencv2/dnn.hpp>
#include <torch/csrc/autograd/autograd.h>

namespace {

struct Scene {
    std::string name;
    std::shared_ptr<const core::Model> model;
    cv::dnn::Net network;
    core::Probe probe; ///< of the picture
    std::vector<core::Target> targets;
    std::size_t clicks = 0;

    /// Another box on every call, as a person clicks on one after the other.
    core::Target otherBox() { return targets[clicks++ % targets.size()]; }
};

core::Detections detect(core::Probe& probe)
{
    core::Progress progress;
    return core::detect(probe, progress);
}

/// OpenCV's way from the network's input to boxes, before suppression.
std::function<void()> detectionOfOpenCV(Scene& scene)
{
    return [&scene, input = scene.probe.input().contiguous()] {
        const int sizes[] = {1, 3, int(input.size(2)), int(input.size(3))};
        std::vector<cv::Mat> outputs;
        scene.network.setInput(cv::Mat(4, sizes, CV_32F, input.data_ptr<float>()));
        scene.network.forward(outputs, scene.network.getUnconnectedOutLayersNames());
        benchmark::DoNotOptimize(outputs);
    };
}

/// What the window does: the pass remembers how to go back, so that a click need not repeat it.
void detection(benchmark::State& state, Scene& scene)
{
    bench::compare(
        state,
        [&] {
            const auto fresh = scene.probe.at(scene.probe.input());
            benchmark::DoNotOptimize(detect(*fresh));
        },
        detectionOfOpenCV(scene));
}

/// What methods that change the picture do thousands of times.
void changedPicture(benchmark::State& state, Scene& scene)
{
    bench::compare(
        state,
        [&] {
            core::Progress progress;
            scene.probe.logitsOf(
                1, [&](std::int64_t) { return scene.probe.input(); },
                [](std::int64_t, const at::Tensor& logits) { benchmark::DoNotOptimize(logits); },
                progress);
        },
        detectionOfOpenCV(scene));
}

/// The least that an explanation of a box by gradients can cost.
std::function<void()> forwardAndBackward(Scene& scene)
{
    return [&scene] {
        at::AutoGradMode enabled(true);
        core::Progress progress;
        const auto x = scene.probe.input().detach().clone().requires_grad_(true);
        const auto result = scene.model->graph().program().run(x, progress);
        at::Tensor value;
        for (const auto& tensor : core::boxTensors(result.outputs[0])) {
            const auto number = tensor.flatten().select(0, tensor.numel() / 2);
            value = value.defined() ? value + number : number;
        }
        benchmark::DoNotOptimize(torch::autograd::grad({value}, {x})[0]);
    };
}

void explain(core::Probe& probe, const std::string& method)
{
    const auto& explainer = core::findExplainer(method);
    core::ExplanationWatch watch;
    benchmark::DoNotOptimize(
        core::explain(probe, explainer, core::Parameters(explainer.parameters), watch));
}

/// The first box that is clicked in a picture whose boxes are on show.
void firstClick(benchmark::State& state, Scene& scene, const std::string& method)
{
    std::unique_ptr<core::Probe> fresh;
    bench::compare(
        state,
        [&] {
            fresh->aim(scene.otherBox());
            explain(*fresh, method);
        },
        forwardAndBackward(scene),
        [&] {
            fresh = scene.probe.at(scene.probe.input());
            detect(*fresh);
        });
}

/// Any later one.
void laterClick(benchmark::State& state, Scene& scene, const std::string& method)
{
    const auto probe = scene.probe.at(scene.probe.input());
    bench::compare(
        state,
        [&] {
            probe->aim(scene.otherBox());
            explain(*probe, method);
        },
        forwardAndBackward(scene));
}

void registerBenchmarks(Scene& scene, int threads)
{
    const auto add = [&](const std::string& what, std::function<void(benchmark::State&)> run) {
        const auto name = what + "/" + scene.name + ", threads: " + std::to_string(threads);
        benchmark::RegisterBenchmark(name.c_str(),
                                     [run, threads](benchmark::State& state) {
                                         at::set_num_threads(threads);
                                         cv::setNumThreads(threads);
                                         run(state);
                                     })
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->Iterations(40);
    };
    add("detection", [&](benchmark::State& state) { detection(state, scene); });
    add("changed_picture", [&](benchmark::State& state) { changedPicture(state, scene); });
    for (const std::string method : {"hires_cam", "grad_cam", "saliency"}) {
        add("first_click_" + method,
            [&scene, method](benchmark::State& state) { firstClick(state, scene, method); });
        add("later_click_" + method,
            [&scene, method](benchmark::State& state) { laterClick(state, scene, method); });
    }
}

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (argc < 3) {
        std::cerr << "usage: bench_detecting PICTURE NETWORK.cfg [MODEL]\n";
        return 2;
    }
    const std::filesystem::path configuration(argv[2]);
    auto weights = configuration;
    weights.replace_extension(".weights");
    core::Progress progress;
    const auto model = core::Model::open(argc > 3 ? argv[3] : argv[2], progress);
    Scene scene{configuration.stem().string(),
                model,
                cv::dnn::readNetFromDarknet(configuration.string(), weights.string()),
                core::Probe(model, core::readImage(argv[1])),
                {}};
    const auto detections = detect(scene.probe);
    for (const auto& found : core::suppressed(detections.found, {}))
        scene.targets.push_back(core::targetFor(detections, found));
    if (scene.targets.empty()) {
        std::cerr << "bench_detecting: the network finds nothing in the picture.\n";
        return 1;
    }
    for (const int threads : std::set<int>{1, at::get_num_threads()})
        registerBenchmarks(scene, threads);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
