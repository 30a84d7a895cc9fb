// SPDX-License-Identifier: GPL-3.0-or-later
// Imagined pictures in the window, through keys and mouse.
#include "app/explain/explainworkspace.h"
#include "app/imagine/imagineworkspace.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/classfinder.h"
#include "widgets/imagine/ascentchart.h"
#include "widgets/imagine/imaginegrid.h"
#include "widgets/imagine/imaginepicture.h"
#include "widgets/numbers.h"
#include "widgets/picturestrip.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using widgets::ImagineTile;
using widgets::TileState;

namespace {

const QStringList fruits{"apple", "pear", "plum", "fig", "lime"};
constexpr int few = 5;
constexpr int many = 4096; ///< nobody waits for so many

} // namespace

class TestImagineWorkspace : public QObject {
    Q_OBJECT

private:
    void open(int steps)
    {
        m_driver.reset();
        app::Settings settings(m_files->path("settings.ini"));
        settings.set(app::Key::ImagineParameters,
                     QByteArray("{\"steps\": " + QByteArray::number(steps) + "}"));
        openAsItWas();
    }
    void openAsItWas()
    {
        m_driver.reset();
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
        m_driver->key(Qt::Key_3, Qt::ControlModifier);
    }
    bool openFruits(int steps)
    {
        open(steps);
        m_driver->drop({m_fruits, m_picture});
        return settled() && m_driver->session().target();
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_driver->window().settled(); }, 20000);
    }
    app::ImagineWorkspace& work() { return m_driver->window().imagineWorkspace(); }
    int tiles() { return int(work().grid().tiles().size()); }
    ImagineTile& tile(int index) { return *work().grid().tiles().at(std::size_t(index)); }
    QString text(int index, const char* label)
    {
        return tile(index).findChild<QLabel*>(label)->text();
    }
    /// Whole, however narrow the tile is.
    QString status(int index)
    {
        return tile(index).findChild<QLabel*>("tileStatusLabel")->toolTip();
    }
    /// Of the steps that a tile tells.
    int step(int index)
    {
        static const QRegularExpression number("step (\\d+)");
        return number.match(status(index)).captured(1).toInt();
    }
    void press(const char* button)
    {
        QTest::mouseClick(&m_driver->part<QPushButton>(button), Qt::LeftButton);
    }
    void choose(const QString& name)
    {
        auto* edit =
            m_driver->part<widgets::ClassFinder>("imagineClassFinder").findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, name);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void add(const QString& name)
    {
        choose(name);
        press("imagineAddButton");
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(work().grid().currentTile(), Qt::Key(key), modifiers);
    }
    /// Types a path into the dialog that asks where to save.
    bool saveAs(const QString& path)
    {
        const auto dialog = [this] { return work().findChild<QFileDialog*>("saveDialog"); };
        if (!dialog() || !QTest::qWaitForWindowExposed(dialog()))
            return false;
        auto* edit = dialog()->findChild<QLineEdit*>("fileNameEdit");
        edit->selectAll();
        QTest::keyClicks(edit, path);
        QTest::keyClick(edit, Qt::Key_Return);
        if (!QTest::qWaitFor([&] { return !dialog(); }))
            return false;
        return settled();
    }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }
    void init()
    {
        m_files = std::make_unique<Files>();
        rememberQuickPanels(m_files->path("settings.ini"));
        m_fruits = m_files->model("plain_relu_traced", "fruits", fruits);
        m_picture = m_files->picture("green.png");
    }
    void cleanup() { m_driver.reset(); }

    void theEmptyWorkspaceSaysWhatItIsFor()
    {
        open(few);
        auto& label = m_driver->part<QLabel>("imagineEmptyLabel");
        QVERIFY(label.isVisible());
        QVERIFY(label.text().contains("Nothing is imagined yet"));
        QVERIFY(label.text().contains("Open a model"));
        QVERIFY(!m_driver->part<QPushButton>("imagineStartButton").isVisible());
        QVERIFY(!m_driver->part<QPushButton>("imagineAddButton").isEnabled());
        m_driver->drop({m_fruits, m_picture});
        QVERIFY(settled());
        QVERIFY(label.text().contains("Choose a class"));
        auto& start = m_driver->part<QPushButton>("imagineStartButton");
        QCOMPARE(start.text(), "Imagine " + m_driver->session().targetName());
        choose("fig"); // in the panel
        QCOMPARE(start.text(), "Imagine fig");
        QTest::mouseClick(&start, Qt::LeftButton);
        QCOMPARE(tiles(), 1);
        QCOMPARE(tile(0).title(), "fig");
        QVERIFY(!label.isVisible());
    }

    void aPictureThatDoesNotFitIsNotNeeded()
    {
        open(few);
        m_driver->drop({QString::fromStdString(fixturePath("plain_relu_traced.pt")), m_picture});
        QTRY_VERIFY(m_driver->session().model() && m_driver->session().image());
        QVERIFY(settled());
        QVERIFY(!m_driver->session().target());
        auto& start = m_driver->part<QPushButton>("imagineStartButton");
        QVERIFY(start.isVisible());
        QVERIFY(m_driver->part<QLabel>("imagineEmptyLabel").text().contains("noise"));
        QVERIFY(!m_driver->part<QPushButton>("imagineAddProbableButton").isEnabled());
        QVERIFY(m_driver->part<QPushButton>("imagineAddButton").isEnabled());
        QTest::mouseClick(&start, Qt::LeftButton);
        add("3");
        QVERIFY(settled());
        QCOMPARE(tiles(), 2);
        QCOMPARE(tile(1).state(), TileState::Finished);
    }

    void anotherPictureKeepsTheChosenClass()
    {
        QVERIFY(openFruits(few));
        auto& finder = m_driver->part<widgets::ClassFinder>("imagineClassFinder");
        m_driver->session().chooseClass(3);
        QCOMPARE(finder.chosen(), 3); // follows as long as nobody chose here
        choose("plum");
        m_driver->session().chooseClass(4);
        m_driver->drop({m_files->picture("another.png", Qt::red)});
        QVERIFY(settled());
        QCOMPARE(m_driver->session().currentIndex(), 1);
        QCOMPARE(finder.chosen(), 2);
    }

    void whatStandsThereIsNotAddedAgain()
    {
        QVERIFY(openFruits(few));
        press("imagineAddProbableButton");
        QCOMPARE(tiles(), 5);
        press("imagineAddProbableButton");
        QCOMPARE(tiles(), 5);
        QVERIFY2(m_driver->message().contains("already"), qPrintable(m_driver->message()));
        m_driver->part<QSpinBox>("imagineSeedSpinBox").setValue(3);
        press("imagineAddProbableButton");
        QCOMPARE(tiles(), 10);
        QVERIFY(settled());
    }

    void escapeInAListCancelsNothing()
    {
        QVERIFY(openFruits(many));
        add("fig");
        QTRY_VERIFY(step(0) > 1);
        auto& preset = m_driver->part<QComboBox>("imaginePresetComboBox");
        preset.setFocus();
        preset.showPopup();
        QTRY_VERIFY(QApplication::activePopupWidget());
        // Without a window manager the window keeps the keys.
        QTest::keyClick(m_driver->window().windowHandle(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QVERIFY(tile(0).state() == TileState::Running || tile(0).state() == TileState::Waiting);
        const int before = step(0);
        QTRY_VERIFY(step(0) > before);
    }

    void contrastIsStretchedByTheMenu()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled());
        QVERIFY(m_driver->clickMenuEntry("Stretch c&ontrast"));
        QVERIFY(tile(0).picture().contrastStretched());
        add("plum");
        QVERIFY(!tile(1).picture().contrastStretched());
        QVERIFY(settled());
    }

    void aClassForms()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled());
        QCOMPARE(tiles(), 1);
        QCOMPARE(tile(0).title(), "fig");
        QCOMPARE(tile(0).state(), TileState::Finished);
        QCOMPARE(tile(0).images().size(), 1u);
        QCOMPARE(tile(0).images()[0].size(), QSize(24, 24));
        QVERIFY2(status(0).startsWith("The model says: ") && status(0).contains("fig"),
                 qPrintable(status(0)));
        QVERIFY(text(0, "tileNumbersLabel").contains("5 steps"));
        auto& chart = m_driver->part<widgets::AscentChart>("ascentChart");
        QVERIFY(chart.isVisible());
        QVERIFY(chart.accessibleDescription().startsWith("Step 5: score "));
    }

    void noPictureIsNeeded()
    {
        open(few);
        m_driver->drop({m_fruits});
        QVERIFY(settled());
        choose("lime");
        m_driver->key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(tiles(), 1);
        QCOMPARE(tile(0).title(), "lime");
        QVERIFY(settled());
    }

    void hiddenCurvesStayHidden()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled() && m_driver->part<widgets::AscentChart>("ascentChart").isVisible());
        m_driver->key(Qt::Key_F6);
        QVERIFY(!m_driver->part<widgets::AscentChart>("ascentChart").isVisible());
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled() && !m_driver->part<widgets::AscentChart>("ascentChart").isVisible());
        m_driver->key(Qt::Key_F6);
        QVERIFY(m_driver->part<widgets::AscentChart>("ascentChart").isVisible());
    }

    void anotherLanguageKeepsTheChoice()
    {
        QVERIFY(openFruits(few));
        m_driver->part<widgets::ClassFinder>("imagineAgainstFinder").setChosen(2);
        add("fig");
        QVERIFY(settled());
        const auto title = tile(0).title();
        const auto said = status(0);
        QVERIFY(title.contains("rather than") && said.startsWith("The model says"));
        QVERIFY(m_driver->clickMenuEntry(QString::fromUtf8("한국어")));
        QTRY_VERIFY(tile(0).title() != title && tile(0).title().contains("fig"));
        QVERIFY(status(0) != said && status(0).contains("fig"));
        QCOMPARE(m_driver->part<widgets::ClassFinder>("imagineAgainstFinder").chosen(), 2);
        QVERIFY(m_driver->clickMenuEntry("English"));
        QTRY_COMPARE(tile(0).title(), title);
        QCOMPARE(status(0), said);
    }

    void theSameSeedGivesTheSamePicture()
    {
        QVERIFY(openFruits(few));
        add("fig");
        add("fig");
        QVERIFY(settled());
        QCOMPARE(tile(0).images(), tile(1).images());
        auto* again = tile(1).findChild<QToolButton*>("tileMainButton");
        QTest::mouseClick(again, Qt::LeftButton);
        QVERIFY(settled());
        QCOMPARE(tiles(), 2);
        QCOMPARE(tile(1).state(), TileState::Finished);
        QVERIFY(tile(0).images() != tile(1).images());
        QVERIFY(tile(1).picture().toolTip().contains("seed 1"));
    }

    void oneIsPausedGoesOnAndIsStopped()
    {
        QVERIFY(openFruits(many));
        add("fig");
        QTRY_VERIFY(step(0) > 1);
        QVERIFY(!tile(0).images().empty()); // a preview
        QVERIFY(!m_driver->window().settled());
        key(Qt::Key_Space);
        QCOMPARE(tile(0).state(), TileState::Paused);
        QVERIFY(settled());
        QVERIFY(status(0).startsWith("Paused at step"));
        const int paused = step(0);
        key(Qt::Key_Space);
        QTRY_VERIFY(step(0) > paused && tile(0).state() == TileState::Running);
        QVERIFY(m_driver->clickMenuEntry("S&top"));
        QVERIFY(settled());
        QCOMPARE(tile(0).state(), TileState::Stopped);
        QVERIFY2(status(0).contains("The model says: "), qPrintable(status(0)));
        QVERIFY(!text(0, "tileNumbersLabel").contains(QString::number(many)));
    }

    void severalFormTogether()
    {
        QVERIFY(openFruits(many));
        press("imagineAddProbableButton");
        QCOMPARE(tiles(), 5);
        for (int index = 0; index < 5; ++index)
            QTRY_VERIFY(step(index) > 1);
        QVERIFY(m_driver->clickMenuEntry("Stop all"));
        QVERIFY(settled());
        for (int index = 0; index < 5; ++index) {
            QCOMPARE(tile(index).state(), TileState::Stopped);
            QVERIFY(status(index).contains("The model says"));
            QVERIFY(index == 0 || tile(index).images() != tile(0).images());
        }
        key(Qt::Key_Delete);
        QCOMPARE(tiles(), 4);
    }

    void cancellingPausesAll()
    {
        QVERIFY(openFruits(many));
        add("fig");
        add("plum");
        QTRY_VERIFY(step(0) > 1 && step(1) > 1);
        m_driver->key(Qt::Key_Escape);
        QVERIFY(settled());
        for (int index = 0; index < 2; ++index)
            QCOMPARE(tile(index).state(), TileState::Paused);
        const int before = step(0);
        QVERIFY(m_driver->clickMenuEntry("Resume all"));
        QTRY_VERIFY(step(0) > before);
    }

    void explanationsGoFirst()
    {
        QVERIFY(openFruits(many));
        add("fig");
        QTRY_VERIFY(step(0) > 1);
        const int before = step(0);
        m_driver->key(Qt::Key_1, Qt::ControlModifier);
        const int other = m_driver->session().target()->classIndex == 0 ? 1 : 0;
        m_driver->typeClass(fruits[other]);
        QTRY_COMPARE(m_driver->window().workspace().unfinished(), 0);
        QVERIFY(tile(0).state() == TileState::Running || tile(0).state() == TileState::Waiting);
        QTRY_VERIFY(step(0) > before); // and it goes on
    }

    void aPictureIsSavedAndCopied()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled());
        key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32),
                 tile(0).images()[0]);
        key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(saveAs(m_files->path("fig.png")));
        const QImage saved(m_files->path("fig.png"));
        QCOMPARE(saved.convertToFormat(QImage::Format_RGB32), tile(0).images()[0]);
        QVERIFY(saved.text("Description").contains("seed 0"));
    }

    void aPlaceThatCannotBeWrittenIsTold()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled());
        m_files->text("taken", "not a folder");
        key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(saveAs(m_files->path("taken/fig.png")));
        QTRY_VERIFY2(m_driver->message().contains("fig.png"), qPrintable(m_driver->message()));
    }

    void theAnimationIsSaved()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled());
        QVERIFY(m_driver->clickMenuEntry("Save ani&mation..."));
        QVERIFY(saveAs(m_files->path("fig.webp")));
        QFile file(m_files->path("fig.webp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP");
        QCOMPARE(bytes.count("ANMF"), few + 1); // the start, then every step
    }

    void aPictureIsOpenedToBeExplained()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled());
        QVERIFY(m_driver->clickMenuEntry("Add to the pict&ures"));
        QVERIFY(settled());
        QCOMPARE(m_driver->part<widgets::PictureStrip>("pictureStrip").count(), 2);
        QCOMPARE(m_driver->session().currentIndex(), 1);
        QCOMPARE(m_driver->session().targetName(), "fig");
        QCOMPARE(m_driver->session().image()->size(), cv::Size(24, 24));
        // What the tile tells is what the picture then gets.
        const auto& prediction = *m_driver->session().current()->prediction;
        const auto first = std::size_t(prediction.ranking.front());
        const auto says =
            QStringLiteral("The model says: %1, %2")
                .arg(fruits[int(first)], widgets::percentage(prediction.probabilities[first]));
        QVERIFY2(status(0).startsWith(says), qPrintable(status(0) + " / " + says));
    }

    void anotherModelLeavesThePictures()
    {
        QVERIFY(openFruits(many));
        add("fig");
        add("plum");
        QTRY_VERIFY(step(0) > 1 && step(1) > 1);
        const auto image = tile(0).images();
        m_driver->drop({m_files->model("plain_relu_traced", "trees", {"a", "b", "c", "d", "e"})});
        QTRY_COMPARE(m_driver->session().model()->card().title, "trees");
        QVERIFY(settled());
        QCOMPARE(tiles(), 2);
        for (int index = 0; index < 2; ++index) {
            QCOMPARE(tile(index).state(), TileState::Stopped);
            QVERIFY(tile(index).note().contains("Made by fruits, which is no longer open"));
            QVERIFY(!tile(index).images().empty());
            QVERIFY(!tile(index).findChild<QToolButton*>("tileMainButton")->isEnabled());
        }
        QVERIFY(m_driver->clickMenuEntry("Save ani&mation...")); // that stays, too
        QVERIFY(saveAs(m_files->path("plum.webp")));
        QVERIFY(QFileInfo(m_files->path("plum.webp")).size() > 100);
        add("c");
        QTRY_COMPARE(tiles(), 3);
        QTRY_VERIFY(step(2) > 1);
    }

    void aModelWithoutFiniteScoresIsTold()
    {
        open(few);
        m_driver->drop({m_files->model("nan_output_traced", "nan", fruits)});
        QTRY_VERIFY(m_driver->session().model());
        add("fig");
        QVERIFY(settled());
        QVERIFY(tile(0).state() == TileState::Stopped || tile(0).state() == TileState::Failed);
        QVERIFY2(tile(0).note().contains("finite") ||
                     tile(0).picture().message().contains("finite"),
                 qPrintable(tile(0).note()));
    }

    void aModelWithoutGradientsSaysWhyItCannot()
    {
        open(few);
        m_driver->drop({m_files->model("no_grad_scripted", "fixed", fruits), m_picture});
        QVERIFY(settled());
        add("fig");
        QVERIFY(settled());
        QCOMPARE(tile(0).state(), TileState::Failed);
        QVERIFY2(tile(0).picture().message().contains("gradient"),
                 qPrintable(tile(0).picture().message()));
        QVERIFY(tile(0).images().empty());
    }

    void aChannelArrivesFromElsewhere()
    {
        QVERIFY(openFruits(few));
        const auto layer = m_driver->session().model()->standardLayer();
        work().imagine({.kind = core::Objective::Kind::Channel, .layer = layer, .channel = 2});
        QVERIFY(settled());
        QCOMPARE(tile(0).title(), QString::fromStdString(layer) + ", channel 2");
        QCOMPARE(tile(0).state(), TileState::Finished);
        QVERIFY(text(0, "tileNumbersLabel").startsWith("activation "));
        QVERIFY(status(0).startsWith("Activation "));
        // The panel shows it, too.
        QCOMPARE(m_driver->part<QSpinBox>("imagineChannelSpinBox").value(), 2);
        work().imagine({.kind = core::Objective::Kind::Channel, .layer = "gone", .channel = 2});
        QVERIFY(settled());
        QCOMPARE(tile(1).state(), TileState::Failed);
        QVERIFY(tile(1).picture().message().contains("gone"));
    }

    void thePictureIsAStart()
    {
        QVERIFY(openFruits(1));
        auto& start = m_driver->part<QComboBox>("imagineStartComboBox");
        start.setFocus();
        while (start.currentData().toString() != "picture")
            QTest::keyClick(&start, Qt::Key_Down);
        add("fig");
        QVERIFY(settled());
        // A step changes little: the bright square is still there.
        const auto image = tile(0).images().at(0);
        QVERIFY(image.pixelColor(9, 9).lightness() > image.pixelColor(20, 20).lightness() + 60);
        QVERIFY(tile(0).picture().toolTip().contains("green.png"));
        // Only what is added in the panel begins with it.
        work().imagine({.classIndex = 3});
        QVERIFY(settled());
        QVERIFY(!tile(1).picture().toolTip().contains("green.png"));
        QVERIFY(tile(1).images() != tile(0).images());
        openAsItWas();
        QVERIFY(m_driver->part<QComboBox>("imagineStartComboBox").currentData().toString() !=
                "picture");
    }

    void settingsAreRemembered()
    {
        QVERIFY(openFruits(few));
        auto& preset = m_driver->part<QComboBox>("imaginePresetComboBox");
        preset.setFocus();
        QTest::keyClick(&preset, Qt::Key_Down);
        const auto name = preset.currentText();
        auto& steps = m_driver->part<QSpinBox>("imagineStepsSpinBox");
        steps.setFocus();
        steps.selectAll();
        QTest::keyClicks(&steps, "7");
        QTest::keyClick(&steps, Qt::Key_Return);
        openAsItWas();
        QCOMPARE(m_driver->part<QComboBox>("imaginePresetComboBox").currentText(), name);
        QCOMPARE(m_driver->part<QSpinBox>("imagineStepsSpinBox").value(), 7);
        QVERIFY(m_driver->part<QLabel>("imagineChangesLabel").text().contains("Steps"));
    }

    void entriesActOnlyWhileTheWorkspaceIsOnShow()
    {
        QVERIFY(openFruits(few));
        add("fig");
        QVERIFY(settled());
        m_driver->key(Qt::Key_1, Qt::ControlModifier);
        m_driver->key(Qt::Key_W, Qt::ControlModifier); // removes a panel, not the picture
        QCOMPARE(m_driver->panelCount(), 2);
        m_driver->key(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(tiles(), 1);
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tiles(), 0);
        QVERIFY(!m_driver->part<widgets::AscentChart>("ascentChart").isVisible());
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_fruits;
    QString m_picture;
    std::unique_ptr<WindowDriver> m_driver;
};

QTEST_MAIN(TestImagineWorkspace)
#include "tst_imagineworkspace.moc"
