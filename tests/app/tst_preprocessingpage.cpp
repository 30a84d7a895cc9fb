// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/modelworkspace.h"
#include "app/model/preprocessingpage.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"
#include "widgets/model/findinglist.h"
#include "widgets/model/tensorview.h"
#include "widgets/numberspinbox.h"
#include "widgets/predictionchart.h"

#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace app;
using widgets::NumberSpinBox;

class TestPreprocessingPage : public QObject {
    Q_OBJECT

private:
    template <typename T> T& part(const char* name) { return *m_page->findChild<T*>(name); }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_page->settled() && m_worker->idle(); }, 10000);
    }
    bool openModel(const QString& path)
    {
        m_session->openModel(path);
        return settled() && m_session->model();
    }
    void type(QWidget& box, const QString& text)
    {
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&box, text);
    }
    void click(const char* name) { QTest::mouseClick(&part<QWidget>(name), Qt::LeftButton); }
    const core::ModelCard& edited() { return part<widgets::CardForm>("cardForm").card(); }
    const core::ModelCard& used() { return m_session->model()->card(); }
    widgets::TensorView& tensor() { return part<widgets::TensorView>("tensorView"); }
    double mean(std::size_t channel) { return tensor().statistics().at(channel).mean; }
    double best(const char* chart)
    {
        return part<widgets::PredictionChart>(chart).prediction().at(0).score;
    }
    QStringList findings()
    {
        QStringList texts;
        for (const auto& finding : part<widgets::FindingList>("findingList").findings())
            texts << finding.text;
        return texts;
    }
    bool found(const QString& text) { return findings().join('\n').contains(text); }
    QString state() { return part<QLabel>("cardStateLabel").text(); }
    QString cardPath() { return m_files->path("animals.json"); }
    bool refused()
    {
        return QTest::qWaitFor([this] { return found("does not take"); }, 10000);
    }
    void chooseFile(const char* dialogName, const QString& path)
    {
        auto* dialog = m_page->findChild<QFileDialog*>(dialogName);
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QVERIFY(dialog->result() == QDialog::Accepted);
    }

    QMessageBox* question() { return m_page->findChild<QMessageBox*>("unsavedCardBox"); }
    /// Tries to close, and answers by the button of this text.
    bool closes(const QString& answer)
    {
        bool closed = false;
        m_page->closeSafely([&] { closed = true; });
        auto* box = question();
        if (!box)
            return closed;
        for (auto* button : box->buttons())
            if (button->text().remove('&') == answer) {
                QTest::mouseClick(button, Qt::LeftButton);
                return QTest::qWaitFor([this] { return !question(); }) && closed;
            }
        return closed;
    }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_animals =
            m_files->model("plain_relu_traced", "animals", {"ant", "bee", "cat", "dog", "eel"});
        m_worker = std::make_unique<Worker>();
        m_session = std::make_unique<Session>(*m_worker, m_files->path(""));
        m_page = std::make_unique<PreprocessingPage>(*m_session, *m_worker);
        m_problems = std::make_unique<QSignalSpy>(m_page.get(), &ModelPage::problem);
        m_page->resize(900, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_session->openPictures({m_files->picture("red.png", Qt::red)});
        QVERIFY(openModel(m_animals));
        m_problems->clear();
    }

    void cleanup()
    {
        m_worker.reset();
        m_page.reset();
        m_session.reset();
    }

    void whatTheNetworkSeesIsShown()
    {
        const auto& rule = used().input;
        QCOMPARE(tensor().statistics().size(), std::size_t(3));
        QCOMPARE(tensor().shownImage().size(), QSize(rule.width, rule.height));
        // The picture's left edge is red.
        QVERIFY(tensor().shownImage().pixelColor(0, 5).red() > 250);
        QVERIFY(tensor().shownImage().pixelColor(0, 5).blue() < 5);
        QVERIFY(std::abs(tensor().statistics()[0].maximum -
                         (255 / rule.scale - rule.mean[0]) / rule.std[0]) < 1e-5);
        QCOMPARE(part<widgets::PredictionChart>("editedChart").prediction().size(), 5u);
        QCOMPARE(best("editedChart"), best("usedChart"));
        QVERIFY(part<QLabel>("ordersLabel").text().startsWith("As RGB:"));
        QVERIFY(state().contains("animals.json"));
        QVERIFY(!part<QPushButton>("applyButton").isEnabled());
    }

    void anEditedMeanChangesThePreviewAlone()
    {
        const double before = mean(0);
        const double prediction = best("editedChart");
        const double old = used().input.mean[0];
        const double std = used().input.std[0];
        type(part<NumberSpinBox>("mean0SpinBox"), QString::number(old + 0.25));
        QVERIFY(settled());
        QVERIFY(std::abs(mean(0) - (before - 0.25 / std)) < 1e-4);
        QVERIFY(best("editedChart") != prediction);
        QCOMPARE(best("usedChart"), prediction);
        QCOMPARE(used().input.mean[0], old);
        QVERIFY(state().startsWith("Not applied"));
    }

    void anAppliedCardIsEverybodys()
    {
        type(part<NumberSpinBox>("mean0SpinBox"), "0.9");
        QVERIFY(settled());
        QSignalSpy changed(m_session.get(), &Session::modelChanged);
        click("applyButton");
        QCOMPARE(changed.count(), 1); // at once: nothing is opened again
        QCOMPARE(used().input.mean[0], 0.9);
        QVERIFY(settled());
        QCOMPARE(best("editedChart"), best("usedChart"));
        QCOMPARE(state(), "In use, but not saved.");
        QVERIFY(m_session->cardUnsaved());
        QVERIFY(core::readCard(cardPath().toStdString()).input.mean[0] != 0.9);
        click("revertButton");
        QVERIFY(!part<QPushButton>("revertButton").isEnabled());
    }

    void revertGoesBackToTheCardInUse()
    {
        type(part<NumberSpinBox>("scaleSpinBox"), "17");
        type(part<QLineEdit>("titleLineEdit"), "Zoo");
        QVERIFY(edited() != used());
        click("revertButton");
        QVERIFY(edited() == used());
        QCOMPARE(part<QLineEdit>("titleLineEdit").text(), "animals");
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier); // that, too, is taken back
        QCOMPARE(edited().title, std::string("Zoo"));
        QVERIFY(settled());
    }

    void changesAreTakenBackFieldByField()
    {
        auto& title = part<QLineEdit>("titleLineEdit");
        type(title, "Zoo");
        type(part<NumberSpinBox>("mean1SpinBox"), "0.125");
        QTest::keyClick(&part<NumberSpinBox>("mean1SpinBox"), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edited().input.mean[1], used().input.mean[1]);
        QCOMPARE(edited().title, std::string("Zoo"));
        QTest::keyClick(&title, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(edited() == used());
        QCOMPARE(title.text(), "animals");
        QVERIFY(!part<QToolButton>("cardUndoButton").isEnabled());
        QTest::keyClick(&title, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        click("cardRedoButton");
        QCOMPARE(edited().title, std::string("Zoo"));
        QCOMPARE(edited().input.mean[1], 0.125);
        QVERIFY(!part<QToolButton>("cardRedoButton").isEnabled());
    }

    void savingWritesTheCardBesideTheModel()
    {
        type(part<NumberSpinBox>("mean0SpinBox"), "0.75");
        QSignalSpy saved(m_page.get(), &ModelPage::saved);
        QTest::keyClick(&part<NumberSpinBox>("mean0SpinBox"), Qt::Key_S, Qt::ControlModifier);
        auto* box = m_page->findChild<QMessageBox*>("overwriteBox"); // another card is there
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape);
        QVERIFY(core::readCard(cardPath().toStdString()).input.mean[0] != 0.75);
        QCOMPARE(saved.count(), 0);
        click("saveCardButton");
        QTRY_VERIFY((box = m_page->findChild<QMessageBox*>("overwriteBox")) && box->isVisible());
        QTest::mouseClick(box->findChild<QPushButton*>("replaceButton"), Qt::LeftButton);
        QCOMPARE(saved.takeFirst().at(0).toString(), cardPath());
        QVERIFY(core::readCard(cardPath().toStdString()) == edited());
        QVERIFY(used() == edited());
        QVERIFY(!m_session->cardUnsaved());
        QVERIFY(state().contains("animals.json"));
        QVERIFY(settled());
        // What was written here is not asked about again.
        type(part<NumberSpinBox>("mean0SpinBox"), "0.5");
        click("saveCardButton");
        QCOMPARE(core::readCard(cardPath().toStdString()).input.mean[0], 0.5);
        QVERIFY(settled());
    }

    void namesStayInTheirFile()
    {
        const auto names = m_files->text("names.txt", "one\ntwo\nthree\nfour\nfive\n");
        click("labelsButton");
        chooseFile("openDialog", names);
        QCOMPARE(edited().labelsFile, std::string("names.txt"));
        QCOMPARE(edited().labels.at(4), std::string("five"));
        QVERIFY(settled());
        QVERIFY(QFile::remove(cardPath()));
        click("saveCardButton");
        QFile file(cardPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\"labels\": \"names.txt\""));
        QVERIFY(core::readCard(cardPath().toStdString()) == used());
        QVERIFY(settled());
        // Elsewhere there is no such file: the names go into the card.
        QVERIFY(QDir(m_files->path("")).mkdir("far"));
        part<QAction>("saveCardAsAction").trigger();
        chooseFile("saveDialog", m_files->path("far/a.json"));
        const auto far = core::readCard(m_files->path("far/a.json").toStdString());
        QVERIFY(far.labelsFile.empty());
        QVERIFY(far.labels == edited().labels);
        QCOMPARE(edited().labelsFile, std::string("names.txt"));
    }

    void namesThatAreNoneAreRefused()
    {
        const auto before = edited();
        click("labelsButton");
        chooseFile("openDialog", m_files->text("empty.txt", ""));
        QVERIFY(m_problems->takeFirst().at(0).toString().contains("no names"));
        QVERIFY(edited() == before);
        click("labelsButton");
        chooseFile("openDialog", m_files->text("few.txt", "a\nb\n"));
        QVERIFY(settled());
        QVERIFY(found("2 class names for 5 outputs"));
        QVERIFY(part<QPushButton>("applyButton").isEnabled()); // a doubt, no more
    }

    void aFindingIsMended()
    {
        type(part<NumberSpinBox>("scaleSpinBox"), "255");
        type(part<NumberSpinBox>("mean0SpinBox"), "104");
        for (const auto* name : {"std0SpinBox", "std1SpinBox", "std2SpinBox"})
            type(part<NumberSpinBox>(name), "1");
        QVERIFY(settled());
        QVERIFY(found("The mean 104 is meant for pixels from 0 to 255"));
        click("remedy0Button");
        QCOMPARE(edited().input.scale, 1.);
        QVERIFY(settled());
        QVERIFY(!found("The mean 104"));
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edited().input.scale, 255.);
        QVERIFY(settled());
    }

    void aCardThatCannotBeKeepsTheLastPreview()
    {
        const auto shown = tensor().shownImage();
        type(part<NumberSpinBox>("std0SpinBox"), "0");
        QVERIFY(settled());
        QVERIFY(found("A standard deviation is 0"));
        QCOMPARE(tensor().shownImage(), shown);
        QVERIFY(!part<QPushButton>("applyButton").isEnabled());
        QVERIFY(!part<QPushButton>("saveCardButton").isEnabled());
        QTest::keyClick(m_page.get(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(core::readCard(cardPath().toStdString()) == used());
        click("remedy0Button");
        QVERIFY(settled());
        QVERIFY(part<QPushButton>("applyButton").isEnabled());
    }

    void anotherSizeOpensTheModelAgain()
    {
        const int width = used().input.width;
        const auto model = m_session->model();
        type(part<QSpinBox>("widthSpinBox"), QString::number(width + 8));
        QVERIFY(settled());
        QCOMPARE(tensor().shownImage().width(), width + 8);
        QCOMPARE(m_session->model(), model); // nobody else's
        click("applyButton");
        QVERIFY(settled());
        QCOMPARE(used().input.width, width + 8);
        QCOMPARE(m_session->model()->card().labels, model->card().labels);
        QCOMPARE(state(), "In use, but not saved.");
    }

    void aSizeThatTheNetworkRefusesIsTold()
    {
        const auto path = m_files->model("mlp_traced", "fixed", {"a", "b", "c", "d", "e"});
        QVERIFY(openModel(path));
        const auto& rule = used().input;
        const auto shown = tensor().shownImage();
        QVERIFY(!shown.isNull());
        type(part<QSpinBox>("widthSpinBox"), QString::number(rule.width + 3));
        QVERIFY(refused());
        QVERIFY(found(QString("It works with %1 × %2").arg(rule.width).arg(rule.height)));
        QVERIFY(settled());
        QVERIFY(!part<QPushButton>("applyButton").isEnabled());
        QVERIFY(!part<widgets::PredictionChart>("editedChart").prediction().empty());
        click("remedy0Button");
        QVERIFY(settled());
        QVERIFY(!found("does not take"));
        QVERIFY(edited() == used());
        QCOMPARE(m_problems->count(), 0);
    }

    void editsAreKeptForEachModel()
    {
        type(part<NumberSpinBox>("mean0SpinBox"), "0.625");
        QVERIFY(settled());
        QVERIFY(openModel(m_files->model("resnet18_traced", "other", animals())));
        QVERIFY(edited() == used());
        QCOMPARE(edited().title, std::string("other"));
        QVERIFY(openModel(m_animals));
        QCOMPARE(edited().input.mean[0], 0.625);
        QVERIFY(state().startsWith("Not applied"));
        QVERIFY(part<QToolButton>("cardUndoButton").isEnabled());
    }

    void whatWasAppliedIsNotLostWithTheModel()
    {
        type(part<NumberSpinBox>("mean0SpinBox"), "0.625");
        QVERIFY(settled());
        click("applyButton");
        m_session->chooseOutput(core::OutputKind::MultiLabel); // follows, and stays an edit
        QVERIFY(settled());
        QCOMPARE(edited().input.mean[0], 0.625);
        QVERIFY(edited() == used() && edited().output == core::OutputKind::MultiLabel);
        QVERIFY(openModel(m_files->model("resnet18_traced", "other", animals())));
        QVERIFY(openModel(m_animals)); // with its file's card
        QVERIFY(used().input.mean[0] != 0.625);
        QCOMPARE(edited().input.mean[0], 0.625);
        QVERIFY(state().startsWith("Not applied"));
        QVERIFY(m_page->hasUnsaved());
    }

    void closingAsksForUnsavedEdits()
    {
        QVERIFY(!m_page->hasUnsaved() && closes("nothing is asked"));
        type(part<NumberSpinBox>("mean0SpinBox"), "0.625");
        QVERIFY(settled());
        QVERIFY(m_page->hasUnsaved() && !closes("Cancel"));
        click("applyButton");
        QVERIFY(m_page->hasUnsaved() && closes("Discard"));
        QVERIFY(m_page->hasUnsaved()); // it is only gone with the program
        QVERIFY(closes("Save card"));
        QCOMPARE(core::readCard(cardPath().toStdString()).input.mean[0], 0.625);
        QVERIFY(!m_page->hasUnsaved() && !m_session->cardUnsaved());
        click("cardUndoButton");
        QVERIFY(m_page->hasUnsaved()); // another one than the file's
        click("cardRedoButton");
        QVERIFY(!m_page->hasUnsaved());
        QVERIFY(settled());
    }

    void closingAsksForEveryModel()
    {
        type(part<NumberSpinBox>("mean0SpinBox"), "0.625");
        QVERIFY(settled());
        m_page->hide();
        QVERIFY(openModel(m_files->model("resnet18_traced", "other", animals())));
        QVERIFY(closes("Save card"));
        QCOMPARE(core::readCard(cardPath().toStdString()).input.mean[0], 0.625);
        QVERIFY(core::readCard(m_files->path("other.json").toStdString()) == used());
    }

    void whatCannotBeSavedIsKeptOrGivenUp()
    {
        type(part<NumberSpinBox>("std0SpinBox"), "0");
        QVERIFY(settled());
        QVERIFY(!closes("Save card")); // there is no such button
        QVERIFY(question() && question()->informativeText().contains("cannot be saved"));
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QVERIFY(closes("Discard"));
        QVERIFY(core::readCard(cardPath().toStdString()) == used());
    }

    void aCardThatCannotBeWrittenKeepsTheWindowOpen()
    {
        QVERIFY(QFile::remove(cardPath()));
        QVERIFY(QDir(m_files->path("")).mkdir("animals.json"));
        type(part<QLineEdit>("titleLineEdit"), "Zoo");
        QVERIFY(settled());
        QVERIFY(!closes("Save card"));
        QVERIFY(m_problems->at(0).at(0).toString().contains("Cannot write the card"));
        QVERIFY(m_page->hasUnsaved());
    }

    void whatIsChosenElsewhereIsFollowed()
    {
        m_session->chooseOutput(core::OutputKind::MultiLabel);
        QVERIFY(settled());
        QVERIFY(edited().output == core::OutputKind::MultiLabel);
        QVERIFY(edited() == used());
        QVERIFY(!m_page->hasUnsaved()); // nobody edited the card
    }

    void aCardIsDropped()
    {
        const auto card =
            m_files->text("card.json", R"({"title": "Dropped", "labels": ["a", "b", "c", "d", "e"],
                             "input": {"width": "wide", "height": 24, "mean": [0, 0, 0]}})");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(card)});
        QDragEnterEvent enter({40, 30}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({40, 30}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &event);
        QCOMPARE(edited().title, std::string("Dropped"));
        QCOMPARE(edited().input.width, used().input.width);
        QCOMPARE(edited().input.mean[1], 0.);
        const auto sentence = m_problems->takeFirst().at(0).toString();
        QVERIFY2(sentence.contains("\"input.width\" must be a whole number"), qPrintable(sentence));
        QVERIFY(settled());
        m_page->load(m_files->text("broken.json", "{"));
        QVERIFY(m_problems->takeFirst().at(0).toString().contains("broken.json"));
        QCOMPARE(edited().title, std::string("Dropped"));
    }

    void aWrongCardIsMendedBySaving()
    {
        const auto path =
            m_files->model("plain_relu_traced", "wrong", {"ant", "bee", "cat", "dog", "eel"});
        m_files->text("wrong.json", R"({"title": "Wrong", "input": {"width": "wide"}})");
        QVERIFY(openModel(path));
        QVERIFY2(state().startsWith("wrong.json is wrong"), qPrintable(state()));
        QVERIFY(!m_page->hasUnsaved()); // nobody edited it
        click("saveCardButton");
        auto* box = m_page->findChild<QMessageBox*>("overwriteBox");
        QVERIFY(box);
        QTest::mouseClick(box->findChild<QPushButton*>("replaceButton"), Qt::LeftButton);
        QVERIFY2(state().startsWith("In use"), qPrintable(state()));
        QVERIFY(core::readCard(m_files->path("wrong.json").toStdString()) == used());
        QVERIFY(settled());
    }

    void theCardStartsAgain()
    {
        type(part<QLineEdit>("titleLineEdit"), "Zoo");
        part<QAction>("resetToGuessAction").trigger();
        QVERIFY(settled());
        QVERIFY(edited().labels.empty()); // nothing beside the model tells them
        QCOMPARE(edited().title, std::string("animals"));
        part<QAction>("resetToFileAction").trigger();
        QVERIFY(edited() == used());
        QVERIFY(settled());
    }

    void aCardThatCannotBeWrittenIsAProblem()
    {
        QVERIFY(QFile::remove(cardPath()));
        QVERIFY(QDir(m_files->path("")).mkdir("animals.json"));
        type(part<QLineEdit>("titleLineEdit"), "Zoo");
        click("saveCardButton");
        auto* box = m_page->findChild<QMessageBox*>("overwriteBox");
        QVERIFY(box);
        QTest::mouseClick(box->findChild<QPushButton*>("replaceButton"), Qt::LeftButton);
        QCOMPARE(m_problems->count(), 1);
        QVERIFY(m_problems->at(0).at(0).toString().contains("Cannot write the card"));
        QCOMPARE(edited().title, std::string("Zoo")); // nothing is lost
        QVERIFY(settled());
    }

    void withoutModelOrPictureItSaysSo()
    {
        Worker worker;
        Session session(worker, {});
        PreprocessingPage page(session, worker);
        page.resize(900, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QVERIFY(page.findChild<QLabel*>("emptyLabel")->isVisible());
        QVERIFY(!page.findChild<QPushButton*>("applyButton")->isEnabled());
        QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
        page.load(cardPath());
        session.openModel(m_animals);
        QTRY_VERIFY(session.model() && worker.idle() && page.settled());
        QVERIFY(!page.findChild<QLabel*>("emptyLabel")->isVisible());
        QVERIFY(page.findChild<widgets::CardForm*>("cardForm")->card() == session.model()->card());
        auto& width =
            *page.findChild<QSpinBox*>("widthSpinBox"); // the network is tried all the same
        width.setValue(width.value() + 8);
        QTRY_VERIFY(page.settled() && worker.idle());
        QVERIFY(page.findChild<QPushButton*>("applyButton")->isEnabled());
    }

    void anotherLanguageKeepsTheEdits()
    {
        type(part<NumberSpinBox>("mean0SpinBox"), "0.375");
        QVERIFY(settled());
        const auto before = edited();
        const auto rows = part<widgets::PredictionChart>("editedChart").prediction().size();
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_page.get(), &change);
        for (auto* child : m_page->findChildren<QWidget*>())
            QCoreApplication::sendEvent(child, &change);
        QVERIFY(edited() == before);
        QCOMPARE(part<NumberSpinBox>("mean0SpinBox").text(), "0.375");
        QCOMPARE(part<widgets::PredictionChart>("editedChart").prediction().size(), rows);
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_animals;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PreprocessingPage> m_page;
    std::unique_ptr<QSignalSpy> m_problems;
};

QTEST_MAIN(TestPreprocessingPage)
#include "tst_preprocessingpage.moc"
