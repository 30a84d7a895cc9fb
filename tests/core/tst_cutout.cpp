// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/cutout.h"
#include "core/segment/maskoperations.h"
#include "core/segment/strokes.h"

#include <QTest>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <random>

using core::Cutout;
using core::CutSettings;
using core::Seed;
using core::Stroke;
using core::StrokeShape;

namespace {

/// A disc of one colour on another, both noisy.
cv::Mat discPicture(cv::Size size, cv::Point centre, int radius, double noise = 12)
{
    cv::Mat pixels(size, CV_8UC3, cv::Scalar(60, 110, 70));
    cv::circle(pixels, centre, radius, cv::Scalar(170, 90, 60), cv::FILLED);
    cv::Mat grain(size, CV_16SC3);
    cv::RNG random(4);
    random.fill(grain, cv::RNG::NORMAL, 0, noise);
    cv::Mat noisy;
    cv::add(pixels, grain, noisy, cv::noArray(), CV_8UC3);
    return noisy;
}

cv::Mat discMask(cv::Size size, cv::Point centre, int radius)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    cv::circle(mask, centre, radius, 255, cv::FILLED);
    return mask;
}

cv::Mat noSeeds(cv::Size size)
{
    return cv::Mat::zeros(size, CV_8UC1);
}

void setRect(cv::Mat& seeds, const cv::Rect& rect, Seed seed)
{
    seeds(rect & cv::Rect({}, seeds.size())) = int(seed);
}

/// Some object in the middle of the disc, some background in a corner.
cv::Mat discSeeds(cv::Size size, cv::Point centre)
{
    auto seeds = noSeeds(size);
    setRect(seeds, {centre.x - 5, centre.y - 5, 10, 10}, Seed::Object);
    setRect(seeds, {2, 2, 12, 12}, Seed::Background);
    return seeds;
}

/// Seeds, models from them, mask.
void cutFromSeeds(Cutout& cutout, const cv::Mat& seeds)
{
    cutout.setSeeds(seeds);
    cutout.setModels(cutout.estimateModels());
    cutout.update();
}

double overlap(const cv::Mat& a, const cv::Mat& b)
{
    return double(cv::countNonZero(a & b)) / cv::countNonZero(a | b);
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

int area(const Cutout& cutout)
{
    return cv::countNonZero(cutout.mask());
}

Stroke randomStroke(cv::Size size, std::mt19937& random)
{
    const auto place = [&] {
        return core::StrokePoint{float(random() % unsigned(size.width)),
                                 float(random() % unsigned(size.height)), float(1 + random() % 9)};
    };
    const std::array seeds{Seed::Object, Seed::Background, Seed::ProbableObject,
                           Seed::ProbableBackground, Seed::Erased};
    const std::array shapes{StrokeShape::Line, StrokeShape::Line, StrokeShape::Rectangle,
                            StrokeShape::Polygon};
    return {shapes[random() % shapes.size()],
            seeds[random() % seeds.size()],
            {place(), place(), place()}};
}

} // namespace

class CutoutTest : public QObject {
    Q_OBJECT

private slots:
    void findsADisc();
    void colorModelsComeFromSeedsOnly();
    void incrementalEqualsFresh_data();
    void incrementalEqualsFresh();
    void thinStrokesInAMuchReducedPicture();
    void tellsWhatChanged();
    void settingsWork();
    void shapeAndFinish();
    void refinedModels();
    void fewSureSeedsCount();
    void largePicture();
    void thinStrokeInALargePicture();
    void oneKindOfSeedsOnly();
    void oddPictures_data();
    void oddPictures();
    void probableSeedsGiveWay();
};

/// Oracle 7 of the seeds: a small blob grows to about the disc.
void CutoutTest::findsADisc()
{
    const cv::Size size(160, 120);
    const cv::Point centre(80, 60);
    Cutout cutout(discPicture(size, centre, 35));
    cutFromSeeds(cutout, discSeeds(size, centre));
    QVERIFY(overlap(cutout.mask(), discMask(size, centre, 35)) > 0.97);
    QCOMPARE(cutout.reduction(), 1.0);
}

