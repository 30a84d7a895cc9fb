// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewport.h"

#include <QLineF>
#include <QTest>

using widgets::Viewport;
using widgets::ViewState;

class TestViewport : public QObject {
    Q_OBJECT

private:
    static bool near(QPointF a, QPointF b) { return QLineF(a, b).length() < 1e-9; }

private slots:
    void fitsWithAMargin()
    {
        const Viewport view{{}, {200, 100}, {402, 402}, 1};
        QCOMPARE(view.scale(), 2.0);
        QVERIFY(near(view.toWidget(QPointF(0, 0)), {1, 101}));
        QVERIFY(near(view.toPicture({401, 301}), {200, 100}));
    }

    void scaleCountsScreenPixels()
    {
        const Viewport view{{3, {50, 50}, false}, {100, 100}, {50, 40}, 2};
        QCOMPARE(view.scale(), 3.0);
        QCOMPARE(view.logicalScale(), 1.5);
        QCOMPARE(view.deviceSize(), QSize(100, 80));
        QVERIFY(near(view.toWidget(QPointF(51, 50)), {26.5, 20}));
    }

    void rectanglesGoTheSameWay()
    {
        const Viewport view{{4, {30, 40}, false}, {100, 100}, {80, 80}, 1};
        const QRectF rectangle = view.toWidget(QRectF(25, 35, 3, 2));
        QVERIFY(near(rectangle.topLeft(), view.toWidget(QPointF(25, 35))));
        QVERIFY(near(rectangle.bottomRight(), view.toWidget(QPointF(28, 37))));
    }

    void roundTrip_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("ratio");
        QTest::newRow("small") << 0.13 << 1.0;
        QTest::newRow("large") << 17.0 << 1.0;
        QTest::newRow("fine screen") << 2.5 << 2.0;
        QTest::newRow("between") << 0.7 << 1.25;
    }

    void roundTrip()
    {
        QFETCH(double, scale);
        QFETCH(double, ratio);
        const Viewport view{{scale, {400, 300}, false}, {1000, 700}, {317, 211}, ratio};
        for (const QPointF at : {QPointF(0, 0), QPointF(316, 210), QPointF(33.3, 77.7)})
            QVERIFY(near(view.toWidget(view.toPicture(at)), at));
    }

    void zoomKeepsTheAnchor()
    {
        Viewport view{{1, {500, 400}, false}, {1000, 800}, {200, 200}, 2};
        const QPointF anchor(40, 170);
        const QPointF fixed = view.toPicture(anchor);
        view.state = view.zoomedBy(1.7, anchor);
        QCOMPARE(view.scale(), 1.7);
        QVERIFY(near(view.toPicture(anchor), fixed));
    }

    void zoomHasItsEnds()
    {
        Viewport view{{1, {500, 400}, false}, {1000, 800}, {200, 200}, 1};
        view.state = view.zoomedBy(1e9, {100, 100});
        QCOMPARE(view.scale(), 64.0);
        view.state = view.zoomedBy(1e-9, {100, 100});
        QVERIFY(view.state.fit);
        // A small picture may be shown at its own size, too.
        Viewport small{{}, {20, 20}, {202, 202}, 1};
        small.state = small.zoomedBy(1e-9, {100, 100});
        QCOMPARE(small.scale(), 1.0);
    }

    void panStopsAtTheEdges()
    {
        Viewport view{{1, {500, 400}, false}, {1000, 800}, {200, 200}, 1};
        view.state = view.pannedBy({30, -20});
        QCOMPARE(view.centre(), QPointF(470, 420));
        view.state = view.pannedBy({1e6, 1e6});
        QVERIFY(near(view.toPicture({0, 0}), {0, 0}));
        view.state = view.pannedBy({-1e6, -1e6});
        QVERIFY(near(view.toPicture({200, 200}), {1000, 800}));
        view.state = {};
        QVERIFY(view.pannedBy({50, 50}) == ViewState());
    }

    void whatIsSmallerThanTheViewStaysInTheMiddle()
    {
        const Viewport view{{1, {3, 790}, false}, {100, 800}, {200, 200}, 1};
        QCOMPARE(view.centre(), QPointF(50, 700));
    }

    void actualSizeKeepsTheMiddle()
    {
        Viewport view{{0.5, {500, 400}, false}, {1000, 800}, {200, 200}, 2};
        view.state = view.atActualSize();
        QCOMPARE(view.scale(), 1.0);
        QCOMPARE(view.centre(), QPointF(500, 400));
    }

    void nothingMovesWithoutAPicture()
    {
        const Viewport view{{}, {}, {200, 200}, 1};
        QVERIFY(view.zoomedBy(2, {10, 10}) == ViewState());
        QVERIFY(view.atActualSize() == ViewState());
        QCOMPARE(view.scale(), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestViewport)
#include "tst_viewport.moc"
