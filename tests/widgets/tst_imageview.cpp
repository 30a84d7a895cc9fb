// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imageview.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using widgets::ImageView;
using widgets::ViewState;

class TestImageView : public QObject {
    Q_OBJECT

private:
    static QImage image(int width, int height, QColor color = Qt::red)
    {
        QImage made(width, height, QImage::Format_RGB32);
        made.fill(color);
        return made;
    }

    static void showAt(ImageView& view, QSize size)
    {
        view.resize(size);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }

    static void wheel(ImageView& view, QPointF at, int delta)
    {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    }

private slots:
    void fitsByDefaultAndOnResize()
    {
        ImageView view;
        showAt(view, {402, 402});
        view.setImage(image(200, 100));
        QVERIFY(view.viewState().fit);
        QCOMPARE(view.scale(), 2.0);
        view.resize(202, 402);
        QCOMPARE(view.scale(), 1.0);
    }

    void newImageOfSameSizeKeepsTheView()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(300, 300));
        view.zoomToActualSize();
        const ViewState before = view.viewState();
        view.setImage(image(300, 300, Qt::blue));
        QVERIFY(view.viewState() == before);
        view.setImage(image(200, 300));
        QVERIFY(view.viewState().fit);
    }

    void wheelZoomsAtThePointer()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(400, 400));
        QSignalSpy changed(&view, &ImageView::viewStateChanged);
        const QPointF at(60, 80);
        for (int i = 0; i < 5; ++i)
            wheel(view, at, 120);
        const QPointF fixed = view.toPicture(at);
        const double before = view.scale();
        wheel(view, at, 120);
        QVERIFY(view.scale() > before * 1.1);
        QVERIFY(QLineF(view.toPicture(at), fixed).length() < 1e-6);
        QCOMPARE(changed.count(), 6);
    }

    void zoomingOutEndsInFit()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(400, 400));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(!view.viewState().fit);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&view, Qt::Key_Minus);
        QVERIFY(view.viewState().fit);
        QTest::keyClick(&view, Qt::Key_1);
        QCOMPARE(view.scale(), 1.0);
        QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(view.viewState().fit);
    }

    void dragAndArrowKeysPan()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(1000, 1000));
        view.zoomToActualSize();
        const QPointF centre = view.viewState().centre;
        QTest::mousePress(&view, Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(&view, {70, 110});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {70, 110});
        QCOMPARE(view.viewState().centre, centre + QPointF(30, -10));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.viewState().centre, centre + QPointF(50, -10));
    }

    void panStopsAtTheEdge()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(1000, 1000));
        view.zoomToActualSize();
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.toPicture({0, 0}).x(), 0.0);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.toPicture({0, 0}).x(), 20.0);
    }

    void pointerIsToldInPicturePixels()
    {
        ImageView view;
        showAt(view, {202, 302});
        view.setImage(image(100, 100));
        std::optional<QPoint> pixel;
        connect(&view, &ImageView::pointerMoved, this,
                [&pixel](std::optional<QPoint> now) { pixel = now; });
        QTest::mouseMove(&view, {1, 52});
        QTRY_COMPARE(pixel, QPoint(0, 0));
        QTest::mouseMove(&view, {200, 250});
        QTRY_COMPARE(pixel, QPoint(99, 99));
        QTest::mouseMove(&view, {100, 20});
        QTRY_VERIFY(!pixel);
    }

    void pointerCanBeMovedByKeys()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(100, 100));
        std::optional<QPoint> pixel;
        connect(&view, &ImageView::pointerMoved, this,
                [&pixel](std::optional<QPoint> now) { pixel = now; });
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(pixel, QPoint(51, 51));
    }

    void reducedImageStandsForItsPicture()
    {
        ImageView view;
        showAt(view, {202, 202});
        view.setImage(image(100, 100), {1000, 1000});
        QCOMPARE(view.scale(), 0.2);
        QVERIFY(QLineF(view.toPicture({1, 1}), QPointF(0, 0)).length() < 1e-6);
        view.zoomToActualSize();
        QCOMPARE(view.grab().toImage().pixelColor(0, 0), QColor(Qt::red));
    }

    void settingAStateDoesNotEcho()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(1000, 1000));
        QSignalSpy changed(&view, &ImageView::viewStateChanged);
        view.setViewState({2, {300, 400}, false});
        QCOMPARE(view.toPicture({100, 100}), QPointF(300, 400));
        QCOMPARE(changed.count(), 0);
    }

    void pixelsAreSharpWhenZoomedIn()
    {
        QImage checks = image(4, 4, Qt::black);
        checks.setPixelColor(1, 1, Qt::white);
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(checks);
        const QImage shot = view.grab().toImage();
        int between = 0;
        for (int x = 4; x < 196; ++x) // inside the focus frame
            between += shot.pixelColor(x, 75) != QColor(Qt::black) &&
                       shot.pixelColor(x, 75) != QColor(Qt::white);
        QCOMPARE(between, 0);
    }

    void markerContrastsOnBlackAndWhite()
    {
        for (const QColor& paper : {QColor(Qt::white), QColor(Qt::black)}) {
            ImageView view;
            showAt(view, {202, 202});
            view.setImage(image(100, 100, paper));
            const QImage before = view.grab().toImage();
            view.setMarker(QPointF(50.5, 50.5));
            const QImage after = view.grab().toImage();
            int strong = 0;
            for (int x = 80; x < 125; ++x)
                for (int y = 98; y < 107; ++y)
                    strong += std::abs(qGray(after.pixel(x, y)) - qGray(before.pixel(x, y))) > 150;
            QVERIFY2(strong > 10, qPrintable(paper.name()));
        }
    }

    void messageDimsThePicture()
    {
        ImageView view;
        showAt(view, {200, 200});
        view.setImage(image(100, 100));
        view.setMessage("Nothing to show");
        QVERIFY(view.grab().toImage().pixelColor(10, 10) != QColor(Qt::red));
        QCOMPARE(view.accessibleDescription(), "Nothing to show");
        view.setMessage({});
        QCOMPARE(view.grab().toImage().pixelColor(10, 10), QColor(Qt::red));
    }
};

QTEST_MAIN(TestImageView)
#include "tst_imageview.moc"
