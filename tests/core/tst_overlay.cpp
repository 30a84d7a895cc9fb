// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/colormap.h"
#include "core/image/overlay.h"

#include <QtTest>
#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

using namespace core;

namespace {

constexpr int width = 256;

cv::Mat flatPicture()
{
    return cv::Mat(2, width, CV_8UC3, cv::Scalar(200, 100, 50));
}

/// From `low` on the left to `high` on the right.
Heatmap ramp(float low, float high, bool isSigned)
{
    Heatmap map{cv::Mat(2, width, CV_32F), isSigned, {0, 0, width, 2}};
    for (int x = 0; x < width; ++x)
        map.values.col(x) = low + (high - low) * static_cast<float>(x) / (width - 1);
    return map;
}

/// Largest difference of any channel.
double difference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

cv::Vec3b at(const cv::Mat& drawn, int x)
{
    return drawn.at<cv::Vec3b>(1, x);
}

bool close(const cv::Vec3b& a, const cv::Vec3b& b, int tolerance = 1)
{
    return cv::norm(cv::Vec3i(a), cv::Vec3i(b), cv::NORM_INF) <= tolerance;
}

std::vector<float> lightness(const cv::Mat& table)
{
    cv::Mat scaled, lab;
    table.convertTo(scaled, CV_32F, 1 / 255.);
    cv::cvtColor(scaled, lab, cv::COLOR_RGB2Lab);
    std::vector<float> result;
    for (int i = 0; i < lab.cols; ++i)
        result.push_back(lab.at<cv::Vec3f>(i)[0]);
    return result;
}

} // namespace

class TestOverlay : public QObject {
    Q_OBJECT

private slots:
    void heatMapShowsTheColorTable();
    void valuesBeyondTheRangeTakeItsEnds();
    void overlayMixesByOpacity();
    void weakValuesLetThePictureThrough();
    void weakIsWhatLiesNearZeroInSignedMaps();
    void maskedShowsThePictureWhereTheMapIsStrong();
    void outsideTheCoveredPartThePictureIsDimmed();
    void pictureViewIsThePicture();
    void emptyRangeDrawsNothingStrong();
    void oneByOne();
    void colorMapsAreNamedOnceAndHave256Colors();
    void tablesAreInRgbOrder();
    void uniformMapsGrowSteadilyLighter_data();
    void uniformMapsGrowSteadilyLighter();
    void divergingMapsTreatBothSignsAlike_data();
    void divergingMapsTreatBothSignsAlike();
    void unknownIdGivesTheDefault();
};

void TestOverlay::heatMapShowsTheColorTable()
{
    for (const ColorMap& map : colorMaps()) {
        MapStyle style{MapView::HeatMap, map.id, 0.5, true, {-3, 5}};
        const cv::Mat drawn = renderMap(flatPicture(), ramp(-3, 5, false), style);
        QVERIFY2(difference(drawn.row(0), colorTable(map.id)) == 0, map.id.c_str());
    }
}

void TestOverlay::valuesBeyondTheRangeTakeItsEnds()
{
    const MapStyle style{MapView::HeatMap, "viridis", 1, false, {0, 1}};
    const cv::Mat drawn = renderMap(flatPicture(), ramp(-1e20f, 1e20f, false), style);
    const cv::Mat table = colorTable("viridis");
    QCOMPARE(at(drawn, 0), table.at<cv::Vec3b>(0));
    QCOMPARE(at(drawn, width - 1), table.at<cv::Vec3b>(255));
}

void TestOverlay::overlayMixesByOpacity()
{
    const cv::Mat table = colorTable("inferno");
    for (double opacity : {0., 0.25, 0.7, 1.}) {
        const MapStyle style{MapView::Overlay, "inferno", opacity, false, {0, 1}};
        const cv::Mat drawn = renderMap(flatPicture(), ramp(0, 1, false), style);
        for (int x : {0, 100, 255}) {
            const cv::Vec3b wanted = cv::Vec3d(table.at<cv::Vec3b>(x)) * opacity +
                                     cv::Vec3d(200, 100, 50) * (1 - opacity);
            QVERIFY(close(at(drawn, x), wanted));
        }
    }
    // A quarter of 51 is 12.75: rounded, not cut off.
    const MapStyle style{MapView::Overlay, "gray", 0.75, false, {0, 1}};
    const cv::Mat dark(2, width, CV_8UC3, cv::Scalar(51, 51, 51));
    QCOMPARE(at(renderMap(dark, ramp(0, 1, false), style), 0), cv::Vec3b(13, 13, 13));
}

