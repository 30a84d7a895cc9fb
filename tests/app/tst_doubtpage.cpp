// SPDX-License-Identifier: GPL-3.0-or-later
// Whether to believe a box: a detector each of whose boxes sees its own cell only, and a
// classifier.
#include "app/detect/detectworkspace.h"
#include "app/detect/doubtpage.h"
#include "app/detect/doubttexts.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "tests/support/detectornets.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/program.h"
#include "tests/support/windowdriver.h"
#include "widgets/classfinder.h"
#include "widgets/detect/doubtview.h"
#include "widgets/elidedlabel.h"
#include "widgets/methodchooser.h"
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
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <cmath>

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
    /// A side of the rectangle; other pages have such numbers, too.
    QSpinBox& side(const char* name) { return *page().findChild<QSpinBox*>(name); }
    void type(const char* name, int number) { side(name).setValue(number); }
    /// Nearly.
    static bool same(double first, double second)
    {
        return std::abs(first - second) <= 1e-6 + 1e-4 * std::abs(second);
    }
    static QJsonObject objectAt(const QJsonValue& array, int index)
    {
        return array.toArray().at(index).toObject();
    }
    /// Takes seconds, unless it is stopped.
    void beginSlowly()
    {
        auto& chooser = part<widgets::MethodChooser>("doubtMethodChooser");
        chooser.setMethod("rise");
        emit chooser.methodChosen("rise");
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

    void aLaterRunBeginsWithoutTheOtherBox()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        QVERIFY(view("comparedEvidenceView").isVisible());
        chooseBox(numberOf(1));
        QVERIFY(!page().settled() && !page().examination());
        QVERIFY(!view("comparedEvidenceView").isVisible());
        QVERIFY(settled());
        QVERIFY(view("comparedEvidenceView").isVisible());
    }

    void whatIsGoneIsNotExamined()
    {
        QVERIFY(open({m_model, m_both, m_twins}));
        beginSlowly();
        QVERIFY(!page().settled());
        m_driver->key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!page().isVisible());
        QTest::qWait(0);
        QVERIFY(!page().settled()); // behind what the person looks at, but it goes on
        const auto before = session().image();
        session().choosePicture(session().current()->path == m_both ? 1 : 0);
        QTRY_VERIFY(session().image() != before);
        QVERIFY(page().settled() && !page().examination());
        auto& chooser = part<widgets::MethodChooser>("doubtMethodChooser");
        chooser.setMethod("integrated_gradients");
        goThere();
        QTRY_VERIFY(page().examination());
        QVERIFY(settled());
    }

    void anotherLanguageKeepsTheNamesOfMaps()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        const auto title = [&] { return part<widgets::ElidedLabel>("classEvidenceTitle").text(); };
        const auto english = title();
        QVERIFY(m_driver->clickMenuEntry(QStringLiteral("한국어")));
        QApplication::processEvents();
        QVERIFY(title() != english); // it is another language
        QCOMPARE(view().accessibleName(), title());
        QVERIFY(m_driver->clickMenuEntry(QStringLiteral("English")));
        QApplication::processEvents();
        QCOMPARE(title(), english);
        for (const char* name :
             {"classEvidenceView", "againstEvidenceView", "contrastEvidenceView"}) {
            QVERIFY(view(name).accessibleName().contains("cat") ||
                    view(name).accessibleName().contains("dog"));
            QVERIFY(view(name).statusTip().contains("Click a box"));
        }
    }

    void sentencesSayWhatWasCompared()
    {
        const auto model = detector::openCells(core::Precision::Single);
        const auto map = std::make_shared<core::Explanation>();
        map->attribution.completenessError = 0; // its values add up to the score
        core::Examination examination{.maps = {map, map, map}, .boxes = {}};
        core::Doubt doubt;
        const auto add = [&](bool doubted, double inside) {
            core::ExaminedBox box{.classIndex = 0, .rectangle = {0, 0, 8, 8}, .doubted = doubted};
            box.evidence.inside = box.evidence.net = inside;
            box.evidence.area = 64;
            examination.boxes.push_back(box);
            if (!doubted)
                doubt.others.push_back({});
        };
        add(true, 0.001);
        add(false, 1);
        const auto sentence = [&](bool rectangle, bool alternative) {
            const app::DoubtTexts texts{.model = *model,
                                        .examination = examination,
                                        .rectangle = rectangle,
                                        .threshold = 0.25};
            return texts.verdict(0, alternative).sentence;
        };
        const auto name = QString::fromStdString(model->className(0));
        QVERIFY2(sentence(false, true).contains("of what the " + name + " box has"),
                 qPrintable(sentence(false, true)));
        QVERIFY(sentence(true, true).contains("this rectangle"));
        add(false, 2);
        QVERIFY(sentence(false, true).contains("of what the strongest " + name + " box has"));
        QVERIFY(
            sentence(false, false).contains("of what the strongest other " + name + " box has"));
        QVERIFY(sentence(true, false).contains("this rectangle"));
        examination.boxes[0].evidence.inside = examination.boxes[0].evidence.net = 1;
        QVERIFY(sentence(true, false).contains("50"));
        QVERIFY(!sentence(true, false).contains("this box"));
        const app::DoubtTexts table{.model = *model, .examination = examination};
        QVERIFY(table.row(examination.boxes[2]).numbers.last().startsWith("50"));
        map->attribution.completenessError.reset();
        examination.boxes[0].evidence.whole = 4;
        QVERIFY(sentence(false, false).contains("cannot compare boxes"));
        QVERIFY(sentence(false, false).contains("25"));
        QCOMPARE(table.row(examination.boxes[2]).numbers.last(), QStringLiteral("–"));
        map->attribution.completenessError = 0;

        const auto note = [&] {
            const app::DoubtTexts texts{.model = *model,
                                        .examination = examination,
                                        .leavesOut = app::leavesBoxesOut(doubt, examination)};
            return texts.note("Method");
        };
        QVERIFY(!note().contains("were measured"));
        doubt.others.push_back({}); // not examined
        QVERIFY(note().contains("only the 3 surest other boxes were measured"));
    }

    void anExaminationGoesOnBehindWhatWasFinished()
    {
        class Watch final : public core::ExaminationWatch {
        public:
            std::vector<std::shared_ptr<const core::Explanation>> kept;
            std::vector<std::size_t> whole;
            bool stops = true;
            bool stopped() const override { return stops && !kept.empty(); }
            void report(double) override {}
            void preview(std::size_t map, const core::Explanation&, bool isWhole) override
            {
                if (isWhole)
                    whole.push_back(map);
            }
            std::vector<std::shared_ptr<const core::Explanation>>* finished() override
            {
                return &kept;
            }
        };
        core::Probe probe(detector::openCells(core::Precision::Single), detector::brightCell(1, 2));
        core::Progress silent;
        const auto found = core::detect(probe, silent);
        QVERIFY(!found.found.empty());
        const auto& box = found.found.front();
        const core::Doubt doubt{
            .detection = box, .rectangle = box.box, .classIndex = box.classIndex, .against = 1};
        const auto& method = core::findExplainer("integrated_gradients");
        const core::Parameters parameters(method.parameters);
        Watch watch;
        QVERIFY_THROWS_EXCEPTION(core::Cancelled,
                                 core::examine(probe, found, doubt, method, parameters, watch));
        QCOMPARE(watch.kept.size(), 1u);
        const auto first = watch.kept.front();
        watch.stops = false;
        const auto result = core::examine(probe, found, doubt, method, parameters, watch);
        QCOMPARE(watch.whole, (std::vector<std::size_t>{0, 1, 2}));
        QVERIFY(result.maps.front() == first);
        core::ExaminationWatch fresh;
        const auto again = core::examine(probe, found, doubt, method, parameters, fresh);
        for (std::size_t each = 0; each < again.boxes.size(); ++each)
            QCOMPARE(result.boxes[each].evidence.inside, again.boxes[each].evidence.inside);
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
        static_cast<QDialog*>(dialog)->accept();
        QTRY_VERIFY(QFile::exists(path));
        const QImage saved(path);
        QVERIFY(saved.width() > saved.height());
    }

    void menuAndKeysAreThePages()
    {
        QVERIFY(open({m_model, m_both}));
        m_driver->key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(forAgainst().sentence));
        QVERIFY(m_driver->clickMenuEntry("&Copy numbers"));
        m_driver->key(Qt::Key_S, Qt::ControlModifier);
        auto* dialog = m_driver->window().findChild<QFileDialog*>("saveDialog");
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), "Save the evidence");
        dialog->reject();
        for (const bool in : {true, false}) {
            m_driver->key(in ? Qt::Key_Equal : Qt::Key_0, Qt::ControlModifier);
            for (const char* name : {"classEvidenceView", "contrastEvidenceView"})
                QCOMPARE(view(name).viewState().fit, !in);
        }
        const auto faded = view().image();
        m_driver->key(Qt::Key_F);
        QVERIFY(view().image() != faded);
        auto& workspace = m_driver->window().detectWorkspace();
        workspace.setCurrentIndex(0);
        QVERIFY(settled());
        m_driver->key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(32, 24));
        workspace.setCurrentIndex(1);
        m_driver->drop({picture("dark.png", {})});
        QTRY_VERIFY(empty().contains("no box in this picture"));
        QGuiApplication::clipboard()->setText("nothing");
        m_driver->key(Qt::Key_C, Qt::ControlModifier); // there is nothing to copy
        QCOMPARE(QGuiApplication::clipboard()->text(), "nothing");
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
        QVERIFY(std::abs(side("leftSpinBox").value() - 20) <= 1);
        QVERIFY(forClass().sentence.contains("inside this rectangle"));
        QCOMPARE(page().examination()->maps.size(), 3u);
        // Another rectangle: the same maps, other numbers.
        const auto maps = page().examination()->maps;
        const auto before = page().examination()->boxes[0].evidence;
        type("widthSpinBox", 10);
        QVERIFY(page().examination()->maps == maps);
        const auto& moved = page().examination()->boxes[0];
        QCOMPARE(moved.rectangle.width, 10);
        QVERIFY(moved.evidence.area > 0 && moved.evidence.area < before.area);
        QVERIFY(moved.evidence.inside <= before.inside);
        QCOMPARE(
            moved.evidence.inside,
            core::evidenceOf(*maps[0], moved.rectangle, page().examination()->geometry).inside);
        type("leftSpinBox", 0);
        type("topSpinBox", 0);
        type("heightSpinBox", 80);
        type("widthSpinBox", 120); // everything
        const auto& all = page().examination()->boxes[0].evidence;
        QVERIFY(all.inside > 0 && all.inside >= before.inside && same(all.inside, all.whole));
        // None for a moment: nothing is computed again.
        type("widthSpinBox", 0);
        QVERIFY(!page().examination());
        QVERIFY(!part<QPushButton>("copyNumbersButton").isEnabled());
        QVERIFY(forClass().sentence.contains("Drag a rectangle"));
        type("widthSpinBox", 10);
        QVERIFY(page().examination() && page().examination()->maps == maps);
        // Each picture keeps its own.
        m_driver->drop({m_files->picture("red.png", Qt::darkRed)});
        QTRY_VERIFY(!page().examination());
        session().choosePicture(0);
        QTRY_COMPARE(side("widthSpinBox").value(), 10);
        QTRY_VERIFY(page().examination());
    }

    void anotherRectangleMeanwhileKeepsTheWork()
    {
        const auto model = m_files->model("residual_traced", "animals", animals().mid(0, 5));
        m_driver->drop({model, m_files->picture("green.png")});
        goThere();
        QVERIFY(settled());
        type("heightSpinBox", 30);
        beginSlowly();
        QVERIFY(page().settled()); // there is no rectangle yet
        type("widthSpinBox", 30);
        QVERIFY(!page().settled());
        auto& progress = *part<widgets::DoubtView>("doubtView").findChild<QProgressBar*>();
        QTRY_VERIFY(progress.value() > progress.minimum());
        type("leftSpinBox", 40);
        QVERIFY(!page().settled());
        QVERIFY(progress.value() > progress.minimum());
        QVERIFY(QTest::qWaitFor([this] { return page().settled(); }, 60000));
        QVERIFY(page().examination());
        QCOMPARE(page().examination()->boxes.front().rectangle, cv::Rect2d(40, 0, 30, 30));
        const auto numbers = page().examination()->boxes.front().evidence;
        const auto& examination = *page().examination();
        QCOMPARE(numbers.inside,
                 core::evidenceOf(*examination.maps.front(), {40, 0, 30, 30}, examination.geometry)
                     .inside);
    }

    void theCommandTellsTheSame()
    {
        QVERIFY(open({m_model, m_both}));
        chooseBox(numberOf(0));
        QVERIFY(settled());
        const auto number = QString::number(numberOf(0) + 1);
        const auto run = runCommand({"doubt", m_both, "--model", m_model, "--box", number, "--json",
                                     "-o", m_files->path("maps")});
        QVERIFY2(run.exitCode == 0, run.errors);
        const auto report = run.json().object();
        QCOMPARE(report["method"].toString(), "integrated_gradients");
        QCOMPARE(report["verdicts"].toArray().size(), 2);
        const auto& boxes = page().examination()->boxes;
        QCOMPARE(report["boxes"].toArray().size(), qsizetype(boxes.size()));
        for (int each = 0; each < int(boxes.size()); ++each) {
            const auto told = objectAt(report["boxes"], each);
            const auto& box = boxes[std::size_t(each)];
            QCOMPARE(told["class"].toObject()["index"].toInt(), box.classIndex);
            QVERIFY(same(told["evidence_inside"].toDouble(), box.evidence.inside));
            QVERIFY(same(told["evidence_whole"].toDouble(), box.evidence.whole));
            QVERIFY(same(told["net_inside"].toDouble(), box.evidence.net));
        }
        QVERIFY(same(objectAt(report["verdicts"], 1)["ratio"].toDouble(), *forAgainst().ratio));
        QCOMPARE(objectAt(report["verdicts"], 1)["sentence"].toString(), forAgainst().sentence);
        for (const char* name : {"class.png", "against.png", "contrast.npy"})
            QVERIFY(QFile::exists(m_files->path(QStringLiteral("maps/") + name)));
        QCOMPARE(runCommand({"doubt", m_both, "--model", m_model, "--rectangle", "1,2,3"}).exitCode,
                 2);
        QVERIFY(runCommand({"doubt", m_both, "--model", m_model, "--box", "99"}).exitCode != 0);
    }

    void theCommandsOptionsMatter()
    {
        QVERIFY(open({m_model, m_both}));
        const auto number = QString::number(numberOf(0) + 1);
        const auto tell = [&](const QStringList& more) {
            return runCommand(
                QStringList{"doubt", m_both, "--model", m_model, "--json", "--against", "dog"} +
                more);
        };
        // Enough is what the person says.
        const auto report = tell({"--box", number}).json().object();
        const double ratio = objectAt(report["verdicts"], 1)["ratio"].toDouble();
        QVERIFY(ratio > core::noEvidence && ratio < 0.9);
        for (const auto& [enough, judgement] :
             {std::pair(1.0, "weak"), std::pair(ratio * 0.9, "supported")}) {
            const auto other =
                tell({"--box", number, "--enough", QString::number(enough)}).json().object();
            QCOMPARE(objectAt(other["verdicts"], 1)["judgement"].toString(), judgement);
        }
        // One map for all boxes.
        const auto everywhere = tell({"--box", number, "--everywhere"}).json().object();
        QVERIFY(everywhere["everywhere"].toBool());
        QCOMPARE(objectAt(everywhere["boxes"], 1)["evidence_whole"],
                 objectAt(everywhere["boxes"], 2)["evidence_whole"]);
        // No candidate belongs to a rectangle; it is drawn.
        const auto ask = [&](const QString& rectangle, const QString& folder) {
            return tell({"--class", "cat", "--rectangle", rectangle, "-o", m_files->path(folder)})
                .json()
                .object();
        };
        const auto first = ask("4,12,10,8", "first");
        QVERIFY(first["everywhere"].toBool());
        QCOMPARE(objectAt(first["boxes"], 0)["rectangle"].toArray(),
                 (QJsonArray{4., 12., 10., 8.}));
        QVERIFY(objectAt(first["verdicts"], 1)["sentence"].toString().contains("this rectangle"));
        ask("6,13,10,8", "second");
        QVERIFY(QImage(m_files->path("first/class.png")) !=
                QImage(m_files->path("second/class.png")));
        const auto said = runCommand({"doubt", m_both, "--model", m_model, "--rectangle",
                                      "4,12,10,8", "--class", "cat", "--against", "dog"});
        QVERIFY(said.output.contains("A drawn rectangle is no box of the detector"));
        // A folder that cannot be made is told before the work.
        QVERIFY(tell({"--box", number, "-o", m_both + "/maps"}).exitCode != 0);
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