void CutoutTest::colorModelsComeFromSeedsOnly()
{
    cv::Mat pixels(40, 60, CV_8UC3, cv::Scalar(200, 30, 200));
    pixels(cv::Rect(0, 0, 10, 10)) = cv::Scalar(250, 10, 10);
    pixels(cv::Rect(50, 30, 10, 10)) = cv::Scalar(10, 10, 250);
    auto seeds = noSeeds(pixels.size());
    setRect(seeds, {0, 0, 10, 10}, Seed::Object);
    setRect(seeds, {50, 30, 10, 10}, Seed::ProbableBackground);
    Cutout cutout(pixels);
    cutout.setSeeds(seeds);
    const auto models = cutout.estimateModels();
    for (const auto& component : models.object.components)
        QVERIFY(cv::norm(component.mean - cv::Vec3d(250, 10, 10)) < 1e-9);
    for (const auto& component : models.background.components)
        QVERIFY(cv::norm(component.mean - cv::Vec3d(10, 10, 250)) < 1e-9);
}

void CutoutTest::incrementalEqualsFresh_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("finished");
    QTest::newRow("small") << 90 << 70 << false;
    QTest::newRow("with holes filled, smoothed and grown") << 90 << 70 << true;
    QTest::newRow("column") << 1 << 200 << false;
    QTest::newRow("larger than the working size") << 1400 << 1000 << false;
    QTest::newRow("larger, finished") << 1400 << 1000 << true;
}

/// Random strokes, undone at random: always the mask and the energy that a new cut gives.
void CutoutTest::incrementalEqualsFresh()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(bool, finished);
    const cv::Size size(width, height);
    const auto pixels = discPicture(size, {width / 2, height / 2}, std::max(1, height / 3), 30);
    CutSettings settings;
    settings.fillHoles = settings.keepLargest = finished;
    settings.smoothing = finished ? 3 : 0;
    settings.growth = finished ? -2 : 0;
    std::mt19937 random(7);
    const auto start = discSeeds(size, {width / 2, height / 2});
    Cutout cutout(pixels);
    cutout.setSettings(settings);
    cutFromSeeds(cutout, start);

    std::vector<cv::Mat> history{noSeeds(size)};
    const int steps = size.area() > 1e6 ? 8 : 40;
    for (int step = 0; step < steps; ++step) {
        cv::Mat strokes = history.back().clone();
        cv::Rect changed;
        if (history.size() > 1 && random() % 3 == 0) {
            history.pop_back();
            changed = cv::boundingRect(strokes != history.back());
            strokes = history.back();
        } else {
            changed = core::applyStroke(strokes, randomStroke(size, random), pixels);
            history.push_back(strokes);
        }
        if (changed.empty())
            continue;
        cutout.setSeeds(core::effectiveSeeds(start(changed), strokes(changed)), changed.tl());
        cutout.update();

        Cutout fresh(pixels);
        fresh.setSettings(settings);
        fresh.setModels(cutout.models());
        fresh.setSeeds(core::effectiveSeeds(start, strokes));
        fresh.update();
        QCOMPARE(cutout.energy(), fresh.energy());
        QVERIFY(same(cutout.mask(), fresh.mask()));
    }
}

/// Thin strokes beside the borders of working pixels and of the squares of the fine boundary.
void CutoutTest::thinStrokesInAMuchReducedPicture()
{
    const cv::Size size(4000, 3400);
    const auto pixels = discPicture(size, {2000, 1700}, 900, 12);
    std::mt19937 random(17);
    const auto start = discSeeds(size, {2000, 1700});
    Cutout cutout(pixels);
    QVERIFY(cutout.reduction() >= 4);
    cutFromSeeds(cutout, start);
    cv::Mat strokes = noSeeds(size);
    for (int step = 0; step < 60; ++step) {
        const float x = 128 * float(1 + random() % 30) + float(random() % 60) - 30;
        const float y = 128 * float(1 + random() % 25) + float(random() % 60) - 30;
        const auto changed = core::applyStroke(
            strokes,
            {StrokeShape::Line,
             random() % 2 ? Seed::Object : Seed::Background,
             {{x, y, 1.5F}, {x + float(random() % 40), y + float(random() % 40), 1.5F}}},
            pixels);
        cutout.setSeeds(core::effectiveSeeds(start(changed), strokes(changed)), changed.tl());
        cutout.update();
    }
    Cutout fresh(pixels);
    fresh.setModels(cutout.models());
    fresh.setSeeds(core::effectiveSeeds(start, strokes));
    fresh.update();
    QCOMPARE(cutout.energy(), fresh.energy());
    QVERIFY(same(cutout.mask(), fresh.mask()));
}

