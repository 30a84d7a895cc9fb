// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn with mouse, stylus and keys. How it looks: tst_maskcanvaspaint.cpp.
#include "widgets/cutout/maskcanvas.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>
#include <QWheelEvent>
#include <memory>

using core::Seed;
using core::Stroke;
using core::StrokePoint;
using core::StrokeShape;
using widgets::MaskCanvas;
using widgets::MaskTool;

class TestMaskCanvas : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<MaskCanvas> m_canvas;
    std::vector<Stroke> m_strokes;
    int m_cancelled = 0;

    static QImage image(int width, int height)
    {
        QImage made(width, height, QImage::Format_RGB32);
        made.fill(QColor(90, 120, 150));
        return made;
    }

    static void compare(const StrokePoint& point, QPointF place)
    {
        QVERIFY2(std::abs(point.x - place.x()) < 1e-3 && std::abs(point.y - place.y()) < 1e-3,
                 qPrintable(QStringLiteral("%1, %2 for %3, %4")
                                .arg(point.x)
                                .arg(point.y)
                                .arg(place.x())
                                .arg(place.y())));
    }

    void drag(const std::vector<QPoint>& way, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(m_canvas.get(), button, modifiers, way.front());
        for (const QPoint& at : way)
            QTest::mouseMove(m_canvas.get(), at);
        QTest::mouseRelease(m_canvas.get(), button, modifiers, way.back());
    }

    void click(QPoint at, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseClick(m_canvas.get(), button, {}, at);
    }

    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_canvas.get(), which, modifiers);
    }

    void wheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, m_canvas->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas.get(), &event);
    }

    void stylus(QEvent::Type type, QPointF at, double pressure,
                QPointingDevice::PointerType end = QPointingDevice::PointerType::Pen)
    {
        static const QPointingDevice pen(
            "pen", 1, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Pen,
            QInputDevice::Capability::Position | QInputDevice::Capability::Pressure, 1, 1);
        static const QPointingDevice eraser(
            "eraser", 2, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Eraser,
            QInputDevice::Capability::Position | QInputDevice::Capability::Pressure, 1, 1);
        const bool released = type == QEvent::TabletRelease;
        QTabletEvent event(type, end == QPointingDevice::PointerType::Pen ? &pen : &eraser, at,
                           m_canvas->mapToGlobal(at), pressure, 0, 0, 0, 0, 0, {},
                           type == QEvent::TabletMove ? Qt::NoButton : Qt::LeftButton,
                           released ? Qt::NoButton : Qt::LeftButton);
        QCoreApplication::sendEvent(m_canvas.get(), &event);
        QVERIFY(event.isAccepted());
    }

