// SPDX-License-Identifier: GPL-3.0-or-later
// How the canvas looks, and how little it paints anew.
#include "widgets/cutout/maskcanvas.h"
#include "widgets/cutout/maskoverlay.h"
#include "widgets/cutout/seedpattern.h"

#include <QPaintEvent>
#include <QTest>
#include <opencv2/core.hpp>

using core::Seed;
using widgets::MaskCanvas;
using widgets::MaskOverlay;
using widgets::MaskTool;
using widgets::Viewport;
using widgets::ViewState;

namespace {

/// Collects what a widget is asked to paint.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget& widget) { widget.installEventFilter(this); }

    QRegion painted;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

} // namespace

class TestMaskCanvasPaint : public QObject {
    Q_OBJECT

private:
    static QImage image(int width, int height, QColor color)
    {
        QImage made(width, height, QImage::Format_RGB32);
        made.fill(color);
        return made;
    }

    static QImage noise(int width, int height)
    {
        QImage made(width, height, QImage::Format_RGB32);
        cv::Mat pixels(height, width, CV_8UC4, made.bits(), std::size_t(made.bytesPerLine()));
        cv::theRNG().state = 5;
        cv::randu(pixels, 0, 256);
        pixels.forEach<cv::Vec4b>([](cv::Vec4b& pixel, const int*) { pixel[3] = 255; });
        return made;
    }

    static void showAt(MaskCanvas& canvas, QSize size)
    {
        canvas.resize(size);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    }

    static QImage shot(MaskCanvas& canvas) { return canvas.grab().toImage(); }

private slots:
    void outsideOfTheMaskIsDarker()
    {
        MaskCanvas canvas;
        showAt(canvas, {202, 202});
        canvas.setPicture(image(100, 100, Qt::white));
        QCOMPARE(shot(canvas).pixelColor(20, 20), QColor(Qt::white));
        cv::Mat mask(100, 100, CV_8UC1, cv::Scalar(0));
        mask(cv::Rect(50, 0, 50, 100)).setTo(255);
        canvas.setMask(mask);
        canvas.setMaskOpacity(0.6);
        QCOMPARE(shot(canvas).pixelColor(180, 100), QColor(Qt::white));
        QVERIFY(std::abs(shot(canvas).pixelColor(20, 100).red() - 102) <= 1);
        canvas.setMaskVisible(false);
        QCOMPARE(shot(canvas).pixelColor(20, 100), QColor(Qt::white));
        canvas.setMaskVisible(true);
        canvas.setMask({});
        QCOMPARE(shot(canvas).pixelColor(20, 100), QColor(Qt::white));
    }

