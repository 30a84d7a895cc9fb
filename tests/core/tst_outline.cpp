// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/outline.h"
#include "tests/support/masks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <limits>
#include <map>
#include <opencv2/imgproc.hpp>

using namespace core;

namespace {

using Corners = std::vector<cv::Point>;

std::vector<Polygon> polygons(const std::vector<Corners>& outlines)
{
    std::vector<Polygon> result;
    for (const Corners& corners : outlines)
        result.emplace_back(corners.begin(), corners.end());
    return result;
}

/// By the shoelace formula; above 0 for clockwise on the screen.
double areaOf(const Corners& corners)
{
    double area = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const cv::Point a = corners[i];
        const cv::Point b = corners[(i + 1) % corners.size()];
        area += (double(a.x) * b.y - double(b.x) * a.y) / 2;
    }
    return area;
}

int directionOf(int way)
{
    return way > 0 ? 1 : way < 0 ? -1 : 0;
}

/// Every corner is a true one: edges run along rows and columns in turn, and none is empty.
bool cornersAreTrue(const Corners& corners)
{
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const cv::Point before = corners[(i + 1) % corners.size()] - corners[i];
        const cv::Point after =
            corners[(i + 2) % corners.size()] - corners[(i + 1) % corners.size()];
        if ((before.x == 0) == (before.y == 0) || before.dot(after) != 0 || after == cv::Point())
            return false;
    }
    return corners.size() >= 4;
}

/// No unit edge of the polygon is walked twice, as it would be along a cut to a hole.
bool edgesAreWalkedOnce(const Corners& corners)
{
    std::map<std::tuple<int, int, bool>, int> walked;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        cv::Point at = corners[i];
        const cv::Point end = corners[(i + 1) % corners.size()];
        const cv::Point step(directionOf(end.x - at.x), directionOf(end.y - at.y));
        for (; at != end; at += step) {
            const cv::Point least(std::min(at.x, at.x + step.x), std::min(at.y, at.y + step.y));
            if (++walked[{least.x, least.y, step.x != 0}] > 1)
                return false;
        }
    }
    return true;
}

/// The polygons are exactly the mask, do not overlap and have no holes.
void verifyOutlines(const cv::Mat& mask)
{
    const std::vector<Corners> found = outlines(mask);
    double area = 0;
    for (const Corners& corners : found) {
        QVERIFY(cornersAreTrue(corners));
        QVERIFY(edgesAreWalkedOnce(corners));
        QVERIFY(areaOf(corners) > 0);
        area += areaOf(corners);
    }
    QCOMPARE(area, double(mask.empty() ? 0 : cv::countNonZero(mask)));
    QCOMPARE(differences(fillPolygons(polygons(found), mask.size()), mask), 0);
}

} // namespace

class TestOutline : public QObject {
    Q_OBJECT

private slots:
    void aRectangleHasFourCorners();
    void partsWithoutHolesAreOnePolygon();
    void aRingIsCutInTwo();
    void randomMasksComeBack_data();
    void randomMasksComeBack();
    void largeRaggedMasksAreQuick();
    void fillsWhatTheRuleSays_data();
    void fillsWhatTheRuleSays();
    void middlesOnEdges();
    void neighboursShareNoPixel();
    void polygonsAreUnited();
    void hostilePolygons();
    void effortIsTold();
};

void TestOutline::aRectangleHasFourCorners()
{
    cv::Mat mask = cv::Mat::zeros(20, 30, CV_8UC1);
    QVERIFY(outlines(mask).empty());
    QVERIFY(outlines(cv::Mat()).empty());
    mask(cv::Rect(3, 5, 12, 7)) = 255;
    const auto found = outlines(mask);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY((found[0] == Corners{{3, 5}, {15, 5}, {15, 12}, {3, 12}}));
}

void TestOutline::partsWithoutHolesAreOnePolygon()
{
    // A comb, a spiral and a slanted line of blocks: many branches, no hole.
    cv::Mat comb = cv::Mat::zeros(20, 41, CV_8UC1);
    comb.row(0) = 255;
    for (int x = 0; x < comb.cols; x += 4)
        comb.col(x) = 255;
    cv::Mat upside;
    cv::flip(comb, upside, 0);
    cv::Mat both;
    cv::vconcat(comb, cv::Mat::zeros(1, 41, CV_8UC1), both);
    cv::vconcat(both, upside, both);
    both.rowRange(1, 40).col(0) = 255;
    const cv::Mat spiral = maskOf({99, 99}, [](double x, double y) {
        const double angle = std::atan2(y - 50, x - 50) / CV_2PI;
        const double turn = std::hypot(x - 50, y - 50) / 12 - angle;
        return turn - std::floor(turn) < 0.5 && turn < 4 && turn > 1;
    });
    for (const cv::Mat& mask : {comb, upside, both, spiral}) {
        cv::Mat labels;
        const int parts = cv::connectedComponents(mask, labels, 4) - 1;
        QCOMPARE(int(outlines(mask).size()), parts);
        verifyOutlines(mask);
    }
}

void TestOutline::aRingIsCutInTwo()
{
    const cv::Mat ring = disc({100, 100}, {50, 50}, 40) & (disc({100, 100}, {50, 50}, 20) == 0);
    QCOMPARE(int(outlines(ring).size()), 2);
    verifyOutlines(ring);
}

void TestOutline::randomMasksComeBack_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < 40; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void TestOutline::randomMasksComeBack()
{
    QFETCH(int, seed);
    verifyOutlines(noiseMask({1 + seed * 7 % 40, 1 + seed * 11 % 31}, 0.1 + seed / 45., seed));
    cv::Mat field;
    cv::GaussianBlur(noiseMask({120, 80}, 0.5, seed), field, {}, 1 + seed % 5);
    verifyOutlines(field > 127);
}

