// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/preprocess.h"
#include "tests/reference/resample.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

using namespace core;

namespace {

/// The picture that tests/reference/resample.py makes.
cv::Mat patterned(int width, int height)
{
    cv::Mat pixels(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int c = 0; c < 3; ++c) {
                pixels.at<cv::Vec3b>(y, x)[c] =
                    static_cast<uchar>((x * 7 + y * 13 + c * 50 + (x / 9 + y / 7) % 2 * 90) % 256);
            }
        }
    }
    return pixels;
}

cv::Mat flat(int width, int height, const cv::Scalar& color = {255, 255, 255})
{
    return cv::Mat(height, width, CV_8UC3, color);
}

/// Leaves pixels as 0 to 255.
InputRule rawRule(int width, int height, Resize resize)
{
    InputRule rule;
    rule.width = width;
    rule.height = height;
    rule.resize = resize;
    rule.scale = 1;
    rule.mean.fill(0);
    rule.std.fill(1);
    return rule;
}

float inputAt(const Preprocessed& result, int c, int y, int x)
{
    const int index[] = {0, c, y, x};
    return result.input.at<float>(index);
}

/// One channel of the input.
cv::Mat plane(const Preprocessed& result, int c)
{
    return cv::Mat(result.inputSize(), CV_32F, const_cast<float*>(result.input.ptr<float>(0, c)));
}

/// What mapToPicture has to give at a pixel: the map's cells spread over the input, bilinearly.
float pointSample(const cv::Mat& map, const Preprocessed& geometry, int x, int y)
{
    const cv::Size input = geometry.inputSize();
    const auto place = [](double pixel, double origin, double step, int size, int cells) {
        const double at = (pixel + 0.5 - origin) / step * cells / size - 0.5;
        return std::clamp(at, 0., cells - 1.);
    };
    const double u = place(x, geometry.originX, geometry.stepX, input.width, map.cols);
    const double v = place(y, geometry.originY, geometry.stepY, input.height, map.rows);
    const int left = static_cast<int>(u), top = static_cast<int>(v);
    const int right = std::min(left + 1, map.cols - 1), bottom = std::min(top + 1, map.rows - 1);
    const double s = u - left, t = v - top;
    return static_cast<float>(
        (map.at<float>(top, left) * (1 - s) + map.at<float>(top, right) * s) * (1 - t) +
        (map.at<float>(bottom, left) * (1 - s) + map.at<float>(bottom, right) * s) * t);
}

cv::Mat someMap(int width, int height)
{
    cv::Mat map(height, width, CV_32F);
    cv::RNG random(7);
    random.fill(map, cv::RNG::UNIFORM, -1, 1);
    return map;
}

} // namespace

class TestPreprocess : public QObject {
    Q_OBJECT

private slots:
    void resizesAsPillow_data();
    void resizesAsPillow();
    void normalisesByScaleMeanAndStd();
    void ordersChannelsAsTheModelWants();
    void smallPicturesArePaddedBlack();
    void letterboxIsCentredOnGrey();
    void rightSizeReachesTheNetUntouched();
    void wrongSizeIsRefused();
    void withoutCropTheWholePictureIsTheInput();
    void onePixelWorksWithEveryRule();
    void elongatedPicturesNeedNoMoreThanTheCrop();
    void geometryLeadsBackToThePicture();
    void mapIsZeroOutsideTheCrop();
    void mapIsBilinear_data();
    void mapIsBilinear();
    void upsampledMapHasNoSteps();
    void mapSkipsTheLetterbox();
    void shrunkenMapKeepsItsMean();
};

void TestPreprocess::resizesAsPillow_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < resampleCases.size(); ++i) {
        const ResampleCase& reference = resampleCases[i];
        QTest::addRow("%dx%d to %d", reference.width, reference.height, reference.resizeTo)
            << static_cast<int>(i);
    }
}

