// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input: one sentence that names the file, and the window goes on with what it had.
#include "app/explain/explainworkspace.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/methodchooser.h"
#include "widgets/picturestrip.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

class TestWindowProblems : public QObject {
    Q_OBJECT

private:
    bool explained()
    {
        return QTest::qWaitFor([this] { return m_driver->explained(); }, 20000);
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_driver->window().settled(); }, 20000);
    }
    int pictures() { return m_driver->part<widgets::PictureStrip>("pictureStrip").count(); }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_picture = m_files->picture("green.png");
        rememberQuickPanels(m_files->path("settings.ini"));
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
        m_driver->drop({m_animals, m_picture});
        QVERIFY(explained());
        m_driver->typeClass("zebra");
        QVERIFY(explained());
        m_map = m_driver->shown(0);
    }

    void cleanup() { m_driver.reset(); }

    void brokenFilesChangeNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text as picture") << "notes.jpg" << QByteArray("Buy milk.");
        QTest::newRow("empty picture") << "empty.png" << QByteArray();
        QTest::newRow("cut picture")
            << "cut.png" << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("no such picture") << "gone.png" << QByteArray("gone");
        QTest::newRow("folder") << "folder" << QByteArray("folder");
        QTest::newRow("cut model") << "cut_half.pt" << QByteArray("fixture");
        QTest::newRow("weights only") << "state_dict.pt" << QByteArray("fixture");
        QTest::newRow("text as model") << "text.pt" << QByteArray("fixture");
        QTest::newRow("unknown operator") << "unknown_operator.pt" << QByteArray("fixture");
        QTest::newRow("four channels") << "four_channels_traced.pt" << QByteArray("fixture");
    }
    void brokenFilesChangeNothing()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        auto path = m_files->path(name);
        if (content == "fixture")
            path = QString::fromStdString(fixturePath(name.toStdString()));
        else if (content == "folder")
            QVERIFY(QDir().mkpath(path));
        else if (content != "gone")
            m_files->text(name, content);
        const auto model = m_driver->session().model();
        const auto methods = m_driver->methods();
        m_driver->drop({path});
        QTRY_VERIFY(!m_driver->message().isEmpty());
        const auto subject = name.section('.', 0, 0); // the card's sentence names the card
        QVERIFY2(m_driver->message().contains(subject), qPrintable(m_driver->message()));
        QVERIFY(!m_driver->message().contains('\n'));
        QVERIFY(explained());
        QCOMPARE(pictures(), 1);
        QCOMPARE(m_driver->session().model(), model);
        QCOMPARE(m_driver->session().targetName(), "zebra");
        QCOMPARE(m_driver->methods(), methods);
        QCOMPARE(m_driver->shown(0), m_map);
        QVERIFY(m_driver->window().windowTitle().startsWith("green.png"));
        QVERIFY(
            !m_driver->settings().value(app::Key::RecentPictures).toStringList().contains(path));
        QVERIFY(!m_driver->settings().value(app::Key::RecentModels).toStringList().contains(path));
    }

    void aModelIsOpenedInSpiteOfItsCard_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("value") << "card_zero_std"
                               << "\"input.std\" must not be 0";
        QTest::newRow("type") << "card_wrong_type"
                              << "\"input.width\" must be a whole number";
        QTest::newRow("no JSON") << "card_not_json"
                                 << "parse error";
        QTest::newRow("channels") << "card_gray"
                                  << "the model takes 3";
        QTest::newRow("size") << "card_tiny_input"
                              << "card_tiny_input.pt";
        QTest::newRow("labels") << "card_labels_missing"
                                << "nowhere.txt";
    }
    void aModelIsOpenedInSpiteOfItsCard()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, sentence);
        const auto before = m_driver->session().model();
        // That the picture does not fit some of these models is told later.
        QSignalSpy problems(&m_driver->session(), &app::Session::problem);
        m_driver->drop({QString::fromStdString(fixturePath((name + ".pt").toStdString()))});
        QTRY_VERIFY(m_driver->session().model() != before);
        QCOMPARE(m_driver->session().model()->classCount(), 5);
        const auto told = problems.at(0).at(0).toString();
        QVERIFY2(told.contains(sentence), qPrintable(told));
        QVERIFY(told.contains("opened nevertheless"));
        m_driver->drop({m_animals});
        QVERIFY(explained());
        QVERIFY(m_driver->message().isEmpty());
    }

    void aMessageIsClosedByHand()
    {
        m_driver->drop({m_files->text("notes.jpg", "Buy milk.")});
        QTRY_VERIFY(!m_driver->message().isEmpty());
        QTest::mouseClick(&m_driver->part<QToolButton>("messageCloseButton"), Qt::LeftButton);
        QVERIFY(m_driver->message().isEmpty());
        QVERIFY(explained());
    }

    void whatIsOnTheNetIsNotOpened()
    {
        QMimeData data;
        data.setUrls({QUrl("https://example.org/zebra.jpg")});
        m_driver->drop(data);
        QVERIFY(m_driver->message().contains("Save it first"));
        QCOMPARE(pictures(), 1);
    }

    void textIsNotTakenForAFile()
    {
        QMimeData data;
        data.setText("zebra.jpg");
        m_driver->drop(data);
        QVERIFY(settled());
        QCOMPARE(pictures(), 1);
    }

    void aModelWithoutFiniteScoresSaysSo()
    {
        m_driver->drop(
            {m_files->model("nan_output_traced", "nan", {"apple", "pear", "plum", "fig", "lime"})});
        QTRY_VERIFY(m_driver->message().contains("not finite"));
        QVERIFY(settled());
        QVERIFY(!m_driver->session().target());
        m_driver->key(Qt::Key_H); // the window goes on
        m_driver->key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(settled());
        m_driver->drop({m_animals});
        QVERIFY(explained());
        QVERIFY(m_driver->session().target());
        QVERIFY(m_driver->message().isEmpty());
    }

    void aModelWithoutPositionsHasNoGradCam()
    {
        m_driver->drop(
            {m_files->model("mlp_traced", "mlp", {"apple", "pear", "plum", "fig", "lime"})});
        QTRY_COMPARE(m_driver->session().model()->card().title, "mlp");
        QVERIFY(explained());
        QCOMPARE(m_driver->methods()[1], "grad_cam");
        QVERIFY2(m_driver->panelMessage(1).contains("no layer with spatial positions"),
                 qPrintable(m_driver->panelMessage(1)));
        for (const int panel : {0, 2})
            QVERIFY(m_driver->facts(panel).contains("ms"));
        // It is offered, disabled, with the reason.
        auto* chooser = m_driver->panel(0).findChild<widgets::MethodChooser*>();
        const int row = chooser->findData("grad_cam");
        QVERIFY(row >= 0);
        QVERIFY(!(chooser->model()->index(row, 0).flags() & Qt::ItemIsEnabled));
        QVERIFY(chooser->itemData(row, Qt::ToolTipRole).toString().contains("spatial positions"));
        m_driver->drop({m_animals});
        QVERIFY(explained());
        QVERIFY(m_driver->panelMessage(1).isEmpty() || m_driver->facts(1).contains("ms"));
    }

    void aPictureOfAnotherSizeIsRefusedByAModelOfOneSize()
    {
        m_driver->drop({QString::fromStdString(fixturePath("resnet18_traced.pt"))});
        QTRY_VERIFY(!m_driver->message().isEmpty());
        QVERIFY2(m_driver->message().contains("120 x 80") &&
                     m_driver->message().contains("96 x 96"),
                 qPrintable(m_driver->message()));
        QVERIFY(settled());
        m_driver->drop({m_files->picture("right.png", Qt::red, {96, 96})});
        QVERIFY(explained());
        QVERIFY(m_driver->facts(0).contains("ms"));
    }

    void aWindowClosesInTheMiddleOfWork()
    {
        QVERIFY(m_driver->typeSteps(2, 1000));
        QTRY_VERIFY(m_driver->panel(2).busy());
        m_driver->window().close();
        m_driver.reset();
    }

    void theLastPictureGoes()
    {
        m_driver->session().removePicture(0);
        QVERIFY(settled());
        QCOMPARE(pictures(), 0);
        QVERIFY(m_driver->shown(0).isNull());
        m_driver->key(Qt::Key_C, Qt::ControlModifier);
        m_driver->key(Qt::Key_PageDown);
        m_driver->drop({m_picture});
        QVERIFY(explained());
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_animals, m_picture;
    QImage m_map;
};

QTEST_MAIN(TestWindowProblems)
#include "tst_windowproblems.moc"
