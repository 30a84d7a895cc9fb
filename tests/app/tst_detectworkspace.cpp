// SPDX-License-Identifier: GPL-3.0-or-later
// A detector in the window: boxes are found, chosen, filtered and explained.
#include "app/detect/boxespage.h"
#include "app/detect/detectworkspace.h"
#include "app/explain/explainworkspace.h"
#include "tests/support/detectornets.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/classfinder.h"
#include "widgets/detect/boxtable.h"
#include "widgets/detect/boxview.h"
#include "widgets/imageview.h"
#include "widgets/numbers.h"
#include "widgets/predictionchart.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

class TestDetectWorkspace : public QObject {
    Q_OBJECT

private:
    /// A bright cell is a cat or a dog, 0.91; as a zebra it is thought of with 0.37.
    static inline const QColor cat{250, 240, 0};
    static inline const QColor dog{250, 0, 240};

    QString picture(const QString& name, const QList<std::pair<QPoint, QColor>>& cells)
    {
        QImage image(32, 24, QImage::Format_RGB32);
        image.fill(QColor(20, 30, 40));
        QPainter painter(&image);
        for (const auto& [cell, color] : cells)
            painter.fillRect(cell.x() * 8, cell.y() * 8, 8, 8, color);
        painter.end();
        return m_files->picture(name, image);
    }
    template <typename T> T& part(const char* name) { return m_driver->part<T>(name); }
    app::Session& session() { return m_driver->session(); }
    widgets::BoxView& view() { return part<widgets::BoxView>("boxView"); }
    QString chosen() { return part<QLabel>("chosenBoxLabel").text(); }
    int rows() { return part<widgets::BoxTable>("boxTable").model()->rowCount(); }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_driver->window().settled(); }, 20000);
    }
    bool open(const QStringList& paths)
    {
        m_driver->drop(paths);
        return QTest::qWaitFor([this] { return session().target().has_value(); }, 20000) &&
               settled();
    }
    void showPage(int index)
    {
        auto* bar = m_driver->window().detectWorkspace().tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
    }
    /// Of the list's first row.
    void clickFirstRow()
    {
        auto& table = part<widgets::BoxTable>("boxTable");
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(table.model()->index(0, 1)).center());
    }
    /// The middle of a cell.
    QPoint at(int x, int y) { return view().toWidget({x * 8.0 + 4, y * 8.0 + 4}).toPoint(); }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_model = m_files->path("cells.pt");
        detector::writeCells(m_model.toStdString(), 0.5);
        m_both = picture("both.png", {{{0, 0}, cat}, {{2, 1}, dog}});
        rememberQuickPanels(m_files->path("settings.ini"));
        app::Settings settings(m_files->path("settings.ini"));
        settings.set(app::Key::Workspace, "detect");
        settings.set(app::Key::BoxMethod, "saliency");
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
    }

    void cleanup() { m_driver.reset(); }

    void theSurestBoxIsTheTarget()
    {
        QVERIFY(open({m_model, m_both}));
        QCOMPARE(rows(), 2);
        QVERIFY(session().hasBox());
        QCOMPARE(session().chosenDetection()->confidence,
                 session().shownDetections().front().confidence);
        QVERIFY(session().scale() == core::ScoreScale::Probability);
        QVERIFY(session().targetName().contains(", box 0.9"));
        QVERIFY(
            !part<widgets::PredictionChart>("predictionChart").isVisibleTo(&m_driver->window()));
    }

    void aClickInThePictureAndTheListChoose()
    {
        QVERIFY(open({m_model, m_both}));
        QTest::mouseClick(&view(), Qt::LeftButton, {}, at(2, 1));
        QCOMPARE(session().target()->classIndex, 1);
        QTRY_COMPARE(chosen(), "dog 0.91");
        QTest::mouseClick(&view(), Qt::LeftButton, {}, at(0, 0));
        QTRY_COMPARE(chosen(), "cat 0.91");
        auto& table = part<widgets::BoxTable>("boxTable");
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        const int row = table.currentIndex().row();
        QTest::keyClick(&table, row == 0 ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(session().target()->classIndex, 1);
        QTRY_COMPARE(chosen(), "dog 0.91");
        QCOMPARE(view().boxes()[view().chosenIndex()].name, "dog");
    }

    void theThresholdActsAtOnceAndIsRemembered()
    {
        QVERIFY(open({m_model, m_both}));
        auto& slider = part<QSlider>("thresholdSlider");
        const auto before = session().target();
        for (int step = 0; step < 20; ++step) // to 0.3
            QTest::keyClick(&slider, Qt::Key_Left);
        QCOMPARE(rows(), 4);
        QCOMPARE(part<QLabel>("boxCountLabel").text(), "4 boxes");
        QTest::keyClick(&slider, Qt::Key_End);
        QCOMPARE(rows(), 0);
        QCOMPARE(view().message(), "No box is this sure. Lower the threshold.");
        QVERIFY(session().target() == before); // what was chosen stays so
        QVERIFY(chosen().contains("hidden"));
        m_driver.reset();
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
        QVERIFY(open({m_model, m_both}));
        QCOMPARE(session().suppression().threshold, 1.0);
        QVERIFY(!session().hasBox()); // a class by itself
        QTest::mouseClick(&part<QPushButton>("resetBoxesButton"), Qt::LeftButton);
        QCOMPARE(session().suppression().threshold, 0.5);
        QVERIFY(session().hasBox());
        QVERIFY(!part<QPushButton>("resetBoxesButton").isEnabled());
        QVERIFY(m_driver->settings().value(app::Key::DetectThreshold).toDouble() < 0);
    }

    void classesAreFiltered()
    {
        QVERIFY(open({m_model, m_both}));
        auto& list = part<QListWidget>("classListWidget");
        QCOMPARE(list.count(), 2);
        list.setCurrentItem(list.findItems("dog (1)", Qt::MatchExactly).constFirst());
        QTest::keyClick(&list, Qt::Key_Space);
        QCOMPARE(rows(), 1);
        QCOMPARE(part<QLabel>("boxCountLabel").text(), "1 of 2 boxes");
        QCOMPARE(list.count(), 2);
        QTest::mouseClick(&part<QToolButton>("noClassButton"), Qt::LeftButton);
        QCOMPARE(rows(), 0);
        QVERIFY(view().message().contains("checked classes"));
        QTest::mouseClick(&part<QToolButton>("everyClassButton"), Qt::LeftButton);
        QCOMPARE(rows(), 2);
    }

    void theQuickMapTellsWhereTheEvidenceLies()
    {
        QVERIFY(open({m_model, m_both}));
        auto& verdict = part<QLabel>("boxVerdictLabel");
        QTRY_VERIFY(verdict.text().contains("of the evidence lies inside the box"));
        // What a box says comes from its own cell alone, which it nearly covers.
        const auto numbers = verdict.text().split(' ');
        QVERIFY2(numbers.first().toDouble() > 60, qPrintable(verdict.text()));
        int inside = 0; // pixels whose middle lies in the box
        for (int pixel = 0; pixel < 32 * 24; ++pixel)
            inside += session().chosenDetection()->box.contains(
                cv::Point2d(pixel % 32 + 0.5, pixel / 32 + 0.5));
        QVERIFY2(verdict.text().contains("covers " + widgets::percentage(inside / (32. * 24))),
                 qPrintable(verdict.text()));
        const auto with = view().image();
        auto& methods = part<QComboBox>("boxMethodComboBox");
        QTest::keyClick(&methods, Qt::Key_Home); // none
        QTRY_VERIFY(view().image() != with);
        QVERIFY(verdict.text().isEmpty());
        QVERIFY(m_driver->settings().text(app::Key::BoxMethod).isEmpty());
    }

    void enterGoesToTheComparison()
    {
        QVERIFY(open({m_model, m_both}));
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Return);
        QTRY_VERIFY(m_driver->window().workspace().isVisible());
        QVERIFY(settled());
        QVERIFY(m_driver->panel(0).view().outline());
        QVERIFY(m_driver->facts(0).contains("inside the box"));
        QVERIFY(m_driver->panel(0).panelImage().target.contains(", box 0.9"));
    }

    void anotherClassOrQuantityKeepsTheBox()
    {
        QVERIFY(open({m_model, m_both}));
        const auto box = session().target()->box;
        session().chooseClass(2);
        QVERIFY(session().target()->box == box);
        QTRY_VERIFY(chosen().startsWith("zebra"));
        auto& quantities = part<QComboBox>("boxQuantityComboBox");
        QTest::keyClick(&quantities, Qt::Key_Down);
        QTest::keyClick(&quantities, Qt::Key_Down);
        QVERIFY(session().target()->box->quantity == core::BoxQuantity::Objectness);
        QCOMPARE(session().target()->box->candidates, box->candidates);
        QVERIFY(session().targetName().endsWith(": Objectness"));
    }

    void aKeptClassFindsItsBestBox()
    {
        QVERIFY(open({m_model, m_both}));
        QTest::mouseClick(&view(), Qt::LeftButton, {}, at(2, 1));
        QTest::keyClick(&part<QCheckBox>("keepCheckBox"), Qt::Key_Space);
        const auto dogs = picture("dogs.png", {{{3, 2}, dog}, {{1, 0}, cat}});
        m_driver->drop({dogs});
        QTRY_VERIFY(session().current()->detections && session().hasBox());
        QCOMPARE(session().target()->classIndex, 1);
        QVERIFY(session().chosenDetection()->box.contains(cv::Point2d(28, 20)));
        m_driver->drop({picture("cats.png", {{{1, 1}, cat}})});
        QTRY_VERIFY(session().current()->detections && session().target());
        QVERIFY(settled());
        QCOMPARE(session().target()->classIndex, 1); // a class by itself: there is no dog
        QVERIFY(!session().hasBox());
        const auto alone = *session().target();
        session().chooseClass(0);
        QVERIFY(session().hasBox() && session().chosenDetection()->confidence > 0.9);
        session().chooseTarget(alone);
        session().chooseClassNamed("cat");
        QVERIFY(session().hasBox() && session().chosenDetection()->classIndex == 0);
    }

    void whatABoxsNumberAllowsIsOffered()
    {
        QVERIFY(open({m_model, m_both}));
        const auto& against = part<widgets::ClassFinder>("againstFinder");
        const auto& scales = part<QComboBox>("scaleComboBox");
        session().chooseScale(core::ScoreScale::Logit);
        session().chooseAgainst(2);
        QVERIFY(session().targetName().contains("rather than zebra"));
        QVERIFY(session().targetName().endsWith("(log-odds)"));
        QVERIFY(against.isEnabled() && scales.isEnabled());

        session().chooseBoxQuantity(core::BoxQuantity::Width);
        QVERIFY(session().targetName().endsWith(": Width"));
        QVERIFY(!against.isEnabled() && against.toolTip().contains("same for all classes"));
        QVERIFY(!scales.isEnabled() && scales.toolTip().contains("no probability"));
        session().chooseAgainst(2);
        QVERIFY(!session().target()->against);
        session().chooseTarget({.classIndex = 1, .against = 2});
        QVERIFY(against.isEnabled());
        session().chooseDetection(session().shownDetections().front());
        QVERIFY(session().hasBox() && !session().target()->against); // every map can be made
        QVERIFY(settled());

        session().chooseBoxQuantity(core::BoxQuantity::Match); // of classes, but no probability
        QVERIFY(against.isEnabled() && !scales.isEnabled());
        session().chooseBoxQuantity(core::BoxQuantity::Objectness);
        QVERIFY(!against.isEnabled() && scales.isEnabled());
    }

    void aBoxIsOfItsPictureAndModel()
    {
        QVERIFY(open({m_model, m_both}));
        const auto target = *session().target();
        QVERIFY(session().isPossible(target));
        auto other = target;
        other.box->candidates.front() += 1;
        QVERIFY(!session().isPossible(other));
        other.box->candidates.front() = 1000000;
        QVERIFY(!session().isPossible(other));
        other = target;
        other.box->shown[2] += 1;
        QVERIFY(!session().isPossible(other));

        // Another model comes while a picture is read that turns out to be none.
        std::optional<core::Target> restored;
        connect(&session(), &app::Session::pictureFailed, this,
                [&] { restored = session().target(); });
        session().openPictures({m_files->text("broken.png", "Buy milk.")});
        auto card = session().model()->card();
        card.title = "Another";
        session().useCard(card);
        QTRY_VERIFY(restored);
        QVERIFY(restored->classIndex == target.classIndex && !restored->box);
        QTRY_VERIFY(session().hasBox()); // the new model's
        QVERIFY(settled());

        m_driver->drop({m_files->model("resnet18_traced", "animals", animals())});
        QTRY_VERIFY(!session().model()->isDetector() && session().target());
        QVERIFY(settled());
        QVERIFY(!session().isPossible(target));
        QVERIFY(!session().hasBox());
    }

    void whatIsMissingIsSaid()
    {
        QVERIFY(view().boxes().isEmpty());
        m_driver->drop({m_both});
        QTRY_VERIFY(view().message().contains("detector"));
        const auto animalsModel = m_files->model("resnet18_traced", "animals", animals());
        QVERIFY(open({animalsModel}));
        QTRY_VERIFY(view().message().contains("Open a detector"));
        QVERIFY(!part<QPushButton>("explainBoxButton").isEnabled());
        m_driver->drop({m_model});
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(view().message(), "");
    }

    void theListFollowsBesideTheOtherPage()
    {
        QVERIFY(open({m_model, m_both}));
        const auto elsewhere = session().shownDetections();
        showPage(1);
        QVERIFY(!view().isVisible());
        m_driver->drop({picture("dog.png", {{{3, 2}, dog}})});
        QTRY_COMPARE(rows(), 1);
        QVERIFY(settled());
        for (const auto& detection : elsewhere) { // not of this picture
            session().chooseDetection(detection);
            QVERIFY(session().chosenDetection()->box.contains(cv::Point2d(28, 20)));
        }
        clickFirstRow();
        QVERIFY(session().chosenDetection()->box.contains(cv::Point2d(28, 20)));
        auto& dock = part<QDockWidget>("detectDock");
        dock.close();
        m_driver->drop({picture("three.png", {{{0, 0}, cat}, {{2, 1}, dog}, {{3, 2}, dog}})});
        QTRY_VERIFY(session().shownDetections().size() == 3);
        QVERIFY(settled());
        dock.show();
        dock.raise();
        QTRY_COMPARE(rows(), 3);
        QVERIFY(settled());
        clickFirstRow();
        const auto& shown = session().shownDetections();
        QVERIFY(std::ranges::find(shown, session().chosenDetection()) != shown.end());
        showPage(0);
        QCOMPARE(view().boxes().size(), 3);
    }

    void coloursAreFollowed()
    {
        QVERIFY(open({m_model, m_both}));
        QTRY_VERIFY(part<QLabel>("boxVerdictLabel").text().contains("of the evidence"));
        auto before = view().image();
        m_driver->key(Qt::Key_F);
        QTRY_VERIFY(view().image() != before);
        QVERIFY(!m_driver->settings().flag(app::Key::FadeWeak));
        before = view().image();
        QVERIFY(m_driver->clickMenuEntry("Viridis"));
        QTRY_VERIFY(view().image() != before);
    }

    void theListIsCopied()
    {
        QVERIFY(open({m_model, m_both}));
        QVERIFY(m_driver->clickMenuEntry("Copy list of &boxes"));
        const auto lines = QGuiApplication::clipboard()->text().split('\n');
        QCOMPARE(lines.size(), 4); // headings, two boxes, nothing
        QVERIFY(lines[1].startsWith("cat\t0.91") || lines[1].startsWith("dog\t0.91"));
        QVERIFY(m_driver->clickMenuEntry("&Copy picture with boxes"));
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(32, 24));
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_model;
    QString m_both;
};

QTEST_MAIN(TestDetectWorkspace)
#include "tst_detectworkspace.moc"
