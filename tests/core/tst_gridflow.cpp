// SPDX-License-Identifier: GPL-3.0-or-later
// The minimum cut against every labelling of small grids, and against Kolmogorov's own library.
#include "core/segment/pixelgraph.h"

#include <QTest>
#include <limits>
#include <maxflow/graph.h>
#include <opencv2/core.hpp>
#include <random>

using core::PixelGraph;

namespace {

constexpr double smoothness = 50;

cv::Mat randomPicture(cv::Size size, std::mt19937& random)
{
    cv::Mat pixels(size, CV_8UC3);
    for (auto& value : cv::Mat_<cv::Vec3b>(pixels))
        value = cv::Vec3b(uchar(random()), uchar(random()), uchar(random()));
    return pixels;
}

int randomTerm(const PixelGraph& graph, std::mt19937& random)
{
    // Ties and terms without an opinion are what goes wrong.
    switch (random() % 8) {
    case 0: return graph.hard();
    case 1: return -graph.hard();
    case 2: return 0;
    default: return int(random() % 6001) - 3000;
    }
}

cv::Mat labelsOf(const PixelGraph& graph)
{
    cv::Mat labels(graph.size(), CV_8UC1);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x)
            labels.at<uchar>(y, x) = graph.isObject({x, y}) ? 255 : 0;
    return labels;
}

/// The least energy of all 2^n labellings, and the smallest object that has it.
std::pair<std::int64_t, int> bruteForce(const PixelGraph& graph)
{
    const int count = graph.size().area();
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    int smallest = 0;
    cv::Mat labels(graph.size(), CV_8UC1);
    for (int code = 0; code < 1 << count; ++code) {
        int objects = 0;
        for (int i = 0; i < count; ++i) {
            labels.data[i] = code >> i & 1;
            objects += code >> i & 1;
        }
        const auto energy = graph.energy(labels);
        if (energy < least || (energy == least && objects < smallest)) {
            least = energy;
            smallest = objects;
        }
    }
    return {least, smallest};
}

/// Terms as they were given, for a graph of the library's own.
using Terms = cv::Mat_<int>;

/// The same energy minimised by libmaxflow; gives the labels with the smallest object.
cv::Mat libraryCut(const cv::Mat& pixels, const Terms& terms)
{
    using Graph = maxflow::Graph<int, int, int>;
    const int width = pixels.cols;
    Graph graph(int(pixels.total()), int(4 * pixels.total()));
    graph.add_node(int(pixels.total()));
    const core::LinkPrice price(smoothness, core::LinkPrice::betaOf(pixels));
    for (int y = 0; y < pixels.rows; ++y)
        for (int x = 0; x < width; ++x) {
            const int term = terms(y, x);
            graph.add_tweights(y * width + x, std::max(term, 0), std::max(-term, 0));
            for (const auto& [dx, dy] : core::GridFlow::directions) {
                const cv::Point other(x + dx, y + dy);
                const bool later = dy > 0 || (dy == 0 && dx > 0);
                if (!later || !cv::Rect({}, pixels.size()).contains(other))
                    continue;
                const int capacity = price(pixels.at<cv::Vec3b>(y, x), pixels.at<cv::Vec3b>(other),
                                           dx != 0 && dy != 0);
                graph.add_edge(y * width + x, other.y * width + other.x, capacity, capacity);
            }
        }
    graph.maxflow();
    cv::Mat labels(pixels.size(), CV_8UC1);
    for (int i = 0; i < int(pixels.total()); ++i)
        labels.data[i] = graph.what_segment(i, Graph::SINK) == Graph::SOURCE ? 255 : 0;
    return labels;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return cv::countNonZero(a != b) == 0;
}

} // namespace

class GridFlowTest : public QObject {
    Q_OBJECT

private slots:
    void equalsBruteForce_data();
    void equalsBruteForce();
    void equalsTheLibrary();
    void goingOnEqualsBeginning_data();
    void goingOnEqualsBeginning();
    void tellsWhatChanged();
    void theClockIsSetBack();
    void sureSeedsStand();
    void constantPicture();
    void fixedPixelsStay();
};

