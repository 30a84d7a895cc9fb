// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/explainworkspace.h"
#include "app/model/modelworkspace.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/classfinder.h"
#include "widgets/colorbar.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/layerpicker.h"
#include "widgets/picturestrip.h"
#include "widgets/predictionchart.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using widgets::PictureStrip;

namespace {

bool isKorean(const QString& text)
{
    for (const QChar letter : text)
        if (letter.script() == QChar::Script_Hangul)
            return true;
    return false;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private:
    void open() { m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini")); }

    /// The small model and a picture, explained in the standard three panels.
    bool openAnimals()
    {
        m_driver->drop({m_animals, m_picture});
        return explained();
    }
    /// The default model, whose 1000 steps take seconds on any machine.
    bool openLarge(const QString& picture)
    {
        const auto model = QString::fromStdString(defaultModelPath());
        if (model.isEmpty()) {
            qWarning("no default model: run test.sh, or set SALISCOPE_MODELS");
            return false;
        }
        m_driver->drop({model, picture});
        return explained();
    }
    bool explained()
    {
        return QTest::qWaitFor([this] { return m_driver->explained(); }, 20000);
    }

    QString target(int panel) const { return m_driver->panel(panel).panelImage().target; }
    QString chosen() const { return m_driver->session().targetName(); }
    std::vector<QImage> allShown() const
    {
        std::vector<QImage> images;
        for (int panel = 0; panel < m_driver->panelCount(); ++panel)
            images.push_back(m_driver->shown(panel));
        return images;
    }
    std::optional<core::ValueRange> range(int panel) const
    {
        m_driver->grid().flush();
        return m_driver->panel(panel).findChild<widgets::ColorBar*>("colorBar")->range();
    }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_picture = m_files->picture("green.png");
        rememberQuickPanels(m_files->path("settings.ini"));
        open();
    }

    void cleanup() { m_driver.reset(); }

    void aDroppedPictureIsExplainedInThreePanels()
    {
        // As at the very first start.
        m_driver = std::make_unique<WindowDriver>(m_files->path("new.ini"));
        m_driver->drop({m_animals});
        QTRY_VERIFY(m_driver->session().model());
        m_driver->drop({m_picture});
        QVERIFY(explained());
        QCOMPARE(m_driver->methods(),
                 (QStringList{"saliency", "grad_cam", "integrated_gradients"}));
        QImage plain(m_picture);
        for (int panel = 0; panel < 3; ++panel) {
            QVERIFY2(m_driver->facts(panel).contains(QRegularExpression("[0-9] m?s\\b")),
                     qPrintable(m_driver->facts(panel)));
            QCOMPARE(m_driver->shown(panel).size(), plain.size());
            QVERIFY(m_driver->shown(panel) != plain.convertToFormat(QImage::Format_RGB32));
            QCOMPARE(target(panel), chosen());
        }
        QVERIFY(range(0) && range(2));
        QVERIFY(m_driver->facts(2).contains("completeness error"));
        QCOMPARE(m_driver->message(), "");
        QVERIFY(m_driver->window().windowTitle().startsWith("green.png"));
        QCOMPARE(m_driver->part<PictureStrip>("pictureStrip").count(), 1);
        QCOMPARE(m_driver->part<QLabel>("modelLabel").text(), "animals");
    }

    void aDarknetModelsTwoFilesOpenItOnce()
    {
        const auto cfg = m_files->text("one.cfg", "[net]\nwidth=32\nheight=32\n[convolutional]\n"
                                                  "filters=6\nactivation=linear\n[yolo]\n"
                                                  "anchors=9,9\nclasses=1\n");
        const auto weights = m_files->text("one.weights", QByteArray("\0\0\0\0\2", 5) +
                                                              QByteArray(15 + 24 * 4, '\0'));
        QSignalSpy opened(&m_driver->session(), &app::Session::modelOpened);
        for (const auto& paths : {QStringList{cfg, weights}, QStringList{weights, cfg}}) {
            m_driver->drop(paths);
            QTRY_COMPARE(opened.count(), 1);
            QTRY_VERIFY(!m_driver->session().openingModel());
            QCOMPARE(opened.takeFirst().constFirst().toString(), cfg);
            QVERIFY(m_driver->session().model()->isDetector());
        }
        m_driver->drop({weights});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(m_driver->session().model()->isDetector());
        QVERIFY(m_driver->session().pictures().empty());
        QCOMPARE(m_driver->message(), "");
    }

    void aClickOnAnotherClassExplainsItEverywhere()
    {
        QVERIFY(openAnimals());
        const auto before = allShown();
        const auto& rows = m_driver->part<widgets::PredictionChart>("predictionChart").prediction();
        const auto other = rows.at(2).name;
        QVERIFY(other != chosen());
        QVERIFY(m_driver->clickClass(other));
        QCOMPARE(chosen(), other);
        QVERIFY(explained());
        for (int panel = 0; panel < 3; ++panel)
            QCOMPARE(target(panel), other);
        for (const int panel : {0, 2})
            QVERIFY(m_driver->shown(panel) != before.at(std::size_t(panel)));
        QCOMPARE(m_driver->part<widgets::ClassFinder>("classFinder").chosen(),
                 animals().indexOf(other));
    }

    void aClassIsFoundByPartOfItsName()
    {
        QVERIFY(openAnimals());
        for (const auto* name : {"hedgehog", "goldfish"}) {
            m_driver->typeClass(QString(name).mid(1, 5));
            QCOMPARE(chosen(), name);
            QVERIFY(explained());
            QCOMPARE(target(1), name);
            // Whatever its rank, its bar is shown.
            QCOMPARE(m_driver->part<widgets::PredictionChart>("predictionChart").chosen(),
                     animals().indexOf(name));
        }
    }

    void aClassIsComparedWithAnother()
    {
        QVERIFY(openAnimals());
        m_driver->typeClass("zebra");
        QVERIFY(explained());
        const auto before = m_driver->shown(0);
        auto* edit = m_driver->part<widgets::ClassFinder>("againstFinder").findChild<QLineEdit*>();
        QTest::keyClicks(edit, "koa");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(explained());
        QCOMPARE(target(0), "zebra rather than koala");
        QVERIFY(m_driver->shown(0) != before);
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QVERIFY(explained());
        QCOMPARE(target(0), "zebra");
        QCOMPARE(m_driver->shown(0), before);
    }

    void keysChangeTheView()
    {
        QVERIFY(openAnimals());
        const auto overlay = m_driver->shown(0);
        m_driver->key(Qt::Key_H);
        const auto heatMap = m_driver->shown(0);
        m_driver->key(Qt::Key_M);
        const auto masked = m_driver->shown(0);
        m_driver->key(Qt::Key_P);
        const auto picture = m_driver->shown(0);
        m_driver->key(Qt::Key_O);
        QCOMPARE(m_driver->shown(0), overlay);
        const std::vector<QImage> views{overlay, heatMap, masked, picture};
        for (std::size_t i = 0; i < views.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(views[i] != views[j]);
        QCOMPARE(picture.pixelColor(3, 3), QColor(Qt::darkGreen));
        m_driver->key(Qt::Key_F); // weak values no longer let the picture through
        QVERIFY(m_driver->shown(0) != overlay);
        m_driver->key(Qt::Key_F);
        QCOMPARE(m_driver->shown(0), overlay);
    }

    void oneKeyPutsAllOnOneScale()
    {
        QVERIFY(openAnimals());
        QVERIFY(range(0) && range(2));
        QVERIFY(!(range(0) == range(2)));
        m_driver->key(Qt::Key_C);
        QCOMPARE(range(0), range(2));
        m_driver->key(Qt::Key_C);
        QVERIFY(!(range(0) == range(2)));
    }

    void panelsComeGoAndMove()
    {
        QVERIFY(openAnimals());
        m_driver->key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(m_driver->panelCount(), 4);
        QVERIFY(explained());
        QVERIFY(m_driver->facts(3).contains("ms"));
        m_driver->key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(m_driver->panelCount(), 3);

        m_driver->grid().setCurrentPanel(&m_driver->panel(0));
        m_driver->key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_driver->methods(),
                 (QStringList{"grad_cam", "saliency", "integrated_gradients"}));
        m_driver->key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        m_driver->key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier); // at the end already
        QCOMPARE(m_driver->methods().first(), "saliency");
        for (int count = 3; count > 0; --count)
            m_driver->key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(m_driver->panelCount(), 0);
        m_driver->key(Qt::Key_W, Qt::ControlModifier);
        m_driver->key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(explained());
        QCOMPARE(m_driver->methods(), QStringList{"saliency"});
    }

