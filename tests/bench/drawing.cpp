// SPDX-License-Identifier: GPL-3.0-or-later
// How long a panel of a million pixels takes to follow the opacity slider or a colour map.
#include "bench/comparison.h"
#include "core/image/colormap.h"
#include "widgets/maprenderer.h"

#include <opencv2/core.hpp>

namespace {

constexpr int side = 1000;

widgets::MapRenderer renderer(bool isSigned)
{
    cv::RNG random(1);
    core::Image picture{cv::Mat(side, side, CV_8UC3), {}, {side, side}};
    random.fill(picture.pixels, cv::RNG::UNIFORM, 0, 256);
    core::Heatmap map{
        .values = cv::Mat(side, side, CV_32F), .isSigned = isSigned, .covered = {0, 0, side, side}};
    random.fill(map.values, cv::RNG::UNIFORM, isSigned ? -1. : 0., 1.);
    widgets::MapRenderer made;
    made.setPicture(picture);
    made.setMap(map);
    return made;
}

/// Calls `change` with 0, 1, 2, ... and draws after each.
void draw(benchmark::State& state, const std::function<void(widgets::MapRenderer&, int)>& change)
{
    auto panel = renderer(state.range(0) != 0);
    std::vector<double> times;
    int turn = 0;
    for (auto _ : state) {
        const double time = bench::secondsOf([&] {
            change(panel, turn++);
            benchmark::DoNotOptimize(panel.render());
        });
        state.SetIterationTime(time);
        times.push_back(time);
    }
    state.counters["ms"] = bench::median(times) * 1e3;
}

void opacity(benchmark::State& state)
{
    draw(state, [](widgets::MapRenderer& panel, int turn) { panel.setOpacity(turn % 100 / 100.); });
}

void colorMap(benchmark::State& state)
{
    draw(state, [](widgets::MapRenderer& panel, int turn) {
        const auto& maps = core::colorMaps();
        auto look = panel.look();
        look.colorMap = look.signedColorMap = maps[std::size_t(turn) % maps.size()].id;
        panel.setLook(look);
    });
}

BENCHMARK(opacity)->ArgName("signed")->Arg(0)->Arg(1)->UseManualTime()->Iterations(200);
BENCHMARK(colorMap)->ArgName("signed")->Arg(0)->Arg(1)->UseManualTime()->Iterations(200);

} // namespace

BENCHMARK_MAIN();
