// SPDX-License-Identifier: GPL-3.0-or-later
// Two models on one picture, through keys and mouse.
#include "app/model/comparemodelspage.h"
#include "app/model/modelworkspace.h"
#include "tests/support/detectornets.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/classfinder.h"
#include "widgets/colorbar.h"
#include "widgets/imageview.h"
#include "widgets/methodchooser.h"
#include "widgets/model/similarityview.h"
#include "widgets/predictionchart.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <algorithm>

using app::CompareModelsPage;

class TestCompareModelsPage : public QObject {
    Q_OBJECT

private:
    CompareModelsPage& page() { return m_driver->part<CompareModelsPage>("compareModelsPage"); }
    template <typename T> T& part(const char* name) { return *page().findChild<T*>(name); }
    QString label(const char* name) { return part<QLabel>(name).text(); }
    QString said(const char* view) { return part<widgets::ImageView>(view).message(); }
    QImage map(const char* view) { return part<widgets::ImageView>(view).image(); }
    std::optional<int> secondClass()
    {
        return part<widgets::ClassFinder>("secondClassFinder").chosen();
    }

    /// What the fields say.
    QStringList shownClasses()
    {
        QStringList texts;
        for (const char* finder : {"firstClassFinder", "secondClassFinder"})
            texts << part<widgets::ClassFinder>(finder).findChild<QLineEdit*>()->text();
        return texts;
    }

    /// Of animals(), for networks with as many outputs.
    QStringList five() { return animals().mid(0, 5); }

