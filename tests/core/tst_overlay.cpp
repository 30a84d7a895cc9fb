// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detect/boxdrawing.h"
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
    void boxesLieOverThePicture();
    void boxesOfAnySizeFit();
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

void TestOverlay::boxesLieOverThePicture()
{
    const cv::Mat picture(200, 300, CV_8UC3, cv::Scalar(200, 100, 50));
    const auto color = [](const cv::Mat& drawn, int x, int y) { return drawn.at<cv::Vec3b>(y, x); };
    const auto ground = color(picture, 0, 0);
    const auto drawn = withBoxes(picture, {{{50, 60, 100, 80}, "", 1}, {{50, 60, 100, 80}, "", 2}});
    QCOMPARE(difference(picture, cv::Mat(200, 300, CV_8UC3, cv::Scalar(200, 100, 50))), 0.);
    const auto first = color(drawn, 100, 60);
    QVERIFY(first == color(withBoxes(picture, {{{50, 60, 100, 80}, "", 1}}), 100, 60)); // on top
    QVERIFY(first != ground &&
            first != color(withBoxes(picture, {{{50, 60, 9, 9}, "", 2}}), 55, 60));
    QVERIFY(color(drawn, 100, 140) == first && color(drawn, 50, 100) == first);
    QVERIFY(color(drawn, 150, 100) == first);
    QVERIFY(color(drawn, 100, 100) == ground && color(drawn, 40, 100) == ground);
    // A label stands above its box; at the top edge in it; never beyond the right edge.
    const auto plate = [&](cv::Rect2d box) {
        const auto labelled = withBoxes(picture, {{box, "cat 90%", 1}});
        cv::Mat added, points;
        cv::absdiff(labelled, withBoxes(picture, {{box, "", 1}}), added);
        cv::cvtColor(added, added, cv::COLOR_RGB2GRAY);
        cv::findNonZero(added, points);
        return cv::boundingRect(points);
    };
    const auto above = plate({50, 60, 100, 80});
    QVERIFY(above.x >= 49 && above.width > 30 && above.height >= 8);
    QVERIFY(above.y > 30 && above.br().y <= 62);
    const auto inside = plate({50, 1, 100, 80});
    QVERIFY(inside.y >= 0 && inside.br().y < 30);
    QVERIFY(inside.width >= above.width - 2); // the box's own line has the plate's colour
    QVERIFY(plate({290, 60, 100, 80}).width >= above.width - 2);
}

void TestOverlay::boxesOfAnySizeFit()
{
    const cv::Mat picture(200, 300, CV_8UC3, cv::Scalar(200, 100, 50));
    const auto drawn = withBoxes(picture, {{{-1e30, 50, 2e30, 1e30}, "far", 1}});
    QVERIFY(drawn.size() == picture.size() && drawn.type() == picture.type());
    QVERIFY(difference(drawn.row(50), picture.row(50)) > 0);
    QCOMPARE(difference(drawn.rowRange(55, 200), picture.rowRange(55, 200)), 0.);
    QCOMPARE(difference(withBoxes(picture, {{{-900, -900, 50, 50}, "", 1}}), picture), 0.);
    for (const auto& size : {cv::Size(1, 1), cv::Size(1, 40), cv::Size(40, 1)}) {
        const cv::Mat small(size, CV_8UC3, cv::Scalar(200, 100, 50));
        const auto boxed =
            withBoxes(small, {{{0, 0, 1, 1}, "a long label", 3}, {{-5, -5, 50, 50}, ""}});
        QVERIFY(boxed.size() == size);
        QVERIFY(difference(boxed, small) > 0);
    }
    QVERIFY(withBoxes(picture, {}).data != picture.data);
}

QTEST_APPLESS_MAIN(TestOverlay)
#include "tst_overlay.moc"