void TestOverlay::weakValuesLetThePictureThrough()
{
    const MapStyle style{MapView::Overlay, "viridis", 0.8, true, {0, 1}};
    const cv::Mat drawn = renderMap(flatPicture(), ramp(0, 1, false), style);
    const cv::Mat table = colorTable("viridis");
    QCOMPARE(at(drawn, 0), cv::Vec3b(200, 100, 50));
    const cv::Vec3b middle =
        cv::Vec3d(table.at<cv::Vec3b>(128)) * 0.4 + cv::Vec3d(200, 100, 50) * 0.6;
    QVERIFY(close(at(drawn, 128), middle, 2));
    const cv::Vec3b strongest =
        cv::Vec3d(table.at<cv::Vec3b>(255)) * 0.8 + cv::Vec3d(200, 100, 50) * 0.2;
    QVERIFY(close(at(drawn, 255), strongest));
}

void TestOverlay::weakIsWhatLiesNearZeroInSignedMaps()
{
    const MapStyle style{MapView::Overlay, "blue_white_red", 1, true, {-2, 2}};
    const cv::Mat drawn = renderMap(flatPicture(), ramp(-2, 2, true), style);
    const cv::Mat table = colorTable("blue_white_red");
    QCOMPARE(at(drawn, 0), table.at<cv::Vec3b>(0));
    QVERIFY(close(at(drawn, 127), {200, 100, 50}, 2));
    QCOMPARE(at(drawn, 255), table.at<cv::Vec3b>(255));
}

void TestOverlay::maskedShowsThePictureWhereTheMapIsStrong()
{
    const MapStyle style{MapView::Masked, "viridis", 0.1, true, {0, 1}};
    const cv::Mat drawn = renderMap(flatPicture(), ramp(0, 1, false), style);
    QCOMPARE(at(drawn, 255), cv::Vec3b(200, 100, 50));
    QVERIFY(close(at(drawn, 0), {24, 24, 24}));
    QVERIFY(close(at(drawn, 128), {112, 62, 37}, 2));
}

void TestOverlay::outsideTheCoveredPartThePictureIsDimmed()
{
    Heatmap map = ramp(1, 1, false);
    map.covered = {100, 1, 50, 1};
    for (MapView view : {MapView::Overlay, MapView::HeatMap, MapView::Masked}) {
        const MapStyle style{view, "viridis", 1, false, {0, 1}};
        const cv::Mat drawn = renderMap(flatPicture(), map, style);
        const cv::Vec3b dim(164, 114, 89);
        QVERIFY(close(drawn.at<cv::Vec3b>(0, 120), dim));
        QVERIFY(close(at(drawn, 99), dim));
        QVERIFY(!close(at(drawn, 100), dim, 10));
        QVERIFY(!close(at(drawn, 149), dim, 10));
        QVERIFY(close(at(drawn, 150), dim));
    }
}

void TestOverlay::pictureViewIsThePicture()
{
    Heatmap map = ramp(0, 1, false);
    map.covered = {1, 1, 1, 1};
    const cv::Mat picture = flatPicture();
    cv::Mat drawn = renderMap(picture, map, {MapView::Picture});
    QCOMPARE(difference(drawn, picture), 0.);
    drawn.setTo(0);
    QCOMPARE(at(picture, 0), cv::Vec3b(200, 100, 50));
}

void TestOverlay::emptyRangeDrawsNothingStrong()
{
    const MapStyle plain{MapView::Overlay, "viridis", 1, true, {3, 3}};
    QCOMPARE(difference(renderMap(flatPicture(), ramp(3, 3, false), plain), flatPicture()), 0.);
    const MapStyle zero{MapView::Overlay, "blue_white_red", 1, true, {0, 0}};
    QCOMPARE(difference(renderMap(flatPicture(), ramp(0, 0, true), zero), flatPicture()), 0.);
}