    void anotherMethodIsChosenInAPanel()
    {
        QVERIFY(openAnimals());
        const auto before = m_driver->shown(0);
        QTest::keyClick(m_driver->panel(0).findChild<QComboBox*>("methodComboBox"), Qt::Key_Down);
        QVERIFY(m_driver->methods()[0] != "saliency");
        QVERIFY(explained());
        QVERIFY(m_driver->shown(0) != before);
    }

    void theLayerChangesOnlyMapsThatUseIt()
    {
        QVERIFY(openAnimals());
        auto& layers = m_driver->part<widgets::LayerPicker>("layerPicker");
        QVERIFY(layers.count() > 5);
        const auto standard = layers.currentData().toString();
        QCOMPARE(standard, QString::fromStdString(m_driver->session().model()->standardLayer()));
        const auto before = allShown();
        const auto saliencyFacts = m_driver->facts(0);
        layers.setFocus();
        for (int row = 0; row < 4; ++row)
            QTest::keyClick(&layers, Qt::Key_Up);
        QVERIFY(layers.currentData().toString() != standard);
        QCOMPARE(m_driver->session().layer(), layers.currentData().toString());
        QVERIFY(explained());
        QVERIFY(m_driver->shown(1) != before[1]);
        QCOMPARE(m_driver->shown(0), before[0]);
        QCOMPARE(m_driver->facts(0), saliencyFacts);
    }