void GridFlowTest::equalsBruteForce_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("1x1") << 1 << 1;
    QTest::newRow("1x9") << 1 << 9;
    QTest::newRow("9x1") << 9 << 1;
    QTest::newRow("3x3") << 3 << 3;
    QTest::newRow("4x3") << 4 << 3;
}

void GridFlowTest::equalsBruteForce()
{
    QFETCH(int, width);
    QFETCH(int, height);
    std::mt19937 random{unsigned(100 * width + height)};
    for (int trial = 0; trial < 12; ++trial) {
        const auto pixels = randomPicture({width, height}, random);
        PixelGraph graph(pixels, smoothness);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                graph.setTerm({x, y}, randomTerm(graph, random));
        graph.cut();
        const auto labels = labelsOf(graph);
        const auto [least, smallest] = bruteForce(graph);
        QCOMPARE(graph.energy(labels), least);
        QCOMPARE(cv::countNonZero(labels), smallest);
    }
}

void GridFlowTest::equalsTheLibrary()
{
    std::mt19937 random(5);
    for (int trial = 0; trial < 20; ++trial) {
        const auto pixels = randomPicture({int(2 + random() % 14), int(2 + random() % 14)}, random);
        PixelGraph graph(pixels, smoothness);
        Terms terms(pixels.size());
        for (int y = 0; y < pixels.rows; ++y)
            for (int x = 0; x < pixels.cols; ++x) {
                terms(y, x) = randomTerm(graph, random);
                graph.setTerm({x, y}, terms(y, x));
            }
        graph.cut();
        QVERIFY(same(labelsOf(graph), libraryCut(pixels, terms)));
    }
}

void GridFlowTest::goingOnEqualsBeginning_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("changes"); ///< terms a step
    QTest::newRow("small, few") << 7 << 5 << 2;
    QTest::newRow("few") << 40 << 30 << 5;
    QTest::newRow("many") << 40 << 30 << 400;
    QTest::newRow("nearly all") << 25 << 40 << 900;
    QTest::newRow("column") << 1 << 60 << 10;
}

void GridFlowTest::goingOnEqualsBeginning()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, changes);
    std::mt19937 random{unsigned(changes)};
    const auto pixels = randomPicture({width, height}, random);
    PixelGraph graph(pixels, smoothness);
    Terms terms = Terms::zeros(height, width);
    for (int step = 0; step < 60; ++step) {
        for (int i = 0; i < changes; ++i) {
            const cv::Point pixel(int(random() % unsigned(width)),
                                  int(random() % unsigned(height)));
            terms(pixel) = randomTerm(graph, random);
            graph.setTerm(pixel, terms(pixel));
        }
        graph.cut();
        PixelGraph fresh(pixels, smoothness);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                fresh.setTerm({x, y}, terms(y, x));
        fresh.cut();
        QCOMPARE(graph.energy(labelsOf(graph)), fresh.energy(labelsOf(fresh)));
        QVERIFY(same(labelsOf(graph), labelsOf(fresh)));
    }
}

void GridFlowTest::tellsWhatChanged()
{
    std::mt19937 random(8);
    const auto pixels = randomPicture({30, 20}, random);
    PixelGraph graph(pixels, smoothness);
    cv::Mat before = cv::Mat::zeros(pixels.size(), CV_8UC1);
    for (int step = 0; step < 50; ++step) {
        for (int i = 0; i < 40; ++i)
            graph.setTerm({int(random() % 30), int(random() % 20)}, randomTerm(graph, random));
        cv::Mat told = before.clone();
        for (const auto& pixel : graph.cut())
            told.at<uchar>(pixel) = told.at<uchar>(pixel) ? 0 : 255;
        before = labelsOf(graph);
        QVERIFY(same(told, before));
    }
}