void TestPreprocess::resizesAsPillow()
{
    QFETCH(int, index);
    const ResampleCase& reference = resampleCases[static_cast<std::size_t>(index)];
    InputRule rule = rawRule(reference.cropWidth, reference.cropHeight,
                             reference.resizeTo ? Resize::ShortestSide : Resize::Stretch);
    rule.resizeTo = std::max(1, reference.resizeTo);
    const Preprocessed result = preprocess(patterned(reference.width, reference.height), rule);
    QCOMPARE(result.inputSize(), cv::Size(rule.width, rule.height));
    float worst = 0;
    std::size_t next = 0;
    for (int y = 0; y < rule.height; ++y) {
        for (int x = 0; x < rule.width; ++x) {
            for (int c = 0; c < 3; ++c) {
                const int wanted = reference.pixels[next++];
                worst = std::max(worst, std::abs(inputAt(result, c, y, x) - float(wanted)));
            }
        }
    }
    qInfo("largest difference %.3f of 255", double(worst));
    QVERIFY(worst <= 1);
}

void TestPreprocess::normalisesByScaleMeanAndStd()
{
    const Preprocessed result = preprocess(flat(300, 280, {255, 0, 51}), InputRule());
    QCOMPARE(result.input.dims, 4);
    QCOMPARE(result.inputSize(), cv::Size(224, 224));
    const double wanted[] = {(1 - 0.485) / 0.229, -0.456 / 0.224, (0.2 - 0.406) / 0.225};
    for (int c = 0; c < 3; ++c) {
        double low, high;
        cv::minMaxLoc(plane(result, c), &low, &high);
        QVERIFY(std::abs(low - wanted[c]) < 1e-5);
        QVERIFY(std::abs(high - wanted[c]) < 1e-5);
    }
}

void TestPreprocess::ordersChannelsAsTheModelWants()
{
    InputRule rule = rawRule(2, 2, Resize::None);
    rule.mean = {1, 2, 3};
    rule.channels = ChannelOrder::Bgr;
    Preprocessed result = preprocess(flat(2, 2, {10, 20, 30}), rule);
    QCOMPARE(inputAt(result, 0, 1, 1), 29.f);
    QCOMPARE(inputAt(result, 1, 1, 1), 18.f);
    QCOMPARE(inputAt(result, 2, 1, 1), 7.f);
    rule.channels = ChannelOrder::Gray;
    result = preprocess(flat(2, 2, {10, 20, 30}), rule);
    QCOMPARE(result.input.size[1], 1);
    QVERIFY(std::abs(inputAt(result, 0, 0, 0) - (2.99f + 11.74f + 3.42f - 1)) < 1e-4f);
}

void TestPreprocess::smallPicturesArePaddedBlack()
{
    InputRule rule = rawRule(9, 8, Resize::ShortestSide);
    rule.resizeTo = 4;
    rule.mean.fill(5);
    const Preprocessed result = preprocess(flat(4, 4), rule);
    // torchvision puts (9 - 4) / 2 = 2 black columns before and 3 behind.
    for (int x = 0; x < 9; ++x)
        QCOMPARE(inputAt(result, 0, 4, x), x >= 2 && x < 6 ? 250.f : -5.f);
    for (int y = 0; y < 8; ++y)
        QCOMPARE(inputAt(result, 0, y, 4), y >= 2 && y < 6 ? 250.f : -5.f);
    QCOMPARE(coveredPart(result), cv::Rect(0, 0, 4, 4));
}

void TestPreprocess::letterboxIsCentredOnGrey()
{
    const Preprocessed result = preprocess(flat(40, 20), rawRule(20, 20, Resize::Letterbox));
    for (int y = 0; y < 20; ++y)
        QCOMPARE(inputAt(result, 1, y, 10), y >= 5 && y < 15 ? 255.f : 114.f);
    QCOMPARE(coveredPart(result), cv::Rect(0, 0, 40, 20));
}

