// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/removal.h"
#include "tests/support/masks.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <opencv2/imgproc.hpp>

using namespace core;

namespace {

/// A smooth background with a red disc on it.
struct Scene {
    cv::Mat background;
    cv::Mat mask;
    cv::Mat pixels;

    explicit Scene(cv::Size size)
        : background(size, CV_8UC3),
          mask(disc(size, {size.width * 0.55, size.height * 0.45}, size.height * 0.3))
    {
        for (int y = 0; y < size.height; ++y) {
            for (int x = 0; x < size.width; ++x) {
                background.at<cv::Vec3b>(y, x) =
                    cv::Vec3b(uchar(60 + 80 * x / size.width), uchar(120 + 60 * y / size.height),
                              uchar(200 - 80 * x / size.width));
            }
        }
        pixels = background.clone();
        pixels.setTo(cv::Scalar(250, 10, 10), mask);
    }
};

double largestDifference(const cv::Mat& a, const cv::Mat& b, const cv::Mat& where)
{
    return cv::norm(a, b, cv::NORM_INF, where);
}

/// Not within `distance` of the mask.
cv::Mat farFrom(const cv::Mat& mask, int distance)
{
    cv::Mat around;
    cv::dilate(mask, around, cv::Mat::ones(2 * distance + 1, 2 * distance + 1, CV_8U));
    return around == 0;
}

} // namespace

Q_DECLARE_METATYPE(core::Fill)

class TestRemoval : public QObject {
    Q_OBJECT

private slots:
    void surroundingsContinue_data();
    void surroundingsContinue();
    void theObjectsFringeGoes();
    void objectsAtTheBorderGo();
    void blurredInsideOnly();
    void meanOfWhatStays();
    void aloneIsWithoutTheRest_data();
    void aloneIsWithoutTheRest();
    void nothingMasked_data();
    void nothingMasked();
    void everythingMasked();
    void thinPictures_data();
    void thinPictures();
    void sizesMustAgree();
};

void TestRemoval::surroundingsContinue_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("small") << 200 << 150;
    QTest::newRow("reduced") << 1500 << 1000;
    QTest::newRow("upright") << 300 << 900;
}

void TestRemoval::surroundingsContinue()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const Scene scene({width, height});
    const cv::Mat result = withoutObject(scene.pixels, scene.mask, Fill::Surroundings);
    QCOMPARE(result.type(), CV_8UC3);
    // Nothing red is left anywhere, and inside it is about the background.
    QVERIFY(largestDifference(result, scene.background, scene.mask) < 40);
    QVERIFY(cv::norm(result, scene.background, cv::NORM_L1, scene.mask) /
                (3 * cv::countNonZero(scene.mask)) <
            10);
    QVERIFY(largestDifference(result, scene.background, scene.mask == 0) < 20);
    const int seam = std::max(1, std::max(width, height) / 100);
    QCOMPARE(largestDifference(result, scene.pixels, farFrom(scene.mask, 2 * seam + 1)), 0.);
}

void TestRemoval::theObjectsFringeGoes()
{
    // In photographs the object's colours reach a little beyond the mask.
    Scene scene({600, 400});
    cv::GaussianBlur(scene.pixels, scene.pixels, {}, 1.5);
    QVERIFY(largestDifference(scene.pixels, scene.background, scene.mask == 0) > 50);
    const cv::Mat result = withoutObject(scene.pixels, scene.mask, Fill::Surroundings);
    QVERIFY(largestDifference(result, scene.background, scene.mask) < 25);
}

void TestRemoval::objectsAtTheBorderGo()
{
    Scene scene({160, 120});
    scene.mask.setTo(0);
    scene.mask(cv::Rect(0, 60, 50, 60)) = 255;
    scene.mask.row(0) = 255;
    scene.pixels.setTo(cv::Scalar(250, 10, 10), scene.mask);
    const cv::Mat result = withoutObject(scene.pixels, scene.mask, Fill::Surroundings);
    QVERIFY(largestDifference(result, scene.background, scene.mask) < 60);
}

void TestRemoval::blurredInsideOnly()
{
    const Scene scene({600, 400});
    const cv::Mat result = withoutObject(scene.pixels, scene.mask, Fill::Blur);
    QCOMPARE(largestDifference(result, scene.pixels, scene.mask == 0), 0.);
    cv::Mat expected; // at full size
    cv::GaussianBlur(scene.pixels, expected, {}, 60, 0, cv::BORDER_REPLICATE);
    QVERIFY(largestDifference(result, expected, scene.mask) <= 6);
}

void TestRemoval::meanOfWhatStays()
{
    cv::Mat pixels(10, 20, CV_8UC3, cv::Scalar(10, 20, 30));
    pixels.rowRange(5, 10) = cv::Scalar(30, 40, 70);
    cv::Mat mask = cv::Mat::zeros(10, 20, CV_8UC1);
    mask.colRange(3, 9) = 1;
    cv::Mat expected = pixels.clone();
    expected.colRange(3, 9) = cv::Scalar(20, 30, 50);
    const cv::Mat result = withoutObject(pixels, mask, Fill::Mean);
    QCOMPARE(cv::norm(result, expected, cv::NORM_INF), 0.);
}

