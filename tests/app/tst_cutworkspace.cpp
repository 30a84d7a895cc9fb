// SPDX-License-Identifier: GPL-3.0-or-later
// The cut-out editor in the window, through keys and mouse. Its files: tst_cutsafety.cpp.
#include "core/measure/pointing.h"
#include "core/segment/removal.h"
#include "tests/support/cutdriver.h"
#include "tests/support/modelfiles.h"
#include "widgets/numbers.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace {

const cv::Size size = CutDriver::size;
const double discArea = CutDriver::discArea;

} // namespace

class TestCutWorkspace : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }
    void init() { m_editor = std::make_unique<CutDriver>(); }
    void cleanup() { m_editor.reset(); }

    void strokesCutOutWhatIsPainted()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(!m_editor->cut().hasObject());
        QVERIFY(m_editor->paintDisc());
        QVERIFY2(m_editor->area() > 0.93 * discArea && m_editor->area() < 1.07 * discArea,
                 qPrintable(QString::number(m_editor->area())));
        QCOMPARE(m_editor->mask().at<uchar>(60, 80), 255);
        QCOMPARE(m_editor->mask().at<uchar>(20, 20), 0);
        QVERIFY(m_editor->part<QLabel>("cutTimeLabel").text().contains("ms"));
        QVERIFY(m_editor->part<QLabel>("areaLabel")
                    .text()
                    .contains(QLocale().toString(int(m_editor->area()))) ||
                m_editor->part<QLabel>("areaLabel")
                    .text()
                    .contains(QString::number(int(m_editor->area()))));
    }

    void undoAndRedoGiveTheFormerMasks()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        const auto before = m_editor->mask();
        m_editor->paint({80, 30}, {80, 90}); // background through the middle
        QVERIFY(m_editor->settled());
        const auto after = m_editor->mask();
        QVERIFY(differing(before, after) > 300);
        QVERIFY(m_editor->part<QAction>("undoAction").text().contains("background stroke"));
        m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        QCOMPARE(differing(m_editor->mask(), before), 0);
        m_editor->driver().key(Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        QCOMPARE(differing(m_editor->mask(), after), 0);
        for (int step = 0; step < 5; ++step)
            m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        QVERIFY(!m_editor->cut().hasObject() && !m_editor->document().canUndo());
    }

    void theRightButtonDrawsTheOpposite()
    {
        QVERIFY(m_editor->openDisc());
        m_editor->driver().key(Qt::Key_1);
        m_editor->paint({65, 60}, {95, 60});
        m_editor->paint({10, 6}, {150, 6}, Qt::RightButton);
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().undoName(), "background stroke");
        QVERIFY(m_editor->area() > 0.9 * discArea && m_editor->area() < 1.1 * discArea);
    }

    void itBeginsWithTheExplanation()
    {
        QVERIFY(m_editor->openWithModel());
        QVERIFY(cv::countNonZero(m_editor->document().automatic()) > 0);
        QVERIFY(!m_editor->document().modified() && !m_editor->document().canUndo());
        QVERIFY(!m_editor->document().models().object.components.empty());
        QVERIFY(m_editor->journals().isEmpty());
        // The first panel has the same map.
        const auto& quantiles = m_editor->document().source().quantiles;
        QCOMPARE(quantiles, core::SeedQuantiles());
        const auto expected = core::automaticSeeds(m_editor->driver().panel(0).map(), quantiles);
        QCOMPARE(differing(m_editor->document().automatic(), expected), 0);
    }

    void quantilesActAtOnceAndAreUndone()
    {
        QVERIFY(m_editor->openWithModel());
        const auto before = m_editor->document().state();
        auto& spin = m_editor->part<QDoubleSpinBox>("foregroundSpinBox");
        spin.selectAll();
        QTest::keyClicks(&spin, "80");
        QTest::keyClick(&spin, Qt::Key_Return);
        QVERIFY(m_editor->settled());
        const double pixels = double(m_editor->document().automatic().total());
        QVERIFY(std::abs(cv::countNonZero(m_editor->document().automatic() >=
                                          int(core::Seed::ProbableObject)) /
                             pixels -
                         0.20) < 0.01);
        QVERIFY(m_editor->document().models() != before.models);
        QVERIFY(m_editor->document().canUndo());
        for (int step = 0; step < 3; ++step)
            m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().state(), before);
        QCOMPARE(spin.value(), 95.0);
    }

    void seedsAreShownWhileASliderMoves()
    {
        QVERIFY(m_editor->openWithModel());
        QSignalSpy edited(&m_editor->document(), &app::CutDocument::edited);
        auto& spin = m_editor->part<QDoubleSpinBox>("foregroundSpinBox");
        for (const double value : {90.0, 86.0, 82.0, 80.0})
            spin.setValue(value);
        QVERIFY(m_editor->settled());
        QCOMPARE(edited.count(), 2); // of the first and of the last place
        QCOMPARE(m_editor->document().source().quantiles.foreground, 0.8);
        QCOMPARE(spin.value(), 80.0);
        QCOMPARE(m_editor->document().depth(), 1);
    }

    void seedsBringTheirTargetBack()
    {
        QVERIFY(m_editor->openWithModel());
        auto& session = m_editor->driver().session();
        const auto before = session.target();
        auto source = m_editor->document().source();
        source.target = {.classIndex = 1,
                         .against = 0,
                         .scale = core::ScoreScale::Probability,
                         .negative = true};
        source.name = session.targetName(source.target);
        const auto seeds = core::packSeeds(m_editor->document().automatic());
        m_editor->document().apply(app::AutomaticEdit{seeds, source});
        QVERIFY(m_editor->settled());
        QCOMPARE(session.target(), std::optional(source.target));
        QCOMPARE(m_editor->part<QComboBox>("scaleComboBox").currentIndex(), 1);
        m_editor->document().undo();
        QVERIFY(m_editor->settled());
        QCOMPARE(session.target(), before);
        QVERIFY(!session.negative());

        // As a journal of another version may have it.
        source.method = "magic";
        m_editor->document().apply(app::AutomaticEdit{seeds, source});
        source.method = "saliency";
        source.target.against = 1000000;
        m_editor->document().apply(app::AutomaticEdit{seeds, source});
        QVERIFY(m_editor->settled());
        QCOMPARE(session.target(), before);
    }

    void onlyWhatIsEditedIsKept()
    {
        m_editor->driver().drop({m_editor->discPath()});
        QVERIFY(m_editor->settled());
        QVERIFY(!m_editor->cut().document()); // nobody looks
        m_editor->driver().key(Qt::Key_2, Qt::ControlModifier);
        const QPointer<app::CutDocument> looked = m_editor->cut().document();
        QVERIFY(looked);
        m_editor->driver().drop({m_editor->files().picture("other.png", Qt::red, {90, 70})});
        QVERIFY(m_editor->settled());
        QVERIFY(!looked);
    }

    void anotherClassBeginsAgainUntilSomethingIsDrawn()
    {
        QVERIFY(m_editor->openWithModel());
        m_editor->driver().typeClass("zebra");
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().source().name, "zebra");
        QVERIFY(!m_editor->document().canUndo());
        const auto zebra = m_editor->document().automatic().clone();
        m_editor->driver().key(Qt::Key_1);
        m_editor->paint({65, 60}, {95, 60});
        QVERIFY(m_editor->settled());
        const auto strokes = m_editor->document().strokes().clone();
        m_editor->driver().typeClass("koala");
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().source().name, "koala");
        QCOMPARE(differing(m_editor->document().strokes(), strokes), 0);
        QVERIFY(differing(m_editor->document().automatic(), zebra) > 0);
        QCOMPARE(m_editor->document().depth(), 2);
        m_editor->canvas().setFocus();
        m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        QCOMPARE(differing(m_editor->document().automatic(), zebra), 0);
        QCOMPARE(m_editor->driver().session().targetName(),
                 "zebra"); // the sliders' map is that of the seeds
    }

    void anotherMapCanBeTheSource()
    {
        QVERIFY(m_editor->openWithModel());
        const auto before = m_editor->document().automatic().clone();
        auto& combo = m_editor->part<QComboBox>("sourceComboBox");
        QVERIFY(combo.count() > 20);
        const int row = combo.findData("input_x_gradient");
        QVERIFY(row >= 0);
        combo.setFocus();
        QTest::keyClicks(&combo, combo.itemText(row).left(8));
        QCOMPARE(combo.currentData().toString(), "input_x_gradient");
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().source().method, "input_x_gradient");
        QVERIFY(differing(m_editor->document().automatic(), before) > 0);
    }

    void everyPictureKeepsItsEdits()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        const auto before = m_editor->mask();
        const auto state = m_editor->document().state();
        m_editor->driver().drop({m_editor->files().picture("other.png", Qt::red, {90, 70})});
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().size(), cv::Size(90, 70));
        QVERIFY(m_editor->document().untouched() && !m_editor->cut().hasObject());
        m_editor->driver().key(Qt::Key_PageUp);
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().state(), state);
        QCOMPARE(differing(m_editor->mask(), before), 0);
        m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().depth(), 1);
    }

    void aClassThatWasCutOutIsChosenAgain()
    {
        QVERIFY(m_editor->openWithModel());
        m_editor->driver().typeClass("koala");
        QVERIFY(m_editor->settled());
        m_editor->driver().key(Qt::Key_1);
        m_editor->paint({65, 60}, {95, 60});
        m_editor->driver().drop({m_editor->files().picture("other.png", Qt::red, {90, 70})});
        QVERIFY(m_editor->settled());
        m_editor->driver().session().chooseClass(0);
        QVERIFY(m_editor->settled());
        m_editor->driver().key(Qt::Key_PageUp);
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->driver().session().targetName(), "koala");
        QCOMPARE(m_editor->document().depth(), 1);
    }

    void itPredictsAgainWithoutTheObject()
    {
        QVERIFY(m_editor->openWithModel());
        m_editor->driver().typeClass("koala");
        QVERIFY(m_editor->settled());
        QVERIFY(m_editor->paintDisc());
        auto& button = m_editor->part<QPushButton>("predictButton");
        QVERIFY(button.isEnabled());
        button.click();
        QTRY_VERIFY(!m_editor->part<QLabel>("withoutObjectScoreLabel").text().isEmpty());
        QVERIFY(m_editor->settled());
        QVERIFY(m_editor->part<QLabel>("pictureScoreLabel").text() !=
                m_editor->part<QLabel>("withoutObjectScoreLabel").text());
        const auto expected =
            core::withoutObject(discPicture(size), m_editor->mask(), core::Fill::Surroundings);
        m_editor->part<QPushButton>("addWithoutObjectButton").click();
        QTRY_COMPARE(m_editor->driver().session().pictures().size(), std::size_t(2));
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->driver().session().current()->path, "disc without the object");
        QCOMPARE(m_editor->driver().session().targetName(), "koala");
        QCOMPARE(cv::norm(m_editor->driver().session().image()->pixels, expected, cv::NORM_INF),
                 0.0);
        // Every panel runs on it.
        m_editor->driver().key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([this] { return m_editor->driver().explained(); }, 20000));
    }

    void attributionInsideIsShownForEveryPanel()
    {
        QVERIFY(m_editor->openWithModel());
        QVERIFY(m_editor->paintDisc());
        for (const int row : {0, 2}) { // Grad-CAM of an untrained net may have none
            const auto share =
                core::energyInside(m_editor->driver().panel(row).map(), m_editor->mask());
            QVERIFY(share);
            auto* label =
                m_editor->driver().window().findChild<QLabel*>(QString("share%1Label").arg(row));
            QVERIFY(label);
            QCOMPARE(label->text(), widgets::percentage(*share));
        }
    }

    void mapsAreShownInsideTheMaskOnly()
    {
        QVERIFY(m_editor->openWithModel());
        QVERIFY(m_editor->paintDisc());
        m_editor->driver().key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        const auto everywhere = m_editor->driver().shown(0);
        m_editor->driver().key(Qt::Key_I);
        const auto inside = m_editor->driver().shown(0);
        QVERIFY(inside != everywhere);
        // Outside, all methods look alike: the picture, dimmed.
        QCOMPARE(inside.pixelColor(3, 3), m_editor->driver().shown(2).pixelColor(3, 3));
        m_editor->driver().key(Qt::Key_I);
        QCOMPARE(m_editor->driver().shown(0), everywhere);
    }

    void toolsAreRemembered()
    {
        QVERIFY(m_editor->openDisc());
        m_editor->driver().key(Qt::Key_2);
        m_editor->driver().key(Qt::Key_L);
        m_editor->driver().key(Qt::Key_BracketRight);
        const double radius = m_editor->canvas().brushRadius();
        QVERIFY(radius > 8);
        m_editor->driver().key(Qt::Key_F9); // the map
        QVERIFY(m_editor->cut().layerVisible(app::CutLayer::Map));
        m_editor->driver().window().close();
        m_editor->crash();
        m_editor->open();
        QVERIFY(m_editor->canvas().isVisible()); // the workspace too
        QCOMPARE(int(m_editor->canvas().tool()), int(widgets::MaskTool::Lasso));
        QCOMPARE(int(m_editor->canvas().seed()), int(core::Seed::Background));
        QCOMPARE(m_editor->canvas().brushRadius(), radius);
        QVERIFY(m_editor->cut().layerVisible(app::CutLayer::Map));
    }

    void keysActInTheirOwnWorkspace()
    {
        QVERIFY(m_editor->openWithModel());
        const int panels = m_editor->driver().panelCount();
        const int view = m_editor->driver().settings().value(app::Key::View).toInt();
        m_editor->driver().key(Qt::Key_H);
        m_editor->driver().key(Qt::Key_N, Qt::ControlModifier);
        m_editor->driver().key(Qt::Key_T);
        QCOMPARE(m_editor->driver().panelCount(), panels);
        QCOMPARE(m_editor->driver().settings().value(app::Key::View).toInt(), view);
        QTest::keyClick(&m_editor->canvas(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!m_editor->canvas().isVisible());
        const auto tool = m_editor->canvas().tool();
        m_editor->driver().key(Qt::Key_L);
        QCOMPARE(int(m_editor->canvas().tool()), int(tool));
        m_editor->driver().key(Qt::Key_H);
        QVERIFY(m_editor->driver().settings().value(app::Key::View).toInt() != view);
    }

private:
    std::unique_ptr<CutDriver> m_editor;
};

QTEST_MAIN(TestCutWorkspace)
#include "tst_cutworkspace.moc"
