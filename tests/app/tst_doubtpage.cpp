// SPDX-License-Identifier: GPL-3.0-or-later
// Whether to believe a box: a detector each of whose boxes sees its own cell only, and a
// classifier.
#include "app/detect/detectworkspace.h"
#include "app/detect/doubtpage.h"
#include "core/probe/probe.h"
#include "tests/support/detectornets.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/program.h"
#include "tests/support/windowdriver.h"
#include "widgets/classfinder.h"
#include "widgets/detect/doubtview.h"
#include "widgets/progressoverlay.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using core::Judgement;

class TestDoubtPage : public QObject {
    Q_OBJECT

private:
    /// A bright cell is a cat or a dog.
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
    app::DoubtPage& page() { return m_driver->window().detectWorkspace().doubt(); }
    app::Session& session() { return m_driver->session(); }
    QString empty() { return part<QLabel>("doubtEmptyLabel").text(); }
    const widgets::Verdict& forClass()
    {
        return part<widgets::VerdictCard>("classVerdictCard").verdict();
    }
    const widgets::Verdict& forAgainst()
    {
        return part<widgets::VerdictCard>("againstVerdictCard").verdict();
    }
    widgets::EvidenceView& view(const char* name = "classEvidenceView")
    {
        return part<widgets::EvidenceView>(name);
    }
    QString cell(int row, int column)
    {
        return part<QTableWidget>("doubtTable").item(row, column)->text();
    }
    int rows() { return part<QTableWidget>("doubtTable").rowCount(); }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_driver->window().settled(); }, 20000);
    }
    void goThere()
    {
        m_driver->key(Qt::Key_5, Qt::ControlModifier);
        auto& workspace = m_driver->window().detectWorkspace();
        auto* bar = workspace.tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {},
                          bar->tabRect(workspace.indexOf(&page())).center());
    }
    bool open(const QStringList& paths)
    {
        m_driver->drop(paths);
        goThere();
        return QTest::qWaitFor([this] { return page().examination() != nullptr; }, 20000) &&
               settled();
    }
    void chooseBox(int number)
    {
        session().chooseDetection(session().shownDetections().at(std::size_t(number)));
    }
    /// Of the first box of a class.
    int numberOf(int classIndex)
    {
        const auto shown = session().shownDetections();
        return int(std::ranges::find(shown, classIndex, &core::Detection::classIndex) -
                   shown.begin());
    }
    void typeAgainst(const QString& text)
    {
        auto* edit = part<widgets::ClassFinder>("againstClassFinder").findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_model = m_files->path("cells.pt");
        detector::writeCells(m_model.toStdString(), 0.5);
        m_both = picture("both.png", {{{0, 0}, cat}, {{2, 1}, dog}});
        m_twins = picture("twins.png", {{{0, 0}, cat}, {{3, 2}, cat}});
        rememberQuickPanels(m_files->path("settings.ini"));
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
    }
    void cleanup() { m_driver.reset(); }

    void whatIsMissingIsSaid()
    {
        goThere();
        QVERIFY(empty().contains("Open a model first"));
        m_driver->drop({m_model});
        QTRY_VERIFY(empty().contains("Open a picture first"));
        m_driver->drop({picture("dark.png", {})});
        QTRY_VERIFY(empty().contains("no box in this picture"));
    }

    void anotherAnimalsEvidenceLiesOnThatAnimal()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        // The dog is the only other animal that there is a box of.
        QCOMPARE(page().against(), 1);
        QCOMPARE(forClass().judgement, Judgement::NothingToCompare);
        QVERIFY(forClass().sentence.contains("no other cat box"));
        QVERIFY2(forAgainst().judgement == Judgement::Weak ||
                     forAgainst().judgement == Judgement::None,
                 qPrintable(forAgainst().sentence));
        QVERIFY(forAgainst().sentence.contains("that the dog box has") ||
                forAgainst().sentence.contains("of what the dog box has"));
        const auto& boxes = page().examination()->boxes;
        QCOMPARE(boxes.size(), 3u); // cat here, dog here, dog there
        // Candidates see their own cell alone: all of it lies in their boxes.
        for (const auto& box : boxes)
            if (box.classIndex == box.detection->classIndex)
                QVERIFY(std::abs(box.evidence.netWhole - box.evidence.net) <
                        0.3 * std::abs(box.evidence.netWhole));
        QCOMPARE(rows(), 3);
        QVERIFY(cell(2, 1).startsWith("dog"));
        QVERIFY(view("comparedEvidenceView").isVisible());
    }

    void equalBoxesSupportEachOther()
    {
        QVERIFY(open({m_model, m_twins}));
        QCOMPARE(forClass().judgement, Judgement::Supported);
        QVERIFY(forClass().sentence.contains("the other cat box has"));
        QVERIFY(std::abs(*forClass().ratio - 1) < 0.2);
    }

    void theThresholdIsThePersons()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        const double ratio = *forAgainst().ratio;
        QVERIFY(ratio > core::noEvidence && ratio < 0.9);
        auto& threshold = part<QSpinBox>("thresholdSpinBox");
        threshold.setValue(100);
        QCOMPARE(forAgainst().judgement, Judgement::Weak);
        threshold.setValue(int(ratio * 100));
        QCOMPARE(forAgainst().judgement, Judgement::Supported);
        QCOMPARE(*forAgainst().ratio, ratio);
        QCOMPARE(m_driver->settings().value(app::Key::DoubtThreshold).toDouble(),
                 int(ratio * 100) / 100.0);
    }

    void everywhereIsOneMapForAllBoxes()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        auto& scope = part<QComboBox>("scopeComboBox");
        scope.setFocus();
        QTest::keyClick(&scope, Qt::Key_Down);
        QVERIFY(settled());
        QVERIFY(m_driver->settings().flag(app::Key::DoubtEverywhere));
        QCOMPARE(page().examination()->maps.size(), 3u);
        const auto& boxes = page().examination()->boxes;
        QCOMPARE(boxes[1].map, boxes[2].map);
        QCOMPARE(boxes[1].evidence.whole, boxes[2].evidence.whole);
        QVERIFY(boxes[2].evidence.inside > 2 * boxes[1].evidence.inside);
        QVERIFY(!view("comparedEvidenceView").isVisible());
    }

    void aClickChoosesTheBox()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        QTest::mouseClick(&view(), Qt::LeftButton, {}, view().toWidget({20, 12}).toPoint());
        QVERIFY(settled());
        QCOMPARE(session().chosenDetection()->classIndex, 1);
        QVERIFY(forClass().heading.contains("dog"));
        QCOMPARE(page().against(), 0);
    }

    void anyClassCanBeAskedAbout()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        typeAgainst("zebra");
        QVERIFY(settled());
        QCOMPARE(page().against(), 2);
        QVERIFY(forAgainst().heading.contains("zebra"));
        QVERIFY(forAgainst().sentence.contains("no zebra box") ||
                forAgainst().sentence.contains("Nothing in this picture speaks for zebra"));
    }

    void numbersAndPictureCanBeTaken()
    {
        QVERIFY(open({m_model, m_both}));
        QTest::mouseClick(&part<QPushButton>("copyNumbersButton"), Qt::LeftButton);
        const auto text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(forAgainst().sentence) && text.contains(cell(0, 2)));
        QTest::mouseClick(&part<QPushButton>("saveDoubtButton"), Qt::LeftButton);
        auto* dialog = m_driver->window().findChild<QFileDialog*>("saveDialog");
        QVERIFY(dialog);
        const auto path = m_files->path("evidence.png");
        dialog->selectFile(path);
        dialog->accept();
        QTRY_VERIFY(QFile::exists(path));
        const QImage saved(path);
        QVERIFY(saved.width() > saved.height());
    }

    void aClassifierTakesARectangle()
    {
        const auto model = m_files->model("residual_traced", "animals", animals().mid(0, 5));
        m_driver->drop({model, m_files->picture("green.png")});
        goThere();
        QVERIFY(settled());
        QTRY_VERIFY(forClass().sentence.contains("Drag a rectangle"));
        QVERIFY(!page().examination());
        const auto from = view().toWidget({20, 10}).toPoint();
        const auto to = view().toWidget({80, 50}).toPoint();
        QTest::mousePress(&view(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&view(), (from + to) / 2);
        QTest::mouseMove(&view(), to);
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, to);
        QTRY_VERIFY(page().examination());
        QVERIFY(settled());
        QVERIFY(std::abs(part<QSpinBox>("leftSpinBox").value() - 20) <= 1);
        QVERIFY(forClass().sentence.contains("inside this rectangle"));
        QCOMPARE(page().examination()->maps.size(), 3u);
        // Another rectangle: the same maps, other numbers.
        const auto maps = page().examination()->maps;
        const double inside = page().examination()->boxes[0].evidence.inside;
        part<QSpinBox>("widthSpinBox").setValue(10);
        QVERIFY(page().examination()->maps == maps);
        QVERIFY(page().examination()->boxes[0].evidence.inside < inside);
        // Each picture keeps its own.
        m_driver->drop({m_files->picture("red.png", Qt::darkRed)});
        QTRY_VERIFY(!page().examination());
        session().choosePicture(0);
        QTRY_COMPARE(part<QSpinBox>("widthSpinBox").value(), 10);
        QTRY_VERIFY(page().examination());
    }

    void theCommandTellsTheSame()
    {
        const auto run =
            runCommand({"doubt", m_both, "--model", m_model, "--box", "1", "--class", "cat",
                        "--against", "dog", "--json", "-o", m_files->path("maps")});
        QVERIFY2(run.exitCode == 0, run.errors);
        const auto report = run.json().object();
        QCOMPARE(report["method"].toString(), "integrated_gradients");
        QCOMPARE(report["verdicts"].toArray().size(), 2);
        QVERIFY(report["boxes"].toArray().size() >= 2);
        for (const char* name : {"class.png", "against.png", "contrast.npy"})
            QVERIFY(QFile::exists(m_files->path(QStringLiteral("maps/") + name)));
        QCOMPARE(runCommand({"doubt", m_both, "--model", m_model, "--rectangle", "1,2,3"}).exitCode,
                 2);
        QVERIFY(runCommand({"doubt", m_both, "--model", m_model, "--box", "99"}).exitCode != 0);
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_model;
    QString m_both;
    QString m_twins;
};

QTEST_MAIN(TestDoubtPage)
#include "tst_doubtpage.moc"