void TestOverlay::oneByOne()
{
    const Heatmap map{cv::Mat(1, 1, CV_32F, cv::Scalar(1)), false, {0, 0, 1, 1}};
    const cv::Mat drawn = renderMap(cv::Mat(1, 1, CV_8UC3, cv::Scalar(1, 2, 3)), map,
                                    {MapView::HeatMap, "gray", 1, false, {0, 1}});
    QCOMPARE(drawn.at<cv::Vec3b>(0, 0), cv::Vec3b(255, 255, 255));
}

void TestOverlay::colorMapsAreNamedOnceAndHave256Colors()
{
    QSet<QString> ids, names;
    for (const ColorMap& map : colorMaps()) {
        ids.insert(QString::fromStdString(map.id));
        names.insert(map.name);
        const cv::Mat table = colorTable(map.id);
        QCOMPARE(table.size(), cv::Size(256, 1));
        QCOMPARE(table.type(), CV_8UC3);
        const bool fellBack = map.id != "inferno" && difference(table, colorTable("inferno")) == 0;
        QVERIFY2(!fellBack, map.id.c_str());
    }
    QCOMPARE(static_cast<std::size_t>(ids.size()), colorMaps().size());
    QCOMPARE(static_cast<std::size_t>(names.size()), colorMaps().size());
    QCOMPARE(standardColorMap(false).id, std::string("inferno"));
    QCOMPARE(standardColorMap(true).id, std::string("blue_white_red"));
    QCOMPARE(MapStyle().colorMap, standardColorMap(false).id);
}

void TestOverlay::tablesAreInRgbOrder()
{
    // matplotlib's first and last colours.
    QVERIFY(close(colorTable("viridis").at<cv::Vec3b>(0), {68, 1, 84}));
    QVERIFY(close(colorTable("viridis").at<cv::Vec3b>(255), {253, 231, 36}));
    QVERIFY(close(colorTable("inferno").at<cv::Vec3b>(255), {252, 255, 164}));
    const cv::Vec3b red = colorTable("blue_white_red").at<cv::Vec3b>(255);
    QVERIFY(red[0] > 150 && red[2] < 80);
    const cv::Vec3b blue = colorTable("blue_black_red").at<cv::Vec3b>(0);
    QVERIFY(blue[2] > 200 && blue[0] < 80);
}

void TestOverlay::uniformMapsGrowSteadilyLighter_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"inferno", "viridis", "magma", "plasma", "cividis", "gray"})
        QTest::newRow(id) << id;
}

void TestOverlay::uniformMapsGrowSteadilyLighter()
{
    QFETCH(QString, id);
    const std::vector<float> light = lightness(colorTable(id.toStdString()));
    for (std::size_t i = 8; i < light.size(); i += 8)
        QVERIFY(light[i] > light[i - 8]);
}

void TestOverlay::divergingMapsTreatBothSignsAlike_data()
{
    QTest::addColumn<QString>("id");
    for (const ColorMap& map : colorMaps()) {
        if (map.diverging)
            QTest::newRow(map.id.c_str()) << QString::fromStdString(map.id);
    }
}

void TestOverlay::divergingMapsTreatBothSignsAlike()
{
    QFETCH(QString, id);
    const cv::Mat table = colorTable(id.toStdString());
    const std::vector<float> light = lightness(table);
    for (std::size_t i = 0; i < light.size() / 2; ++i)
        QVERIFY(std::abs(light[i] - light[light.size() - 1 - i]) < 1);
    const cv::Vec3b middle = table.at<cv::Vec3b>(128);
    QVERIFY(std::ranges::max(middle.val) - std::ranges::min(middle.val) <= 3);
    QVERIFY(std::abs(light[128] - light[0]) > 40);
}

void TestOverlay::unknownIdGivesTheDefault()
{
    QCOMPARE(difference(colorTable("nonesuch"), colorTable("inferno")), 0.);
}

QTEST_APPLESS_MAIN(TestOverlay)
#include "tst_overlay.moc"
