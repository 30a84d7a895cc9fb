// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/maskmeasures.h"
#include "tests/support/masks.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <numbers>

using namespace core;

namespace {

constexpr double pi = std::numbers::pi;

/// |length / expected - 1|
double deviation(const cv::Mat& mask, double expected)
{
    return std::abs(measure(mask).contourLength / expected - 1);
}

cv::Mat square(double side, double degrees)
{
    const double c = std::cos(degrees * pi / 180);
    const double s = std::sin(degrees * pi / 180);
    return maskOf({200, 200}, [=](double x, double y) {
        const double u = (x - 100.3) * c + (y - 99.6) * s;
        const double v = (y - 99.6) * c - (x - 100.3) * s;
        return std::abs(u) < side / 2 && std::abs(v) < side / 2;
    });
}

} // namespace

class TestMaskMeasures : public QObject {
    Q_OBJECT

private slots:
    void areaAndBox();
    void lengthOfADisc_data();
    void lengthOfADisc();
    void lengthOfATurnedSquare_data();
    void lengthOfATurnedSquare();
    void holesAndBordersCount();
    void smallThings();
    void agreementOfRectangles();
    void agreementWithNothing();
    void agreementNeedsOneSize();
};

void TestMaskMeasures::areaAndBox()
{
    cv::Mat mask = cv::Mat::zeros(30, 40, CV_8UC1);
    QCOMPARE(measure(mask).area, 0.);
    QVERIFY(measure(mask).box.empty());
    QCOMPARE(measure(mask).contourLength, 0.);
    mask(cv::Rect(5, 7, 10, 4)) = 255;
    mask.at<uchar>(29, 39) = 255;
    QCOMPARE(measure(mask).area, 41.);
    QCOMPARE(measure(mask).box, cv::Rect(5, 7, 35, 23));
    QCOMPARE(measure(cv::Mat()).area, 0.);
}

void TestMaskMeasures::lengthOfADisc_data()
{
    QTest::addColumn<double>("radius");
    for (const double radius : {10., 14.5, 30., 60., 95.})
        QTest::addRow("%g", radius) << radius;
}

void TestMaskMeasures::lengthOfADisc()
{
    QFETCH(double, radius);
    const cv::Mat mask = disc({200, 200}, {100.2, 99.7}, radius);
    QVERIFY2(deviation(mask, 2 * pi * radius) < 0.02,
             qPrintable(QString::number(deviation(mask, 2 * pi * radius))));
}

void TestMaskMeasures::lengthOfATurnedSquare_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {0., 3., 10., 15., 22.5, 26.6, 30., 40., 45., 70.})
        QTest::addRow("%g", degrees) << degrees;
}

void TestMaskMeasures::lengthOfATurnedSquare()
{
    QFETCH(double, degrees);
    for (const double side : {40., 60., 110.}) {
        const double off = deviation(square(side, degrees), 4 * side);
        QVERIFY2(off < 0.02, qPrintable(QString("%1: %2").arg(side).arg(off)));
    }
}

void TestMaskMeasures::holesAndBordersCount()
{
    const cv::Mat ring = disc({200, 200}, {100, 100}, 80) & (disc({200, 200}, {90, 110}, 40) == 0);
    QVERIFY(deviation(ring, 2 * pi * 120) < 0.02);
    QVERIFY(std::abs(measure(ring).area - pi * (80 * 80 - 40 * 40)) < 100);
    const cv::Mat all(100, 150, CV_8UC1, cv::Scalar(255));
    QVERIFY(deviation(all, 500) < 0.01);
}

void TestMaskMeasures::smallThings()
{
    cv::Mat mask = cv::Mat::zeros(20, 60, CV_8UC1);
    mask.at<uchar>(5, 5) = 255;
    QCOMPARE(measure(mask).contourLength, 4.);
    mask.setTo(0);
    mask(cv::Rect(5, 5, 50, 1)) = 255; // a line has two sides
    QVERIFY(deviation(mask, 102) < 0.03);
}

void TestMaskMeasures::agreementOfRectangles()
{
    cv::Mat mask = cv::Mat::zeros(50, 50, CV_8UC1);
    cv::Mat reference = mask.clone();
    mask(cv::Rect(10, 10, 20, 10)) = 255;
    reference(cv::Rect(20, 10, 40 - 20, 20)) = 255; // 100 of its 400 pixels in common
    const Agreement result = agreement(mask, reference);
    QCOMPARE(result.intersectionOverUnion, 100. / 500);
    QCOMPARE(result.precision, 100. / 200);
    QCOMPARE(result.recall, 100. / 400);
    QCOMPARE(agreement(mask, mask).intersectionOverUnion, 1.);
    QCOMPARE(agreement(mask / 255, reference).precision, 0.5); // not 0 is object
}

void TestMaskMeasures::agreementWithNothing()
{
    const cv::Mat none = cv::Mat::zeros(5, 5, CV_8UC1);
    const cv::Mat some = none + 255;
    const Agreement both = agreement(none, none);
    QCOMPARE(both.intersectionOverUnion, 1.);
    QCOMPARE(both.precision, 1.);
    QCOMPARE(both.recall, 1.);
    for (const Agreement& one : {agreement(none, some), agreement(some, none)}) {
        QCOMPARE(one.intersectionOverUnion, 0.);
        QCOMPARE(one.precision, 0.);
        QCOMPARE(one.recall, 0.);
    }
    QCOMPARE(agreement(cv::Mat(), cv::Mat()).recall, 1.);
}

void TestMaskMeasures::agreementNeedsOneSize()
{
    const auto error = thrownBy(
        [] { agreement(cv::Mat::zeros(600, 800, CV_8UC1), cv::Mat::zeros(480, 640, CV_8UC1)); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::MaskDoesNotFit);
    QCOMPARE(error->detail(), std::string("640x480, the picture has 800x600"));
}

QTEST_APPLESS_MAIN(TestMaskMeasures)
#include "tst_maskmeasures.moc"