void TestRemoval::aloneIsWithoutTheRest_data()
{
    QTest::addColumn<Fill>("fill");
    QTest::newRow("surroundings") << Fill::Surroundings;
    QTest::newRow("blur") << Fill::Blur;
    QTest::newRow("mean") << Fill::Mean;
}

void TestRemoval::aloneIsWithoutTheRest()
{
    QFETCH(Fill, fill);
    const Scene scene({200, 150});
    const cv::Mat alone = objectAlone(scene.pixels, scene.mask, fill);
    const cv::Mat without = withoutObject(scene.pixels, scene.mask == 0, fill);
    QCOMPARE(cv::norm(alone, without, cv::NORM_INF), 0.);
    const cv::Mat inner = farFrom(scene.mask == 0, 5);
    QVERIFY(cv::countNonZero(inner) > 1000);
    QCOMPARE(largestDifference(alone, scene.pixels, inner), 0.);
    QVERIFY(largestDifference(alone, scene.pixels, scene.mask == 0) > 20);
}

void TestRemoval::nothingMasked_data()
{
    aloneIsWithoutTheRest_data();
}

void TestRemoval::nothingMasked()
{
    QFETCH(Fill, fill);
    const Scene scene({50, 40});
    const cv::Mat copy = scene.pixels.clone();
    const cv::Mat none = cv::Mat::zeros(40, 50, CV_8UC1);
    cv::Mat result = withoutObject(scene.pixels, none, fill);
    QCOMPARE(cv::norm(result, scene.pixels, cv::NORM_INF), 0.);
    QVERIFY(result.data != scene.pixels.data);
    result = withoutObject(scene.pixels, scene.mask, fill);
    QCOMPARE(cv::norm(scene.pixels, copy, cv::NORM_INF), 0.); // the input stays as it was
    QVERIFY(withoutObject({}, {}, fill).empty());
    QVERIFY(objectAlone({}, {}, fill).empty());
}

void TestRemoval::everythingMasked()
{
    cv::Mat pixels(30, 700, CV_8UC3, cv::Scalar(10, 20, 30));
    pixels.colRange(350, 700) = cv::Scalar(30, 40, 70);
    const cv::Mat all(pixels.size(), CV_8UC1, cv::Scalar(255));
    const cv::Mat mean(pixels.size(), CV_8UC3, cv::Scalar(20, 30, 50));
    for (const Fill fill : {Fill::Surroundings, Fill::Mean}) {
        const cv::Mat result = withoutObject(pixels, all, fill);
        QCOMPARE(cv::norm(result, mean, cv::NORM_INF), 0.);
    }
    const cv::Mat blurred = withoutObject(pixels, all, Fill::Blur);
    QVERIFY(std::abs(blurred.at<cv::Vec3b>(15, 350)[0] - 20) <= 2);
    // All but so little that the seam hides it: what stays is all there is to fill with.
    cv::Mat most = all.clone();
    most.at<uchar>(15, 600) = 0;
    const cv::Mat result = withoutObject(pixels, most, Fill::Surroundings);
    QCOMPARE(result.at<cv::Vec3b>(15, 10), cv::Vec3b(30, 40, 70));
}

void TestRemoval::thinPictures_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("a pixel") << 1 << 1;
    QTest::newRow("two") << 2 << 1;
    QTest::newRow("a column") << 1 << 2000;
    QTest::newRow("a row") << 2000 << 1;
    QTest::newRow("nearly a row") << 3000 << 3;
}

void TestRemoval::thinPictures()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const cv::Mat pixels(height, width, CV_8UC3, cv::Scalar(10, 120, 230));
    const cv::Mat mask =
        maskOf({width, height}, [=](double x, double y) { return x + y > (width + height) / 3.; });
    for (const Fill fill : {Fill::Surroundings, Fill::Blur, Fill::Mean}) {
        for (const cv::Mat& part : {mask, cv::Mat(mask == 0)}) {
            const cv::Mat result = withoutObject(pixels, part, fill);
            QVERIFY(cv::norm(result, pixels, cv::NORM_INF) <= 1); // one colour stays that colour
        }
    }
}

void TestRemoval::sizesMustAgree()
{
    const cv::Mat pixels(10, 20, CV_8UC3, cv::Scalar(1, 2, 3));
    const cv::Mat mask = cv::Mat::zeros(20, 10, CV_8UC1);
    VERIFY_FAULT(withoutObject(pixels, mask, Fill::Mean), MaskDoesNotFit);
    VERIFY_FAULT(objectAlone(pixels, {}, Fill::Mean), MaskDoesNotFit);
}

QTEST_APPLESS_MAIN(TestRemoval)
#include "tst_removal.moc"