void CutoutTest::tellsWhatChanged()
{
    const cv::Size size(1400, 1000);
    const auto pixels = discPicture(size, {700, 500}, 300);
    std::mt19937 random(3);
    Cutout cutout(pixels);
    cutFromSeeds(cutout, discSeeds(size, {700, 500}));
    cv::Mat strokes = noSeeds(size);
    for (int step = 0; step < 8; ++step) {
        const cv::Mat before = cutout.mask().clone();
        const auto changed = core::applyStroke(strokes, randomStroke(size, random), pixels);
        cutout.setSeeds(core::effectiveSeeds({}, strokes(changed)), changed.tl());
        cv::Mat difference = before.clone();
        const auto told = cutout.update();
        difference = before != cutout.mask();
        if (!told.empty())
            difference(told) = 0;
        QCOMPARE(cv::countNonZero(difference), 0);
    }
    QVERIFY(cutout.update().empty());
}

void CutoutTest::settingsWork()
{
    const cv::Size size(120, 90);
    const auto pixels = discPicture(size, {60, 45}, 25, 40);
    const auto contourOf = [](const cv::Mat& mask) {
        cv::Mat inner;
        cv::erode(mask, inner, cv::Mat());
        return cv::countNonZero(mask & ~inner);
    };
    const auto cutWith = [&](const CutSettings& settings) {
        Cutout cutout(pixels);
        cutout.setSettings(settings);
        cutFromSeeds(cutout, discSeeds(size, {60, 45}));
        return cutout.mask().clone();
    };
    QVERIFY(contourOf(cutWith({.smoothness = 0, .keepLargest = false})) >
            2 * contourOf(cutWith({.smoothness = 100})));
    // Without the colours only seeds and edges count.
    QCOMPARE(cv::countNonZero(cutWith({.smoothness = 0, .colorWeight = 0})), 100);

    // A change of settings is like a new start with them.
    Cutout cutout(pixels);
    cutFromSeeds(cutout, discSeeds(size, {60, 45}));
    for (const CutSettings& settings :
         {CutSettings{.smoothness = 10}, CutSettings{.smoothness = 10, .colorWeight = 3},
          CutSettings{.growth = 4},
          CutSettings{.fillHoles = true, .keepLargest = false, .smoothing = 4},
          CutSettings{.smoothness = 50}}) {
        cutout.setSettings(settings);
        cutout.update();
        QVERIFY(same(cutout.mask(), cutWith(settings)));
    }
}

void CutoutTest::shapeAndFinish()
{
    const cv::Size size(120, 90);
    cv::Mat pixels = discPicture(size, {60, 45}, 30, 2);
    cv::circle(pixels, {60, 45}, 8, cv::Scalar(60, 110, 70), cv::FILLED);  // a hole
    cv::circle(pixels, {105, 12}, 8, cv::Scalar(170, 90, 60), cv::FILLED); // another object
    auto seeds = noSeeds(size);
    setRect(seeds, {40, 40, 6, 6}, Seed::Object);
    setRect(seeds, {2, 2, 12, 12}, Seed::Background);
    Cutout cutout(pixels);
    cutout.setSettings({.keepLargest = false});
    cutFromSeeds(cutout, seeds);
    const cv::Mat plain = cutout.mask().clone();
    QCOMPARE(int(plain.at<uchar>(45, 60)), 0);
    QCOMPARE(int(plain.at<uchar>(12, 105)), 255);
    cutout.setSettings({.fillHoles = true, .keepLargest = false});
    cutout.update();
    QVERIFY(same(cutout.mask(), core::fillHoles(plain)));
    QCOMPARE(int(cutout.mask().at<uchar>(45, 60)), 255);
    cutout.setSettings({.fillHoles = true, .keepLargest = true});
    cutout.update();
    QVERIFY(same(cutout.mask(), core::keepLargest(core::fillHoles(plain))));
    QCOMPARE(int(cutout.mask().at<uchar>(12, 105)), 0);
    cutout.setSettings({.keepLargest = false, .smoothing = 5, .growth = 3});
    cutout.update();
    QVERIFY(same(cutout.mask(), core::grow(core::smoothBoundary(plain, 5), 3)));
    // What was painted is not taken away.
    setRect(seeds, {103, 10, 4, 4}, Seed::Object);
    cutout.setSeeds(seeds);
    cutout.setSettings({.keepLargest = true});
    cutout.update();
    QVERIFY(same(cutout.mask(), plain));
}

