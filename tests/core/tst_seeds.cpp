// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/seeds.h"
#include "core/segment/strokes.h"
#include "core/support/error.h"
#include "tests/support/thrown.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

using core::Seed;
using core::Stroke;
using core::StrokeShape;

namespace {

/// Not smoothed.
constexpr core::SeedQuantiles raw{0.95, 0.30, 0};

core::Heatmap mapOf(const cv::Mat& values)
{
    return {values, false, cv::Rect({}, values.size())};
}

int count(const cv::Mat& seeds, Seed seed)
{
    return cv::countNonZero(seeds == int(seed));
}

cv::Mat greyPicture(cv::Size size)
{
    return cv::Mat(size, CV_8UC3, cv::Scalar::all(100));
}

/// A stroke drawn into an empty layer.
cv::Mat drawn(const Stroke& stroke, cv::Size size = {60, 40})
{
    cv::Mat layer = cv::Mat::zeros(size, CV_8UC1);
    const auto changed = core::applyStroke(layer, stroke, greyPicture(size));
    // Nothing lies outside of what it says.
    cv::Mat rest = layer.clone();
    if (!changed.empty())
        rest(changed) = 0;
    return cv::countNonZero(rest) == 0 ? layer : cv::Mat();
}

} // namespace

class SeedsTest : public QObject {
    Q_OBJECT

private slots:
    void quantilesLikeNumpy();
    void manyZerosAreBackground();
    void onlyTheCoveredPart();
    void smoothing();
    void constantMap();
    void strokesLieOverSeeds();
    void lineIsACapsule();
    void pressureWidensALine();
    void thinAndDot();
    void longLineInPieces();
    void polygon();
    void rectangle();
    void floodStopsAtEdges();
    void outsideAndNonsense();
    void laterStrokeWins();
};

/// numpy.quantile of 0 ... 99 is 94.05 at 0.95 and 29.7 at 0.3.
void SeedsTest::quantilesLikeNumpy()
{
    cv::Mat values(10, 10, CV_32FC1);
    for (int i = 0; i < 100; ++i)
        values.at<float>(i / 10, i % 10) = float((i * 37) % 100);
    const auto seeds = core::automaticSeeds(mapOf(values), {0.95, 0.3, 0});
    for (int i = 0; i < 100; ++i) {
        const float value = values.at<float>(i / 10, i % 10);
        const bool frame = i < 10 || i >= 90 || i % 10 == 0 || i % 10 == 9;
        const auto expected = value > 94.05            ? Seed::ProbableObject
                              : value <= 29.7 || frame ? Seed::ProbableBackground
                                                       : Seed::None;
        QCOMPARE(int(seeds.at<uchar>(i / 10, i % 10)), int(expected));
    }
}

/// A gradient is exactly zero where a network does not look; a strict comparison found no
/// background.
void SeedsTest::manyZerosAreBackground()
{
    cv::Mat values = cv::Mat::zeros(20, 20, CV_32FC1);
    values(cv::Rect(5, 5, 3, 3)) = 1;
    const auto seeds = core::automaticSeeds(mapOf(values), raw);
    QCOMPARE(count(seeds, Seed::ProbableObject), 9);
    QCOMPARE(count(seeds, Seed::ProbableBackground), 391);
    // Even where both quantiles fall on zero.
    const auto low = core::automaticSeeds(mapOf(values), {0.5, 0.3, 0});
    QCOMPARE(count(low, Seed::ProbableObject), 9);
}

void SeedsTest::onlyTheCoveredPart()
{
    cv::Mat values = cv::Mat::zeros(20, 20, CV_32FC1);
    for (int x = 5; x < 15; ++x)
        values.col(x) = x;
    const core::Heatmap map{values, false, {5, 0, 10, 20}};
    const auto seeds = core::automaticSeeds(map, {0.85, 0.15, 0});
    QCOMPARE(count(seeds(cv::Rect(1, 1, 4, 18)), Seed::None), 72);
    QCOMPARE(count(seeds(cv::Rect(15, 1, 4, 18)), Seed::None), 72);
    QCOMPARE(count(seeds, Seed::ProbableObject), 20);
    // 0.15 falls on 6, which 20 more pixels have; the sides' frame.
    QCOMPARE(count(seeds(cv::Rect(5, 0, 10, 20)), Seed::ProbableBackground), 40 + 2 * 7);
    QCOMPARE(count(seeds, Seed::ProbableBackground), 40 + 2 * 7 + 2 * (20 + 2 * 4));
}

