// SPDX-License-Identifier: GPL-3.0-or-later
// How alike maps are, against closed forms, numbers worked out by hand, and those of SciPy and
// scikit-image (tests/reference/similarity.py).
#include "core/measure/similarity.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>

using namespace core;

namespace {

cv::Mat mapOf(std::vector<float> values, int rows = 1)
{
    return cv::Mat(values, true).reshape(1, rows);
}

cv::Mat ramp(int width, int height, float perColumn, float perRow)
{
    cv::Mat map(height, width, CV_32F);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            map.at<float>(y, x) = perColumn * float(x) + perRow * float(y);
    return map;
}

bool near(std::optional<double> found, double expected, double tolerance = 1e-12)
{
    return found && std::abs(*found - expected) <= tolerance;
}

cv::Mat mapIn(const QJsonObject& about, const char* key)
{
    std::vector<float> values;
    for (const auto value : about[QLatin1String(key)].toArray())
        values.push_back(float(value.toDouble()));
    return mapOf(values, about["height"].toInt());
}

} // namespace

class TestSimilarity : public QObject {
    Q_OBJECT

private slots:
    void smallOnesByHand();
    void equalValuesShareTheirMeanRank();
    void scaleAndSignDoWhatTheyShould();
    void theStrongestTenth();
    void whatIsNotDefined();
    void referenceNumbers_data();
    void referenceNumbers();
    void onlyWhereBothLooked();
    void resolutionDoesNotMatter();
    void roundingIsNoDifference();
};

void TestSimilarity::smallOnesByHand()
{
    // Deviations -1, 0, 1 and -1, 1, 0: 1 / sqrt(2 * 2).
    QVERIFY(near(pearson(mapOf({1, 2, 3}), mapOf({1, 3, 2})), 0.5));
    QVERIFY(near(spearman(mapOf({1, 2, 3}), mapOf({10, 3000, 200})), 0.5));
    // Any rising function keeps the ranks.
    QVERIFY(near(spearman(mapOf({-1, 0, 2, 5}), mapOf({-1, 0, 8, 125})), 1));
    QVERIFY(*pearson(mapOf({-1, 0, 2, 5}), mapOf({-1, 0, 8, 125})) < 0.95);
}

void TestSimilarity::equalValuesShareTheirMeanRank()
{
    // Ranks 1.5, 1.5, 3, 4 and 1, 2.5, 2.5, 4: 4.5 - ... worked out: 3.75 / 4.5.
    QVERIFY(near(spearman(mapOf({0, 0, 5, 7}), mapOf({1, 2, 2, 9})), 3.75 / 4.5));
    // All but one tie.
    QVERIFY(near(spearman(mapOf({0, 0, 0, 1}), mapOf({0, 0, 0, 9})), 1));
    QVERIFY(near(spearman(mapOf({0, 0, 0, 1}), mapOf({9, 0, 0, 0})), -1 / 3.));
}

void TestSimilarity::scaleAndSignDoWhatTheyShould()
{
    const cv::Mat a = ramp(20, 15, 0.3f, -0.7f);
    QVERIFY(near(pearson(a, 3 * a + 2), 1, 1e-6));
    QVERIFY(near(spearman(a, a * 8), 1));
    QVERIFY(near(structuralSimilarity(a, a), 1));
    QVERIFY(near(structuralSimilarity(a, a * 4), 1)); // each map is scaled by itself
    QVERIFY(near(strongestOverlap(a, a * 4), 1));
    QVERIFY(near(pearson(a, -a), -1));
    QVERIFY(near(spearman(a, -a), -1));
    QVERIFY(*structuralSimilarity(a, -a) < 0);
    QVERIFY(near(strongestOverlap(a, -a), 0));
}

void TestSimilarity::theStrongestTenth()
{
    // Two of twenty: {18, 19} and {0, 19}.
    const cv::Mat a = ramp(20, 1, 1, 0);
    cv::Mat b = ramp(20, 1, 1, 0);
    b.at<float>(0, 0) = 100;
    QVERIFY(near(strongestOverlap(a, b), 1 / 3.));
    // Half of them: {10 ... 19} and {0, 11 ... 19}.
    QVERIFY(near(strongestOverlap(a, b, 0.5), 9 / 11.));
    // What ties with the last one belongs to them, the minimum never does.
    QVERIFY(near(strongestOverlap(mapOf({0, 1, 1, 1}), mapOf({0, 0, 0, 1}), 0.25), 1 / 3.));
    QVERIFY(near(strongestOverlap(mapOf({0, 0, 0, 1}), mapOf({0, 0, 0, 5}), 0.75), 1));
}

