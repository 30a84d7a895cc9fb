// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/pointing.h"
#include "tests/support/masks.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <limits>

using namespace core;

namespace {

const cv::Size size(12, 8);

Heatmap mapOf(float value, cv::Rect covered = {0, 0, 12, 8})
{
    return {cv::Mat(size, CV_32FC1, cv::Scalar(value)), true, covered};
}

cv::Mat leftHalf()
{
    return maskOf(size, [](double x, double) { return x < 6; });
}

} // namespace

class TestPointing : public QObject {
    Q_OBJECT

private slots:
    void evenMapsGiveTheShareOfTheArea();
    void onlyPositiveAttributionCounts();
    void onlyTheCoveredPartCounts();
    void nothingPositiveHasNoShare();
    void sizesMustAgree();
};

void TestPointing::evenMapsGiveTheShareOfTheArea()
{
    const Heatmap map = mapOf(0.1f);
    QCOMPARE(energyInside(map, leftHalf()), std::optional(0.5));
    QCOMPARE(energyInside(map, leftHalf() / 255), std::optional(0.5));
    QCOMPARE(energyInside(map, cv::Mat::zeros(size, CV_8UC1)), std::optional(0.));
    QCOMPARE(energyInside(map, cv::Mat::zeros(size, CV_8UC1) + 255), std::optional(1.));
}

void TestPointing::onlyPositiveAttributionCounts()
{
    Heatmap map = mapOf(-3);
    map.values.at<float>(1, 2) = 3;
    map.values.at<float>(7, 11) = 1;
    QCOMPARE(energyInside(map, leftHalf()), std::optional(0.75));
    map.isSigned = false;
    QCOMPARE(energyInside(map, leftHalf()), std::optional(0.75));
}

void TestPointing::onlyTheCoveredPartCounts()
{
    QCOMPARE(energyInside(mapOf(1, {4, 2, 8, 3}), leftHalf()), std::optional(0.25));
    QCOMPARE(energyInside(mapOf(1, {-5, -5, 11, 100}), leftHalf()), std::optional(1.));
}

void TestPointing::nothingPositiveHasNoShare()
{
    QVERIFY(!energyInside(mapOf(0), leftHalf()));
    QVERIFY(!energyInside(mapOf(-1), leftHalf()));
    QVERIFY(!energyInside(mapOf(1, {}), leftHalf()));
    QVERIFY(!energyInside({}, {}));
    QVERIFY(!energyInside(mapOf(std::numeric_limits<float>::quiet_NaN()), leftHalf()));
    const auto large = energyInside(mapOf(std::numeric_limits<float>::max()), leftHalf());
    QCOMPARE(large, std::optional(0.5));
}

void TestPointing::sizesMustAgree()
{
    VERIFY_FAULT(energyInside(mapOf(1), cv::Mat::zeros(12, 8, CV_8UC1)), MaskDoesNotFit);
    VERIFY_FAULT(energyInside(mapOf(1), {}), MaskDoesNotFit);
}

QTEST_APPLESS_MAIN(TestPointing)
#include "tst_pointing.moc"