/// Speckles inside a bright place become one place; a wide bell in a large map equals one in a
/// small map.
void SeedsTest::smoothing()
{
    cv::Mat values = cv::Mat::zeros(100, 100, CV_32FC1);
    cv::Mat place = values(cv::Rect(40, 40, 20, 20));
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x)
            place.at<float>(y, x) = (x + y) % 3 == 0 ? 1 : 0;
    const cv::Rect inner(45, 45, 10, 10);
    const auto speckled = core::automaticSeeds(mapOf(values), raw);
    QVERIFY(count(speckled(inner), Seed::ProbableBackground) > 60);
    const auto smooth = core::automaticSeeds(mapOf(values), {0.98, 0.30, 0.03});
    QCOMPARE(count(smooth(inner), Seed::ProbableObject), 100);
    cv::Mat large;
    cv::resize(values, large, {2000, 2000}, 0, 0, cv::INTER_NEAREST);
    cv::Mat seeds = core::automaticSeeds(mapOf(large), {0.98, 0.30, 0.03});
    cv::resize(seeds, seeds, {100, 100}, 0, 0, cv::INTER_NEAREST);
    QVERIFY(cv::countNonZero((seeds == int(Seed::ProbableObject)) !=
                             (smooth == int(Seed::ProbableObject))) < 30);
}

void SeedsTest::constantMap()
{
    VERIFY_FAULT(core::automaticSeeds(mapOf(cv::Mat::ones(5, 5, CV_32FC1)), {}), NothingToCutOut);
    VERIFY_FAULT(core::automaticSeeds(mapOf(cv::Mat(90, 70, CV_32FC1, cv::Scalar(0.1))), {}),
                 NothingToCutOut);
    VERIFY_FAULT(core::automaticSeeds({}, {}), NothingToCutOut);
    VERIFY_FAULT(core::automaticSeeds(mapOf(cv::Mat::ones(1, 1, CV_32FC1)), {}), NothingToCutOut);
}

void SeedsTest::strokesLieOverSeeds()
{
    const cv::Mat automatic = (cv::Mat_<uchar>(1, 6) << 0, 1, 4, 1, 4, 2);
    const cv::Mat strokes = (cv::Mat_<uchar>(1, 6) << 0, 0, 0, 4, 5, 3);
    const cv::Mat expected = (cv::Mat_<uchar>(1, 6) << 0, 1, 4, 4, 0, 3);
    QCOMPARE(cv::norm(core::effectiveSeeds(automatic, strokes), expected), 0.0);
    QCOMPARE(cv::norm(core::effectiveSeeds(automatic, {}), automatic), 0.0);
    const cv::Mat alone = (cv::Mat_<uchar>(1, 6) << 0, 0, 0, 4, 0, 3);
    QCOMPARE(cv::norm(core::effectiveSeeds({}, strokes), alone), 0.0);
    QVERIFY(core::effectiveSeeds({}, {}).empty());
    // Erased seeds beneath, as a damaged file may hold them, are none.
    const cv::Mat damaged = (cv::Mat_<uchar>(1, 2) << 5, 200);
    QCOMPARE(cv::countNonZero(core::effectiveSeeds(damaged, cv::Mat::zeros(1, 2, CV_8UC1))), 0);
    QCOMPARE(cv::countNonZero(core::effectiveSeeds(damaged, {})), 0);
}

void SeedsTest::lineIsACapsule()
{
    const auto layer = drawn({StrokeShape::Line, Seed::Object, {{10, 10, 4}, {40, 25, 4}}});
    QVERIFY(!layer.empty());
    for (int y = 0; y < layer.rows; ++y)
        for (int x = 0; x < layer.cols; ++x) {
            const cv::Point2d place(x + 0.5 - 10, y + 0.5 - 10);
            const cv::Point2d way(30, 15);
            const double along = std::clamp(place.dot(way) / way.dot(way), 0.0, 1.0);
            const double distance = cv::norm(place - along * way);
            if (std::abs(distance - 4) > 1e-3)
                QCOMPARE(layer.at<uchar>(y, x) != 0, distance < 4);
        }
}

void SeedsTest::pressureWidensALine()
{
    const auto layer = drawn({StrokeShape::Line, Seed::Background, {{10, 20, 2}, {50, 20, 8}}});
    QCOMPARE(count(layer.col(10), Seed::Background), 4);
    QVERIFY(count(layer.col(49), Seed::Background) >= 15);
}

void SeedsTest::thinAndDot()
{
    const auto dot = drawn({StrokeShape::Line, Seed::Object, {{7.9F, 3.1F, 0}}});
    QCOMPARE(int(dot.at<uchar>(3, 7)), int(Seed::Object));
    QVERIFY(count(dot, Seed::Object) <= 4);
    const auto line = drawn({StrokeShape::Line, Seed::Object, {{1, 1, 0}, {50, 30, 0}}});
    for (int x = 2; x < 50; ++x)
        QVERIFY(count(line.col(x), Seed::Object) >= 1);
}

