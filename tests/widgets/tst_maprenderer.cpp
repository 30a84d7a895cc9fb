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
