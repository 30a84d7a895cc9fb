// SPDX-License-Identifier: GPL-3.0-or-later
// How good the editor's masks are: the automatic start from an explanation, then three strokes of a
// simulated person. One line of JSON a picture.
//   bench_strokes SCENES MODEL METHOD [FOLDER]
// writes pictures of each step into FOLDER, too.
#include "bench/cutscenes.h"
#include "bench/cutsession.h"
#include "core/image/heatmap.h"
#include "core/segment/seeds.h"

#include <iostream>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

namespace {

constexpr int strokes = 3;

cv::Mat grey(const core::Heatmap& map)
{
    const auto range = core::valueRange(map);
    cv::Mat shown;
    const double gain = range.high > range.low ? 255 / (range.high - range.low) : 0;
    map.values.convertTo(shown, CV_8UC1, gain, -range.low * gain);
    return shown;
}

/// Red: object, blue: background; the probable ones paler.
cv::Mat withSeeds(const cv::Mat& pixels, const cv::Mat& seeds)
{
    cv::Mat shown = pixels * 0.5;
    shown.setTo(cv::Scalar(255, 40, 40), seeds == int(core::Seed::Object));
    shown.setTo(cv::Scalar(255, 180, 120), seeds == int(core::Seed::ProbableObject));
    shown.setTo(cv::Scalar(120, 180, 255), seeds == int(core::Seed::ProbableBackground));
    shown.setTo(cv::Scalar(40, 80, 255), seeds == int(core::Seed::Background));
    return shown;
}

/// How the mask gets better, from the automatic start on.
nlohmann::json overlaps(const bench::CutScene& scene, const core::Heatmap& map,
                        const std::string& folder)
{
    const auto& pixels = scene.picture.pixels;
    const cv::Mat automatic = core::automaticSeeds(map, {});
    bench::CutSession session(pixels, automatic, core::CutSettings());
    const cv::Mat start = session.mask().clone();
    std::vector<double> overlaps{bench::overlap(start, scene.truth)};
    for (int i = 0; i < strokes; ++i) {
        if (const auto stroke = bench::correctingStroke(session.mask(), scene.truth)) {
            session.draw(*stroke);
            session.refineModels();
        }
        overlaps.push_back(bench::overlap(session.mask(), scene.truth));
    }
    if (!folder.empty()) {
        const auto write = [&](const char* what, const cv::Mat& shown) {
            core::writeImage(folder + "/" + scene.name + "-" + what + ".png", shown);
        };
        write("picture", pixels);
        write("map", grey(map));
        write("seeds", withSeeds(pixels, automatic));
        write("start", start);
        write("strokes", withSeeds(pixels, session.seeds()));
        write("mask", session.mask());
        write("truth", scene.truth);
    }
    return {{"scene", scene.name}, {"overlaps", overlaps}};
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc < 4 || argc > 5) {
        std::cerr << "usage: bench_strokes SCENES MODEL METHOD [FOLDER]\n";
        return 2;
    }
    core::Progress progress;
    const std::shared_ptr<const core::Model> model = core::Model::open(argv[2], progress);
    const bench::CutScenes scenes(argv[1], "quality");
    for (std::size_t i = 0; i < scenes.count(); ++i) {
        const auto scene = scenes.read(i);
        std::cout << overlaps(scene, bench::explained(scene, model, argv[3]),
                              argc == 5 ? argv[4] : "")
                  << std::endl;
    }
    return 0;
} catch (const std::exception& error) {
    std::cerr << "bench_strokes: " << error.what() << '\n';
    return 1;
}
