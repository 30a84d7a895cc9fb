// SPDX-License-Identifier: GPL-3.0-or-later
// Holes, parts, smoothing and growing, against plain definitions.
#include "core/segment/maskoperations.h"
#include "tests/support/masks.h"

#include <QtTest>
#include <opencv2/imgproc.hpp>

using namespace core;

namespace {

cv::Mat rows(std::initializer_list<const char*> lines)
{
    return maskOf({static_cast<int>(std::strlen(*lines.begin())), static_cast<int>(lines.size())},
                  [&](double x, double y) { return lines.begin()[int(y)][int(x)] == '#'; });
}

/// By flooding: what the outside cannot reach.
cv::Mat holesFilledSlowly(const cv::Mat& mask)
{
    cv::Mat padded;
    cv::copyMakeBorder(mask, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::floodFill(padded, {0, 0}, cv::Scalar(128), nullptr, {}, {}, 4);
    return padded(cv::Rect({1, 1}, mask.size())) != 128;
}

cv::Mat grownSlowly(const cv::Mat& mask, int pixels)
{
    return maskOf(mask.size(), [&](double x, double y) {
        bool near = false;
        for (int v = 0; v < mask.rows; ++v) {
            for (int u = 0; u < mask.cols; ++u) {
                const double du = u + 0.5 - x;
                const double dv = v + 0.5 - y;
                near = near || (mask.at<uchar>(v, u) && du * du + dv * dv <= pixels * pixels);
            }
        }
        return near;
    });
}

/// A mask with all kinds of structure: blobs, holes, specks, parts at the border.
cv::Mat ragged(cv::Size size, int seed)
{
    cv::Mat noise = noiseMask(size, 0.5, seed);
    cv::Mat field;
    cv::GaussianBlur(noise, field, {}, 6);
    return (field > 127) ^ noiseMask(size, 0.01, seed + 100);
}

using Operation = std::function<cv::Mat(const cv::Mat&)>;

/// `operation` made in parts: each from what is within `reach` of it.
cv::Mat inParts(const cv::Mat& mask, int reach, int width, int height, const Operation& operation)
{
    cv::Mat result(mask.size(), CV_8UC1);
    const cv::Rect whole({0, 0}, mask.size());
    for (int y = 0; y < mask.rows; y += height) {
        for (int x = 0; x < mask.cols; x += width) {
            const cv::Rect part = cv::Rect(x, y, width, height) & whole;
            const cv::Rect needed = cv::Rect(part.x - reach, part.y - reach, part.width + 2 * reach,
                                             part.height + 2 * reach) &
                                    whole;
            operation(mask(needed))(part - needed.tl()).copyTo(result(part));
        }
    }
    return result;
}

} // namespace

class TestMaskOperations : public QObject {
    Q_OBJECT

private slots:
    void fillsWhatIsEnclosed();
    void fillsAsFloodingDoes();
    void keepsTheLargestPart();
    void keepsTheFirstOfEqualParts();
    void keepsAsConnectedComponentsSay();
    void smoothingKeepsStraightEdges();
    void smoothingTakesSpecksAndRoundsCorners();
    void smoothingTreatsObjectAndBackgroundAlike();
    void smoothingIsNearAGaussian();
    void growsByEuclideanDistance_data();
    void growsByEuclideanDistance();
    void theBorderIsNotBackground();
    void growingADiscMakesALargerDisc();
    void partsGiveWhatTheWholeGives_data();
    void partsGiveWhatTheWholeGives();
    void thinAndEmptyMasks_data();
    void thinAndEmptyMasks();
    void leavesItsInputAlone();
};

void TestMaskOperations::fillsWhatIsEnclosed()
{
    const cv::Mat mask = rows({"..####..", //
                               "..#..#..", //
                               "#.##.#..", //
                               ".#.###.#", // enclosed through a corner
                               "..#...#.", //
                               "......##"});
    const cv::Mat filled = rows({"..####..", //
                                 "..####..", //
                                 "#.####..", //
                                 ".#####.#", //
                                 "..#...#.", //
                                 "......##"});
    QCOMPARE(differences(fillHoles(mask), filled), 0);
    QCOMPARE(differences(fillHoles(rows({"###", "#.#", "#.#"})), rows({"###", "#.#", "#.#"})), 0);
    QCOMPARE(differences(fillHoles(rows({".#.", "#.#", ".#."})), rows({".#.", "###", ".#."})), 0);
}

void TestMaskOperations::fillsAsFloodingDoes()
{
    for (int seed = 0; seed < 20; ++seed) {
        const cv::Mat mask = seed % 2 ? ragged({97, 61}, seed) : noiseMask({40, 33}, 0.6, seed);
        const cv::Mat expected = holesFilledSlowly(mask);
        QVERIFY(differences(expected, mask) > 0);
        QCOMPARE(differences(fillHoles(mask), expected), 0);
    }
}

void TestMaskOperations::keepsTheLargestPart()
{
    const cv::Mat mask = rows({"##....#", //
                               "##...#.", // five in a diagonal are one part
                               "....#..", //
                               "...#...", //
                               "..#...."});
    const cv::Mat kept = rows({"......#", //
                               ".....#.", //
                               "....#..", //
                               "...#...", //
                               "..#...."});
    QCOMPARE(differences(keepLargest(mask), kept), 0);
}

void TestMaskOperations::keepsTheFirstOfEqualParts()
{
    QCOMPARE(
        differences(keepLargest(rows({"...#", "#..#", "#..."})), rows({"...#", "...#", "...."})),
        0);
    QCOMPARE(differences(keepLargest(rows({"#.#", "#.#"})), rows({"#..", "#.."})), 0);
    QCOMPARE(
        differences(fillHoles(rows({"#####", "#.#.#", "#####"}), rows({".....", "...#.", "....."})),
                    rows({"#####", "###.#", "#####"})),
        0);
    // Marked parts stay too; marks outside of the object mean nothing.
    QCOMPARE(differences(keepLargest(rows({"#.#.#", "#...."}), rows({"....#", ".#..."})),
                         rows({"#...#", "#...."})),
             0);
}

void TestMaskOperations::keepsAsConnectedComponentsSay()
{
    for (int seed = 0; seed < 20; ++seed) {
        const cv::Mat mask = noiseMask({61, 47}, 0.3 + 0.01 * seed, seed);
        cv::Mat labels;
        cv::Mat statistics;
        cv::Mat middles;
        cv::connectedComponentsWithStats(mask, labels, statistics, middles, 8);
        int most = 0;
        for (int i = 1; i < statistics.rows; ++i)
            most = std::max(most, statistics.at<int>(i, cv::CC_STAT_AREA));
        const cv::Mat kept = keepLargest(mask);
        QCOMPARE(cv::countNonZero(kept), most);
        double label = 0;
        cv::minMaxLoc(labels, nullptr, &label, nullptr, nullptr, kept);
        QCOMPARE(differences(kept, labels == label), 0);
    }
}

void TestMaskOperations::smoothingKeepsStraightEdges()
{
    for (const int radius : {1, 2, 3, 7, 20, 50}) {
        for (const bool across : {false, true}) { // up to the picture's border
            const cv::Mat half =
                maskOf({120, 90}, [&](double x, double y) { return across ? x < 60 : y < 45; });
            QCOMPARE(differences(smoothBoundary(half, radius), half), 0);
        }
        const cv::Mat slanted = maskOf({300, 300}, [](double x, double y) { return x < y; });
        const cv::Rect inner(100, 100, 100, 100); // at the border it does not go on slanted
        QCOMPARE(differences(smoothBoundary(slanted, radius)(inner), slanted(inner)), 0);
    }
}

void TestMaskOperations::smoothingTakesSpecksAndRoundsCorners()
{
    cv::Mat mask = cv::Mat::zeros(100, 100, CV_8UC1);
    mask(cv::Rect(20, 20, 60, 60)) = 255;
    mask.at<uchar>(10, 10) = 255;
    mask.at<uchar>(50, 50) = 0;
    const cv::Mat smooth = smoothBoundary(mask, 8);
    QCOMPARE(int(smooth.at<uchar>(10, 10)), 0);
    QCOMPARE(int(smooth.at<uchar>(50, 50)), 255);
    QCOMPARE(int(smooth.at<uchar>(20, 20)), 0); // a corner has a quarter of its neighbourhood
    QCOMPARE(int(smooth.at<uchar>(20, 50)), 255);
    QCOMPARE(int(smooth.at<uchar>(19, 50)), 0);
    // In the picture's corner the object goes on beyond the border.
    cv::Mat corner = cv::Mat::zeros(60, 60, CV_8UC1);
    corner(cv::Rect(0, 0, 30, 60)) = 255;
    QCOMPARE(differences(smoothBoundary(corner, 10), corner), 0);
}

void TestMaskOperations::smoothingTreatsObjectAndBackgroundAlike()
{
    const cv::Mat mask = ragged({300, 280}, 3);
    for (const int radius : {1, 4, 30}) {
        const cv::Mat smooth = smoothBoundary(mask, radius);
        QVERIFY(differences(smooth, mask) > 0);
        QCOMPARE(differences(smoothBoundary(mask == 0, radius), smooth == 0), 0);
    }
}

void TestMaskOperations::smoothingIsNearAGaussian()
{
    const cv::Mat mask = ragged({400, 300}, 5);
    for (const int radius : {3, 10, 24, 50}) {
        cv::Mat field;
        mask.convertTo(field, CV_32F, 1 / 255.);
        cv::GaussianBlur(field, field, {}, radius / 2., 0, cv::BORDER_REPLICATE);
        const cv::Mat smooth = smoothBoundary(mask, radius);
        // They may differ only where it is a close decision.
        const cv::Mat clear = (field < 0.46) | (field > 0.54);
        QCOMPARE(cv::countNonZero((smooth != (field > 0.5)) & clear), 0);
        QVERIFY(cv::countNonZero(clear) > mask.size().area() / 2);
    }
}

void TestMaskOperations::growsByEuclideanDistance_data()
{
    QTest::addColumn<int>("pixels");
    for (const int pixels : {1, 2, 3, 5, 9, 14})
        QTest::addRow("%d", pixels) << pixels;
}

void TestMaskOperations::growsByEuclideanDistance()
{
    QFETCH(int, pixels);
    for (int seed = 0; seed < 3; ++seed) {
        const cv::Mat mask = noiseMask({41, 33}, 0.01, seed);
        QVERIFY(cv::countNonZero(mask) > 0);
        QCOMPARE(differences(grow(mask, pixels), grownSlowly(mask, pixels)), 0);
        QCOMPARE(differences(grow(mask == 0, -pixels), grownSlowly(mask, pixels) == 0), 0);
    }
}

void TestMaskOperations::theBorderIsNotBackground()
{
    const cv::Mat half = maskOf({50, 40}, [](double x, double) { return x < 30; });
    QCOMPARE(
        differences(grow(half, -10), maskOf({50, 40}, [](double x, double) { return x < 20; })), 0);
    const cv::Mat all(40, 50, CV_8UC1, cv::Scalar(255));
    QCOMPARE(differences(grow(all, -1000), all), 0);
    QCOMPARE(cv::countNonZero(grow(all == 0, 1000)), 0);
}

void TestMaskOperations::growingADiscMakesALargerDisc()
{
    cv::Mat point = cv::Mat::zeros(101, 101, CV_8UC1);
    point.at<uchar>(50, 50) = 255;
    const cv::Mat grown = grow(point, 40);
    QCOMPARE(differences(grown, maskOf({101, 101},
                                       [](double x, double y) {
                                           return std::hypot(x - 50.5, y - 50.5) <= 40;
                                       })),
             0);
    QCOMPARE(differences(grow(grown, -40), point), 0);
    QCOMPARE(cv::countNonZero(grow(grown, -41)), 0);
}

void TestMaskOperations::partsGiveWhatTheWholeGives_data()
{
    QTest::addColumn<int>("amount");
    for (const int amount : {0, 1, 2, 7, 16, 50, 64})
        QTest::addRow("%d", amount) << amount;
}

void TestMaskOperations::partsGiveWhatTheWholeGives()
{
    QFETCH(int, amount);
    const cv::Mat mask = ragged({401, 333}, 9);
    const std::pair<int, Operation> operations[] = {
        {smoothingReach(amount), [&](const cv::Mat& part) { return smoothBoundary(part, amount); }},
        {amount, [&](const cv::Mat& part) { return grow(part, amount / 4); }},
        {amount, [&](const cv::Mat& part) { return grow(part, -amount / 4); }}};
    for (const auto& [reach, operation] : operations) {
        const cv::Mat whole = operation(mask);
        QCOMPARE(differences(inParts(mask, reach, 300, 300, operation), whole), 0);
        QCOMPARE(differences(inParts(mask, reach, 64, 17, operation), whole), 0);
    }
    QVERIFY(smoothingReach(amount) <= 1.5 * amount);
}

void TestMaskOperations::thinAndEmptyMasks_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("a pixel") << 1 << 1;
    QTest::newRow("a column") << 1 << 300;
    QTest::newRow("a row") << 300 << 1;
}