/// A second colour of the object that no seed has is learnt from the mask.
void CutoutTest::refinedModels()
{
    const cv::Size size(100, 80);
    cv::Mat pixels = discPicture(size, {50, 40}, 25, 4);
    auto seeds = discSeeds(size, {50, 40});
    Cutout cutout(pixels);
    cutFromSeeds(cutout, seeds);
    const auto before = cutout.models();
    const auto refined = cutout.refineModels();
    QVERIFY(!(refined == before));
    double weight = 0;
    cv::Vec3d mean;
    for (const auto& component : refined.background.components) {
        weight += component.weight;
        mean += component.weight * component.mean;
    }
    QVERIFY(std::abs(weight - 1) < 1e-9);
    // All of the background, not its corner alone.
    const cv::Scalar expected = cv::mean(pixels, cutout.mask() == 0);
    for (int channel = 0; channel < 3; ++channel)
        QVERIFY(std::abs(mean[channel] - expected[channel]) < 0.3);
}

/// A stroke of a hundredth of the picture makes three tenths of its side's model.
void CutoutTest::fewSureSeedsCount()
{
    cv::Mat pixels(100, 100, CV_8UC3, cv::Scalar(60, 110, 70));
    pixels(cv::Rect(0, 0, 20, 100)) = cv::Scalar(30, 30, 200);
    pixels(cv::Rect(40, 40, 10, 10)) = cv::Scalar(200, 200, 20);
    auto seeds = noSeeds(pixels.size());
    setRect(seeds, {0, 0, 10, 10}, Seed::ProbableObject);
    setRect(seeds, {80, 0, 10, 10}, Seed::ProbableBackground);
    setRect(seeds, {40, 40, 10, 10}, Seed::Background);
    Cutout cutout(pixels);
    cutFromSeeds(cutout, seeds);
    double weight = 0;
    for (const auto& component : cutout.refineModels().background.components)
        if (cv::norm(component.mean - cv::Vec3d(200, 200, 20)) < 1)
            weight += component.weight;
    QVERIFY2(weight > 0.29 && weight < 0.33, qPrintable(QString::number(weight)));
}

/// The boundary of a reduced cut has the picture's own edges.
void CutoutTest::largePicture()
{
    const cv::Size size(3000, 2000);
    const cv::Point centre(1500, 1000);
    const auto pixels = discPicture(size, centre, 600, 6);
    auto seeds = noSeeds(size);
    setRect(seeds, {1400, 900, 200, 200}, Seed::Object);
    setRect(seeds, {0, 0, 200, 200}, Seed::Background);
    Cutout cutout(pixels);
    QVERIFY(cutout.reduction() > 2.5);
    cutFromSeeds(cutout, seeds);
    const auto truth = discMask(size, centre, 600);
    // Working pixels alone leave steps: with a side of 2.7 about 2700 wrong pixels.
    QVERIFY2(cv::countNonZero(cutout.mask() != truth) < 300,
             qPrintable(QString::number(cv::countNonZero(cutout.mask() != truth))));
}

