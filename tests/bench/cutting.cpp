// SPDX-License-Identifier: GPL-3.0-or-later
// How long the editor's cut takes: a scripted sequence of strokes on pictures of known truth, and
// cv::grabCut on the same seeds. One line of JSON a picture.
//   bench_cutting SCENES MODEL METHOD
//   bench_cutting --memory SCENES INDEX     peak memory of one picture's first cut and strokes
#include "bench/cutscenes.h"
#include "bench/strokescript.h"
#include "core/segment/seeds.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <unistd.h>

namespace {

constexpr int strokes = 60;
/// After so many strokes nobody draws for a moment, and the colour models are estimated again.
constexpr int pauses = 6;

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The smallest value that at least this share of them does not exceed.
double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto place = std::size_t(std::ceil(share * double(values.size())));
    return values[std::clamp<std::size_t>(place, 1, values.size()) - 1];
}

/// The mixtures from the seeds' pixels only, then one cut with them.
double grabCutSeconds(const cv::Mat& pixels, const cv::Mat& seeds)
{
    std::vector<cv::Vec3b> colors;
    std::vector<uchar> kinds;
    cv::Mat labels(seeds.size(), CV_8UC1);
    for (int y = 0; y < seeds.rows; ++y)
        for (int x = 0; x < seeds.cols; ++x) {
            const auto seed = core::Seed(seeds.at<uchar>(y, x));
            const bool object = seed == core::Seed::Object || seed == core::Seed::ProbableObject;
            const bool sure = seed == core::Seed::Object || seed == core::Seed::Background;
            labels.at<uchar>(y, x) =
                object ? (sure ? cv::GC_FGD : cv::GC_PR_FGD) : (sure ? cv::GC_BGD : cv::GC_PR_BGD);
            if (seed == core::Seed::None)
                continue;
            colors.push_back(pixels.at<cv::Vec3b>(y, x));
            kinds.push_back(object ? cv::GC_FGD : cv::GC_BGD);
        }
    cv::Mat background, foreground, kindStrip(1, int(kinds.size()), CV_8UC1, kinds.data());
    const cv::Mat colorStrip(1, int(colors.size()), CV_8UC3, colors.data());
    cv::grabCut(colorStrip, kindStrip, {}, background, foreground, 0, cv::GC_INIT_WITH_MASK);
    return secondsOf([&] {
        cv::grabCut(pixels, labels, {}, background, foreground, 1, cv::GC_EVAL_FREEZE_MODEL);
    });
}

nlohmann::json timed(const bench::CutScene& scene, const core::Heatmap& map, bool withGrabCut)
{
    const auto& pixels = scene.picture.pixels;
    std::unique_ptr<bench::CutSession> session;
    const double first = secondsOf([&] {
        session = std::make_unique<bench::CutSession>(pixels, core::automaticSeeds(map, {}),
                                                      core::CutSettings());
    });
    const double startOverlap = bench::overlap(session->mask(), scene.truth);

    bench::StrokeScript script(scene.truth);
    std::vector<double> times, models, grabCuts;
    for (int i = 0; i < strokes; ++i) {
        const auto stroke = script.next(*session);
        times.push_back(secondsOf([&] {
            if (stroke)
                session->draw(*stroke);
            else
                session->undo();
        }));
        const bool pause = i % pauses == pauses - 1;
        if (pause)
            models.push_back(secondsOf([&] { session->refineModels(); }));
        // At many megapixels it takes a minute.
        if (withGrabCut && pause && (grabCuts.empty() || pixels.total() < 2e6))
            grabCuts.push_back(grabCutSeconds(pixels, session->seeds()));
    }
    nlohmann::json line{{"scene", scene.name},
                        {"megapixels", double(pixels.total()) / 1e6},
                        {"first", first},
                        {"strokes", times},
                        {"median", percentile(times, 0.5)},
                        {"p99", percentile(times, 0.99)},
                        {"most", percentile(times, 1)},
                        {"models", percentile(models, 0.5)},
                        {"start_overlap", startOverlap},
                        {"overlap", bench::overlap(session->mask(), scene.truth)}};
    if (withGrabCut)
        line["grab_cut"] = percentile(grabCuts, 0.5);
    return line;
}

/// A number from /proc/self/status, in bytes.
double processStatus(const std::string& name)
{
    std::ifstream file("/proc/self/status");
    for (std::string word; file >> word;)
        if (word == name + ":") {
            double kibibytes = 0;
            file >> kibibytes;
            return kibibytes * 1024;
        }
    return 0;
}

/// What a network would have to say about the truth: a map without a network, whose memory would
/// count.
core::Heatmap mapOf(const cv::Mat& truth)
{
    core::Heatmap map;
    cv::Mat small;
    cv::resize(truth, small, {16, 16}, 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F, 1 / 255.0);
    cv::resize(small, map.values, truth.size(), 0, 0, cv::INTER_CUBIC);
    map.covered = {{}, truth.size()};
    return map;
}

double peakBytes(const bench::CutScene& scene)
{
    const cv::Mat automatic = core::automaticSeeds(mapOf(scene.truth), {});
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak starts anew
    const double before = processStatus("VmRSS");
    bench::CutSession session(scene.picture.pixels, automatic, core::CutSettings());
    bench::StrokeScript script(scene.truth);
    for (int i = 0; i < strokes; ++i) {
        if (const auto stroke = script.next(session))
            session.draw(*stroke);
        else
            session.undo();
        if (i % pauses == pauses - 1)
            session.refineModels();
    }
    return processStatus("VmHWM") - before;
}

} // namespace

int main(int argc, char** argv)
try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 3 && arguments[0] == "--memory") {
        const auto scene = bench::CutScenes(arguments[1], "timing").read(std::stoul(arguments[2]));
        const double working = std::min(double(scene.truth.total()), core::Cutout::workingPixels);
        const double bytes = peakBytes(scene);
        std::cout << nlohmann::json{{"scene", scene.name},
                                    {"bytes", bytes},
                                    {"bytes_per_working_pixel", bytes / working}}
                  << std::endl;
        return 0;
    }
    if (arguments.size() < 3 || arguments.size() > 4) {
        std::cerr << "usage: bench_cutting SCENES MODEL METHOD [--without-grabcut]\n"
                     "       bench_cutting --memory SCENES INDEX\n";
        return 2;
    }
    core::Progress progress;
    const std::shared_ptr<const core::Model> model = core::Model::open(arguments[1], progress);
    const bench::CutScenes scenes(arguments[0], "timing");
    for (std::size_t i = 0; i < scenes.count(); ++i) {
        const auto scene = scenes.read(i);
        const auto map = bench::explained(scene, model, arguments[2]);
        std::cout << timed(scene, map, arguments.size() == 3) << std::endl;
    }
    return 0;
} catch (const std::exception& error) {
    std::cerr << "bench_cutting: " << error.what() << '\n';
    return 1;
}
