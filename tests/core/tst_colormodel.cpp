// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/colormodel.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>

namespace {

/// `count` colours around `mean`, of the given standard deviation.
cv::Mat cloud(int count, const cv::Scalar& mean, double deviation, unsigned seed)
{
    cv::Mat colors(count, 1, CV_8UC3);
    cv::RNG random(seed);
    random.fill(colors, cv::RNG::NORMAL, mean, cv::Scalar::all(deviation));
    return colors;
}

} // namespace

class ColorModelTest : public QObject {
    Q_OBJECT

private slots:
    void findsClouds();
    void costIsTheDensity();
    void farColorsStayFiniteAndOrdered();
    void sameColorsSameModel();
    void fewColors_data();
    void fewColors();
    void withoutAModel();
};

/// Five clouds far apart are found with their weights, means and variances.
void ColorModelTest::findsClouds()
{
    const std::vector<cv::Scalar> means{
        {40, 40, 40}, {200, 40, 40}, {40, 200, 40}, {40, 40, 200}, {200, 200, 200}};
    cv::Mat colors;
    for (std::size_t i = 0; i < means.size(); ++i)
        colors.push_back(cloud(1000 * int(i + 1), means[i], 6, unsigned(i + 1)));
    const auto model = core::fitColorModel(colors);
    QCOMPARE(int(model.components.size()), 5);
    for (std::size_t i = 0; i < means.size(); ++i) {
        const cv::Vec3d mean(means[i][0], means[i][1], means[i][2]);
        const auto found = std::find_if(
            model.components.begin(), model.components.end(),
            [&mean](const auto& component) { return cv::norm(component.mean - mean) < 1; });
        QVERIFY(found != model.components.end());
        QVERIFY(std::abs(found->weight - double(i + 1) / 15) < 1e-3);
        // 6^2, a twelfth for rounding, and the least variance.
        for (int channel = 0; channel < 3; ++channel)
            QVERIFY(std::abs(found->covariance(channel, channel) - 37.1) < 3.5);
    }
}

/// Against the textbook's formula, in double precision.
void ColorModelTest::costIsTheDensity()
{
    cv::Mat colors = cloud(3000, {120, 90, 60}, 30, 3);
    colors.push_back(cloud(3000, {30, 160, 200}, 15, 4));
    const auto model = core::fitColorModel(colors);
    const auto pixels = cloud(1500, {110, 120, 130}, 60, 5).reshape(3, 30).clone();
    const auto cost = core::colorCost(pixels, model);
    for (int y = 0; y < pixels.rows; ++y)
        for (int x = 0; x < pixels.cols; ++x) {
            const auto& color = pixels.at<cv::Vec3b>(y, x);
            double density = 0;
            for (const auto& component : model.components) {
                const cv::Vec3d distance = cv::Vec3d(color) - component.mean;
                const double exponent = distance.dot(component.covariance.inv() * distance);
                density += component.weight * std::exp(-exponent / 2) /
                           std::sqrt(std::pow(2 * std::numbers::pi, 3) *
                                     cv::determinant(component.covariance));
            }
            const double expected = -std::log(density);
            QVERIFY2(std::abs(cost.at<float>(y, x) - expected) < 1e-4 * std::abs(expected),
                     qPrintable(QStringLiteral("%1 %2").arg(cost.at<float>(y, x)).arg(expected)));
        }
}

void ColorModelTest::farColorsStayFiniteAndOrdered()
{
    const auto model = core::fitColorModel(cloud(500, {20, 20, 20}, 1, 6));
    cv::Mat pixels(1, 256, CV_8UC3);
    for (int x = 0; x < 256; ++x)
        pixels.at<cv::Vec3b>(x) = cv::Vec3b::all(uchar(x));
    const auto cost = core::colorCost(pixels, model);
    for (int x = 30; x < 256; ++x) {
        QVERIFY(std::isfinite(cost.at<float>(x)));
        QVERIFY(cost.at<float>(x) > cost.at<float>(x - 1));
    }
}

void ColorModelTest::sameColorsSameModel()
{
    const auto colors = cloud(30000, {120, 90, 60}, 40, 7);
    cv::theRNG() = cv::RNG(1);
    const auto first = core::fitColorModel(colors);
    cv::theRNG() = cv::RNG(2);
    const auto undisturbed = cv::theRNG().state;
    QVERIFY(first == core::fitColorModel(colors));
    QCOMPARE(cv::theRNG().state, undisturbed);
}

void ColorModelTest::fewColors_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("deviation");
    for (int count = 1; count < 7; ++count) {
        QTest::addRow("%d equal", count) << count << 0.0;
        QTest::addRow("%d different", count) << count << 50.0;
    }
}

void ColorModelTest::fewColors()
{
    QFETCH(int, count);
    QFETCH(double, deviation);
    const auto colors = cloud(count, {100, 150, 200}, deviation, 8);
    const auto model = core::fitColorModel(colors);
    QVERIFY(!model.components.empty() && int(model.components.size()) <= std::min(count, 5));
    double weights = 0;
    for (const auto& component : model.components)
        weights += component.weight;
    QVERIFY(std::abs(weights - 1) < 1e-9);
    const auto cost = core::colorCost(colors, model);
    for (int i = 0; i < count; ++i)
        QVERIFY(std::isfinite(cost.at<float>(i)));
}

void ColorModelTest::withoutAModel()
{
    QVERIFY(core::fitColorModel({}).components.empty());
    const auto cost = core::colorCost(cloud(10, {1, 2, 3}, 9, 9), {});
    QVERIFY(std::abs(cost.at<float>(4) - 3 * std::log(256.0)) < 1e-5);
}

QTEST_APPLESS_MAIN(ColorModelTest)
#include "tst_colormodel.moc"