    void escapeCancelsAndTheWindowGoesOn()
    {
        QVERIFY(openLarge(m_picture));
        QVERIFY(m_driver->typeSteps(2, 1000));
        QTRY_VERIFY(m_driver->panel(2).busy());
        auto& jobBar = m_driver->part<QWidget>("jobBar");
        QTRY_VERIFY(jobBar.isVisible()); // long enough to be cancelled
        m_driver->key(Qt::Key_Escape);
        QVERIFY(!m_driver->panel(2).busy());
        QVERIFY(m_driver->panelMessage(2).startsWith("Cancelled."));
        QTRY_VERIFY(m_driver->window().settled() && !jobBar.isVisible());
        QVERIFY(m_driver->panelMessage(0).isEmpty()); // what was done stays
        QVERIFY(m_driver->typeSteps(2, 4));
        QVERIFY(m_driver->clickClass(
            m_driver->part<widgets::PredictionChart>("predictionChart").prediction().at(1).name));
        QTRY_VERIFY(m_driver->explained());
        QVERIFY(m_driver->panelMessage(2).isEmpty());
        QVERIFY(m_driver->facts(2).contains("completeness error"));
    }

    void aPanelThatIsClosedWhileItWorksStopsWorking()
    {
        QVERIFY(openLarge(m_picture));
        QVERIFY(m_driver->typeSteps(2, 1000));
        QTRY_VERIFY(m_driver->panel(2).busy());
        auto& jobBar = m_driver->part<QWidget>("jobBar");
        QTRY_VERIFY(jobBar.isVisible());
        m_driver->grid().setCurrentPanel(&m_driver->panel(2));
        m_driver->key(Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(m_driver->window().settled());
        QTRY_VERIFY(!jobBar.isVisible());
    }

    void aNewClassReplacesRunningWork()
    {
        QVERIFY(openAnimals());
        QVERIFY(m_driver->typeSteps(2, 300));
        QTRY_VERIFY(m_driver->panel(2).busy());
        for (const auto* name : {"zebra", "macaw", "koala"})
            m_driver->typeClass(name);
        QVERIFY(explained());
        QVERIFY(m_driver->facts(2).contains("completeness error"));
        for (int panel = 0; panel < 3; ++panel)
            QCOMPARE(target(panel), "koala");
    }

    void theLanguageSwitchesAtOnce()
    {
        QVERIFY(openAnimals());
        auto& window = m_driver->window();
        const auto texts = [&] {
            QStringList list{window.findChild<QDockWidget*>("targetDock")->windowTitle(),
                             m_driver->panel(0).methodName()};
            for (const auto* action : window.menuBar()->actions())
                list << action->text();
            for (const auto* action : window.menuBar()->actions().constFirst()->menu()->actions())
                if (!action->isSeparator())
                    list << action->text();
            return list;
        };
        const auto english = texts();
        QVERIFY(m_driver->clickMenuEntry(QString::fromUtf8("한국어")));
        QTRY_VERIFY(texts() != english);
        for (const auto& text : texts())
            QVERIFY2(isKorean(text), qPrintable(text));
        QCOMPARE(m_driver->settings().text(app::Key::Language), "ko");
        QVERIFY(m_driver->clickMenuEntry("English"));
        QTRY_COMPARE(texts(), english);
        QCOMPARE(target(0), chosen());
        QVERIFY(m_driver->explained()); // maps stay
    }

    void aPictureIsPasted()
    {
        QVERIFY(openAnimals());
        QImage copied(64, 48, QImage::Format_ARGB32);
        copied.fill(Qt::magenta);
        QApplication::clipboard()->setImage(copied);
        m_driver->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_driver->part<PictureStrip>("pictureStrip").count(), 2);
        QVERIFY(explained());
        QCOMPARE(m_driver->panel(0).panelImage().map.size(), QSize(64, 48));
        QApplication::clipboard()->setText("no picture");
        m_driver->key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_driver->message().contains("clipboard"));
        QCOMPARE(m_driver->part<PictureStrip>("pictureStrip").count(), 2);
    }

    void panelsAreCopiedAndSaved()
    {
        QVERIFY(openAnimals());
        QApplication::clipboard()->clear();
        m_driver->key(Qt::Key_C, Qt::ControlModifier);
        auto& grid = m_driver->grid();
        const auto one = QApplication::clipboard()->image();
        QVERIFY(one.width() >= 120 && one.height() >= 80);
        QCOMPARE(one.size(), grid.panelImage(grid.currentPanel()).size());
        m_driver->key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const auto all = QApplication::clipboard()->image();
        QVERIFY(all.width() * all.height() >= 3 * one.width() * one.height());
        const auto path = m_files->path("saved.png");
        QVERIFY(grid.panelImage(grid.panels().front()).save(path));
        QCOMPARE(QImage(path).size(), one.size());
    }

    void keysWalkThroughThePictures()
    {
        m_driver->drop({m_animals, m_picture, m_files->picture("b.png", Qt::red),
                        m_files->picture("c.png", Qt::blue)});
        QVERIFY(explained());
        auto& strip = m_driver->part<PictureStrip>("pictureStrip");
        QCOMPARE(strip.count(), 3);
        QCOMPARE(strip.current(), 0);
        m_driver->key(Qt::Key_PageDown);
        QVERIFY(m_driver->window().windowTitle().startsWith("b.png"));
        m_driver->key(Qt::Key_PageDown);
        m_driver->key(Qt::Key_PageDown); // there is no fourth
        QCOMPARE(strip.current(), 2);
        m_driver->key(Qt::Key_PageUp);
        QCOMPARE(strip.current(), 1);
        QVERIFY(explained());
        m_driver->key(Qt::Key_P);
        QCOMPARE(m_driver->shown(0).pixelColor(3, 3), QColor(Qt::red));
    }

    void theNextWindowLooksLikeTheLastOne()
    {
        QVERIFY(openAnimals());
        m_driver->key(Qt::Key_H);
        m_driver->key(Qt::Key_C);
        m_driver->key(Qt::Key_F);
        m_driver->grid().setCurrentPanel(&m_driver->panel(0));
        m_driver->key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        m_driver->key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_driver->typeSteps(2, 7));
        m_driver->panel(2).findChild<QSlider*>("opacitySlider")->setValue(35);
        QVERIFY(explained());
        m_driver->window().resize(1000, 640);
        const auto methods = m_driver->methods();
        const auto heatMap = m_driver->shown(1);
        m_driver->window().close();
        m_driver.reset();

        open();
        QCOMPARE(m_driver->methods(), methods);
        QCOMPARE(m_driver->window().size(), QSize(1000, 640));
        QCOMPARE(m_driver->panel(2).parameters().integer("steps"), 7);
        QCOMPARE(m_driver->panel(2).opacity(), 0.35);
        QVERIFY(m_driver->grid().commonRange());
        QCOMPARE(m_driver->settings().value(app::Key::RecentPictures).toStringList(),
                 QStringList{m_picture});
        QCOMPARE(m_driver->settings().value(app::Key::RecentModels).toStringList(),
                 QStringList{m_animals});
        QVERIFY(openAnimals());
        QCOMPARE(m_driver->shown(1), heatMap);
        m_driver->key(Qt::Key_F);
        QVERIFY(m_driver->settings().flag(app::Key::FadeWeak)); // it was off
    }

    void closingAsksForAnEditedCard()
    {
        QVERIFY(openAnimals());
        auto& window = m_driver->window();
        m_driver->key(Qt::Key_4, Qt::ControlModifier);
        auto& pages = window.modelWorkspace();
        auto* page = window.findChild<QWidget*>("preprocessingPage");
        pages.setCurrentWidget(page);
        auto* title = page->findChild<QLineEdit*>("titleLineEdit");
        title->setFocus();
        QTest::keyClicks(title, "Zoo");
        m_driver->key(Qt::Key_1, Qt::ControlModifier);
        const auto question = [&] { return window.findChild<QMessageBox*>("unsavedCardBox"); };
        window.close();
        QVERIFY(question() && window.isVisible());
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QVERIFY(window.isVisible());
        window.close();
        for (auto* button : question()->buttons())
            if (question()->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        QTRY_VERIFY(!window.isVisible());
    }

    void theDefaultModelExplainsASample()
    {
        QVERIFY(openLarge(samplePicture("drums-and-guitar.jpg")));
        QCOMPARE(chosen(), "electric guitar");
        for (int panel = 0; panel < 3; ++panel)
            QVERIFY(range(panel)); // Grad-CAM of a trained net too
        const auto before = allShown();
        m_driver->typeClass("drum");
        QVERIFY(explained());
        QVERIFY2(chosen().contains("drum"), qPrintable(chosen()));
        for (int panel = 0; panel < 3; ++panel)
            QVERIFY(m_driver->shown(panel) != before.at(std::size_t(panel)));
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_animals, m_picture;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
