// SPDX-License-Identifier: GPL-3.0-or-later
#include "examples.h"
#include "widgets/maprenderer.h"

#include <QTest>

using widgets::MapRenderer;

class TestMapRenderer : public QObject {
    Q_OBJECT

private slots:
    void withoutMapItIsThePicture()
    {
        MapRenderer renderer;
        QVERIFY(renderer.render().isNull());
        renderer.setPicture(examples::picture(20, 10));
        QCOMPARE(renderer.render().size(), QSize(20, 10));
        QCOMPARE(renderer.render().pixelColor(3, 3), QColor(200, 100, 50));
        QVERIFY(!renderer.range());
    }

    void commonRangeReplacesTheOwn()
    {
        MapRenderer renderer;
        renderer.setPicture(examples::picture(100, 10));
        renderer.setMap(examples::ramp(100, 10, 0, 2));
        QVERIFY(renderer.ownRange().has_value());
        renderer.setLook({core::MapView::HeatMap});
        const QImage own = renderer.render();
        renderer.setCommonRange(core::ValueRange{0, 20});
        QCOMPARE(renderer.range()->high, 20.0);
        QVERIFY(renderer.render() != own);
    }

    void oneColorMeansOneValueOnACommonSignedScale()
    {
        MapRenderer positive;
        positive.setPicture(examples::picture(101, 1));
        positive.setMap(examples::ramp(101, 1, 0, 1));
        MapRenderer both;
        both.setPicture(examples::picture(201, 1));
        both.setMap(examples::ramp(201, 1, -1, 1));
        for (MapRenderer* renderer : {&positive, &both}) {
            renderer->setLook({core::MapView::HeatMap});
            renderer->setCommonRange(core::ValueRange{-1, 1});
        }
        QCOMPARE(positive.render().pixelColor(50, 0), both.render().pixelColor(150, 0));
        QCOMPARE(positive.style().colorMap, both.style().colorMap);
    }

    void constantMapShowsThePicture()
    {
        MapRenderer renderer;
        renderer.setPicture(examples::picture(20, 10));
        renderer.setMap(examples::ramp(20, 10, 1, 1));
        QVERIFY(!renderer.range());
        QCOMPARE(renderer.render().pixelColor(3, 3), QColor(200, 100, 50));
    }

    void largePicturesAreDrawnReduced()
    {
        MapRenderer renderer;
        renderer.setPicture(examples::picture(4000, 2000));
        core::Heatmap map = examples::ramp(4000, 2000, 0, 1);
        map.covered = {1000, 0, 2000, 2000};
        renderer.setMap(map);
        const QImage shown = renderer.render();
        QVERIFY(double(shown.width()) * shown.height() <= MapRenderer::displayPixels);
        QCOMPARE(qRound(100.0 * shown.width() / shown.height()), 200);
        QCOMPARE(renderer.renderFull().size(), QSize(4000, 2000));
    }

    void insideAMaskTheMapHasARangeOfItsOwn()
    {
        MapRenderer renderer;
        renderer.setPicture(examples::picture(100, 10));
        renderer.setMap(examples::ramp(100, 10, 0, 10));
        renderer.setLook({core::MapView::HeatMap});
        const auto whole = renderer.render();
        const auto range = renderer.ownRange();
        cv::Mat mask(10, 100, CV_8UC1, cv::Scalar(0));
        mask(cv::Rect(20, 2, 31, 6)).setTo(255);
        widgets::MapLook look{core::MapView::HeatMap};
        look.inside = std::make_shared<const cv::Mat>(mask);
        renderer.setLook(look);
        QVERIFY(renderer.ownRange()->high < 5.1 && renderer.ownRange()->high > 4.5);
        const auto inside = renderer.render();
        QCOMPARE(inside.pixelColor(50, 4), whole.pixelColor(99, 4)); // the strongest of it
        const QColor outside = inside.pixelColor(5, 4);
        QVERIFY(outside != QColor(200, 100, 50) && outside != whole.pixelColor(5, 4)); // dimmed
        QCOMPARE(inside.pixelColor(70, 4), outside);
        QCOMPARE(inside.pixelColor(30, 1), outside);
        QCOMPARE(renderer.renderFull().convertToFormat(inside.format()), inside);
        QCOMPARE(renderer.valueAt(99, 4), 10.f);
        look.inside.reset();
        renderer.setLook(look);
        QCOMPARE(renderer.ownRange(), range);
        QCOMPARE(renderer.render(), whole);
    }

    void aMaskOfAnotherPictureIsLeftOut()
    {
        MapRenderer renderer;
        renderer.setPicture(examples::picture(100, 10));
        widgets::MapLook look{core::MapView::HeatMap};
        look.inside = std::make_shared<const cv::Mat>(cv::Mat(20, 20, CV_8UC1, cv::Scalar(255)));
        renderer.setLook(look);
        renderer.setMap(examples::ramp(100, 10, 0, 10));
        QVERIFY(renderer.ownRange()->high > 9);
        look.inside = std::make_shared<const cv::Mat>(cv::Mat(10, 100, CV_8UC1, cv::Scalar(0)));
        renderer.setLook(look); // nothing is inside
        QVERIFY(!renderer.ownRange());
        QCOMPARE(renderer.render().pixelColor(3, 3), QColor(200, 100, 50));
    }

    void valuesAreReadWhereTheModelLooked()
    {
        MapRenderer renderer;
        renderer.setPicture(examples::picture(11, 4));
        core::Heatmap map = examples::ramp(11, 4, 0, 10);
        map.covered = {2, 0, 7, 4};
        renderer.setMap(map);
        QCOMPARE(renderer.valueAt(5, 1), 5.f);
        QVERIFY(!renderer.valueAt(0, 0));
        QVERIFY(!renderer.valueAt(-1, 9));
    }
};

QTEST_GUILESS_MAIN(TestMapRenderer)
#include "tst_maprenderer.moc"