/// Cutting a long way in pieces draws no other pixels than many short ways.
void SeedsTest::longLineInPieces()
{
    const cv::Size size(3000, 2000);
    const auto whole =
        drawn({StrokeShape::Line, Seed::Object, {{10, 10, 5}, {2990, 1990, 5}}}, size);
    Stroke stroke{StrokeShape::Line, Seed::Object, {}};
    for (int i = 0; i <= 298; ++i)
        stroke.points.push_back({10 + 2980 * float(i) / 298, 10 + 1980 * float(i) / 298, 5});
    const auto pieces = drawn(stroke, size);
    QVERIFY(cv::countNonZero(whole != pieces) < 20); // rounding at the rim
    QVERIFY(std::abs(count(whole, Seed::Object) - (10 * std::hypot(2980, 1980) + 78.5)) < 300);
}

void SeedsTest::polygon()
{
    const auto triangle =
        drawn({StrokeShape::Polygon, Seed::Object, {{10, 10, 0}, {30, 10, 0}, {10, 30, 0}}});
    QVERIFY(std::abs(count(triangle, Seed::Object) - 200) <= 20);
    QCOMPARE(int(triangle.at<uchar>(11, 11)), int(Seed::Object));
    QCOMPARE(int(triangle.at<uchar>(28, 28)), 0);
    QCOMPARE(
        count(drawn({StrokeShape::Polygon, Seed::Object, {{1, 1, 0}, {9, 9, 0}}}), Seed::Object),
        0);
}

void SeedsTest::rectangle()
{
    const auto layer =
        drawn({StrokeShape::Rectangle, Seed::ProbableObject, {{30, 20, 0}, {10, 5, 0}}});
    QCOMPARE(count(layer, Seed::ProbableObject), 20 * 15);
    QCOMPARE(count(layer(cv::Rect(10, 5, 20, 15)), Seed::ProbableObject), 300);
}

void SeedsTest::floodStopsAtEdges()
{
    cv::Mat pixels(30, 30, CV_8UC3, cv::Scalar(50, 50, 50));
    pixels(cv::Rect(10, 10, 8, 8)) = cv::Scalar(200, 50, 50);
    // A slope without an edge ends when it has gone too far.
    for (int x = 20; x < 30; ++x)
        pixels.col(x) = cv::Scalar::all(50 + (x - 19) * 5);
    cv::Mat layer = cv::Mat::zeros(pixels.size(), CV_8UC1);
    auto changed =
        core::applyStroke(layer, {StrokeShape::Flood, Seed::Object, {{12, 12, 0}}}, pixels);
    QCOMPARE(changed, cv::Rect(10, 10, 8, 8));
    QCOMPARE(count(layer, Seed::Object), 64);
    changed = core::applyStroke(layer, {StrokeShape::Flood, Seed::Background, {{1, 1, 0}}}, pixels);
    QCOMPARE(changed, cv::Rect(0, 0, 24, 30)); // 50 + 4 * 5 is within 24, 50 + 5 * 5 is not
    QCOMPARE(count(layer, Seed::Object), 64);
}

void SeedsTest::outsideAndNonsense()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float endless = std::numeric_limits<float>::infinity();
    for (const auto shape :
         {StrokeShape::Line, StrokeShape::Polygon, StrokeShape::Rectangle, StrokeShape::Flood}) {
        QCOMPARE(count(drawn({shape, Seed::Object, {}}), Seed::Object), 0);
        QCOMPARE(count(drawn({shape, Seed::Object, {{-50, -50, 3}, {-60, -50, 3}, {-60, -60, 3}}}),
                       Seed::Object),
                 0);
        QVERIFY(!drawn({shape, Seed::Object, {{nan, 3, 1}, {5, endless, nan}, {-endless, 2, 9}}})
                     .empty());
    }
    // Partly outside: the part inside is drawn.
    QCOMPARE(count(drawn({StrokeShape::Rectangle, Seed::Object, {{-9, -9, 0}, {2, 2, 0}}}),
                   Seed::Object),
             4);
    QCOMPARE(count(drawn({StrokeShape::Line, Seed::Object, {{0, 0, 1e9F}}}), Seed::Object), 2400);
}

void SeedsTest::laterStrokeWins()
{
    cv::Mat layer = cv::Mat::zeros(20, 20, CV_8UC1);
    const auto pixels = greyPicture(layer.size());
    const Stroke object{StrokeShape::Rectangle, Seed::Object, {{0, 0, 0}, {10, 10, 0}}};
    const Stroke background{StrokeShape::Rectangle, Seed::Background, {{5, 0, 0}, {15, 10, 0}}};
    core::applyStroke(layer, object, pixels);
    core::applyStroke(layer, background, pixels);
    QCOMPARE(count(layer, Seed::Object), 50);
    QCOMPARE(count(layer, Seed::Background), 100);
    core::applyStroke(layer, object, pixels);
    QCOMPARE(count(layer, Seed::Object), 100);
}

QTEST_APPLESS_MAIN(SeedsTest)
#include "tst_seeds.moc"