void TestSimilarity::whatIsNotDefined()
{
    const cv::Mat map = ramp(20, 15, 1, 1);
    cv::Mat nan = map.clone();
    nan.at<float>(3, 4) = std::numeric_limits<float>::quiet_NaN();
    cv::Mat infinite = map.clone();
    infinite.at<float>(3, 4) = std::numeric_limits<float>::infinity();
    const cv::Mat constant(map.size(), CV_32F, cv::Scalar(2));
    for (const auto& other : {nan, infinite, constant})
        for (const auto& [a, b] : {std::pair(map, other), std::pair(other, map)}) {
            QVERIFY(!pearson(a, b));
            QVERIFY(!spearman(a, b));
            QVERIFY(!structuralSimilarity(a, b));
            QVERIFY(!strongestOverlap(a, b));
        }
    QVERIFY(!pearson({}, {}));
    QVERIFY(!strongestOverlap({}, {}));
    QVERIFY(!structuralSimilarity(ramp(10, 30, 1, 1), ramp(10, 30, 1, 2))); // no room
    QVERIFY(pearson(ramp(10, 30, 1, 1), ramp(10, 30, 1, 2)));
}

void TestSimilarity::referenceNumbers_data()
{
    QTest::addColumn<QJsonObject>("about");
    QFile file(QFINDTESTDATA("data/similarity.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const auto value : QJsonDocument::fromJson(file.readAll())["cases"].toArray())
        QTest::newRow(qPrintable(value.toObject()["name"].toString())) << value.toObject();
}

void TestSimilarity::referenceNumbers()
{
    QFETCH(QJsonObject, about);
    const auto a = mapIn(about, "a");
    const auto b = mapIn(about, "b");
    QCOMPARE(a.cols, about["width"].toInt());
    QVERIFY(near(pearson(a, b), about["pearson"].toDouble(), 1e-12));
    QVERIFY(near(spearman(a, b), about["spearman"].toDouble(), 1e-12));
    QVERIFY(near(structuralSimilarity(a, b), about["structure"].toDouble(), 1e-9));
}

void TestSimilarity::onlyWhereBothLooked()
{
    Heatmap a{ramp(40, 30, 1, 2), false, {0, 0, 30, 30}};
    Heatmap b{ramp(40, 30, 1, 2), false, {10, 0, 30, 30}};
    a.values(cv::Rect(30, 0, 10, 30)) = 0;
    b.values(cv::Rect(0, 0, 10, 30)) = 0;
    const auto found = similarity(a, b);
    QVERIFY(near(found.pearson, 1));
    QVERIFY(near(found.spearman, 1));
    QVERIFY(near(found.structure, 1));
    QVERIFY(near(found.overlap, 1));
    b.covered = {30, 0, 10, 30}; // nowhere
    QVERIFY(!similarity(a, b).pearson);
}

void TestSimilarity::resolutionDoesNotMatter()
{
    const cv::Mat one = ramp(128, 96, 1, 0.5f);
    const cv::Mat two = ramp(128, 96, -0.2f, 1);
    const auto wide = [](const cv::Mat& map) {
        cv::Mat larger(map.rows * 4, map.cols * 4, CV_32F);
        for (int y = 0; y < larger.rows; ++y)
            for (int x = 0; x < larger.cols; ++x)
                larger.at<float>(y, x) = map.at<float>(y / 4, x / 4);
        return Heatmap{larger, false, {0, 0, larger.cols, larger.rows}};
    };
    const auto found = similarity(wide(one), wide(two));
    QVERIFY(near(found.pearson, *pearson(one, two), 1e-3));
    QVERIFY(near(found.overlap, *strongestOverlap(one, two), 0.02));
}

/// Area averaging of equal values gives values that are not quite equal.
void TestSimilarity::roundingIsNoDifference()
{
    const cv::Rect all(0, 0, 500, 375);
    const Heatmap constant{cv::Mat(all.size(), CV_32F, cv::Scalar(0.1)), false, all};
    const Heatmap other{ramp(all.width, all.height, 1, 0.5f), false, all};
    QVERIFY(!similarity(constant, other).pearson);
    QVERIFY(!similarity(other, constant).overlap);
    QVERIFY(similarity(other, other).pearson);
}

QTEST_APPLESS_MAIN(TestSimilarity)
#include "tst_similarity.moc"
