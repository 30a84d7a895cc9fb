// SPDX-License-Identifier: GPL-3.0-or-later
// From the end of a stroke to its mask on the screen: document, journal's place in the chain left
// out, worker, canvas and its painting, in an 800 x 600 view that shows the whole picture. One line
// of JSON a picture.
//   bench_painting SCENES MODEL METHOD
#include "app/cutout/cutrunner.h"
#include "bench/cutscenes.h"
#include "bench/strokescript.h"
#include "core/segment/seeds.h"
#include "widgets/cutout/maskcanvas.h"
#include "widgets/pixels.h"

#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

namespace {

constexpr int strokes = 45;

void waitFor(const app::CutRunner& runner)
{
    while (runner.busy())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

nlohmann::json timed(const bench::CutScene& scene, const cv::Mat& automatic)
{
    const auto& pixels = scene.picture.pixels;
    app::CutDocument document(pixels);
    app::Worker worker;
    app::CutRunner runner(worker);
    runner.setIdleUpdate(false);
    widgets::MaskCanvas canvas;
    canvas.resize(800, 600);
    canvas.setPicture(widgets::toImage(pixels));
    QObject::connect(&document, &app::CutDocument::seedsChanged, &canvas,
                     [&](const cv::Rect& rect) { canvas.setSeeds(document.effective(), rect); });
    QObject::connect(&runner, &app::CutRunner::maskChanged, &canvas,
                     [&](const cv::Rect& rect) { canvas.setMask(runner.mask(), rect); });
    canvas.show();
    app::CutState state;
    state.automatic = core::packSeeds(automatic);
    document.begin(state);
    runner.setDocument(&document);
    waitFor(runner);

    bench::CutSession person(pixels, automatic, core::CutSettings()); // who decides on the strokes
    bench::StrokeScript script(scene.truth);
    std::vector<double> times;
    for (int i = 0; i < strokes; ++i) {
        const auto stroke = script.next(person);
        canvas.repaint();
        QElapsedTimer timer;
        timer.start();
        if (stroke)
            document.apply(app::StrokeEdit{*stroke});
        else
            document.undo();
        waitFor(runner);
        canvas.repaint();
        times.push_back(double(timer.nsecsElapsed()) / 1e9);
        stroke ? person.draw(*stroke) : person.undo();
    }
    std::sort(times.begin(), times.end());
    return {{"scene", scene.name},
            {"megapixels", double(pixels.total()) / 1e6},
            {"median", times[times.size() / 2]},
            {"most", times.back()},
            {"strokes", times}};
}

} // namespace

int main(int count, char** arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, arguments);
    if (count != 4) {
        std::cerr << "bench_painting SCENES MODEL METHOD\n";
        return 2;
    }
    core::Progress silent;
    const auto model = core::Model::open(arguments[2], silent);
    const bench::CutScenes scenes(arguments[1], "timing");
    for (std::size_t i = 0; i < scenes.count(); ++i) {
        const auto scene = scenes.read(i);
        const auto map = bench::explained(scene, model, arguments[3]);
        std::cout << timed(scene, core::automaticSeeds(map, {})).dump() << std::endl;
    }
}