    void contourRunsAlongTheEdge_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QColor>("paper");
        for (const double scale : {0.25, 1.0, 16.0})
            for (const QColor& paper : {QColor(Qt::white), QColor(Qt::black)})
                QTest::addRow("%g on %s", scale, qPrintable(paper.name())) << scale << paper;
    }

    void contourRunsAlongTheEdge()
    {
        QFETCH(double, scale);
        QFETCH(QColor, paper);
        MaskCanvas canvas;
        showAt(canvas, {200, 200});
        canvas.setPicture(image(2000, 2000, paper));
        canvas.setMaskOpacity(0);
        cv::Mat mask(2000, 2000, CV_8UC1, cv::Scalar(0));
        mask(cv::Rect(1000, 0, 1000, 2000)).setTo(255);
        canvas.setMask(mask);
        canvas.setViewState({scale, {1000, 1000}, false});
        const QImage drawn = shot(canvas);
        // White inside the object, dark beside it.
        for (int y = 20; y < 180; ++y) {
            QCOMPARE(drawn.pixelColor(100, y), QColor(Qt::white));
            QVERIFY(drawn.pixelColor(99, y).red() < 60);
            QVERIFY(drawn.pixelColor(101, y).red() < 60);
            QCOMPARE(drawn.pixelColor(97, y), paper);
            QCOMPARE(drawn.pixelColor(103, y), paper);
        }
        canvas.setContourVisible(false);
        QCOMPARE(shot(canvas).pixelColor(100, 100), paper);
    }

    void contourIsAsWideOnAFineScreen()
    {
        MaskOverlay overlay;
        cv::Mat mask(100, 100, CV_8UC1, cv::Scalar(0));
        mask(cv::Rect(50, 0, 50, 100)).setTo(255);
        overlay.setMask(mask, {0, 0, 100, 100});
        overlay.setMaskVisible(false);
        const Viewport view{{2, {50, 50}, false}, {100, 100}, {40, 40}, 2};
        const QImage& drawn = overlay.image(view);
        QCOMPARE(drawn.size(), QSize(80, 80));
        QString line;
        for (int x = 36; x < 46; ++x)
            line += qAlpha(drawn.pixel(x, 40)) == 0 ? '.' : qRed(drawn.pixel(x, 40)) ? 'w' : 'd';
        QCOMPARE(line, "..ddwwdd..");
    }

    void kindsDifferWithoutColour()
    {
        for (const double ratio : {1.0, 2.0}) {
            const Seed kinds[] = {Seed::Background, Seed::ProbableBackground, Seed::ProbableObject,
                                  Seed::Object};
            for (const Seed one : kinds)
                for (const Seed other : kinds) {
                    const QImage first =
                        widgets::seedTile(one, ratio).convertToFormat(QImage::Format_Alpha8);
                    const QImage second =
                        widgets::seedTile(other, ratio).convertToFormat(QImage::Format_Alpha8);
                    QCOMPARE(first == second, one == other);
                }
        }
    }

    void seedsLetThePictureThrough()
    {
        MaskCanvas canvas;
        showAt(canvas, {202, 202});
        const cv::Mat seeds(100, 100, CV_8UC1, cv::Scalar(uchar(Seed::Object)));
        double means[2];
        for (const int i : {0, 1}) {
            canvas.setPicture(image(100, 100, i ? Qt::white : Qt::black));
            canvas.setSeeds(seeds);
            const QImage drawn = shot(canvas);
            means[i] = 0;
            for (int y = 20; y < 180; ++y)
                for (int x = 20; x < 180; ++x)
                    means[i] += qGray(drawn.pixel(x, y)) / (160.0 * 160.0);
        }
        QVERIFY2(means[1] - means[0] > 80, qPrintable(QString::number(means[1] - means[0])));
        canvas.setSeedsVisible(false);
        QCOMPARE(shot(canvas).pixelColor(100, 100), QColor(Qt::white));
    }

    void mapLiesOverThePicture()
    {
        MaskCanvas canvas;
        showAt(canvas, {202, 202});
        canvas.setPicture(image(100, 100, Qt::white));
        QImage map(2, 1, QImage::Format_ARGB32);
        map.setPixelColor(0, 0, Qt::transparent);
        map.setPixelColor(1, 0, QColor(255, 0, 0, 128));
        canvas.setMap(map);
        QCOMPARE(shot(canvas).pixelColor(10, 100), QColor(Qt::white));
        QVERIFY(std::abs(shot(canvas).pixelColor(190, 100).green() - 127) <= 2);
        canvas.setMapVisible(false);
        QCOMPARE(shot(canvas).pixelColor(190, 100), QColor(Qt::white));
    }

    void aPatchLooksLikeEverythingAnew_data()
    {
        QTest::addColumn<ViewState>("state");
        QTest::newRow("fit") << ViewState{};
        QTest::newRow("small") << ViewState{0.31, {700, 400}, false};
        QTest::newRow("between") << ViewState{0.77, {600.3, 411.9}, false};
        QTest::newRow("large") << ViewState{5.3, {512.4, 380.2}, false};
    }

    void aPatchLooksLikeEverythingAnew()
    {
        QFETCH(ViewState, state);
        const int width = 1203, height = 805;
        const QImage picture = noise(width, height);
        MaskCanvas patched, fresh;
        showAt(patched, {300, 220});
        showAt(fresh, {300, 220});
        patched.setFocus();
        patched.clearFocus();
        fresh.clearFocus();
        patched.setPicture(picture);
        patched.setViewState(state);
        cv::Mat mask(height, width, CV_8UC1, cv::Scalar(0));
        cv::Mat seeds = mask.clone();
        patched.setMask(mask);
        patched.setSeeds(seeds);
        shot(patched);
        cv::RNG random(7);
        for (int i = 0; i < 12; ++i) {
            const cv::Rect changed = cv::Rect(random.uniform(400, 650), random.uniform(300, 450),
                                              random.uniform(1, 260), random.uniform(1, 200)) &
                                     cv::Rect(0, 0, width, height);
            mask(changed).setTo(i % 3 ? 255 : 0);
            const cv::Rect other(changed.tl() + cv::Point(31, 17), cv::Size(40, 30));
            seeds(other).setTo(1 + i % 4);
            patched.setMask(mask, changed);
            patched.setSeeds(seeds, other);
            if (i % 2) // two patches at once, too
                shot(patched);
        }
        fresh.setPicture(picture);
        fresh.setViewState(state);
        fresh.setMask(mask);
        fresh.setSeeds(seeds);
        QVERIFY(shot(patched) == shot(fresh));
        // Nor does the picture look the same with and without them.
        const QImage with = shot(fresh);
        fresh.setMask({});
        fresh.setSeeds({});
        QVERIFY(shot(fresh) != with);
    }

    void aSmallChangeOfALargeMaskTouchesLittle()
    {
        const int width = 6000, height = 4000; // 24 megapixels
        MaskCanvas canvas;
        showAt(canvas, {602, 402});
        canvas.setPicture(image(width, height, Qt::gray));
        cv::Mat mask(height, width, CV_8UC1, cv::Scalar(0));
        canvas.setMask(mask);
        const QImage before = shot(canvas);
        PaintWatch watch(canvas);
        QCoreApplication::processEvents();
        watch.painted = {};
        // The rest of the matrix changes, too, but is not told of: nobody may look at it.
        mask.setTo(255);
        canvas.setMask(mask, {3000, 2000, 200, 100});
        QTRY_VERIFY(!watch.painted.isEmpty());
        const QRect painted = watch.painted.boundingRect();
        QVERIFY(painted.contains(QRect(301, 201, 20, 10)));
        QVERIFY2(painted.width() < 60 && painted.height() < 50,
                 qPrintable(QStringLiteral("%1 x %2").arg(painted.width()).arg(painted.height())));
        const QImage after = shot(canvas);
        QVERIFY(after.pixel(310, 205) != before.pixel(310, 205));
        for (int y = 0; y < after.height(); ++y)
            for (int x = 0; x < after.width(); ++x)
                if (!painted.contains(x, y) && after.pixel(x, y) != before.pixel(x, y))
                    QFAIL(qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
        watch.painted = {};
        canvas.setMask(mask, {});
        QCoreApplication::processEvents();
        QVERIFY(watch.painted.isEmpty());
    }

    void drawingPaintsTheNewPieceOnly()
    {
        MaskCanvas canvas;
        showAt(canvas, {602, 402});
        canvas.setPicture(image(600, 400, Qt::gray));
        canvas.setBrushRadius(10);
        QTest::mousePress(&canvas, Qt::LeftButton, {}, {100, 100});
        for (int x = 100; x < 500; x += 10)
            QTest::mouseMove(&canvas, {x, 100});
        PaintWatch watch(canvas);
        QCoreApplication::processEvents();
        watch.painted = {};
        QTest::mouseMove(&canvas, {505, 100});
        QTRY_VERIFY(!watch.painted.isEmpty());
        const QRect painted = watch.painted.boundingRect();
        QVERIFY(painted.contains(QRect(490, 91, 24, 19)));
        QVERIFY(painted.width() < 60 && painted.height() < 60);
        QVERIFY(shot(canvas).pixel(300, 100) != shot(canvas).pixel(300, 300));
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {505, 100});
    }

    void theStrokeLooksLikeTheSeedsItBecomes()
    {
        MaskCanvas canvas;
        showAt(canvas, {402, 402});
        canvas.setPicture(image(100, 100, Qt::gray));
        canvas.setTool(MaskTool::Brush);
        canvas.setBrushRadius(20);
        cv::Mat seeds(100, 100, CV_8UC1, cv::Scalar(0));
        connect(&canvas, &MaskCanvas::strokeFinished, this, [&] {
            seeds(cv::Rect(40, 40, 20, 20)).setTo(uchar(Seed::Object));
            canvas.setSeeds(seeds, {40, 40, 20, 20});
        });
        QTest::mousePress(&canvas, Qt::LeftButton, {}, {201, 201});
        // What is covered again looks the same.
        QTest::mouseMove(&canvas, {205, 201});
        QTest::mouseMove(&canvas, {201, 205});
        const QRect middle(165, 165, 72, 72);
        const QImage live = shot(canvas).copy(middle);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {201, 201});
        QVERIFY(shot(canvas).copy(middle) == live);
    }

    void strokesAreClippedToThePicture()
    {
        MaskCanvas canvas;
        showAt(canvas, {402, 202});
        canvas.setPicture(image(100, 100, Qt::gray));
        canvas.setBrushRadius(10);
        QTest::mousePress(&canvas, Qt::LeftButton, {}, {110, 100});
        QTest::mouseMove(&canvas, {60, 100});
        QTest::mouseMove(&canvas, {200, 100});
        const QImage drawn = shot(canvas);
        QCOMPARE(drawn.pixel(60, 100), drawn.pixel(20, 20));
        QVERIFY(drawn.pixel(110, 100) != drawn.pixel(110, 20));
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {200, 100});
    }

    void ringIsAsLargeAsTheBrush()
    {
        MaskCanvas canvas;
        showAt(canvas, {402, 402});
        canvas.setPicture(image(100, 100, Qt::gray));
        canvas.setBrushRadius(10); // 40 on screen
        const QImage before = shot(canvas);
        QMouseEvent hover(QEvent::MouseMove, {201, 201}, canvas.mapToGlobal(QPointF(201, 201)),
                          Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &hover);
        const QImage drawn = shot(canvas);
        int first = -1, last = -1;
        for (int x = 0; x < 402; ++x)
            if (drawn.pixel(x, 201) != before.pixel(x, 201)) {
                first = first < 0 ? x : first;
                last = x;
            }
        QVERIFY(std::abs(first - 159) <= 1);
        QVERIFY(std::abs(last - 242) <= 1);
        canvas.setTool(MaskTool::Flood);
        QVERIFY(shot(canvas) == before);
    }

    void busyIsShownAfterAMoment()
    {
        MaskCanvas canvas;
        showAt(canvas, {402, 402});
        canvas.setPicture(image(100, 100, Qt::gray));
        const QImage before = shot(canvas);
        canvas.setBusy(true);
        QVERIFY(shot(canvas) == before);
        QTRY_VERIFY(shot(canvas) != before);
        canvas.setBusy(false);
        QVERIFY(shot(canvas) == before);
    }

    void messagesAndEmptyText()
    {
        MaskCanvas canvas;
        showAt(canvas, {402, 202});
        const QImage nothing = shot(canvas);
        canvas.setEmptyText("Open a picture");
        QVERIFY(shot(canvas) != nothing);
        canvas.setPicture(image(100, 100, Qt::red));
        QCOMPARE(shot(canvas).pixelColor(201, 20), QColor(Qt::red));
        canvas.setMessage("The map shows nothing.");
        QVERIFY(shot(canvas).pixelColor(201, 20) != QColor(Qt::red));
        QCOMPARE(canvas.accessibleDescription(), "The map shows nothing.");
        canvas.setMessage({});
        QCOMPARE(shot(canvas).pixelColor(201, 20), QColor(Qt::red));
        QVERIFY(canvas.accessibleDescription().contains("Shift"));
    }

    void picturesOfOddSizes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("a pixel") << QSize(1, 1);
        QTest::newRow("a column") << QSize(1, 5000);
        QTest::newRow("a row") << QSize(9000, 1);
        QTest::newRow("odd") << QSize(1001, 999);
    }

    void picturesOfOddSizes()
    {
        QFETCH(QSize, size);
        const QPointF middle(size.width() / 2.0, size.height() / 2.0);
        MaskCanvas canvas;
        showAt(canvas, {202, 202});
        canvas.setPicture(image(size.width(), size.height(), Qt::white));
        cv::Mat mask(size.height(), size.width(), CV_8UC1, cv::Scalar(255));
        for (const ViewState& state :
             {ViewState{}, ViewState{64, {0, 0}, false}, ViewState{0.1, {0, 0}, false},
              ViewState{8, middle, false}}) {
            canvas.setViewState(state);
            canvas.setMask(mask);
            shot(canvas);
            mask.at<uchar>(size.height() - 1, size.width() - 1) ^= 255;
            canvas.setMask(mask, {size.width() - 1, size.height() - 1, 1, 1});
            shot(canvas);
        }
        const QImage without = shot(canvas);
        canvas.setSeeds(mask / 255 * int(Seed::Object));
        QVERIFY(shot(canvas).copy(98, 98, 6, 6) != without.copy(98, 98, 6, 6));
    }
};

QTEST_MAIN(TestMaskCanvasPaint)
#include "tst_maskcanvaspaint.moc"