/// Thinner than a working pixel, and still followed.
void CutoutTest::thinStrokeInALargePicture()
{
    const cv::Size size(3000, 2000);
    const auto pixels = discPicture(size, {1500, 1000}, 600, 6);
    auto seeds = noSeeds(size);
    setRect(seeds, {1400, 900, 200, 200}, Seed::Object);
    setRect(seeds, {0, 0, 200, 200}, Seed::Background);
    Cutout cutout(pixels);
    cutFromSeeds(cutout, seeds);
    cv::Mat strokes = noSeeds(size);
    const auto changed = core::applyStroke(
        strokes, {StrokeShape::Line, Seed::Object, {{2500, 300, 0.7F}, {2700, 300, 0.7F}}}, pixels);
    cutout.setSeeds(core::effectiveSeeds(seeds(changed), strokes(changed)), changed.tl());
    const auto updated = cutout.update();
    QVERIFY((updated & changed) == changed);
    const cv::Mat missed = (strokes == int(Seed::Object)) & (cutout.mask() == 0);
    QCOMPARE(cv::countNonZero(missed), 0);
}

void CutoutTest::oneKindOfSeedsOnly()
{
    const cv::Size size(100, 80);
    const auto pixels = discPicture(size, {50, 40}, 25);
    Cutout cutout(pixels);
    QVERIFY(cutout.update().empty());
    QCOMPARE(area(cutout), 0);

    auto seeds = noSeeds(size);
    setRect(seeds, {45, 35, 10, 10}, Seed::Object);
    cutFromSeeds(cutout, seeds);
    QVERIFY(overlap(cutout.mask(), discMask(size, {50, 40}, 25)) > 0.9);

    seeds = 0;
    setRect(seeds, {2, 2, 10, 10}, Seed::Background);
    cutFromSeeds(cutout, seeds);
    QCOMPARE(area(cutout), 0);

    cutFromSeeds(cutout, noSeeds(size));
    QCOMPARE(area(cutout), 0);
    cutFromSeeds(cutout, discSeeds(size, {50, 40}));
    QVERIFY(area(cutout) > 1000);
}

void CutoutTest::oddPictures_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("two pixels") << 2 << 1;
    QTest::newRow("column") << 1 << 300;
    QTest::newRow("row") << 300 << 1;
    QTest::newRow("very long row") << 2'000'000 << 1;
    QTest::newRow("very long column") << 1 << 2'000'000;
}

/// A constant picture of any shape: the seeds are followed, and nothing ends the program.
void CutoutTest::oddPictures()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const cv::Mat pixels(height, width, CV_8UC3, cv::Scalar(120, 120, 120));
    auto seeds = noSeeds(pixels.size());
    setRect(seeds, {0, 0, (width + 1) / 2, (height + 1) / 2}, Seed::Object);
    if (pixels.total() > 1)
        setRect(seeds, {width - 1, height - 1, 1, 1}, Seed::Background);
    Cutout cutout(pixels);
    cutFromSeeds(cutout, seeds);
    cutout.setSettings({.fillHoles = true, .keepLargest = true, .smoothing = 2, .growth = 1});
    cutout.update();
    cutout.setSettings({});
    cutout.update();
    QCOMPARE(int(cutout.mask().at<uchar>(0, 0)), 255);
    if (pixels.total() > 1)
        QCOMPARE(int(cutout.mask().at<uchar>(height - 1, width - 1)), 0);
}

/// "Probably" yields to clear colours, and decides where they say nothing.
void CutoutTest::probableSeedsGiveWay()
{
    const cv::Size size(100, 80);
    const auto pixels = discPicture(size, {50, 40}, 25, 4);
    auto seeds = discSeeds(size, {50, 40});
    Cutout cutout(pixels);
    cutFromSeeds(cutout, seeds);
    const cv::Mat before = cutout.mask().clone();
    setRect(seeds, {48, 38, 6, 6}, Seed::ProbableBackground);
    cutout.setSeeds(seeds);
    cutout.update();
    QVERIFY(same(cutout.mask(), before));
    cutout.setSettings({.smoothness = 1, .colorWeight = 0});
    cutout.update();
    QCOMPARE(int(cutout.mask().at<uchar>(40, 50)), 0);
}

QTEST_APPLESS_MAIN(CutoutTest)
#include "tst_cutout.moc"