void TestOutline::largeRaggedMasksAreQuick()
{
    // Not a measurement, only a guard against work that grows with the square of the size.
    cv::Mat mask(2000, 3000, CV_8UC1);
    cv::theRNG().state = 4;
    cv::randu(mask, 0, 256);
    mask = mask > 100;
    QElapsedTimer timer;
    timer.start();
    const auto found = polygons(outlines(mask));
    QCOMPARE(differences(fillPolygons(found, mask.size()), mask), 0);
    QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
}

void TestOutline::fillsWhatTheRuleSays_data()
{
    QTest::addColumn<QJsonObject>("expected");
    QFile file(QFINDTESTDATA("data/masks.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto cases = QJsonDocument::fromJson(file.readAll()).object()["polygons"].toArray();
    QCOMPARE(cases.size(), 6);
    for (int i = 0; i < cases.size(); ++i)
        QTest::addRow("%d", i) << cases[i].toObject();
}

void TestOutline::fillsWhatTheRuleSays()
{
    QFETCH(QJsonObject, expected);
    Polygon polygon;
    for (const QJsonValue& point : expected["points"].toArray())
        polygon.emplace_back(point[0].toDouble(), point[1].toDouble());
    const QJsonArray rows = expected["rows"].toArray();
    const cv::Mat mask = maskOf(
        {24, 20}, [&](double x, double y) { return rows[int(y)].toString()[int(x)] == '1'; });
    QVERIFY(cv::countNonZero(mask) > 20);
    QCOMPARE(differences(fillPolygons({polygon}, mask.size()), mask), 0);
    std::ranges::reverse(polygon); // the direction does not matter
    QCOMPARE(differences(fillPolygons({polygon}, mask.size()), mask), 0);
}

void TestOutline::middlesOnEdges()
{
    const cv::Mat mask = fillPolygons({{{1.5, 1.5}, {4.5, 1.5}, {4.5, 3.5}, {1.5, 3.5}}}, {8, 6});
    cv::Mat expected = cv::Mat::zeros(6, 8, CV_8UC1);
    expected(cv::Rect(1, 1, 3, 2)) = 255;
    QCOMPARE(differences(mask, expected), 0);
}

void TestOutline::neighboursShareNoPixel()
{
    // A fan of triangles around a point: each pixel of the square is in exactly one.
    const cv::Point2d middle(20.5, 17.5);
    const Polygon rim{{0, 0}, {15, 0}, {40, 0}, {40, 22}, {40, 40}, {11, 40}, {0, 40}, {0, 9}};
    cv::Mat count = cv::Mat::zeros(40, 40, CV_8UC1);
    for (std::size_t i = 0; i < rim.size(); ++i)
        count += fillPolygons({{middle, rim[i], rim[(i + 1) % rim.size()]}}, count.size()) / 255;
    QCOMPARE(cv::countNonZero(count != 1), 0);
}

void TestOutline::polygonsAreUnited()
{
    const Polygon left{{2, 2}, {12, 2}, {12, 12}, {2, 12}};
    const Polygon right{{8, 5}, {18, 5}, {18, 15}, {8, 15}};
    const cv::Mat united = fillPolygons({left, right}, {20, 20});
    QCOMPARE(cv::countNonZero(united), 100 + 100 - 4 * 7);
    // Within one polygon, what is surrounded twice is outside.
    Polygon twice = left;
    twice.insert(twice.end(), left.begin(), left.end());
    QCOMPARE(cv::countNonZero(fillPolygons({twice}, {20, 20})), 0);
    cv::Mat over(20, 20, CV_8UC1, cv::Scalar(255));
    fillPolygon(over, left);
    QCOMPARE(cv::countNonZero(over), 400);
}

void TestOutline::hostilePolygons()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    const Polygon hostile[] = {{},
                               {{1, 1}},
                               {{1, 1}, {9, 9}},
                               {{1, 1}, {9, 9}, {nan, 3}},
                               {{1, 1}, {9, -infinite}, {5, 3}},
                               {{1, 1}, {1, 1}, {1, 1}},
                               {{-5, -5}, {-1, -5}, {-1, 50}},
                               {{50, -5}, {90, -5}, {70, 50}}};
    for (const Polygon& polygon : hostile)
        QCOMPARE(cv::countNonZero(fillPolygons({polygon}, {10, 10})), 0);
    const double huge = 1e300;
    const Polygon all{{-huge, -huge}, {huge, -huge}, {huge, huge}, {-huge, huge}};
    QCOMPARE(cv::countNonZero(fillPolygons({all}, {10, 10})), 100);
    QVERIFY(fillPolygons({all}, {0, 0}).empty());
}

void TestOutline::effortIsTold()
{
    const Polygon square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    const double one = fillingEffort(square, {1000, 1000});
    QVERIFY(one >= 100 && one < 5000);
    const Polygon large{{-1e9, -1e9}, {1e9, -1e9}, {1e9, 1e9}, {-1e9, 1e9}};
    QVERIFY(fillingEffort(large, {1000, 1000}) >= 1e6);
    QVERIFY(fillingEffort(large, {1000, 1000}) < 2e6);
    Polygon zigzag;
    for (int i = 0; i < 1000; ++i)
        zigzag.emplace_back(i, i % 2 ? 1e6 : -1e6);
    QVERIFY(fillingEffort(zigzag, {1000, 1000}) > 1e7);
    QCOMPARE(fillingEffort({{0, 0}, {1, 1}}, {10, 10}), 0.);
}

QTEST_APPLESS_MAIN(TestOutline)
#include "tst_outline.moc"
