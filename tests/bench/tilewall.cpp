// SPDX-License-Identifier: GPL-3.0-or-later
// How long a frame takes while a wall of 2,048 feature maps is scrolled from end to end in a window
// of 1000 x 700: the whole viewport is painted anew each time, maps get their colours on the way.
// One line of JSON a size of maps; exits with 1 when the 99th percentile misses 60 frames a second.
//   bench_tilewall
#include "widgets/model/tilewall.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <algorithm>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

namespace {

constexpr int channels = 2048;
constexpr int frames = 1000;
constexpr double sixtieth = 1000. / 60;

struct Case {
    int side;     ///< of a map
    int tileSize; ///< on the screen
};

nlohmann::json scrolled(const Case& each)
{
    const int sizes[] = {channels, each.side, each.side};
    cv::Mat maps(3, sizes, CV_32F);
    cv::RNG(1).fill(maps, cv::RNG::UNIFORM, 0., 6.);
    std::vector<widgets::WallTile> tiles;
    for (int channel = 0; channel < channels; ++channel)
        tiles.push_back({channel, 0.001 * channel});

    widgets::TileWall wall;
    wall.resize(1000, 700);
    wall.setTileSize(each.tileSize);
    wall.setMaps(maps, false);
    wall.setTiles(tiles);
    wall.show();
    QCoreApplication::processEvents();
    std::vector<double> times;
    std::vector<double> busy; // the processor's time, which other work on the machine leaves alone
    auto* bar = wall.verticalScrollBar();
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        const auto before = std::clock();
        bar->setValue(int(double(bar->maximum()) * frame / (frames - 1)));
        wall.viewport()->repaint();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        busy.push_back(double(std::clock() - before) * 1e3 / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    std::sort(busy.begin(), busy.end());
    return {{"maps", channels},
            {"side", each.side},
            {"tile", each.tileSize},
            {"colored", wall.colored()},
            {"median", times[frames / 2]},
            {"percentile99", times[frames * 99 / 100]},
            {"most", times.back()},
            {"processor99", busy[frames * 99 / 100]}};
}

} // namespace

int main(int count, char** arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, arguments);
    bool fast = true;
    for (const Case& each : {Case{7, 72}, Case{28, 72}, Case{7, 32}, Case{28, 32}, Case{28, 192}}) {
        const auto result = scrolled(each);
        std::cout << result.dump() << std::endl;
        fast = fast && result["percentile99"] < sixtieth;
    }
    return fast ? 0 : 1;
}
