// SPDX-License-Identifier: GPL-3.0-or-later
// What is explained, as the person chooses it in the window: score, sign, outputs, layers; and help
// with it.
#include "core/support/memory.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/comparison/helpcard.h"
#include "widgets/layerpicker.h"
#include "widgets/layerpopup.h"
#include "widgets/methodpopup.h"
#include "widgets/predictionchart.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>
#include <QToolButton>

class TestWindowTarget : public QObject {
    Q_OBJECT

private:
    bool explained()
    {
        return QTest::qWaitFor([this] { return m_driver->explained(); }, 20000);
    }
    bool open()
    {
        m_driver->drop({m_animals, m_files->picture("green.png")});
        return explained();
    }
    /// Steps a combo box to this entry, key by key.
    bool choose(const char* name, const QString& text)
    {
        auto& combo = m_driver->part<QComboBox>(name);
        const int row = combo.findText(text);
        for (int step = std::abs(row - combo.currentIndex()); row >= 0 && step > 0; --step)
            QTest::keyClick(&combo, row < combo.currentIndex() ? Qt::Key_Up : Qt::Key_Down);
        return combo.currentText() == text;
    }
    QString saved(int panel) { return m_driver->panel(panel).panelImage().target; }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        rememberQuickPanels(m_files->path("settings.ini"));
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
    }

    void cleanup()
    {
        m_driver.reset();
        core::setMemoryBudget(0);
    }

    void anotherScoreGivesOtherMaps()
    {
        QVERIFY(open());
        const auto logit = m_driver->shown(0);
        const auto name = m_driver->session().targetName();
        QVERIFY(choose("scaleComboBox", "Probability"));
        QVERIFY(explained());
        QVERIFY(m_driver->shown(0) != logit);
        QCOMPARE(saved(0), name + " (probability)");
        QVERIFY(choose("scaleComboBox", "Class score (logit)"));
        QVERIFY(explained());
        QCOMPARE(m_driver->shown(0), logit);
    }

    void evidenceAgainstTheClassTurnsTheSign()
    {
        QVERIFY(open());
        m_driver->key(Qt::Key_H);
        const auto forIt = m_driver->panel(2).ownRange();
        const auto shown = m_driver->shown(2);
        QVERIFY(choose("evidenceComboBox", "Against the class"));
        QVERIFY(explained());
        QVERIFY(m_driver->panel(2).ownRange() == forIt); // symmetric
        QVERIFY(m_driver->shown(2) != shown);
        QVERIFY(saved(2).startsWith("against "));
    }

    void theChoiceIsRemembered()
    {
        QVERIFY(open());
        QVERIFY(choose("scaleComboBox", "Log-probability"));
        QVERIFY(choose("evidenceComboBox", "Against the class"));
        QVERIFY(explained());
        m_driver.reset();
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
        QCOMPARE(m_driver->part<QComboBox>("scaleComboBox").currentText(), "Log-probability");
        QCOMPARE(m_driver->part<QComboBox>("evidenceComboBox").currentIndex(), 1);
        QVERIFY(open());
        QVERIFY(m_driver->session().target()->negative);
        QVERIFY(m_driver->session().target()->scale == core::ScoreScale::LogProbability);
    }

    void channelStatisticsGiveNewMaps()
    {
        m_driver.reset();
        app::Settings(m_files->path("settings.ini"))
            .set(app::Key::Panels, QByteArray(R"([{"method": "saliency"}, {"method": "parch_grad",
                 "parameters": {"criterion": "instance_statistics"}}])"));
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
        QVERIFY(!m_driver->part<QAction>("collectStatisticsAction").isEnabled()); // no model
        QVERIFY(open());
        QVERIFY(m_driver->facts(1).contains("no channel statistics"));
        const auto before = m_driver->shown(1);

        for (int shade = 0; shade < 5; ++shade)
            m_files->picture(QString("%1.png").arg(shade), QColor(50 * shade, 40, 90));
        m_files->text("notes.jpg", "Buy milk.");
        const auto collect = [this](const QString& folder) {
            if (!m_driver->clickMenuEntry("C&ollect channel statistics..."))
                return false;
            auto& dialog = m_driver->part<QFileDialog>("folderDialog");
            dialog.selectFile(folder);
            return QMetaObject::invokeMethod(&dialog, "accept") && dialog.result() == 1;
        };
        QVERIFY(collect(m_files->path("")));
        const auto file = m_files->path("animals.channels.json");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20000);
        QVERIFY(explained());
        QTRY_VERIFY(m_driver->message().contains("statistics were collected"));
        QVERIFY(m_driver->message().contains("no statistics of classes"));
        QVERIFY(m_driver->message().contains("notes.jpg"));
        QVERIFY(explained());
        QVERIFY(!m_driver->facts(1).contains("no channel statistics"));
        QVERIFY(m_driver->shown(1) != before);

        // Those that are there are not replaced without a question.
        QVERIFY(QDir().mkpath(m_files->path("empty")));
        const auto answer = [this](const QString& text) {
            auto& box = m_driver->part<QMessageBox>("replaceStatisticsBox");
            for (auto* button : box.buttons())
                if (button->text().remove('&') == text)
                    QTest::mouseClick(button, Qt::LeftButton);
            return QTest::qWaitFor([this] {
                return !m_driver->window().findChild<QMessageBox*>("replaceStatisticsBox");
            });
        };
        QVERIFY(collect(m_files->path("empty")));
        QVERIFY(answer("Cancel"));
        QVERIFY(m_driver->window().settled());
        QVERIFY(collect(m_files->path("empty")));
        QVERIFY(answer("Replace"));
        QTRY_VERIFY(m_driver->message().contains("two pictures"));
        QVERIFY(QFile::exists(file)); // as it was
    }

    void measuredValuesAreShownAsValues()
    {
        QVERIFY(open());
        auto& chart = m_driver->part<widgets::PredictionChart>("predictionChart");
        QVERIFY(chart.accessibleDescription().contains("%"));
        QVERIFY(choose("outputComboBox", "Measured values"));
        QTRY_VERIFY(m_driver->session().model()->output() == core::OutputKind::Regression);
        QVERIFY(explained());
        QVERIFY(!chart.accessibleDescription().contains("%"));
        QVERIFY(!m_driver->part<QComboBox>("scaleComboBox").isEnabled());
        QCOMPARE(m_driver->part<QComboBox>("outputComboBox").currentText(), "Measured values");
        QVERIFY(choose("outputComboBox", "Classes (softmax)"));
        QTRY_VERIFY(m_driver->session().model()->output() == core::OutputKind::Logits);
        QVERIFY(explained());
        QVERIFY(chart.accessibleDescription().contains("%"));
        QCOMPARE(m_driver->message(), "");
    }

    void onlyWhatTheNetworkAllowsIsOffered()
    {
        m_driver->drop(
            {m_files->model("ends_in_sigmoid_traced", "labels", {"a", "b", "c", "d", "e"})});
        QTRY_VERIFY(m_driver->session().model());
        const auto& outputs = m_driver->part<QComboBox>("outputComboBox");
        QCOMPARE(outputs.count(), 2);
        QCOMPARE(outputs.currentText(), "Independent labels (sigmoid)");
        QCOMPARE(outputs.itemText(1), "Measured values");
    }

    void severalLayersAreFused()
    {
        QVERIFY(open());
        const auto one = m_driver->shown(1);
        const auto saliency = m_driver->shown(0);
        auto& picker = m_driver->part<widgets::LayerPicker>("layerPicker");
        QTest::mouseClick(&picker, Qt::LeftButton);
        auto* popup = picker.findChild<widgets::LayerPopup*>();
        QVERIFY(popup && QTest::qWaitForWindowExposed(popup));
        auto* edit = popup->findChild<QLineEdit*>("searchLineEdit");
        QTest::keyClicks(edit, "layer3");
        QTest::keyClick(edit, Qt::Key_Space);
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(m_driver->session().layer().count('+'), 1);
        QVERIFY(picker.shownText().contains("layer3") && picker.shownText().contains(" + "));
        QVERIFY(explained());
        QVERIFY(m_driver->panelMessage(1).isEmpty());
        QVERIFY(m_driver->shown(1) != one);
        QCOMPARE(m_driver->shown(0), saliency);
    }

    void theMethodIsChosenBySearching()
    {
        QVERIFY(open());
        auto* chooser = m_driver->panel(0).findChild<QComboBox*>("methodComboBox");
        QTest::mouseClick(chooser, Qt::LeftButton);
        auto* popup = chooser->findChild<widgets::MethodPopup*>();
        QVERIFY(popup && QTest::qWaitForWindowExposed(popup));
        auto* edit = popup->findChild<QLineEdit*>("searchLineEdit");
        QTest::keyClicks(edit, "selvaraju grad-cam coarse");
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_driver->methods().constFirst(), "grad_cam");
        QVERIFY(explained());
        QCOMPARE(m_driver->shown(0), m_driver->shown(1));
    }

    void helpTellsAboutTheCurrentMethod()
    {
        QVERIFY(open());
        auto& window = m_driver->window();
        m_driver->grid().setCurrentPanel(&m_driver->panel(1));
        m_driver->key(Qt::Key_F1);
        auto* card = window.findChild<widgets::HelpCard*>();
        QVERIFY(card && QTest::qWaitForWindowExposed(card));
        QVERIFY(!card->isModal());
        QCOMPARE(card->method(), "grad_cam");
        const auto text = [card] { return card->findChild<QTextBrowser*>()->toPlainText(); };
        QVERIFY(text().contains("Selvaraju"));
        QTest::keyClick(card->findChild<QTextBrowser*>(), Qt::Key_Escape);
        QVERIFY(!card->isVisible());
        QTest::mouseClick(m_driver->panel(0).findChild<QToolButton*>("helpButton"), Qt::LeftButton);
        QVERIFY(card->isVisible());
        QCOMPARE(card->method(), "saliency");
        const auto english = text();
        QVERIFY(m_driver->clickMenuEntry(QString::fromUtf8("한국어")));
        QTRY_VERIFY(text() != english);
    }

    void onePanelIsCancelledAlone()
    {
        QVERIFY(open());
        QVERIFY(m_driver->typeSteps(2, 1000));
        auto* button = m_driver->panel(2).findChild<QToolButton*>("cancelPanelButton");
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m_driver->panelMessage(2).startsWith("Cancelled."));
        QTRY_VERIFY(m_driver->window().settled());
        QVERIFY(m_driver->panelMessage(0).isEmpty() && m_driver->panelMessage(1).isEmpty());
    }

    void memoryIsSetAndRemembered()
    {
        QCOMPARE(core::memoryBudget(), core::machineMemory() / 4);
        QVERIFY(m_driver->clickMenuEntry("1 GB"));
        QCOMPARE(core::memoryBudget(), std::size_t(1) << 30);
        QCOMPARE(m_driver->settings().value(app::Key::MemoryMegabytes).toInt(), 1024);
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_animals;
};

QTEST_MAIN(TestWindowTarget)
#include "tst_windowtarget.moc"