    void goThere()
    {
        m_driver->key(Qt::Key_4, Qt::ControlModifier);
        auto* bar = m_driver->window().modelWorkspace().tabBar();
        const int index = m_driver->window().modelWorkspace().indexOf(&page());
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_driver->window().settled(); }, 20000);
    }
    bool dropHere(const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        // Without asking the page's parents, who take other files.
        static_cast<QObject&>(page()).event(&enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        static_cast<QObject&>(page()).event(&event);
        return true;
    }
    bool open(const QString& second)
    {
        m_driver->drop({m_animals, m_picture});
        goThere();
        return settled() && dropHere(second) && settled();
    }
    QString turned(const char* fixture = "residual_scripted")
    {
        auto labels = five();
        std::rotate(labels.begin(), labels.begin() + 3, labels.end());
        return m_files->model(fixture, "turned", labels);
    }
    void click(const char* button)
    {
        QTest::mouseClick(&part<QAbstractButton>(button), Qt::LeftButton);
    }
    QString file(const std::shared_ptr<const core::Model>& model)
    {
        return model ? QString::fromStdString(model->path()) : QString();
    }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("residual_traced", "animals", five());
        m_picture = m_files->picture("green.png");
        rememberQuickPanels(m_files->path("settings.ini"));
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
    }
    void cleanup() { m_driver.reset(); }

    void whatIsMissingIsSaid()
    {
        goThere();
        QVERIFY(said("firstView").contains("Open a model first"));
        QVERIFY(!part<QAbstractButton>("swapButton").isEnabled());
        m_driver->drop({m_animals});
        QVERIFY(settled());
        QVERIFY(said("firstView").contains("Open a picture first"));
        QVERIFY(said("secondView").contains("Open a second model"));
        m_driver->drop({m_picture});
        QTRY_VERIFY(part<widgets::ColorBar>("firstBar").range().has_value());
        QVERIFY(settled());
        QCOMPARE(said("firstView"), QString());
        QVERIFY(!dropHere(m_picture)); // the window takes pictures
    }

    void aBoxStandsForItsClassInTheSecondModel()
    {
        const auto cells = m_files->path("cells.pt");
        const auto same = m_files->path("same.pt");
        for (const auto& path : {cells, same})
            detector::writeCells(path.toStdString(), 0.5);
        QImage image(32, 24, QImage::Format_RGB32);
        image.fill(QColor(20, 30, 40));
        for (int pixel = 0; pixel < 64; ++pixel)
            image.setPixelColor(8 + pixel % 8, pixel / 8, QColor(250, 240, 0));
        m_driver->drop({cells, m_files->picture("cat.png", image)});
        goThere();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->session().target(), 20000);
        QVERIFY(m_driver->session().hasBox());
        for (const auto& second : {m_animals, same}) {
            QVERIFY(settled() && dropHere(second) && settled());
            QVERIFY2(label("secondNoteLabel").endsWith("The class is explained here, not the box."),
                     qPrintable(label("secondNoteLabel")));
            QTRY_VERIFY(part<widgets::ColorBar>("secondBar").range().has_value());
            QCOMPARE(said("secondView"), QString());
        }
        QCOMPARE(secondClass(), std::optional(m_driver->session().target()->classIndex));
    }

    void anotherLanguageKeepsWhatIsShown()
    {
        QVERIFY(open(turned()));
        QApplication::sendPostedEvents();
        const auto first = map("firstView");
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&page(), &change);
        for (const char* chart : {"firstChart", "secondChart"})
            QCOMPARE(int(part<widgets::PredictionChart>(chart).prediction().size()), 5);
        QVERIFY(secondClass().has_value());
        QCOMPARE(map("firstView"), first);
    }

    void anotherLanguageFromTheMenuKeepsWhatIsShown()
    {
        QVERIFY(open(turned()));
        const auto classesBefore = shownClasses();
        QVERIFY(!classesBefore.contains(QString()));
        const auto heading = label("verdictLabel");
        QVERIFY(m_driver->clickMenuEntry(QStringLiteral("한국어")));
        QApplication::processEvents();
        QVERIFY(label("verdictLabel") != heading); // it is another language
        for (const char* chart : {"firstChart", "secondChart"})
            QCOMPARE(int(part<widgets::PredictionChart>(chart).prediction().size()), 5);
        QCOMPARE(shownClasses(), classesBefore);
        QVERIFY(part<widgets::ColorBar>("secondBar").range().has_value());
        QVERIFY(m_driver->clickMenuEntry(QStringLiteral("English")));
        QApplication::processEvents();
        QCOMPARE(label("verdictLabel"), heading);
        QCOMPARE(shownClasses(), classesBefore);
    }

    void openingTheSecondIsCancelled()
    {
        m_driver->drop({m_animals, m_picture});
        goThere();
        QVERIFY(settled());
        QVERIFY(dropHere(turned()));
        QVERIFY(!said("secondView").contains("Open a second model"));
        m_driver->session().chooseClass(1); // the opening goes on
        auto* cancel =
            part<widgets::ImageView>("secondView").findChild<QToolButton*>("cancelPanelButton");
        QVERIFY(cancel);
        cancel->click();
        QVERIFY(settled());
        QVERIFY(!page().second());
        QVERIFY(said("secondView").contains("Open a second model"));
    }

    void bothAreShownAndMeasured()
    {
        QVERIFY(open(m_files->model("dense_traced", "other", five())));
        QCOMPARE(label("firstHeadingLabel"), "animals");
        QCOMPARE(label("secondHeadingLabel"), "other");
        for (const char* chart : {"firstChart", "secondChart"})
            QCOMPARE(int(part<widgets::PredictionChart>(chart).prediction().size()), 5);
        QVERIFY(map("firstView") != map("secondView"));
        QCOMPARE(label("secondNoteLabel"), "The same name in both models.");
        QTRY_VERIFY(label("verdictLabel").contains("places"));
        QVERIFY(label("pearsonLabel") != QStringLiteral("–"));
        QVERIFY(label("overlapLabel").contains("%"));
        QCOMPARE(file(m_driver->session().model()), m_animals); // it stays
        QCOMPARE(m_driver->message(), QString());
        // The next start opens the first model again.
        const auto recent = m_driver->settings().value(app::Key::RecentModels).toStringList();
        QCOMPARE(recent.value(0), m_animals);
        QCOMPARE(recent.size(), 2);
    }

    void theSameNetworkLooksAtTheSamePlaces()
    {
        // Scripted instead of traced, with its classes called otherwise.
        QVERIFY(open(turned()));
        QVERIFY(m_driver->session().target().has_value());
        const int first = m_driver->session().target()->classIndex;
        QCOMPARE(secondClass(), std::optional((first + 2) % 5));
        // The class of the same number is the same output.
        auto& finder = part<widgets::ClassFinder>("secondClassFinder");
        auto* edit = finder.findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QString::number(first));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(settled());
        QCOMPARE(secondClass(), std::optional(first));
        QCOMPARE(label("secondNoteLabel"), "Chosen by you.");
        QVERIFY(label("verdictLabel").contains("much the same places"));
        QCOMPARE(label("spearmanLabel"), "1.00");
        QCOMPARE(label("overlapLabel"), "100.0 %");
        QCOMPARE(map("firstView"), map("secondView"));
    }

    void classesWithoutMatch_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QStringList>("labels");
        QTest::addColumn<QString>("note");
        const QStringList letters{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
        QTest::newRow("by number") << "max_pool_traced" << letters.mid(0, 5) << "by its number";
        QTest::newRow("part of the name")
            << "max_pool_traced" << QStringList{"q", "w", "x", "y", "a red panda bear"}
            << "only name that fits";
        QTest::newRow("none") << "resnet18_traced" << letters << "no such class";
    }

    void classesWithoutMatch()
    {
        QFETCH(QString, fixture);
        QFETCH(QStringList, labels);
        QFETCH(QString, note);
        m_driver->drop({m_animals, m_picture});
        goThere();
        QVERIFY(settled());
        m_driver->typeClass("red panda");
        QVERIFY(settled() && dropHere(m_files->model(fixture, "other", labels)) && settled());
        QVERIFY2(label("secondNoteLabel").contains(note), qPrintable(label("secondNoteLabel")));
        QVERIFY(secondClass().has_value());
        if (labels.size() == 10) {
            auto& chart = part<widgets::PredictionChart>("secondChart");
            QCOMPARE(*secondClass(), chart.prediction().front().index);
            QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.rowRect(1).center());
            QCOMPARE(*secondClass(), chart.prediction()[1].index);
            QVERIFY(settled());
            QCOMPARE(label("secondNoteLabel"), "Chosen by you.");
        }
        QVERIFY(part<widgets::ColorBar>("secondBar").range() || !said("secondView").isEmpty());
    }

    void aChoiceInTheFirstIsTheSessions()
    {
        QVERIFY(open(turned()));
        auto& chart = part<widgets::PredictionChart>("firstChart");
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.rowRect(2).center());
        QVERIFY(settled());
        const int chosen = m_driver->session().target()->classIndex;
        QCOMPARE(chosen, chart.prediction()[2].index);
        QCOMPARE(secondClass(), std::optional((chosen + 2) % 5)); // the same name
    }

    void anotherMethodForBoth()
    {
        QVERIFY(open(turned()));
        auto& chooser = part<widgets::MethodChooser>("methodChooser");
        const auto before = map("firstView");
        chooser.setFocus();
        for (int step = 0; step < 100 && chooser.method() != "saliency"; ++step)
            QTest::keyClick(&chooser, Qt::Key_Up);
        QCOMPARE(chooser.method(), "saliency");
        QVERIFY(settled());
        QVERIFY(map("firstView") != before);
        QVERIFY(label("verdictLabel").contains("places"));
        QCOMPARE(m_driver->settings().text(app::Key::CompareMethod), "saliency");
    }

    void oneColourScaleForBoth()
    {
        QVERIFY(open(m_files->model("dense_traced", "other", five())));
        auto& first = part<widgets::ColorBar>("firstBar");
        auto& second = part<widgets::ColorBar>("secondBar");
        QVERIFY(first.range() != second.range());
        click("commonRangeCheckBox");
        QVERIFY(first.range().has_value() && first.range() == second.range());
        click("commonRangeCheckBox");
        QVERIFY(first.range() != second.range());
    }

    void zoomIsShared()
    {
        QVERIFY(open(turned()));
        auto& view = part<widgets::ImageView>("firstView");
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(!view.viewState().fit);
        QVERIFY(part<widgets::ImageView>("secondView").viewState() == view.viewState());
    }

    void swappedAndUsed()
    {
        const auto other = turned();
        QVERIFY(open(other));
        click("swapButton");
        QTRY_COMPARE(file(m_driver->session().model()), other);
        QVERIFY(settled());
        QCOMPARE(file(page().second()), m_animals);
        QCOMPARE(label("secondHeadingLabel"), "animals");
        QCOMPARE(said("secondView"), QString());
        click("useSecondButton");
        QTRY_COMPARE(file(m_driver->session().model()), m_animals);
        QVERIFY(settled());
        QCOMPARE(label("secondNoteLabel"), "Both are the same file.");
        QVERIFY(label("verdictLabel").contains("much the same places"));
    }

    void whatCannotBeOpenedChangesNothing()
    {
        const auto other = turned();
        QVERIFY(open(other));
        const auto shown = map("secondView");
        for (const char* broken :
             {"text.pt", "cut_half.pt", "state_dict.pt", "segmentation_traced.pt"}) {
            QVERIFY(dropHere(QString::fromStdString(fixturePath(broken))));
            QVERIFY(settled());
            QVERIFY2(m_driver->message().contains(broken), qPrintable(m_driver->message()));
            QCOMPARE(file(page().second()), other);
            QCOMPARE(file(m_driver->session().model()), m_animals);
            QCOMPARE(map("secondView"), shown);
        }
    }

    void withoutSpatialLayersInTheSecond()
    {
        QVERIFY(open(m_files->model("mlp_traced", "mlp", {"a", "b", "c", "d", "red fox"})));
        QVERIFY2(said("secondView").contains("no layer with spatial positions") ||
                     said("secondView").contains("Grad-CAM"),
                 qPrintable(said("secondView")));
        QCOMPARE(said("firstView"), QString());
        QCOMPARE(label("pearsonLabel"), QStringLiteral("–"));
        QCOMPARE(int(part<widgets::PredictionChart>("secondChart").prediction().size()), 5);
    }

    void aPictureThatOnlyTheFirstTakes()
    {
        // Its card says that pictures come in its own size.
        QVERIFY(open(QString::fromStdString(fixturePath("plain_relu_traced.pt"))));
        QVERIFY2(!said("secondView").isEmpty(), "no message");
        QVERIFY(part<widgets::ColorBar>("firstBar").range().has_value());
        QCOMPARE(said("firstView"), QString());
    }

    void fromTheDialogAndTheList()
    {
        m_driver->drop({m_animals, m_picture});
        goThere();
        QVERIFY(settled());
        const auto other = turned();
        click("openSecondButton");
        auto* dialog = page().findChild<QFileDialog*>("openDialog");
        QVERIFY(dialog);
        dialog->selectFile(other);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(file(page().second()), other);
        QVERIFY(settled());
        auto& menu = part<QMenu>("recentSecondMenu");
        emit menu.aboutToShow();
        QCOMPARE(menu.actions().size(), 2);
        menu.actions().at(0)->trigger();
        QTRY_COMPARE(file(page().second()), m_animals);
        QVERIFY(settled());
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_animals;
    QString m_picture;
};

QTEST_MAIN(TestCompareModelsPage)
#include "tst_comparemodelspage.moc"