private slots:
    /// A picture of 100 x 100 on a canvas of 202 x 202: two screen pixels a picture pixel, one
    /// pixel of margin.
    void init()
    {
        m_canvas = std::make_unique<MaskCanvas>();
        m_canvas->resize(202, 202);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        m_canvas->setPicture(image(100, 100));
        m_canvas->setFocus();
        m_strokes.clear();
        m_cancelled = 0;
        connect(m_canvas.get(), &MaskCanvas::strokeFinished, this,
                [this](const Stroke& stroke) { m_strokes.push_back(stroke); });
        connect(m_canvas.get(), &MaskCanvas::strokeCancelled, this, [this] { ++m_cancelled; });
    }

    void brushFollowsThePointer()
    {
        m_canvas->setBrushRadius(4);
        drag({{21, 41}, {61, 81}, {101, 81}});
        QCOMPARE(m_strokes.size(), 1u);
        const Stroke& stroke = m_strokes.front();
        QVERIFY(stroke.shape == StrokeShape::Line);
        QVERIFY(stroke.seed == Seed::Object);
        QCOMPARE(stroke.points.size(), 3u);
        QVERIFY((stroke.points[0] == StrokePoint{10, 20, 4}));
        QVERIFY((stroke.points[1] == StrokePoint{30, 40, 4}));
        QVERIFY((stroke.points[2] == StrokePoint{50, 40, 4}));
    }

    void strokesAreThePicturesAtEveryZoom_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QPointF>("centre");
        QTest::newRow("small") << 0.5 << QPointF(500, 350);
        QTest::newRow("actual size") << 1.0 << QPointF(300.25, 420.5);
        QTest::newRow("large") << 13.0 << QPointF(800, 100);
    }

    void strokesAreThePicturesAtEveryZoom()
    {
        QFETCH(double, scale);
        QFETCH(QPointF, centre);
        m_canvas->setPicture(image(1000, 700));
        m_canvas->setViewState({scale, centre, false});
        m_canvas->setBrushRadius(7);
        drag({{101, 101}, {151, 81}});
        QCOMPARE(m_strokes.size(), 1u);
        QCOMPARE(m_strokes[0].points.size(), 2u);
        compare(m_strokes[0].points[0], centre);
        compare(m_strokes[0].points[1], centre + QPointF(50, -20) / scale);
        QCOMPARE(m_strokes[0].points[0].radius, 7.f);
    }

    void everyMoveCounts()
    {
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {10, 10});
        for (int i = 1; i <= 150; ++i)
            QTest::mouseMove(m_canvas.get(), {10 + i, 10 + i % 7});
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {160, 10});
        QCOMPARE(m_strokes.size(), 1u);
        QCOMPARE(m_strokes[0].points.size(), 151u);
    }

    void aClickIsADot()
    {
        click({101, 101});
        QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, {}, {101, 101});
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {101, 101});
        QCOMPARE(m_strokes.size(), 2u);
        QCOMPARE(m_strokes[1].points.size(), 1u);
        compare(m_strokes[1].points[0], {50, 50});
    }

    void strokesMayLeaveThePicture()
    {
        drag({{101, 101}, {-40, 101}});
        QCOMPARE(m_strokes.size(), 1u);
        compare(m_strokes[0].points.back(), {-20.5, 50});
    }

    void rightButtonDrawsTheOpposite()
    {
        const std::pair<Seed, Seed> pairs[] = {{Seed::Object, Seed::Background},
                                               {Seed::Background, Seed::Object},
                                               {Seed::ProbableObject, Seed::ProbableBackground},
                                               {Seed::ProbableBackground, Seed::ProbableObject},
                                               {Seed::Erased, Seed::Erased}};
        for (const auto& [left, right] : pairs) {
            m_canvas->setSeed(left);
            drag({{20, 20}, {60, 60}});
            drag({{20, 20}, {60, 60}}, Qt::RightButton);
            QVERIFY(m_strokes[m_strokes.size() - 2].seed == left);
            QVERIFY(m_strokes.back().seed == right);
        }
        QVERIFY(m_canvas->seed() == Seed::Erased);
    }

    void anotherButtonDoesNotDisturb()
    {
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {21, 21});
        QTest::mousePress(m_canvas.get(), Qt::RightButton, {}, {21, 21});
        QTest::mouseMove(m_canvas.get(), {61, 61});
        QTest::mouseRelease(m_canvas.get(), Qt::RightButton, {}, {61, 61});
        QVERIFY(m_canvas->isDrawing());
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {61, 61});
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY(m_strokes[0].seed == Seed::Object);
    }

    void shiftAndClickDrawsAStraightLine()
    {
        drag({{21, 21}, {41, 61}});
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, Qt::ShiftModifier, {141, 101});
        QCOMPARE(m_strokes.size(), 2u);
        QCOMPARE(m_strokes[1].points.size(), 2u);
        compare(m_strokes[1].points[0], {20, 30});
        compare(m_strokes[1].points[1], {70, 50});
    }

    void escapeCancels()
    {
        const QImage before = m_canvas->grab().toImage();
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {50, 50});
        QTest::mouseMove(m_canvas.get(), {150, 150});
        QVERIFY(m_canvas->isDrawing());
        QVERIFY(m_canvas->grab().toImage() != before);
        key(Qt::Key_Escape);
        QCOMPARE(m_cancelled, 1);
        QVERIFY(!m_canvas->isDrawing());
        QTest::mouseMove(m_canvas.get(), {60, 150});
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {60, 150});
        QCOMPARE(m_strokes.size(), 0u);
        click({50, 50});
        QCOMPARE(m_strokes.size(), 1u);
        QCOMPARE(m_cancelled, 1);
    }

    void anotherPictureOrToolCancels()
    {
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {50, 50});
        m_canvas->setPicture(image(100, 100));
        QCOMPARE(m_cancelled, 1);
        m_canvas->setTool(MaskTool::Polygon);
        click({50, 50});
        m_canvas->setTool(MaskTool::Brush);
        QCOMPARE(m_cancelled, 2);
        QCOMPARE(m_strokes.size(), 0u);
    }

    void polygonIsClosed_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("by Enter") << "enter";
        QTest::newRow("by a double click") << "double";
        QTest::newRow("on the first point") << "first";
    }

    void polygonIsClosed()
    {
        QFETCH(QString, how);
        m_canvas->setTool(MaskTool::Polygon);
        m_canvas->setSeed(Seed::ProbableBackground);
        for (const QPoint at : {QPoint(21, 21), QPoint(121, 31), QPoint(81, 141)})
            click(at);
        QCOMPARE(m_strokes.size(), 0u);
        if (how == "enter") {
            key(Qt::Key_Return);
        } else if (how == "double") {
            QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, {}, {81, 141});
            QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {81, 141});
        } else {
            click({24, 23});
        }
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY(m_strokes[0].shape == StrokeShape::Polygon);
        QVERIFY(m_strokes[0].seed == Seed::ProbableBackground);
        QCOMPARE(m_strokes[0].points.size(), 3u);
        compare(m_strokes[0].points[2], {40, 70});
        QVERIFY(!m_canvas->isDrawing());
    }

    void backspaceTakesBackAPoint()
    {
        m_canvas->setTool(MaskTool::Polygon);
        for (const QPoint at : {QPoint(21, 21), QPoint(121, 31), QPoint(81, 141), QPoint(21, 141)})
            click(at);
        key(Qt::Key_Backspace);
        key(Qt::Key_Return);
        QCOMPARE(m_strokes.size(), 1u);
        QCOMPARE(m_strokes[0].points.size(), 3u);
        compare(m_strokes[0].points.back(), {40, 70});
        click({21, 21});
        key(Qt::Key_Backspace);
        QVERIFY(!m_canvas->isDrawing());
        QCOMPARE(m_cancelled, 1);
    }

    void lassoFillsWhatIsDrawnAround()
    {
        m_canvas->setTool(MaskTool::Lasso);
        drag({{21, 21}, {121, 21}, {121, 121}, {21, 121}}, Qt::RightButton);
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY(m_strokes[0].shape == StrokeShape::Polygon);
        QVERIFY(m_strokes[0].seed == Seed::Background);
        QCOMPARE(m_strokes[0].points.size(), 4u);
        click({50, 50});
        QCOMPARE(m_strokes.size(), 1u);
        QCOMPARE(m_cancelled, 1);
    }

    void rectangleLiesBetweenItsCorners()
    {
        m_canvas->setTool(MaskTool::Rectangle);
        drag({{121, 101}, {90, 30}, {41, 61}});
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY(m_strokes[0].shape == StrokeShape::Rectangle);
        QCOMPARE(m_strokes[0].points.size(), 2u);
        compare(m_strokes[0].points[0], {60, 50});
        compare(m_strokes[0].points[1], {20, 30});
        click({50, 50});
        QCOMPARE(m_strokes.size(), 1u);
    }

    void floodTakesItsTolerance()
    {
        m_canvas->setTool(MaskTool::Flood);
        m_canvas->setFloodTolerance(33);
        click({61, 81});
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY(m_strokes[0].shape == StrokeShape::Flood);
        QCOMPARE(m_strokes[0].tolerance, 33.0);
        compare(m_strokes[0].points.front(), {30, 40});
    }

    void wheelZoomsAtThePointer()
    {
        QSignalSpy changed(m_canvas.get(), &MaskCanvas::viewStateChanged);
        const QPointF at(60, 80);
        wheel(at, 360);
        const QPointF fixed = m_canvas->toPicture(at);
        const double before = m_canvas->scale();
        wheel(at, 120);
        QCOMPARE(m_canvas->scale(), before * 1.25);
        QVERIFY(QLineF(m_canvas->toPicture(at), fixed).length() < 1e-6);
        QCOMPARE(changed.count(), 2);
    }

    void zoomWhileDrawingKeepsTheStroke()
    {
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {61, 61});
        QTest::mouseMove(m_canvas.get(), {81, 61});
        wheel({81, 61}, 240);
        QTest::mouseMove(m_canvas.get(), {101, 61});
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {101, 61});
        QCOMPARE(m_strokes.size(), 1u);
        QCOMPARE(m_strokes[0].points.size(), 3u);
        compare(m_strokes[0].points[1], {40, 30});
        compare(m_strokes[0].points[2], m_canvas->toPicture({101, 61}));
        QVERIFY(m_strokes[0].points[2].x < 48); // closer to the one before than without zoom
    }

    void brushSizeByWheel()
    {
        QSignalSpy changed(m_canvas.get(), &MaskCanvas::brushRadiusChanged);
        m_canvas->setBrushRadius(10);
        QCOMPARE(changed.count(), 0);
        wheel({50, 50}, 120, Qt::ControlModifier);
        QCOMPARE(m_canvas->brushRadius(), 12.0);
        wheel({50, 50}, 120, Qt::ControlModifier);
        QCOMPARE(m_canvas->brushRadius(), 14.4);
        wheel({50, 50}, -120, Qt::ControlModifier);
        QCOMPARE(m_canvas->brushRadius(), 12.0);
        QCOMPARE(changed.count(), 3);
        // A finely stepping wheel adds up.
        wheel({50, 50}, 60, Qt::ControlModifier);
        QCOMPARE(changed.count(), 3);
        wheel({50, 50}, 60, Qt::ControlModifier);
        QCOMPARE(m_canvas->brushRadius(), 14.4);
        // A small brush changes by one pixel at least, and is never smaller than one.
        m_canvas->setBrushRadius(0.5);
        wheel({50, 50}, 120, Qt::ControlModifier);
        QCOMPARE(m_canvas->brushRadius(), 1.0);
        wheel({50, 50}, -360, Qt::ControlModifier);
        QCOMPARE(m_canvas->brushRadius(), widgets::smallestBrushRadius);
        m_canvas->setBrushRadius(1e9);
        QCOMPARE(m_canvas->brushRadius(), widgets::largestBrushRadius);
    }

    void panWithAnyTool_data()
    {
        QTest::addColumn<MaskTool>("tool");
        QTest::addColumn<bool>("space");
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::newRow("middle button") << MaskTool::Brush << false << Qt::MiddleButton;
        QTest::newRow("space, brush") << MaskTool::Brush << true << Qt::LeftButton;
        QTest::newRow("space, polygon") << MaskTool::Polygon << true << Qt::LeftButton;
        QTest::newRow("hand") << MaskTool::Pan << false << Qt::LeftButton;
    }

    void panWithAnyTool()
    {
        QFETCH(MaskTool, tool);
        QFETCH(bool, space);
        QFETCH(Qt::MouseButton, button);
        m_canvas->setTool(tool);
        m_canvas->setPicture(image(1000, 1000));
        m_canvas->setViewState({1, {500, 500}, false});
        if (space)
            QTest::keyPress(m_canvas.get(), Qt::Key_Space);
        drag({{100, 100}, {70, 110}}, button);
        if (space)
            QTest::keyRelease(m_canvas.get(), Qt::Key_Space);
        QCOMPARE(m_canvas->viewState().centre, QPointF(530, 490));
        QCOMPARE(m_strokes.size(), 0u);
        QVERIFY(!m_canvas->isDrawing());
    }

    void panInTheMiddleOfAPolygon()
    {
        m_canvas->setTool(MaskTool::Polygon);
        m_canvas->setViewState({4, {50, 50}, false});
        click({41, 41});
        click({161, 41});
        drag({{100, 100}, {80, 90}}, Qt::MiddleButton);
        click({81, 151});
        key(Qt::Key_Return);
        QCOMPARE(m_strokes.size(), 1u);
        QCOMPARE(m_strokes[0].points.size(), 3u);
        compare(m_strokes[0].points[0], {35, 35});
        compare(m_strokes[0].points[2], {50, 65});
    }

    void viewKeys()
    {
        key(Qt::Key_Plus);
        QCOMPARE(m_canvas->scale(), 2.5);
        key(Qt::Key_Minus);
        QCOMPARE(m_canvas->scale(), 2.0);
        key(Qt::Key_0);
        QVERIFY(m_canvas->viewState().fit);
        m_canvas->setViewState({8, {50, 50}, false});
        key(Qt::Key_Right);
        QVERIFY(QLineF(m_canvas->viewState().centre, QPointF(50 + 20.2 / 8, 50)).length() < 1e-9);
    }

    void drawingByKeys()
    {
        m_canvas->setBrushRadius(3);
        key(Qt::Key_Right, Qt::ShiftModifier); // by 8 logical pixels: 4 of the picture
        key(Qt::Key_Down, Qt::ShiftModifier | Qt::ControlModifier); // by one
        key(Qt::Key_Space);
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY((m_strokes[0].points == std::vector<StrokePoint>{{54.5, 51.5, 3}}));
        for (int i = 0; i < 3; ++i)
            key(Qt::Key_Up, Qt::ShiftModifier);
        key(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(m_strokes.size(), 2u);
        QVERIFY(
            (m_strokes[1].points == std::vector<StrokePoint>{{54.5, 51.5, 3}, {54.5, 39.5, 3}}));
        for (int i = 0; i < 40; ++i)
            key(Qt::Key_Left, Qt::ShiftModifier);
        key(Qt::Key_Return);
        compare(m_strokes.back().points.front(), {0.5, 39.5});
    }

    void areasByKeys_data()
    {
        QTest::addColumn<MaskTool>("tool");
        QTest::addColumn<StrokeShape>("shape");
        QTest::addColumn<std::size_t>("points");
        QTest::newRow("polygon") << MaskTool::Polygon << StrokeShape::Polygon << std::size_t(3);
        QTest::newRow("lasso") << MaskTool::Lasso << StrokeShape::Polygon << std::size_t(3);
        QTest::newRow("rectangle")
            << MaskTool::Rectangle << StrokeShape::Rectangle << std::size_t(2);
        QTest::newRow("flood") << MaskTool::Flood << StrokeShape::Flood << std::size_t(1);
    }

    void areasByKeys()
    {
        QFETCH(MaskTool, tool);
        QFETCH(StrokeShape, shape);
        QFETCH(std::size_t, points);
        m_canvas->setTool(tool);
        for (const Qt::Key way : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left}) {
            for (int i = 0; i < 4; ++i)
                key(way, Qt::ShiftModifier);
            if (m_strokes.empty())
                key(Qt::Key_Space);
        }
        key(Qt::Key_Enter);
        QVERIFY(!m_strokes.empty());
        QVERIFY(m_strokes[0].shape == shape);
        QCOMPARE(m_strokes[0].points.size(), points);
        compare(m_strokes[0].points.front(), {66.5, 50.5});
        if (points > 1)
            compare(m_strokes[0].points[1], {66.5, 66.5});
    }

    void keysDoNothingWithoutACross()
    {
        key(Qt::Key_Space);
        key(Qt::Key_Return);
        QCOMPARE(m_strokes.size(), 0u);
    }

    void penPressureScalesTheBrush()
    {
        m_canvas->setBrushRadius(8);
        stylus(QEvent::TabletPress, {21, 21}, 0.25);
        stylus(QEvent::TabletMove, {41, 21}, 0.5);
        stylus(QEvent::TabletMove, {61, 21}, 1);
        stylus(QEvent::TabletRelease, {61, 21}, 0);
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY((m_strokes[0].points ==
                 std::vector<StrokePoint>{{10, 10, 2}, {20, 10, 4}, {30, 10, 8}}));
        QVERIFY(m_strokes[0].seed == Seed::Object);
    }

    void thePensOtherEndErases()
    {
        stylus(QEvent::TabletPress, {21, 21}, 1, QPointingDevice::PointerType::Eraser);
        stylus(QEvent::TabletRelease, {21, 21}, 0, QPointingDevice::PointerType::Eraser);
        QCOMPARE(m_strokes.size(), 1u);
        QVERIFY(m_strokes[0].seed == Seed::Erased);
        QVERIFY(m_canvas->seed() == Seed::Object);
    }

    void pointerIsToldInPicturePixels()
    {
        std::optional<QPoint> pixel;
        connect(m_canvas.get(), &MaskCanvas::pointerMoved, this,
                [&pixel](std::optional<QPoint> now) { pixel = now; });
        QTest::mouseMove(m_canvas.get(), {52, 31});
        QTRY_COMPARE(pixel, QPoint(25, 15));
        key(Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(pixel, QPoint(26, 15));
        m_canvas->setPicture({});
        QVERIFY(!pixel);
    }

    void reducedImageStandsForItsPicture()
    {
        m_canvas->setPicture(image(100, 100), {1000, 1000});
        QCOMPARE(m_canvas->scale(), 0.2);
        click({101, 51});
        compare(m_strokes.front().points.front(), {500, 250});
    }

    void viewStaysForAPictureOfTheSameSize()
    {
        m_canvas->setViewState({4, {30, 40}, false});
        m_canvas->setPicture(image(100, 100));
        QCOMPARE(m_canvas->viewState().centre, QPointF(30, 40));
        m_canvas->setPicture(image(100, 101));
        QVERIFY(m_canvas->viewState().fit);
    }

    void nothingIsDrawnWithoutAPicture()
    {
        m_canvas->setPicture({});
        drag({{20, 20}, {60, 60}});
        key(Qt::Key_Right, Qt::ShiftModifier);
        key(Qt::Key_Space);
        wheel({20, 20}, 120);
        QCOMPARE(m_strokes.size(), 0u);
        QVERIFY(!m_canvas->isDrawing());
    }

    void windowShortcutsWait()
    {
        // While something is drawn, Escape is the canvas's, else the window's.
        for (const bool drawing : {false, true}) {
            if (drawing)
                QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {50, 50});
            QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
            event.ignore();
            QCoreApplication::sendEvent(m_canvas.get(), &event);
            QCOMPARE(event.isAccepted(), drawing);
        }
    }
};

QTEST_MAIN(TestMaskCanvas)
#include "tst_maskcanvas.moc"
