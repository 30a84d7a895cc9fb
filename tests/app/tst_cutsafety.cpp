// SPDX-License-Identifier: GPL-3.0-or-later
// What was cut out is saved, asked for before it goes, and found again after a crash.
#include "core/segment/maskfiles.h"
#include "tests/support/cutdriver.h"
#include "tests/support/modelfiles.h"
#include "widgets/picturestrip.h"
#include "widgets/pixels.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>

namespace {

const cv::Size size = CutDriver::size;

} // namespace

class TestCutSafety : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }
    void init() { m_editor = std::make_unique<CutDriver>(); }
    void cleanup() { m_editor.reset(); }

    void masksAreSavedAndLoadedBack()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        QCOMPARE(m_editor->journals().size(), 1);
        const auto before = m_editor->mask();
        const auto path = m_editor->files().path("saved.png");
        m_editor->driver().key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_editor->choose("saveDialog", path));
        QTRY_VERIFY(!m_editor->document().modified());
        QTRY_VERIFY(
            m_editor->driver().window().statusBar()->currentMessage().contains("saved.png"));
        QVERIFY(m_editor->journals().isEmpty());
        QCOMPARE(differing(core::readMask(path.toStdString(), size), before), 0);

        const auto json = m_editor->files().path("disc-coco.json");
        QVERIFY(m_editor->driver().clickMenuEntry("COCO, &polygons..."));
        QVERIFY(m_editor->choose("saveDialog", json));
        QTRY_VERIFY(QFile::exists(json));
        m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        m_editor->driver().drop({json});
        QTRY_COMPARE(m_editor->document().undoName(), "loaded seeds");
        QVERIFY(m_editor->settled());
        QVERIFY(differing(m_editor->mask(), before) < 0.02 * m_editor->area());
        QCOMPARE(m_editor->driver().session().pictures().size(), std::size_t(1));
    }

    void everyKindOfFileIsWritten_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("ending");
        QTest::newRow("mask") << "&Save mask..."
                              << "png";
        QTest::newRow("cut-out") << "Save cut-&out..."
                                 << "png";
        QTest::newRow("index") << "Mask with &indexed colours..."
                               << "png";
        QTest::newRow("polygons") << "COCO, &polygons..."
                                  << "json";
        QTest::newRow("run lengths") << "COCO, &run lengths..."
                                     << "json";
        QTest::newRow("labelme") << "&labelme..."
                                 << "json";
        QTest::newRow("seeds") << "&Seeds..."
                               << "png";
    }
    void everyKindOfFileIsWritten()
    {
        QFETCH(const QString, entry);
        QFETCH(const QString, ending);
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        const auto path = m_editor->files().path("written." + ending);
        QVERIFY(m_editor->driver().clickMenuEntry(entry));
        QVERIFY(m_editor->choose("saveDialog", path));
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(m_editor->settled());
        if (entry == "&Seeds...") {
            const auto seeds = core::readSeeds(path.toStdString(), size);
            QCOMPARE(differing(seeds, m_editor->document().effective()), 0);
        } else {
            const auto read = core::readMask(path.toStdString(), size, "disc.png");
            QVERIFY(differing(read, m_editor->mask()) <= 0.02 * m_editor->area());
        }
        if (entry.startsWith("Mask with")) {
            const QImage image(path);
            QCOMPARE(image.format(), QImage::Format_Indexed8);
            QCOMPARE(image.pixelIndex(80, 60), 1);
            QCOMPARE(image.pixelIndex(2, 2), 0);
        }
    }

    void aMaskThatCannotBeWrittenOrReadIsTold()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        const auto path = m_editor->files().path("mask.txt"); // not a format for masks
        m_editor->driver().key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_editor->choose("saveDialog", path));
        QTRY_VERIFY(m_editor->driver().message().contains("mask.txt"));
        QVERIFY(m_editor->document().modified());
        QVERIFY(!QFile::exists(path));
        m_editor->driver().drop({m_editor->files().text("broken.json", "{\"shapes\": 3}")});
        QTRY_VERIFY(m_editor->driver().message().contains("broken.json"));
        QCOMPARE(m_editor->document().depth(), 2);
        QCOMPARE(m_editor->journals().size(), 1);
    }

    void aCancelledSaveChangesNothing()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        m_editor->driver().key(Qt::Key_S, Qt::ControlModifier);
        auto* dialog = m_editor->driver().window().findChild<QFileDialog*>("saveDialog");
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_editor->driver().window().findChild<QFileDialog*>("saveDialog"));
        QVERIFY(m_editor->document().modified());
        m_editor->driver().window().close();
        QVERIFY(m_editor->answer("Save mask"));
        QTRY_VERIFY(m_editor->driver().window().findChild<QFileDialog*>("saveDialog"));
        QTest::keyClick(m_editor->driver().window().findChild<QFileDialog*>("saveDialog"),
                        Qt::Key_Escape);
        QTRY_VERIFY(!m_editor->driver().window().findChild<QFileDialog*>("saveDialog"));
        QVERIFY(m_editor->driver().window().isVisible());
        QVERIFY(m_editor->settled());
    }

    void theCutOutIsCopied()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        QApplication::clipboard()->clear();
        m_editor->driver().key(Qt::Key_C, Qt::ControlModifier);
        const auto copied = QApplication::clipboard()->image();
        QCOMPARE(copied.size(), QSize(160, 120));
        QCOMPARE(copied.pixelColor(5, 5).alpha(), 0);
        const auto pixel = discPicture(size).at<cv::Vec3b>(60, 80);
        QCOMPARE(copied.pixelColor(80, 60), QColor(pixel[0], pixel[1], pixel[2]));
    }

    void closingAsksForUnsavedEdits()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        auto& window = m_editor->driver().window();
        window.close();
        QVERIFY(m_editor->answer("Cancel"));
        QTRY_VERIFY(!m_editor->question());
        QVERIFY(window.isVisible());
        QCOMPARE(m_editor->journals().size(), 1);

        window.close();
        QVERIFY(m_editor->answer("Save mask"));
        QVERIFY(m_editor->choose("saveDialog", m_editor->files().path("kept.png")));
        QTRY_VERIFY(!window.isVisible());
        QVERIFY(QFile::exists(m_editor->files().path("kept.png")));
        QVERIFY(m_editor->journals().isEmpty());
    }

    void editsCanBeDiscarded()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        m_editor->driver().window().close();
        QVERIFY(m_editor->answer("Discard"));
        QTRY_VERIFY(!m_editor->driver().window().isVisible());
        QVERIFY(m_editor->journals().isEmpty());
        m_editor->crash();
        m_editor->open();
        QVERIFY(!m_editor->part<QWidget>("recoveryBar").isVisible());
    }

    void withoutEditsItClosesAtOnce()
    {
        QVERIFY(m_editor->openWithModel());
        m_editor->driver().window().close();
        QVERIFY(!m_editor->question() && !m_editor->driver().window().isVisible());
    }

    void removingAPictureAsksToo()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        QVERIFY(!m_editor->part<QLabel>("areaLabel").isHidden());
        const auto remove = [this] {
            emit m_editor->part<widgets::PictureStrip>("pictureStrip").removeRequested(0);
        };
        remove();
        QVERIFY(m_editor->answer("Cancel"));
        QTRY_VERIFY(!m_editor->question());
        QCOMPARE(m_editor->driver().session().pictures().size(), std::size_t(1));
        remove();
        QVERIFY(m_editor->answer("Discard"));
        QTRY_VERIFY(m_editor->driver().session().pictures().empty());
        QVERIFY(m_editor->journals().isEmpty());
        QVERIFY(m_editor->settled());
        QVERIFY(m_editor->part<QLabel>("areaLabel").isHidden());
        m_editor->paint({10, 10}, {20, 20}); // there is nothing to draw on
        QVERIFY(!m_editor->cut().document());
    }

    void aCrashLosesNothing()
    {
        QVERIFY(m_editor->openWithModel());
        m_editor->driver().typeClass("koala");
        QVERIFY(m_editor->settled());
        QVERIFY(m_editor->paintDisc());
        const auto state = m_editor->document().state();
        const auto before = m_editor->mask();
        m_editor->crash(); // without having been closed
        QCOMPARE(m_editor->journals().size(), 1);

        m_editor->open();
        m_editor->driver().key(Qt::Key_1, Qt::ControlModifier);
        auto& bar = m_editor->part<QWidget>("recoveryBar");
        QVERIFY(bar.isVisible());
        QVERIFY(m_editor->part<QLabel>("recoveryLabel").text().contains("disc.png"));
        m_editor->driver().drop({m_editor->animalsModel()});
        QVERIFY(m_editor->settled());
        QTest::mouseClick(&m_editor->part<QPushButton>("recoverButton"), Qt::LeftButton);
        QVERIFY(!bar.isVisible());
        QTRY_VERIFY(m_editor->cut().document() && m_editor->document().modified());
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().state(), state);
        QCOMPARE(differing(m_editor->mask(), before), 0);
        QVERIFY(m_editor->canvas().isVisible());
        QCOMPARE(m_editor->driver().session().targetName(), "koala");
        QCOMPARE(m_editor->document().depth(), 2);
        m_editor->canvas().setFocus();
        m_editor->driver().key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_editor->document().depth(), 1);
        QCOMPARE(m_editor->journals().size(), 1);
    }

    void whatComesAfterDamageIsRecoveredToo()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        m_editor->crash();
        QFile journal(m_editor->files().path("journal/" + m_editor->journals().at(0)));
        QVERIFY(journal.open(QIODevice::Append));
        journal.write("{\"do\":\"load\",\"seeds\":{\"rect\":[0,0,9,9],\"runs\":\"AQ==\"}}\n");
        journal.close();
        const auto recover = [this] {
            m_editor->open();
            QTest::mouseClick(&m_editor->part<QPushButton>("recoverButton"), Qt::LeftButton);
            return QTest::qWaitFor([this] {
                       return m_editor->cut().document() && m_editor->document().modified();
                   }) &&
                   m_editor->settled();
        };
        QVERIFY(recover());
        QVERIFY(m_editor->driver().message().contains("damaged"));
        QCOMPARE(m_editor->document().depth(), 2);
        m_editor->paint({80, 30}, {80, 90});
        QVERIFY(m_editor->settled());
        const auto state = m_editor->document().state();
        m_editor->crash();
        QVERIFY(recover());
        QCOMPARE(m_editor->document().state(), state);
    }

    void whatIsRecoveredCanBeDiscarded()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        m_editor->crash();
        m_editor->open();
        QTest::mouseClick(&m_editor->part<QPushButton>("discardButton"), Qt::LeftButton);
        QVERIFY(!m_editor->part<QWidget>("recoveryBar").isVisible());
        QVERIFY(QDir(m_editor->files().path("journal")).isEmpty());
    }

    void anotherPictureUnderTheSameNameIsTold()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        m_editor->crash();
        m_editor->files().picture("disc.png", Qt::red, {160, 120});
        m_editor->open();
        QTest::mouseClick(&m_editor->part<QPushButton>("recoverButton"), Qt::LeftButton);
        QTRY_VERIFY2(m_editor->driver().message().contains("disc.png"),
                     qPrintable(m_editor->driver().message()));
        QVERIFY(m_editor->settled());
        QVERIFY(m_editor->document().untouched());
        QCOMPARE(m_editor->journals().size(), 1); // for when the former one is back
    }

    void aMaskThatCannotBeSavedAnyMoreIsTold()
    {
        m_editor->driver().drop({m_editor->files().picture("other.png", Qt::red, {90, 70})});
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        const auto path = m_editor->files().path("late.png");
        saveInTheMiddleOfACut(path);
        m_editor->driver().session().choosePicture(0);
        QTRY_VERIFY(m_editor->driver().message().contains("not on show any more"));
        QVERIFY(m_editor->settled());
        QVERIFY(!QFile::exists(path));
        m_editor->driver().window().close(); // nothing is under way
        QVERIFY(m_editor->answer("Discard"));
        QTRY_VERIFY(!m_editor->driver().window().isVisible());
    }

    void closingWaitsForFiles()
    {
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        const auto path = m_editor->files().path("late.png");
        saveInTheMiddleOfACut(path);
        auto& window = m_editor->driver().window();
        window.close();
        QVERIFY(window.isVisible() && !m_editor->question());
        QTRY_VERIFY(!window.isVisible());
        QVERIFY(QFile::exists(path));
        QVERIFY(m_editor->journals().isEmpty());
    }

    void seedsThatComeTooLateAreTold()
    {
        m_editor->driver().drop({m_editor->files().picture("other.png", Qt::red, {90, 70})});
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        const auto mask = m_editor->files().path("mask.png");
        core::writeMask(mask.toStdString(), m_editor->mask());
        m_editor->cut().loadMask(mask);
        m_editor->driver().session().choosePicture(0);
        QTRY_VERIFY(m_editor->driver().message().contains("not on show any more"));
        m_editor->driver().session().choosePicture(1);
        QVERIFY(m_editor->settled());
        QCOMPARE(m_editor->document().depth(), 2);
    }

    void onlyThePictureThatWasAskedAboutIsSaved()
    {
        m_editor->driver().drop({m_editor->files().picture("other.png", Qt::red, {90, 70})});
        QVERIFY(m_editor->openDisc());
        QVERIFY(m_editor->paintDisc());
        m_editor->driver().window().close();
        QTRY_VERIFY(m_editor->question());
        m_editor->driver().session().removePicture(1);
        QVERIFY(m_editor->answer("Save mask"));
        QTRY_VERIFY(m_editor->driver().message().contains("not on show any more"));
        QVERIFY(m_editor->settled());
        QVERIFY(!m_editor->driver().window().findChild<QFileDialog*>("saveDialog"));
    }

    void aPastedPictureIsRecoveredToo()
    {
        QApplication::clipboard()->setImage(widgets::toImage(discPicture(size)));
        m_editor->driver().key(Qt::Key_V, Qt::ControlModifier);
        m_editor->driver().key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_editor->settled());
        QVERIFY(m_editor->paintDisc());
        const auto state = m_editor->document().state();
        m_editor->crash();
        m_editor->open();
        QTest::mouseClick(&m_editor->part<QPushButton>("recoverButton"), Qt::LeftButton);
        QTRY_VERIFY(m_editor->cut().document() && m_editor->document().modified());
        QCOMPARE(m_editor->document().state(), state);
    }

private:
    /// Chooses where to save, and changes the cut-out before that is told.
    void saveInTheMiddleOfACut(const QString& path)
    {
        m_editor->driver().key(Qt::Key_S, Qt::ControlModifier);
        auto* dialog = m_editor->driver().window().findChild<QFileDialog*>("saveDialog");
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        auto* edit = dialog->findChild<QLineEdit*>("fileNameEdit");
        edit->selectAll();
        QTest::keyClicks(edit, path);
        m_editor->document().apply(
            app::StrokeEdit{line(core::Seed::Background, {80, 30}, {80, 90}, 4)});
        QTest::keyClick(edit, Qt::Key_Return);
    }

    std::unique_ptr<CutDriver> m_editor;
};

QTEST_MAIN(TestCutSafety)
#include "tst_cutsafety.moc"
