// SPDX-License-Identifier: GPL-3.0-or-later
// What an imagined picture is painted on, and how numbers become a picture.
#include "core/imagine/parametrization.h"
#include "core/model/preprocess.h"
#include "core/probe/tensors.h"
#include "tests/support/inputs.h"

#include <QtTest>
#include <opencv2/core.hpp>

using namespace core;

namespace {

double apart(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

cv::Mat randomPixels(cv::Size size, int low = 0, int high = 256)
{
    cv::Mat pixels(size, CV_8UC3);
    cv::RNG chance(7);
    chance.fill(pixels, cv::RNG::UNIFORM, low, high);
    return pixels;
}

Image imageOf(const cv::Mat& pixels)
{
    return {pixels, {}, pixels.size()};
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

/// 20 x 18 pixels before the crop, 15 x 12 after it.
InputRule croppingRule(ChannelOrder channels)
{
    InputRule rule;
    rule.width = 15;
    rule.height = 12;
    rule.resizeTo = 18;
    rule.channels = channels;
    return rule;
}

} // namespace

Q_DECLARE_METATYPE(core::ChannelOrder)

class TestParametrization : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTransformedCanvasIsThePictureBeforeTheCrop();
    void canvasFollowsTheCard_data();
    void canvasFollowsTheCard();
    void pixelsBecomeTheSamePixels_data();
    void pixelsBecomeTheSamePixels();
    void aSavedCanvasIsSeenAgain_data();
    void aSavedCanvasIsSeenAgain();
    void impossibleColoursAreCutOff();
    void frequenciesHaveThePublishedScale();
    void frequenciesPaintAWave();
    void colourMixHasThePublishedScale();
    void numbersPaintWhatTheyWereTakenFrom_data();
    void numbersPaintWhatTheyWereTakenFrom();
    void blackAndWhiteRoundBack();
    void everyColourOfFrequenciesIsPossible();
    void emptyIsTheMeanOrGrey();
};

void TestParametrization::aTransformedCanvasIsThePictureBeforeTheCrop()
{
    const auto rule = croppingRule(ChannelOrder::Rgb);
    const Canvas canvas(rule, true);
    QCOMPARE(canvas.size, cv::Size(18, 18));
    QCOMPARE(canvas.view, cv::Size(15, 12));
    const auto pixels = randomPixels(canvas.size);
    const auto whole = canvas.from(imageOf(pixels), at::kFloat);
    const auto cropped = tensorOf(preprocess(pixels, rule).input);
    // torchvision's centre crop rounds half to even.
    QCOMPARE(apart(whole.slice(2, 3, 15).slice(3, 2, 17), cropped), 0.);
}

void TestParametrization::canvasFollowsTheCard_data()
{
    QTest::addColumn<int>("resize");
    QTest::addColumn<bool>("crops");
    QTest::addColumn<int>("resizeTo");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    const auto add = [](const char* name, Resize resize, bool crops, int to, int width,
                        int height) {
        QTest::newRow(name) << int(resize) << crops << to << width << height;
    };
    add("stretched", Resize::Stretch, true, 18, 15, 12);
    add("letterbox", Resize::Letterbox, true, 18, 15, 12);
    add("as it is", Resize::None, false, 18, 15, 12);
    add("not cropped", Resize::ShortestSide, false, 18, 15, 12);
    add("one side longer than the frame", Resize::ShortestSide, true, 13, 15, 13);
    add("a crop with a border", Resize::ShortestSide, true, 10, 10, 10);
}

void TestParametrization::canvasFollowsTheCard()
{
    QFETCH(int, resize);
    QFETCH(bool, crops);
    QFETCH(int, resizeTo);
    QFETCH(int, width);
    QFETCH(int, height);
    auto rule = croppingRule(ChannelOrder::Rgb);
    rule.resize = Resize(resize);
    rule.crop = crops ? Crop::Center : Crop::None;
    rule.resizeTo = resizeTo;
    const Canvas canvas(rule, true);
    QCOMPARE(canvas.size, cv::Size(width, height));
    if (rule.crop == Crop::Center || rule.resize != Resize::ShortestSide) {
        // A saved picture is not resampled: the model sees the very pixels.
        const auto geometry = preprocess(randomPixels(canvas.size), rule);
        QCOMPARE(geometry.stepX, 1.);
        QCOMPARE(geometry.stepY, 1.);
    }
    QCOMPARE(Canvas(rule, false).size, cv::Size(15, 12));
}

void TestParametrization::pixelsBecomeTheSamePixels_data()
{
    QTest::addColumn<core::ChannelOrder>("channels");
    QTest::newRow("RGB") << ChannelOrder::Rgb;
    QTest::newRow("BGR") << ChannelOrder::Bgr;
}

void TestParametrization::pixelsBecomeTheSamePixels()
{
    QFETCH(core::ChannelOrder, channels);
    const Canvas canvas(croppingRule(channels), true);
    const auto pixels = randomPixels(canvas.size);
    QCOMPARE(largestDifference(canvas.pixels(canvas.from(imageOf(pixels), at::kFloat)[0]), pixels),
             0.);
}

void TestParametrization::aSavedCanvasIsSeenAgain_data()
{
    QTest::addColumn<int>("resizeTo");
    QTest::newRow("even frame") << 19;
    QTest::newRow("odd frame") << 18;
    QTest::newRow("no frame") << 15;
}

/// Around a canvas that is not transformed lies the mean colour, which the card's crop takes away.
void TestParametrization::aSavedCanvasIsSeenAgain()
{
    QFETCH(int, resizeTo);
    auto rule = croppingRule(ChannelOrder::Rgb);
    rule.resizeTo = resizeTo;
    const Canvas canvas(rule, false);
    const auto pixels = randomPixels(canvas.size);
    const auto painted = (at::from_blob(pixels.data, {12, 15, 3}, at::kByte).to(at::kFloat) / 255)
                             .permute({2, 0, 1});
    auto numbers = at::empty_like(painted);
    for (int c = 0; c < 3; ++c)
        numbers[c] = (painted[c] - rule.mean[std::size_t(c)]) / rule.std[std::size_t(c)];
    const auto saved = canvas.pixels(numbers);
    QCOMPARE(saved.size(), cv::Size(resizeTo, resizeTo));
    const auto seenAgain = tensorOf(preprocess(saved, rule).input)[0];
    QVERIFY((seenAgain - numbers).abs().max().item<double>() < 1e-5);
}

void TestParametrization::impossibleColoursAreCutOff()
{
    auto rule = croppingRule(ChannelOrder::Gray);
    const Canvas canvas(rule, false);
    auto painted = at::zeros({1, 12, 15});
    painted[0][0][0] = 1000;
    painted[0][0][1] = -1000;
    const auto pixels = canvas.pixels(painted);
    const cv::Point corner((canvas.frame.width - 15 + 1) / 2, (canvas.frame.height - 12) / 2);
    QCOMPARE(pixels.at<cv::Vec3b>(corner), cv::Vec3b(255, 255, 255));
    QCOMPARE(pixels.at<cv::Vec3b>(corner + cv::Point(1, 0)), cv::Vec3b(0, 0, 0));
    const auto mean = uchar(std::lround(rule.mean[0] * 255));
    QCOMPARE(pixels.at<cv::Vec3b>(0, 0), cv::Vec3b(mean, mean, mean));
}

void TestParametrization::frequenciesHaveThePublishedScale()
{
    const auto scale = frequencyScale({8, 6}, 1);
    QCOMPARE(scale.sizes().vec(), std::vector<std::int64_t>({6, 5}));
    const auto at = [&](int y, int x) { return scale[y][x].item<double>(); };
    QCOMPARE(at(0, 0), 8.);                       // no frequency counts as the lowest
    QCOMPARE(at(0, 1), 8.);                       // one wave over the width
    QCOMPARE(at(0, 4), 2.);                       // two pixels a wave
    QCOMPARE(at(1, 0), 6.);                       // one wave over the height
    QCOMPARE(at(5, 0), 6.);                       // and its twin of negative frequency
    QCOMPARE(at(3, 4), 1 / std::hypot(0.5, 0.5)); // the finest chequers
    QCOMPARE(frequencyScale({8, 6}, 2)[0][4].item<double>(), 4.);
    QVERIFY(frequencyScale({8, 6}, 0).eq(1).all().item<bool>());
}

void TestParametrization::frequenciesPaintAWave()
{
    auto rule = croppingRule(ChannelOrder::Gray);
    rule.width = 8;
    rule.height = 6;
    const Canvas canvas(rule, false);
    const Parametrization parametrization(
        canvas, {.fourier = true, .decayPower = 1, .decorrelate = true}, at::kDouble);
    auto numbers = parametrization.empty(1);
    numbers[0][0][0][1][0] = 0.3;
    const auto painted = parametrization.paint(numbers);
    // Both halves of the spectrum, an orthonormal transform, the scale 8 and the divisor 4.
    const double amplitude = 2 * 0.3 * 8 / std::sqrt(8. * 6.) / 4;
    for (int x = 0; x < 8; ++x) {
        const double value = amplitude * std::cos(2 * M_PI * x / 8);
        const double share = 1 / (1 + std::exp(-value));
        const double expected = (share - rule.mean[0]) / rule.std[0];
        QVERIFY(std::abs(painted[0][0][4][x].item<double>() - expected) < 1e-12);
    }
}

void TestParametrization::colourMixHasThePublishedScale()
{
    const auto mix = colorMix();
    const auto lengths = mix.square().sum(0).sqrt();
    QVERIFY(std::abs(lengths.max().item<double>() - 1) < 1e-15);
    QVERIFY(apart(mix[0] / mix[0][0], at::tensor({1., 9. / 26, 2. / 26}, at::kDouble)) < 1e-15);
    QVERIFY(apart(at::matmul(mix, mix.inverse()), at::eye(3, at::kDouble)) < 1e-13);
}

void TestParametrization::numbersPaintWhatTheyWereTakenFrom_data()
{
    QTest::addColumn<bool>("fourier");
    QTest::addColumn<bool>("decorrelate");
    QTest::addColumn<core::ChannelOrder>("channels");
    QTest::addColumn<int>("width");
    for (const bool fourier : {false, true})
        for (const bool decorrelate : {false, true})
            for (const auto channels : {ChannelOrder::Rgb, ChannelOrder::Bgr, ChannelOrder::Gray})
                for (const int width : {12, 15})
                    QTest::addRow("%d %d %d %d", fourier, decorrelate, int(channels), width)
                        << fourier << decorrelate << channels << width;
}

void TestParametrization::numbersPaintWhatTheyWereTakenFrom()
{
    QFETCH(bool, fourier);
    QFETCH(bool, decorrelate);
    QFETCH(core::ChannelOrder, channels);
    QFETCH(int, width);
    auto rule = croppingRule(channels);
    rule.resize = Resize::None;
    rule.width = width;
    const Canvas canvas(rule, false);
    const Parametrization parametrization(canvas, {fourier, 1, decorrelate}, at::kDouble);
    const auto painted = canvas.from(imageOf(randomPixels(canvas.size, 1, 255)), at::kDouble);
    const auto numbers = parametrization.numbersOf(painted);
    QCOMPARE(numbers.sizes(), parametrization.empty(1).sizes());
    QVERIFY(apart(parametrization.paint(numbers), painted) < 1e-12);
    if (fourier || (decorrelate && channels != ChannelOrder::Gray))
        QVERIFY(apart(numbers.flatten()[5], painted.flatten()[5]) >
                1e-3); // and not by doing nothing
}

void TestParametrization::blackAndWhiteRoundBack()
{
    const Canvas canvas(croppingRule(ChannelOrder::Rgb), true);
    auto pixels = randomPixels(canvas.size);
    pixels.rowRange(0, 9).setTo(cv::Scalar(0, 255, 0));
    const Parametrization parametrization(canvas, {}, at::kFloat);
    const auto painted =
        parametrization.paint(parametrization.numbersOf(canvas.from(imageOf(pixels), at::kFloat)));
    QCOMPARE(largestDifference(canvas.pixels(painted[0]), pixels), 0.);
}

void TestParametrization::everyColourOfFrequenciesIsPossible()
{
    const Canvas canvas(croppingRule(ChannelOrder::Bgr), true);
    const Parametrization parametrization(canvas, {}, at::kDouble);
    const auto painted = parametrization.paint(parametrization.empty(2) + 3);
    QVERIFY((painted >= canvas.black(at::kDouble)).all().item<bool>());
    QVERIFY((painted <= canvas.white(at::kDouble)).all().item<bool>());
    QVERIFY(apart(painted.max(), painted.min()) > 1);
}

void TestParametrization::emptyIsTheMeanOrGrey()
{
    const Canvas canvas(croppingRule(ChannelOrder::Rgb), false);
    const Parametrization pixels(canvas, {.fourier = false}, at::kDouble);
    QVERIFY(pixels.paint(pixels.empty(1)).eq(0).all().item<bool>());
    const Parametrization fourier(canvas, {}, at::kDouble);
    const auto grey = (canvas.black(at::kDouble) + canvas.white(at::kDouble)) / 2;
    QVERIFY(apart(fourier.paint(fourier.empty(1)), grey) < 1e-12);
}

QTEST_GUILESS_MAIN(TestParametrization)
#include "tst_parametrization.moc"
