// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes over a picture, and the list and the filter that go with them.
#include "widgets/detect/boxfilter.h"
#include "widgets/detect/boxtable.h"
#include "widgets/detect/boxview.h"
#include "widgets/detect/evidenceview.h"
#include "widgets/detect/shownbox.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QHeaderView>
#include <QListWidget>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using widgets::BoxFilter;
using widgets::BoxScene;
using widgets::BoxTable;
using widgets::BoxView;
using widgets::ShownBox;
using widgets::ShownBoxes;

class TestBoxView : public QObject {
    Q_OBJECT

private:
    static ShownBox box(int candidate, int classIndex, const QString& name, double confidence,
                        QRectF at)
    {
        core::Detection detection{
            .candidate = candidate, .classIndex = classIndex, .confidence = float(confidence)};
        detection.objectness = 0.9F;
        detection.classProbability = float(confidence / 0.9);
        detection.box = {at.x(), at.y(), at.width(), at.height()};
        return {detection, name};
    }
    /// A small box in a large one, and one by itself.
    static ShownBoxes three()
    {
        return {box(7, 1, "dog", 0.82, {20, 20, 200, 140}), box(3, 0, "cat", 0.6, {60, 60, 60, 60}),
                box(9, 1, "dog", 0.4, {250, 40, 100, 100})};
    }
    /// One picture pixel is one pixel of the view.
    static std::unique_ptr<BoxView> shown(const ShownBoxes& boxes)
    {
        auto view = std::make_unique<BoxView>();
        view->resize(402, 202);
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(Qt::gray);
        view->setImage(image);
        view->setBoxes(boxes);
        view->show();
        view->setFocus();
        if (!QTest::qWaitForWindowActive(view.get()))
            qFatal("the view does not become active");
        return view;
    }
    /// The pointer, wherever the test's last one was.
    static void point(QWidget& widget, QPoint position)
    {
        QMouseEvent event(QEvent::MouseMove, position, widget.mapToGlobal(position), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &event);
    }
    static QPoint at(const BoxView& view, double x, double y)
    {
        return view.toWidget({x, y}).toPoint();
    }
    static BoxScene sceneOf(const ShownBoxes& boxes, QRectF space)
    {
        return {.boxes = &boxes, .toView = [](const QRectF& each) { return each; }, .space = space};
    }

private slots:
    void aClickChoosesTheSmallestBoxAround()
    {
        const auto view = shown(three());
        QSignalSpy chosen(view.get(), &BoxView::boxChosen);
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, at(*view, 90, 100));
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, at(*view, 180, 100));
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, at(*view, 390, 190));
        QCOMPARE(chosen.size(), 2); // there is none around the last
        QCOMPARE(chosen[0][0].toInt(), 1);
        QCOMPARE(chosen[1][0].toInt(), 0);
    }

    void draggingThePictureChoosesNothing()
    {
        const auto view = shown(three());
        QSignalSpy chosen(view.get(), &BoxView::boxChosen);
        view->zoomIn();
        QTest::mousePress(view.get(), Qt::LeftButton, {}, {200, 100});
        QTest::mouseMove(view.get(), {230, 110});
        QTest::mouseMove(view.get(), {260, 120});
        QTest::mouseRelease(view.get(), Qt::LeftButton, {}, {260, 120});
        QCOMPARE(chosen.size(), 0);
    }

    void aDoubleClickOrEnterExplains()
    {
        const auto view = shown(three());
        QSignalSpy explain(view.get(), &BoxView::explainRequested);
        QTest::keyClick(view.get(), Qt::Key_Return);
        QCOMPARE(explain.size(), 0); // nothing is chosen yet
        QSignalSpy chosen(view.get(), &BoxView::boxChosen);
        QTest::mouseDClick(view.get(), Qt::LeftButton, {}, at(*view, 300, 90));
        QCOMPARE(explain.size(), 1);
        QVERIFY(!chosen.isEmpty());
        QCOMPARE(chosen.last()[0].toInt(), 2);
        view->setChosen(three()[2]);
        QTest::keyClick(view.get(), Qt::Key_Return);
        QCOMPARE(explain.size(), 2);
    }

    void thePointerMarksTheBoxUnderIt()
    {
        const auto view = shown(three());
        QSignalSpy hovered(view.get(), &BoxView::boxHovered);
        point(*view, at(*view, 90, 100));
        QCOMPARE(view->hovered(), 1);
        point(*view, at(*view, 390, 190));
        QCOMPARE(view->hovered(), -1);
        QCOMPARE(hovered.first()[0].toInt(), 1);
        QCOMPARE(hovered.last()[0].toInt(), -1);
    }

    void keysGoFromBoxToBox()
    {
        const auto view = shown(three());
        connect(view.get(), &BoxView::boxChosen, view.get(),
                [&](int index) { view->setChosen(view->boxes()[index]); });
        QTest::keyClick(view.get(), Qt::Key_Right);
        QCOMPARE(view->chosenIndex(), 0);
        QTest::keyClick(view.get(), Qt::Key_Down);
        QTest::keyClick(view.get(), Qt::Key_Tab);
        QCOMPARE(view->chosenIndex(), 2);
        QTest::keyClick(view.get(), Qt::Key_Left);
        QCOMPARE(view->chosenIndex(), 1);
        QTest::keyClick(view.get(), Qt::Key_Home);
        QCOMPARE(view->chosenIndex(), 0);
        QTest::keyClick(view.get(), Qt::Key_Escape);
        QCOMPARE(view->chosenIndex(), 0);
        QVERIFY(view->accessibleDescription().contains("dog 0.82"));
    }

    void tabLeavesBehindTheLastBox()
    {
        QWidget window;
        auto* view = new BoxView(&window);
        auto* other = new QCheckBox(&window);
        view->setBoxes(three());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->setFocus();
        view->setChosen(three()[2]);
        QTest::keyClick(view, Qt::Key_Tab);
        QVERIFY(other->hasFocus());
    }

    void theChosenBoxIsMarkedWithoutColour()
    {
        // Of a class whose colour is the same: thicker, with white in it.
        const ShownBoxes boxes{box(0, 0, "cat", 0.9, {40, 40, 100, 100}),
                               box(1, 0, "cat", 0.8, {220, 40, 100, 100})};
        const auto view = shown(boxes);
        view->setChosen(boxes[0]);
        const auto image = view->grab().toImage();
        const auto white = [&](double x) {
            int count = 0;
            for (int step = -6; step <= 6; ++step)
                count += image.pixelColor(at(*view, x + step, 90)).lightness() > 240;
            return count;
        };
        QVERIFY(white(40) > 0);
        QCOMPARE(white(220), 0);
    }

    void aChosenBoxThatIsHiddenIsStillDrawn()
    {
        const auto view = shown({});
        const auto before = view->grab().toImage();
        view->setChosen(three()[0]);
        QCOMPARE(view->chosenIndex(), -1);
        QVERIFY(view->grab().toImage() != before);
    }

    void labelsKeepApartAndInside()
    {
        ShownBoxes boxes;
        for (int index = 0; index < 40; ++index)
            boxes.push_back(box(index, index, "a long name of a class", 0.9,
                                {index * 9.0 - 10, index * 4.0 - 10, 80, 60}));
        const QRectF space(0, 0, 400, 200);
        auto scene = sceneOf(boxes, space);
        scene.chosen = 20;
        const auto labels = placeLabels(scene, QFont());
        QVERIFY(labels.size() > 3);
        QCOMPARE(labels.front().index, 20);
        for (std::size_t one = 0; one < labels.size(); ++one) {
            QVERIFY(space.contains(labels[one].place));
            for (std::size_t other = 0; other < one; ++other)
                QVERIFY(!labels[one].place.intersects(labels[other].place));
        }
    }

    void tinyAndVeryManyBoxesGoWithoutLabels()
    {
        const ShownBoxes tiny{box(0, 0, "cat", 0.9, {40, 40, 6, 6})};
        auto scene = sceneOf(tiny, {0, 0, 400, 200});
        QVERIFY(placeLabels(scene, QFont()).empty());
        scene.hovered = 0;
        QCOMPARE(placeLabels(scene, QFont()).size(), std::size_t(1));
        ShownBoxes many;
        for (int index = 0; index < 1000; ++index)
            many.push_back(box(index, 0, "cat", 0.9, {index % 300 * 1.0, index / 10.0, 60, 60}));
        auto crowd = sceneOf(many, {0, 0, 400, 200});
        QVERIFY(placeLabels(crowd, QFont()).empty());
        crowd.chosen = 500;
        QCOMPARE(placeLabels(crowd, QFont()).size(), std::size_t(1));
    }

    void classColoursStayAndDiffer()
    {
        QCOMPARE(widgets::classColor(16), widgets::classColor(16));
        for (int one = 0; one < 12; ++one)
            for (int other = 0; other < one; ++other) {
                const auto a = widgets::classColor(one), b = widgets::classColor(other);
                const int distance = std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
                                     std::abs(a.blue() - b.blue());
                QVERIFY2(distance > 40, qPrintable(QString("%1 %2").arg(one).arg(other)));
            }
        QCOMPARE(widgets::inkOn(Qt::yellow), QColor(Qt::black));
        QCOMPARE(widgets::inkOn(Qt::darkBlue), QColor(Qt::white));
    }

    void aSavedPictureHasItsSizeAndBoxes()
    {
        QImage picture(400, 200, QImage::Format_RGB32);
        picture.fill(Qt::gray);
        const auto drawn = pictureWithBoxes(picture, three(), 0);
        QCOMPARE(drawn.size(), picture.size());
        QVERIFY(drawn.pixelColor(20, 100) != picture.pixelColor(20, 100));
        QCOMPARE(drawn.pixelColor(390, 190), picture.pixelColor(390, 190));
    }

    void labelsOfBoxesOutOfSightAreNotDrawn()
    {
        widgets::EvidenceView view;
        view.resize(402, 202);
        QImage picture(400, 200, QImage::Format_RGB32);
        picture.fill(Qt::gray);
        view.setImage(picture);
        const auto drawn = [&view](const QString& label) {
            view.setBoxes({{.rectangle = {20, 20, 60, 60}, .label = label, .doubted = true}});
            return view.grab().toImage();
        };
        QVERIFY(drawn("dog 0.82") != drawn({}));
        view.setViewState({.scale = 4, .centre = {300, 150}, .fit = false});
        QCOMPARE(drawn("dog 0.82"), drawn({}));
    }

    void theListSortsAndFollows()
    {
        BoxTable table;
        table.setBoxes(three());
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QSignalSpy chosen(&table, &BoxTable::boxChosen);
        const auto cell = [&](int row, int column) {
            return table.model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, 1), "0.82");
        QCOMPARE(cell(0, 2), "200 × 140");
        table.sortByColumn(widgets::BoxTableModel::Size, Qt::AscendingOrder);
        QCOMPARE(cell(0, 0), "cat");
        table.setChosen(2); // the second smallest
        QCOMPARE(table.currentIndex().row(), 1);
        QCOMPARE(chosen.size(), 0);
        QTest::keyClick(&table, Qt::Key_Up);
        QCOMPARE(chosen.takeFirst()[0].toInt(), 1);
        QSignalSpy hovered(&table, &BoxTable::boxHovered);
        point(*table.viewport(), table.visualRect(table.model()->index(2, 0)).center());
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(hovered.first()[0].toInt(), 0);
    }

    void theListIsCopiedForSpreadsheets()
    {
        auto boxes = three();
        boxes[0].name = "dog, \"large\"";
        const auto lines = boxesAsText(boxes, ',').split('\n');
        QCOMPARE(lines[0], "class,confidence,objectness,class_probability,left,top,width,height,"
                           "candidate");
        QCOMPARE(lines[1], "\"dog, \"\"large\"\"\",0.8200,0.9000,0.9111,20.0,20.0,200.0,140.0,7");
        QCOMPARE(lines.size(), 5); // the last is empty
    }

    void aClassThatWasNotKeptIsNotSaidToBeZero()
    {
        auto shown = three().front();
        QVERIFY(factsText(shown).contains("Confidence: 82.0 %"));
        QVERIFY(factsText(shown).contains("Class probability: 91.1 %"));
        shown.detection.confidence = shown.detection.classProbability = 0;
        QVERIFY2(factsText(shown).contains("Confidence: < 0.5 %"), qPrintable(factsText(shown)));
        QVERIFY(factsText(shown).contains("Objectness: 90.0 %"));
        QVERIFY(!factsText(shown).contains("Class probability"));
    }

    void theFilterGoesByKeysAndChecks()
    {
        BoxFilter filter;
        filter.show();
        filter.setRule({.threshold = 0.5, .overlap = 0.4});
        filter.setClasses({{1, "dog", 2}, {0, "cat", 1}});
        QSignalSpy changed(&filter, &BoxFilter::ruleChanged);
        QTest::keyClick(filter.findChild<QSlider*>("thresholdSlider"), Qt::Key_Left);
        QCOMPARE(filter.rule().threshold, 0.49);
        QTest::keyClick(filter.findChild<QSlider*>("overlapSlider"), Qt::Key_Right);
        QCOMPARE(filter.rule().overlap, 0.41);
        auto& list = *filter.findChild<QListWidget*>("classListWidget");
        QCOMPARE(list.item(0)->text(), "dog (2)");
        list.setCurrentRow(0);
        QTest::keyClick(&list, Qt::Key_Space);
        QCOMPARE(filter.rule().classes, std::vector{0});
        QTest::mouseClick(filter.findChild<QToolButton*>("noClassButton"), Qt::LeftButton);
        QCOMPARE(filter.rule().classes, std::vector{BoxFilter::noClass});
        QTest::mouseClick(filter.findChild<QToolButton*>("everyClassButton"), Qt::LeftButton);
        QVERIFY(filter.rule().classes.empty());
        QTest::keyClick(filter.findChild<QCheckBox*>("allCandidatesCheckBox"), Qt::Key_Space);
        QVERIFY(!filter.rule().suppress);
        QVERIFY(!filter.findChild<QSlider*>("overlapSlider")->isEnabled());
        QCOMPARE(changed.size(), 6);
        filter.setRule({}); // by the program
        QCOMPARE(changed.size(), 6);
    }
};

QTEST_MAIN(TestBoxView)
#include "tst_boxview.moc"
