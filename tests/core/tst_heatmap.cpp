// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/heatmap.h"

#include <QtTest>
#include <opencv2/core.hpp>

using namespace core;

namespace {

/// 0, 1, 2, ... row by row, times `factor`.
Heatmap ramp(int width, int height, float factor = 1)
{
    Heatmap map{cv::Mat(height, width, CV_32F), false, {0, 0, width, height}};
    for (int i = 0; i < width * height; ++i)
        map.values.at<float>(i / width, i % width) = static_cast<float>(i) * factor;
    return map;
}

} // namespace

class TestHeatmap : public QObject {
    Q_OBJECT

private slots:
    void valueRangeIgnoresWhatTheModelDidNotSee();
    void unsignedRangeLeavesTheStrongestShareOut();
    void signedRangeIsSymmetricAndCountsMagnitudes();
    void percentileLiesBetweenNeighbours();
    void constantMapHasNoRange_data();
    void constantMapHasNoRange();
    void nearlyEmptyMapGetsItsExtremes();
    void verySmallGradientsStillHaveARange();
    void rangeIsTakenFromTheCoveredPart();
};

void TestHeatmap::valueRangeIgnoresWhatTheModelDidNotSee()
{
    Heatmap map = ramp(4, 4);
    map.values.at<float>(0, 0) = -100;
    map.covered = {1, 1, 2, 2};
    QCOMPARE(valueRange(map).low, 5.);
    QCOMPARE(valueRange(map).high, 10.);
}

void TestHeatmap::unsignedRangeLeavesTheStrongestShareOut()
{
    const Heatmap map = ramp(101, 1);
    const auto range = displayRange(map, 0.01);
    QVERIFY(range);
    QCOMPARE(range->low, 0.);
    QCOMPARE(range->high, 99.);
    QCOMPARE(displayRange(map, 0)->high, 100.);
    QCOMPARE(displayRange(map, 0.25)->high, 75.);
}

void TestHeatmap::signedRangeIsSymmetricAndCountsMagnitudes()
{
    Heatmap map = ramp(101, 1, -1);
    map.isSigned = true;
    map.values.at<float>(0, 1) = 1;
    const auto range = displayRange(map, 0.1);
    QVERIFY(range);
    QCOMPARE(range->low, -90.);
    QCOMPARE(range->high, 90.);
}

void TestHeatmap::percentileLiesBetweenNeighbours()
{
    // numpy.percentile([0, 1, 2, 3], 99) = 2.97
    const auto range = displayRange(ramp(2, 2), 0.01);
    QVERIFY(range);
    QVERIFY(std::abs(range->high - 2.97) < 1e-9);
}

void TestHeatmap::constantMapHasNoRange_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("zero") << 0.f << false;
    QTest::newRow("signed zero") << 0.f << true;
    QTest::newRow("positive") << 0.3f << false;
    QTest::newRow("signed negative") << -0.3f << true;
}

void TestHeatmap::constantMapHasNoRange()
{
    QFETCH(float, value);
    QFETCH(bool, isSigned);
    Heatmap map{cv::Mat(5, 6, CV_32F, cv::Scalar(value)), isSigned, {0, 0, 6, 5}};
    QVERIFY(!displayRange(map));
    map.values.at<float>(2, 2) = value * (1 + 1e-7f); // rounding error on the constant
    QVERIFY(!displayRange(map));
    map.values.at<float>(2, 2) = value + 0.1f;
    QVERIFY(displayRange(map));
}

void TestHeatmap::nearlyEmptyMapGetsItsExtremes()
{
    Heatmap map{cv::Mat::zeros(100, 100, CV_32F), false, {0, 0, 100, 100}};
    map.values.at<float>(50, 50) = 7;
    QCOMPARE(displayRange(map)->low, 0.);
    QCOMPARE(displayRange(map)->high, 7.);
    map.isSigned = true;
    map.values.at<float>(50, 50) = -7;
    QCOMPARE(displayRange(map)->low, -7.);
    QCOMPARE(displayRange(map)->high, 7.);
}

void TestHeatmap::verySmallGradientsStillHaveARange()
{
    const auto range = displayRange(ramp(10, 10, 1e-30f), 0);
    QVERIFY(range);
    QVERIFY(std::abs(range->high - 99e-30) < 1e-35);
}

void TestHeatmap::rangeIsTakenFromTheCoveredPart()
{
    Heatmap map = ramp(4, 4);
    map.covered = {1, 0, 1, 4};
    const auto range = displayRange(map, 0);
    QVERIFY(range);
    QCOMPARE(range->low, 1.);
    QCOMPARE(range->high, 13.);
    map.covered = {};
    QVERIFY(!displayRange(map));
}

QTEST_APPLESS_MAIN(TestHeatmap)
#include "tst_heatmap.moc"
