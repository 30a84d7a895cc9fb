// SPDX-License-Identifier: GPL-3.0-or-later
// How explanations come about, through keys and mouse.
#include "app/model/modelworkspace.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/colorbar.h"
#include "widgets/imageview.h"
#include "widgets/model/camstepsview.h"
#include "widgets/model/channelstack.h"
#include "widgets/model/pathchart.h"
#include "widgets/model/pathstepsview.h"
#include "widgets/model/stepslider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

class TestStepsPage : public QObject {
    Q_OBJECT

private:
    QWidget& page() { return m_driver->part<QWidget>("stepsPage"); }
    template <typename T> T& part(const char* name) { return *page().findChild<T*>(name); }
    widgets::CamStepsView& cam() { return part<widgets::CamStepsView>("camStepsView"); }
    widgets::PathStepsView& path() { return part<widgets::PathStepsView>("pathStepsView"); }
    QImage shown(QWidget& view, const char* name)
    {
        return view.findChild<widgets::ImageView*>(name)->image();
    }
    QString caption(QWidget& view) { return view.findChild<QLabel*>("captionLabel")->text(); }
    QString message()
    {
        auto& label = part<QLabel>("messageLabel");
        return label.isVisible() ? label.text() : QString();
    }

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
    bool open(const QString& model)
    {
        goThere();
        m_driver->drop({model, m_picture});
        return settled();
    }
    void tellIntegratedGradients(int stops)
    {
        QTest::mouseClick(&part<QToolButton>("integratedButton"), Qt::LeftButton);
        auto& spin = part<QSpinBox>("stopsSpinBox");
        spin.selectAll();
        QTest::keyClicks(&spin, QString::number(stops));
        QTest::keyClick(&spin, Qt::Key_Return);
    }
    /// Chooses equal distances, as far as it is not chosen yet.
    void placeEvenly()
    {
        QTest::mouseClick(&part<QToolButton>("integratedButton"), Qt::LeftButton);
        QTest::keyClick(&part<QComboBox>("placesComboBox"), Qt::Key_End);
    }
    void restart()
    {
        m_driver.reset();
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
    }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_picture = m_files->picture("green.png");
        rememberQuickPanels(m_files->path("settings.ini"));
        restart();
    }
    void cleanup() { m_driver.reset(); }

    void whatIsMissingIsSaid()
    {
        goThere();
        QVERIFY(message().contains("Open a model first"));
        m_driver->drop({m_animals});
        QVERIFY(settled());
        QVERIFY(message().contains("Open a picture first"));
        m_driver->drop({m_picture});
        QTRY_VERIFY(cam().isVisible());
        QVERIFY(settled());
        QCOMPARE(message(), QString());
        QVERIFY(part<QLabel>("subjectLabel").text().contains(m_driver->session().targetName()));
    }

    void channelsAddUpToTheMap()
    {
        QVERIFY(open(m_animals));
        auto* slider = cam().findChild<QSlider*>("stepSlider");
        QCOMPARE(cam().slider().value(), 1);
        const int channels = cam().slider().last();
        QVERIFY(channels > 3);
        QVERIFY(caption(cam()).contains(QString("is the first of %1").arg(channels)));
        const auto first = shown(cam(), "positiveView");
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(caption(cam()).contains(QString("number 2 of %1").arg(channels)));
        QVERIFY(caption(cam()).contains("Next comes channel"));
        QTest::keyClick(slider, Qt::Key_End);
        QVERIFY2(caption(cam()).contains("100.0 % of all") && caption(cam()).contains("by 1.00") &&
                     caption(cam()).contains("That is all"),
                 qPrintable(caption(cam())));
        QCOMPARE(shown(cam(), "positiveView"), shown(cam(), "finalView"));
        QVERIFY(first != shown(cam(), "finalView"));
    }

    void spacePlaysAndATileStops()
    {
        QVERIFY(open(m_animals));
        cam().slider().setPace(20);
        auto& stack = part<widgets::ChannelStack>("channelStack");
        stack.setFocus();
        QTest::keyClick(&stack, Qt::Key_Space);
        QVERIFY(cam().slider().playing());
        QTRY_VERIFY(cam().slider().value() > 2);
        QTest::mouseClick(stack.viewport(), Qt::LeftButton, {}, stack.tileRect(1).center());
        QVERIFY(!cam().slider().playing());
        const int now = cam().slider().value();
        QVERIFY(caption(cam()).contains(QString("number %1 of").arg(now)));
        QCOMPARE(stack.added(), now);
        cam().slider().setPace(1);
        QTest::keyClick(&cam(), Qt::Key_Space);
        QTRY_COMPARE(cam().slider().value(), cam().slider().last());
    }

    void anotherClassKeepsThePlace()
    {
        QVERIFY(open(m_animals));
        QTest::keyClick(&cam(), Qt::Key_Right);
        QTest::keyClick(&cam(), Qt::Key_Right);
        const auto before = caption(cam());
        const auto map = shown(cam(), "finalView");
        m_driver->typeClass("zebra");
        QVERIFY(settled());
        QCOMPARE(cam().slider().value(), 3);
        QVERIFY(caption(cam()) != before);
        QVERIFY(shown(cam(), "finalView") != map);
        QVERIFY(part<QLabel>("subjectLabel").text().contains("zebra"));
    }

    void ofSeveralLayersTheFirst()
    {
        QVERIFY(open(m_animals));
        QVERIFY(!cam().findChild<QLabel*>("noteLabel")->isVisible());
        m_driver->session().chooseLayer("layer3 + layer4");
        QVERIFY(settled());
        QVERIFY(cam().findChild<QLabel*>("noteLabel")->text().contains("layer3"));
        QVERIFY(cam().findChild<QLabel*>("noteLabel")->isVisible());
        QVERIFY(caption(cam()).contains("of layer3 "));
    }

    void theWholePathIsComplete()
    {
        QVERIFY(open(m_animals));
        placeEvenly();
        tellIntegratedGradients(9);
        QVERIFY(settled());
        QVERIFY(path().isVisible());
        QCOMPARE(path().stops(), 9);
        // It followed the newest stop to the end.
        QCOMPARE(path().slider().value(), 9);
        QVERIFY(caption(path()).contains("100.0 % of the way"));
        QVERIFY(caption(path()).contains("Completeness error"));
        const auto picture = shown(path(), "pathView");
        auto* slider = path().findChild<QSlider*>("stepSlider");
        QTest::keyClick(slider, Qt::Key_Left);
        QVERIFY(caption(path()).contains("87.5 % of the way"));
        QVERIFY(shown(path(), "pathView") != picture);
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(caption(path()).contains("begins at zero"));
        QCOMPARE(shown(path(), "pathView").pixelColor(3, 3), QColor(Qt::black));
        // The chart's cursor and the slider are one.
        auto& chart = part<widgets::PathChart>("pathChart");
        QCOMPARE(chart.cursorIndex(), 0);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.placeOf(4));
        QCOMPARE(path().slider().value(), 5);
        QVERIFY(caption(path()).contains("50.0 % of the way"));
    }

    void stopsComeWhereTheScoreChanges()
    {
        QVERIFY(open(m_animals));
        tellIntegratedGradients(21);
        QVERIFY(settled());
        // Some pieces were halved more often than others.
        const auto narrowest = [this] {
            const auto& points = part<widgets::PathChart>("pathChart").points();
            double least = 1;
            for (std::size_t index = 1; index < points.size(); ++index)
                least = std::min(least, points[index].position - points[index - 1].position);
            return least;
        };
        QCOMPARE(path().stops(), 21);
        QVERIFY(narrowest() > 0 && narrowest() < 1. / 21);
        // The end of the path is on show, whichever stop came last.
        QCOMPARE(path().slider().value(), 21);
        QVERIFY(caption(path()).contains("100.0 % of the way"));
        QVERIFY2(caption(path()).contains("method in Explain"), qPrintable(caption(path())));
        placeEvenly();
        QVERIFY(settled());
        QCOMPARE(path().stops(), 21);
        QVERIFY(std::abs(narrowest() - 1. / 20) < 1e-9);
        // Remembered.
        restart();
        QVERIFY(open(m_animals));
        QCOMPARE(part<QComboBox>("placesComboBox").currentData().toString(), "even");
    }

    void anotherNumberOfStopsKeepsThePlace()
    {
        QVERIFY(open(m_animals));
        placeEvenly();
        tellIntegratedGradients(9);
        QVERIFY(settled());
        auto& chart = part<widgets::PathChart>("pathChart");
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.placeOf(2));
        QVERIFY(caption(path()).contains("25.0 % of the way"));
        tellIntegratedGradients(17);
        QVERIFY(settled());
        QVERIFY2(caption(path()).contains("25.0 % of the way"), qPrintable(caption(path())));
        QCOMPARE(path().slider().value(), 5);
        QCOMPARE(chart.cursorIndex(), 4);
        QTest::keyClick(&part<QComboBox>("placesComboBox"), Qt::Key_Home);
        QVERIFY(settled());
        QVERIFY2(caption(path()).contains("25.0 % of the way"), qPrintable(caption(path())));
        // At the end it stays at the end.
        QTest::keyClick(&path(), Qt::Key_End);
        tellIntegratedGradients(7);
        QVERIFY(settled());
        QCOMPARE(path().slider().value(), 7);
    }

    void tooManyStopsAreTheMost()
    {
        QVERIFY(open(m_animals));
        tellIntegratedGradients(5000);
        QCOMPARE(part<QSpinBox>("stopsSpinBox").value(), core::mostStops);
        path().findChild<QToolButton*>("cancelPanelButton")->click();
        QVERIFY(settled());
        tellIntegratedGradients(7);
        QVERIFY(settled());
        QCOMPARE(path().stops(), 7);
    }

    void theSumHasColoursOfItsOwn()
    {
        QVERIFY(open(m_animals));
        tellIntegratedGradients(9);
        QVERIFY(settled());
        auto& bar = *path().findChild<widgets::ColorBar*>("sumBar");
        auto& finished = *path().findChild<QCheckBox*>("finalScaleCheckBox");
        const auto whole = bar.range();
        QTest::keyClick(&path(), Qt::Key_Home);
        QTest::keyClick(&path(), Qt::Key_Right);
        const auto map = shown(path(), "sumView");
        QVERIFY(bar.range().has_value() && bar.range() != whole);
        QVERIFY(!finished.isChecked() && finished.isEnabled());
        QTest::keyClick(&finished, Qt::Key_Space);
        QCOMPARE(bar.range(), whole);
        QVERIFY(shown(path(), "sumView") != map);
    }

    void anotherBaselineIsAnotherPath()
    {
        QVERIFY(open(m_animals));
        tellIntegratedGradients(5);
        QVERIFY(settled());
        const auto sum = shown(path(), "sumView");
        QTest::keyClick(&part<QComboBox>("baselineComboBox"), Qt::Key_Down);
        QTest::keyClick(&part<QComboBox>("baselineComboBox"), Qt::Key_Down);
        QVERIFY(settled());
        QVERIFY(shown(path(), "sumView") != sum);
        QTest::keyClick(&path(), Qt::Key_Home);
        QCOMPARE(shown(path(), "pathView").pixelColor(3, 3), QColor(Qt::white));
        // Remembered.
        restart();
        QVERIFY(open(m_animals));
        QVERIFY(path().isVisible());
        QCOMPARE(path().stops(), 5);
        QCOMPARE(part<QComboBox>("baselineComboBox").currentData().toString(), "white");
    }

    void cancelledOnTheWay()
    {
        QVERIFY(open(m_animals));
        tellIntegratedGradients(400);
        QTRY_VERIFY(path().stops() > 0);
        path().findChild<QToolButton*>("cancelPanelButton")->click();
        QVERIFY(settled());
        QVERIFY(path().stops() < 400);
        QVERIFY2(caption(path()).contains(QString("after %1 of 400").arg(path().stops())),
                 qPrintable(caption(path())));
        auto& again = part<QPushButton>("againButton");
        QVERIFY(again.isVisible());
        auto& spin = part<QSpinBox>("stopsSpinBox");
        spin.selectAll();
        QTest::keyClicks(&spin, "4");
        QTest::keyClick(&spin, Qt::Key_Return);
        QVERIFY(settled());
        QCOMPARE(path().stops(), 4);
        QVERIFY(!again.isVisible());
    }

    void withoutSpatialLayersOnlyThePath()
    {
        QVERIFY(open(m_files->model("mlp_traced", "mlp", m_five)));
        QVERIFY2(message().contains("no layer with spatial positions"), qPrintable(message()));
        tellIntegratedGradients(3);
        QVERIFY(settled());
        QVERIFY2(path().isVisible() && path().stops() == 3, qPrintable(message()));
    }

    void withoutGradientNothing()
    {
        QVERIFY(open(m_files->model("no_grad_scripted", "no gradient", m_five)));
        QVERIFY2(message().contains("no gradient"), qPrintable(message()));
        QTest::mouseClick(&part<QToolButton>("integratedButton"), Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY2(message().contains("no gradient"), qPrintable(message()));
    }

    void storiesAreKept()
    {
        QVERIFY(open(m_animals));
        tellIntegratedGradients(4);
        QVERIFY(settled());
        QTest::keyClick(&path(), Qt::Key_Home);
        QTest::mouseClick(&part<QToolButton>("gradCamButton"), Qt::LeftButton);
        QVERIFY(m_driver->window().settled()); // nothing to compute
        QVERIFY(cam().isVisible());
        QTest::mouseClick(&part<QToolButton>("integratedButton"), Qt::LeftButton);
        QVERIFY(m_driver->window().settled());
        QVERIFY(path().isVisible());
        QCOMPARE(path().slider().value(), 1);
    }

    void theStoryThatIsChosenStays()
    {
        QVERIFY(open(m_animals));
        tellIntegratedGradients(3);
        QVERIFY(settled());
        m_driver->session().chooseLayer("layer1.0.conv1"); // Grad-CAM is another one now
        QTest::mouseClick(&part<QToolButton>("gradCamButton"), Qt::LeftButton);
        QTest::mouseClick(&part<QToolButton>("integratedButton"), Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY(path().isVisible() && !cam().isVisible());
        QTest::mouseClick(&part<QToolButton>("gradCamButton"), Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY(cam().isVisible());
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    const QStringList m_five{"a", "b", "c", "d", "e"};
    QString m_animals;
    QString m_picture;
};

QTEST_MAIN(TestStepsPage)
#include "tst_stepspage.moc"