void TestPreprocess::rightSizeReachesTheNetUntouched()
{
    const cv::Mat pixels = patterned(30, 20);
    const Preprocessed result = preprocess(pixels, rawRule(30, 20, Resize::None));
    for (int c = 0; c < 3; ++c) {
        cv::Mat channel, exact;
        cv::extractChannel(pixels, channel, c);
        channel.convertTo(exact, CV_32F);
        QCOMPARE(cv::norm(exact, plane(result, c), cv::NORM_INF), 0.);
    }
}

void TestPreprocess::wrongSizeIsRefused()
{
    const auto error = thrownBy([] { preprocess(flat(30, 21), rawRule(30, 20, Resize::None)); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::PictureDoesNotFit);
    QVERIFY(error->detail().find("30 x 21") != std::string::npos);
    QVERIFY(error->detail().find("30 x 20") != std::string::npos);
}

void TestPreprocess::withoutCropTheWholePictureIsTheInput()
{
    InputRule rule = rawRule(8, 8, Resize::ShortestSide);
    rule.resizeTo = 10;
    rule.crop = Crop::None;
    const Preprocessed result = preprocess(flat(50, 20), rule);
    QCOMPARE(result.inputSize(), cv::Size(25, 10));
    QCOMPARE(coveredPart(result), cv::Rect(0, 0, 50, 20));
    rule.resizeTo = 1000;
    VERIFY_FAULT(preprocess(flat(20000, 1), rule), PictureDoesNotFit);
}

void TestPreprocess::onePixelWorksWithEveryRule()
{
    for (Resize resize : {Resize::ShortestSide, Resize::Stretch, Resize::Letterbox}) {
        const Preprocessed result = preprocess(flat(1, 1, {7, 8, 9}), rawRule(224, 224, resize));
        QCOMPARE(inputAt(result, 2, 0, 0), 9.f);
        QCOMPARE(inputAt(result, 0, 223, 223), 7.f);
        QCOMPARE(coveredPart(result), cv::Rect(0, 0, 1, 1));
        const cv::Mat map(7, 7, CV_32F, cv::Scalar(3));
        QVERIFY(std::abs(mapToPicture(map, result).at<float>(0, 0) - 3) < 1e-5f);
    }
}

void TestPreprocess::elongatedPicturesNeedNoMoreThanTheCrop()
{
    // Resized to a shorter side of 256, either would have 5 million pixels on the other.
    for (const cv::Size size : {cv::Size(1, 20000), cv::Size(20000, 1)}) {
        const Preprocessed result =
            preprocess(flat(size.width, size.height), rawRule(224, 224, Resize::ShortestSide));
        double low, high;
        cv::minMaxLoc(plane(result, 0), &low, &high);
        QCOMPARE(low, 255.);
        QCOMPARE(high, 255.);
        const cv::Rect covered = coveredPart(result);
        QVERIFY(covered.area() >= 1 && covered.area() <= 2);
        QCOMPARE(cv::countNonZero(mapToPicture(cv::Mat::ones(7, 7, CV_32F), result)),
                 covered.area());
    }
    const Preprocessed boxed = preprocess(flat(20000, 1), rawRule(224, 224, Resize::Letterbox));
    QCOMPARE(cv::countNonZero(plane(boxed, 0) > 254.9), 224);
}

void TestPreprocess::geometryLeadsBackToThePicture()
{
    // A picture whose columns tell their own x, at a scale where the filter keeps it.
    cv::Mat pixels(200, 250, CV_8UC3);
    for (int x = 0; x < pixels.cols; ++x)
        pixels.col(x) = cv::Scalar(x, x, x);
    InputRule rule = rawRule(64, 64, Resize::ShortestSide);
    rule.resizeTo = 100;
    const Preprocessed result = preprocess(pixels, rule);
    for (int x = 0; x < 64; ++x) {
        const double wanted = (x + 0.5) * result.stepX + result.originX - 0.5;
        QVERIFY(std::abs(double(inputAt(result, 0, 30, x)) - wanted) < 1e-3);
    }
}

void TestPreprocess::mapIsZeroOutsideTheCrop()
{
    InputRule rule = rawRule(50, 50, Resize::ShortestSide);
    rule.resizeTo = 100;
    const Preprocessed geometry = preprocess(flat(400, 200), rule);
    const cv::Rect covered = coveredPart(geometry);
    QCOMPARE(covered, cv::Rect(150, 50, 100, 100));
    const cv::Mat map = mapToPicture(cv::Mat::ones(5, 5, CV_32F), geometry);
    QCOMPARE(map.size(), cv::Size(400, 200));
    QCOMPARE(cv::countNonZero(map), covered.area());
    QCOMPARE(cv::countNonZero(map(covered)), covered.area());
}

void TestPreprocess::mapIsBilinear_data()
{
    QTest::addColumn<int>("cells");
    QTest::addColumn<Resize>("resize");
    QTest::newRow("layer, crop") << 7 << Resize::ShortestSide;
    QTest::newRow("input, crop") << 224 << Resize::ShortestSide;
    QTest::newRow("layer, stretch") << 7 << Resize::Stretch;
    QTest::newRow("layer, letterbox") << 7 << Resize::Letterbox;
    QTest::newRow("one cell") << 1 << Resize::Stretch;
}

void TestPreprocess::mapIsBilinear()
{
    QFETCH(int, cells);
    QFETCH(Resize, resize);
    const Preprocessed geometry = preprocess(flat(517, 389), rawRule(224, 224, resize));
    const cv::Mat map = someMap(cells, cells);
    const cv::Mat result = mapToPicture(map, geometry);
    const cv::Rect covered = coveredPart(geometry);
    for (int y = covered.y; y < covered.y + covered.height; y += 3) {
        for (int x = covered.x; x < covered.x + covered.width; ++x) {
            const float wanted = pointSample(map, geometry, x, y);
            QVERIFY(std::abs(result.at<float>(y, x) - wanted) < 1e-5f);
        }
    }
}

void TestPreprocess::upsampledMapHasNoSteps()
{
    const Preprocessed geometry = preprocess(flat(1000, 1000), rawRule(224, 224, Resize::Stretch));
    cv::Mat map(7, 7, CV_32F);
    for (int x = 0; x < 7; ++x)
        map.col(x) = x;
    const cv::Mat result = mapToPicture(map, geometry);
    for (int x = 100; x < 900; ++x) {
        const float step = result.at<float>(500, x) - result.at<float>(500, x - 1);
        QVERIFY(std::abs(step - 0.007f) < 1e-5f);
    }
}

void TestPreprocess::mapSkipsTheLetterbox()
{
    const Preprocessed geometry = preprocess(flat(40, 20), rawRule(20, 20, Resize::Letterbox));
    cv::Mat map = cv::Mat::zeros(20, 20, CV_32F);
    map.rowRange(5, 15).setTo(1);
    const cv::Mat result = mapToPicture(map, geometry);
    QCOMPARE(result.size(), cv::Size(40, 20));
    QVERIFY(cv::norm(result.rowRange(2, 18), cv::Mat::ones(16, 40, CV_32F), cv::NORM_INF) < 1e-6);
}

void TestPreprocess::shrunkenMapKeepsItsMean()
{
    const Preprocessed geometry = preprocess(flat(28, 28), rawRule(224, 224, Resize::Stretch));
    cv::Mat map = cv::Mat::zeros(224, 224, CV_32F);
    map.at<float>(100, 101) = 64; // one strong pixel between the points that sampling would visit
    QVERIFY(std::abs(cv::mean(mapToPicture(map, geometry))[0] - cv::mean(map)[0]) < 1e-6);
}

QTEST_APPLESS_MAIN(TestPreprocess)
#include "tst_preprocess.moc"