/// A clock that runs over would let the trees bite their own tails.
void GridFlowTest::theClockIsSetBack()
{
    const cv::Size size(30, 20);
    std::mt19937 random(21);
    core::GridFlow early(size);
    core::GridFlow late(size, 0x7fffff00U);
    const auto both = [&](auto change) {
        change(early);
        change(late);
    };
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int direction = 0; direction < 8; direction += 2) {
                const auto [dx, dy] = core::GridFlow::directions[std::size_t(direction)];
                const int capacity = int(random() % 400);
                if (cv::Rect({}, size).contains({x + dx, y + dy}))
                    both([&](auto& flow) { flow.setLink({x, y}, direction, capacity); });
            }
    for (int step = 0; step < 60; ++step) {
        for (int i = 0; i < 60; ++i) {
            const cv::Point pixel(int(random() % 30), int(random() % 20));
            const int difference = int(random() % 1201) - 600;
            both([&](auto& flow) { flow.addTerm(pixel, difference); });
        }
        both([&](auto& flow) { flow.run(); });
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                QCOMPARE(late.onSourceSide({x, y}), early.onSourceSide({x, y}));
    }
}

void GridFlowTest::sureSeedsStand()
{
    const cv::Mat pixels(11, 11, CV_8UC3, cv::Scalar(9, 9, 9));
    PixelGraph graph(pixels, core::LinkPrice::largestSmoothness);
    for (int y = 0; y < 11; ++y)
        for (int x = 0; x < 11; ++x)
            graph.setTerm({x, y}, -graph.hard());
    graph.setTerm({5, 5}, graph.hard());
    graph.cut();
    QVERIFY(graph.isObject({5, 5}));
    QCOMPARE(cv::countNonZero(labelsOf(graph)), 1);
}

void GridFlowTest::constantPicture()
{
    const cv::Mat pixels(6, 8, CV_8UC3, cv::Scalar(90, 90, 90));
    PixelGraph graph(pixels, smoothness);
    QVERIFY(graph.cut().empty());
    graph.setTerm({1, 1}, graph.hard());
    graph.setTerm({6, 4}, -graph.hard());
    graph.cut();
    QVERIFY(graph.isObject({1, 1}));
    QVERIFY(!graph.isObject({6, 4}));
    QCOMPARE(core::LinkPrice::betaOf(pixels), 0.0);
}

/// A part with fixed neighbours is cut as it would be in the whole.
void GridFlowTest::fixedPixelsStay()
{
    std::mt19937 random(12);
    for (int trial = 0; trial < 20; ++trial) {
        const auto pixels = randomPicture({12, 10}, random);
        cv::Mat free = cv::Mat::zeros(pixels.size(), CV_8UC1);
        cv::Mat fixed = cv::Mat::zeros(pixels.size(), CV_8UC1);
        for (int i = 0; i < 120; ++i) {
            free.data[i] = random() % 3 == 0 ? 255 : 0;
            fixed.data[i] = random() % 2 ? 255 : 0;
        }
        PixelGraph whole(pixels, smoothness);
        PixelGraph part(
            pixels, std::make_shared<core::LinkPrice>(smoothness, core::LinkPrice::betaOf(pixels)),
            free, fixed);
        for (int y = 0; y < 10; ++y)
            for (int x = 0; x < 12; ++x) {
                const bool isFree = free.at<uchar>(y, x) != 0;
                const int term = isFree                  ? int(random() % 4001) - 2000
                                 : fixed.at<uchar>(y, x) ? whole.hard()
                                                         : -whole.hard();
                whole.setTerm({x, y}, term);
                if (isFree)
                    part.setTerm({x, y}, term);
            }
        whole.cut();
        part.cut();
        for (int y = 0; y < 10; ++y)
            for (int x = 0; x < 12; ++x)
                if (free.at<uchar>(y, x))
                    QCOMPARE(part.isObject({x, y}), whole.isObject({x, y}));
    }
}

QTEST_APPLESS_MAIN(GridFlowTest)
#include "tst_gridflow.moc"