void TestMaskOperations::thinAndEmptyMasks()
{
    QFETCH(int, width);
    QFETCH(int, height);
    for (const int value : {0, 255}) {
        const cv::Mat mask(height, width, CV_8UC1, cv::Scalar(value));
        for (const int amount : {1, 5, 50, 1000000}) {
            QCOMPARE(differences(smoothBoundary(mask, amount), mask), 0);
            QCOMPARE(differences(grow(mask, amount), mask), 0);
            QCOMPARE(differences(grow(mask, -amount), mask), 0);
        }
        QCOMPARE(differences(grow(mask, INT_MIN), mask), 0);
        QCOMPARE(differences(fillHoles(mask), mask), 0);
        QCOMPARE(differences(keepLargest(mask), mask), 0);
    }
    if (width * height < 2)
        return;
    const cv::Mat first = maskOf({width, height}, [](double x, double y) { return x + y < 4; });
    QCOMPARE(cv::countNonZero(first), 3);
    QCOMPARE(cv::countNonZero(grow(first, 5)), 8);
    QCOMPARE(cv::countNonZero(grow(first, -1)), 2);
    QCOMPARE(differences(smoothBoundary(first, 3), first), 0);
    QCOMPARE(differences(fillHoles(first), first), 0);
}

void TestMaskOperations::leavesItsInputAlone()
{
    const cv::Mat mask = ragged({80, 60}, 1);
    const cv::Mat ones = mask / 255; // what is not 0 is object
    const cv::Mat copy = ones.clone();
    for (const auto& operation :
         {Operation([](const cv::Mat& given) { return fillHoles(given); }),
          Operation([](const cv::Mat& given) { return keepLargest(given); }),
          Operation([](const cv::Mat& part) { return smoothBoundary(part, 4); }),
          Operation([](const cv::Mat& part) { return smoothBoundary(part, 0); }),
          Operation([](const cv::Mat& part) { return grow(part, 2); }),
          Operation([](const cv::Mat& part) { return grow(part, 0); }),
          Operation([](const cv::Mat& part) { return grow(part, -2); })}) {
        QCOMPARE(differences(operation(ones), operation(mask)), 0);
        QCOMPARE(differences(ones, copy), 0);
        const cv::Mat result = operation(mask);
        QVERIFY(result.data != mask.data);
    }
}

QTEST_APPLESS_MAIN(TestMaskOperations)
#include "tst_maskoperations.moc"
