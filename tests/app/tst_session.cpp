// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using app::Session;
using app::Worker;

class TestSession : public QObject {
    Q_OBJECT

private:
    bool openPictures(const QStringList& paths)
    {
        m_session->openPictures(paths);
        return QTest::qWaitFor([this] { return m_worker->idle(); }, 10000);
    }
    bool openModel(const QString& path)
    {
        m_session->openModel(path);
        return QTest::qWaitFor([this] { return m_worker->idle(); }, 10000);
    }
    bool openAnimalsAnd(const QStringList& pictures)
    {
        return openModel(m_animals) && m_session->model() && openPictures(pictures);
    }

    QStringList names() const
    {
        QStringList names;
        for (const auto& picture : m_session->pictures())
            names << picture.path.section('/', -1);
        return names;
    }
    QString currentName() const { return names().value(m_session->currentIndex()); }
    int best() const { return m_session->current()->prediction->ranking.front(); }
    int second() const { return m_session->current()->prediction->ranking[1]; }

private slots:
    void initTestCase()
    {
        VERIFY_MODEL_FILES();
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_red = m_files->picture("red.png", Qt::red);
        m_green = m_files->picture("green.png", Qt::green, {200, 100});
        m_blue = m_files->picture("blue.png", Qt::blue, {60, 90});
        m_broken = m_files->text("broken.jpg", "This is not a picture.");
    }

    void init()
    {
        m_worker = std::make_unique<Worker>();
        m_session = std::make_unique<Session>(*m_worker, m_files->path(""));
        m_problems = std::make_unique<QSignalSpy>(m_session.get(), &Session::problem);
    }

    void cleanup()
    {
        m_worker.reset();
        m_session.reset();
    }

    void picturesAreReadAndTheFirstIsCurrent()
    {
        QSignalSpy opened(m_session.get(), &Session::pictureOpened);
        QVERIFY(openPictures({m_red, m_green, m_blue}));
        QCOMPARE(names(), (QStringList{"red.png", "green.png", "blue.png"}));
        QCOMPARE(m_session->currentIndex(), 0);
        QCOMPARE(m_session->image()->size(), cv::Size(120, 80));
        for (const auto& picture : m_session->pictures())
            QVERIFY(!picture.thumbnail.isNull());
        QCOMPARE(opened.count(), 3);
        QVERIFY(!m_session->target()); // without a model there is nothing to explain
        QCOMPARE(m_problems->count(), 0);
    }

    void onlyTheCurrentPictureIsKeptInMemory()
    {
        QVERIFY(openPictures({m_red, m_green}));
        QVERIFY(m_session->pictures()[0].image && !m_session->pictures()[1].image);
        m_session->choosePicture(1);
        QTRY_VERIFY(m_session->image());
        QCOMPARE(m_session->image()->size(), cv::Size(200, 100));
        QVERIFY(!m_session->pictures()[0].image);
    }

    void aPictureThatIsOpenAlreadyIsChosen()
    {
        QVERIFY(openPictures({m_red, m_green}));
        QVERIFY(openPictures({QDir::current().relativeFilePath(m_green)}));
        QCOMPARE(m_session->pictures().size(), 2u);
        QCOMPARE(currentName(), "green.png");
    }

    void everyPictureIsPredicted()
    {
        QVERIFY(openAnimalsAnd({m_red, m_green, m_blue}));
        for (const auto& picture : m_session->pictures()) {
            QVERIFY(picture.prediction);
            QCOMPARE(picture.prediction->ranking.size(), 10u);
        }
        QCOMPARE(m_session->target()->classIndex, best());
        QCOMPARE(m_session->targetName(), animals()[best()]);
    }

    void theOrderOfModelAndPicturesDoesNotMatter()
    {
        QVERIFY(openPictures({m_red, m_green}));
        QVERIFY(openModel(m_animals));
        QCOMPARE(m_session->target()->classIndex, best());
        QVERIFY(m_session->pictures()[1].prediction);
    }

    void aBrokenPictureLeavesEverythingAsItWas()
    {
        QVERIFY(openAnimalsAnd({m_red, m_green, m_blue}));
        m_session->chooseClass(second());
        const auto target = m_session->target();
        QSignalSpy failed(m_session.get(), &Session::pictureFailed);
        QVERIFY(openPictures({m_broken}));
        QCOMPARE(m_problems->count(), 1);
        QVERIFY(m_problems->at(0).at(0).toString().contains("broken.jpg"));
        QCOMPARE(failed.at(0).at(0).toString(), m_broken);
        QCOMPARE(names(), (QStringList{"red.png", "green.png", "blue.png"}));
        QCOMPARE(currentName(), "red.png");
        QVERIFY(m_session->image());
        QVERIFY(m_session->target() == target);
    }

    void aBrokenPictureAmongGoodOnesIsLeftOut()
    {
        QVERIFY(openAnimalsAnd({m_red, m_broken, m_blue}));
        QCOMPARE(names(), (QStringList{"red.png", "blue.png"}));
        QCOMPARE(currentName(), "red.png");
        QCOMPARE(m_problems->count(), 1);
        QVERIFY(m_session->pictures()[1].prediction);
    }

    void aBrokenFirstPictureMakesRoomForTheNext()
    {
        QVERIFY(openAnimalsAnd({m_broken, m_green}));
        QCOMPARE(names(), QStringList{"green.png"});
        QCOMPARE(currentName(), "green.png");
        QVERIFY(m_session->image() && m_session->target());
    }

    void onlyABrokenPictureLeavesNothing()
    {
        QVERIFY(openAnimalsAnd({m_broken}));
        QCOMPARE(m_session->currentIndex(), -1);
        QVERIFY(!m_session->image() && !m_session->target() && m_session->pictures().empty());
    }

    void aBrokenModelLeavesEverythingAsItWas()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        m_session->chooseClass(second());
        const auto model = m_session->model();
        const auto target = m_session->target();
        QSignalSpy changed(m_session.get(), &Session::modelChanged);
        QSignalSpy failed(m_session.get(), &Session::modelFailed);
        QVERIFY(openModel(QString::fromStdString(fixturePath("cut_half.pt"))));
        QCOMPARE(m_problems->count(), 1);
        QVERIFY(m_problems->at(0).at(0).toString().contains("cut_half.pt"));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(changed.count(), 0);
        QVERIFY(!m_session->openingModel());
        QCOMPARE(m_session->model(), model);
        QVERIFY(m_session->target() == target);
    }

    void anotherModelPredictsAnew()
    {
        QVERIFY(openAnimalsAnd({m_red, m_green}));
        m_session->chooseLayer(QString::fromStdString(m_session->model()->layers()[0].name));
        QVERIFY(openModel(m_files->model("plain_relu_traced", "fruit",
                                         {"apple", "pear", "plum", "fig", "lime"})));
        for (const auto& picture : m_session->pictures())
            QCOMPARE(picture.prediction->ranking.size(), 5u);
        QCOMPARE(m_session->target()->classIndex, best());
        QCOMPARE(m_session->layer(), "");
    }

    void aModelOfTheSameClassesKeepsTheClass()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        const int chosen = second();
        m_session->chooseClass(chosen);
        QVERIFY(openModel(m_files->model("resnet18_scripted", "animals2", animals())));
        QCOMPARE(m_session->model()->card().title, "animals2");
        QCOMPARE(m_session->target()->classIndex, chosen);
    }

    void picturesAreTakenOut()
    {
        QVERIFY(openAnimalsAnd({m_red, m_green, m_blue}));
        m_session->choosePicture(1);
        QSignalSpy removed(m_session.get(), &Session::pictureRemoved);
        m_session->removePicture(0);
        QCOMPARE(currentName(), "green.png");
        m_session->removePicture(0); // the current one: the next takes its place
        QCOMPARE(currentName(), "blue.png");
        QTRY_VERIFY(m_session->image() && m_worker->idle());
        QCOMPARE(m_session->image()->size(), cv::Size(60, 90));
        m_session->removePicture(5);
        m_session->removePicture(0);
        QCOMPARE(removed.count(), 3);
        QCOMPARE(m_session->currentIndex(), -1);
        QVERIFY(!m_session->image() && !m_session->target());
        QVERIFY(openPictures({m_red}));
        QVERIFY(m_session->target());
    }

    void theLastPictureTakenOutGivesWayToTheOneBefore()
    {
        QVERIFY(openPictures({m_red, m_green}));
        m_session->choosePicture(1);
        m_session->removePicture(1);
        QCOMPARE(currentName(), "red.png");
        QTRY_VERIFY(m_session->image());
    }

    void eachPictureIsExplainedByItsOwnPrediction()
    {
        QVERIFY(openAnimalsAnd({m_red, m_green}));
        m_session->chooseClass(second());
        m_session->choosePicture(1);
        QTRY_VERIFY(m_session->target() && m_worker->idle());
        QCOMPARE(m_session->target()->classIndex, best());
    }

    void theClassCanBeKept()
    {
        QVERIFY(openAnimalsAnd({m_red, m_green}));
        const int chosen = m_session->current()->prediction->ranking.back();
        m_session->setKeepClass(true);
        m_session->chooseClass(chosen);
        QSignalSpy changed(m_session.get(), &Session::targetChanged);
        m_session->choosePicture(1);
        QTRY_VERIFY(changed.count() > 0 && m_worker->idle());
        QCOMPARE(m_session->target()->classIndex, chosen);
        QVERIFY(best() != chosen);
    }

    void aClassMayBeNamedBeforeThereIsAModel()
    {
        m_session->chooseClassNamed("zebra");
        QVERIFY(openPictures({m_red}));
        QCOMPARE(m_problems->count(), 0);
        QVERIFY(openModel(m_animals));
        QCOMPARE(m_session->targetName(), "zebra");
    }

    void aClassIsNamedByPartOrNumber_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("whole") << "tree frog"
                               << "tree frog";
        QTest::newRow("part") << "hedge"
                              << "hedgehog";
        QTest::newRow("number") << "9"
                                << "spoonbill";
        QTest::newRow("case") << "Zebra"
                              << "zebra";
    }
    void aClassIsNamedByPartOrNumber()
    {
        QFETCH(const QString, name);
        QVERIFY(openAnimalsAnd({m_red}));
        m_session->chooseClassNamed(name);
        QTEST(m_session->targetName(), "expected");
    }

    void aClassThatThereIsNotIsAProblem()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        const auto target = m_session->target();
        for (const auto* name : {"unicorn", "red", "10"}) {
            m_session->chooseClassNamed(name);
            QVERIFY(m_problems->last().at(0).toString().contains(name));
        }
        QCOMPARE(m_problems->count(), 3);
        QVERIFY(m_session->target() == target);
    }

    void aClassIsComparedWithAnother()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        m_session->chooseClass(2);
        QSignalSpy changed(m_session.get(), &Session::targetChanged);
        m_session->chooseAgainst(8);
        QCOMPARE(m_session->targetName(), "zebra rather than koala");
        m_session->chooseAgainst(8); // nothing new
        m_session->chooseAgainst(2); // itself: nonsense
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_session->target()->against, 8);
        m_session->chooseClass(3);
        QCOMPARE(m_session->targetName(), "macaw rather than koala");
        m_session->chooseClass(8); // what it was compared with
        QCOMPARE(m_session->targetName(), "koala");
        m_session->chooseAgainst(2);
        m_session->chooseAgainst(std::nullopt);
        QCOMPARE(m_session->targetName(), "koala");
    }

    void aLayerIsChosen()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        QSignalSpy changed(m_session.get(), &Session::layerChanged);
        m_session->chooseLayer("layer2");
        m_session->chooseLayer("layer2");
        QCOMPARE(m_session->layer(), "layer2");
        QCOMPARE(changed.count(), 1);
    }

    void theScoresScaleAndSignStayFromPictureToPicture()
    {
        m_session->chooseScale(core::ScoreScale::Probability); // before there is anything
        QVERIFY(openAnimalsAnd({m_red, m_green}));
        QVERIFY(m_session->target()->scale == core::ScoreScale::Probability);
        QSignalSpy changed(m_session.get(), &Session::targetChanged);
        m_session->chooseNegative(true);
        m_session->chooseNegative(true);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_session->targetName(),
                 QString("against %1 (probability)").arg(animals()[best()]));
        m_session->choosePicture(1);
        QTRY_VERIFY(m_session->target());
        QVERIFY(m_session->target()->negative);
        QVERIFY(m_session->target()->scale == core::ScoreScale::Probability);
        m_session->chooseScale(core::ScoreScale::LogProbability);
        m_session->chooseNegative(false);
        QCOMPARE(m_session->targetName(), QString("%1 (log-probability)").arg(animals()[best()]));
    }

    void outputsAreTakenAsSomethingElse()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        const auto logits = m_session->current()->prediction->scores;
        m_session->chooseLayer("layer2");
        m_session->chooseClass(3);
        m_session->chooseOutput(core::OutputKind::Regression);
        QTRY_VERIFY(m_worker->idle());
        QVERIFY(m_session->model()->output() == core::OutputKind::Regression);
        // Measured values are what the network puts out.
        QCOMPARE(m_session->current()->prediction->probabilities, logits);
        QCOMPARE(m_session->layer(), "layer2");
        QCOMPARE(m_session->target()->classIndex, 3);
        m_session->setPrecision(core::Precision::Double); // keeps the choice
        QTRY_VERIFY(m_worker->idle());
        QVERIFY(m_session->model()->output() == core::OutputKind::Regression);
        m_session->chooseOutput(core::OutputKind::MultiLabel);
        QTRY_VERIFY(m_worker->idle());
        const float first = m_session->current()->prediction->probabilities[0];
        QVERIFY(std::abs(first - 1 / (1 + std::exp(-logits[0]))) < 1e-5);
        QVERIFY(openModel(m_animals)); // opened anew: as its card says
        QVERIFY(m_session->model()->output() == core::OutputKind::Logits);
        QCOMPARE(m_problems->count(), 0);
    }

    void aSingleOutputIsYesOrNoOrAValue()
    {
        const auto path = m_files->model("single_logit_traced", "yesno", {"no", "yes"});
        QVERIFY(openModel(path));
        QVERIFY(openPictures({m_red}));
        using core::OutputKind;
        const auto& model = m_session->model();
        QCOMPARE(model->possibleOutputs(),
                 (std::vector{OutputKind::SingleLogit, OutputKind::Regression}));
        QCOMPARE(model->classCount(), 2);
        m_session->chooseOutput(OutputKind::Regression);
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_session->model()->classCount(), 1);
        QCOMPARE(m_session->target()->classIndex, 0);
        QVERIFY(m_session->targetName() != "no");
        m_session->chooseOutput(OutputKind::SingleLogit);
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_session->model()->className(1), std::string("yes"));
    }

    void anotherCardIsUsedAtOnce()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        const auto before = m_session->current()->prediction->scores;
        m_session->chooseClass(3);
        m_session->chooseLayer("layer2");
        auto card = m_session->model()->card();
        card.input.mean[0] += 0.5;
        card.labels[3] = "ara";
        m_session->useCard(card);
        QVERIFY(m_session->model()->card() == card); // nothing was opened
        QVERIFY(m_session->cardUnsaved());
        QTRY_VERIFY(m_worker->idle());
        QVERIFY(m_session->current()->prediction->scores != before);
        QCOMPARE(m_session->targetName(), "ara"); // class and layer stay
        QCOMPARE(m_session->layer(), "layer2");
        m_session->setPrecision(core::Precision::Double); // so does the card
        QTRY_VERIFY(m_worker->idle());
        QVERIFY(m_session->model()->card() == card);
        m_session->chooseOutput(core::OutputKind::MultiLabel);
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_session->model()->className(3), std::string("ara"));
        m_session->chooseOutput(core::OutputKind::Logits);
        QTRY_VERIFY(m_worker->idle());
        QVERIFY(m_session->model()->card() == card);
        QSignalSpy saved(m_session.get(), &Session::cardSavedChanged);
        m_session->noteCardSaved(card);
        QVERIFY(!m_session->cardUnsaved());
        QCOMPARE(saved.count(), 1);
        QVERIFY(openModel(m_animals)); // opened anew: as its file says
        QVERIFY(m_session->model()->card() != card);
        QVERIFY(!m_session->cardUnsaved());
        QCOMPARE(m_problems->count(), 0);
    }

    void aCardOfAnotherSizeOpensTheModelAgain()
    {
        QVERIFY(openAnimalsAnd({m_red}));
        auto card = m_session->model()->card();
        card.input.width += 32;
        const auto before = m_session->model();
        m_session->useCard(card);
        QVERIFY(m_session->openingModel());
        QTRY_VERIFY(m_worker->idle());
        QVERIFY(m_session->model()->card() == card);
        QVERIFY(m_session->cardUnsaved());
        card.input.channels = core::ChannelOrder::Gray; // not with this network
        m_session->useCard(card);
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_problems->count(), 1);
        QVERIFY(m_session->model()->card().input.channels == core::ChannelOrder::Rgb);
        card = m_session->model()->card();
        card.layer = "layer99";
        m_session->useCard(card);
        QVERIFY(m_problems->last().at(0).toString().contains("layer99"));
        QVERIFY(m_session->model()->card().layer != "layer99");
    }

    void aWrongCardDoesNotKeepAModelShut()
    {
        const auto path = m_files->model("resnet18_traced", "mended", animals());
        auto text = QByteArray(R"({"title": "Mended", "layer": "layer99",
            "labels": ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
            "input": {"width": -3, "height": 64, "std": [1, 0, 1], "mean": [0.25, 0.5, 0.75]}})");
        m_files->text("mended.json", text);
        QVERIFY(openModel(path));
        QVERIFY(m_session->model());
        const auto& card = m_session->model()->card();
        QCOMPARE(card.title, std::string("Mended"));
        QCOMPARE(card.className(9), std::string("j"));
        QCOMPARE(card.input.mean[2], 0.75);
        QCOMPARE(card.input.std[1], 0.224); // as guessed
        QVERIFY(card.layer.empty());
        QCOMPARE(m_problems->count(), 1);
        const auto sentence = m_problems->at(0).at(0).toString();
        QVERIFY2(sentence.contains("mended.json") && sentence.contains("opened nevertheless"),
                 qPrintable(sentence));
        QVERIFY(m_session->cardMended());
        m_session->setPrecision(core::Precision::Double); // is not told of again
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_session->model()->card().title, std::string("Mended"));
        QCOMPARE(m_problems->count(), 1);
        QVERIFY(m_session->cardMended());
        QVERIFY(openModel(m_animals));
        QVERIFY(!m_session->cardMended());
    }

    void aWrongCardDoesNotKeepADetectorShut()
    {
        const auto path = m_files->path("boxes.pt");
        QVERIFY(QFile::copy(QString::fromStdString(fixturePath("detectors/class_rows.pt")), path));
        m_files->text("boxes.json",
                      R"({"title": "Mended", "detection": 3, "input": {"width": -3}})");
        QVERIFY(openModel(path));
        QVERIFY(m_session->model() && m_session->model()->isDetector());
        const auto& card = m_session->model()->card();
        QCOMPARE(card.title, std::string("Mended"));
        QVERIFY(card.detection && card.input.resize == core::Resize::Letterbox);
        QCOMPARE(card.input.mean[0], 0.);
        QCOMPARE(m_problems->count(), 1);
    }

    void aPastedPictureIsKept()
    {
        QVERIFY(openModel(m_animals));
        QImage pasted(30, 20, QImage::Format_ARGB32);
        pasted.fill(QColor(10, 200, 30));
        m_session->addPicture(pasted);
        QCOMPARE(m_session->image()->size(), cv::Size(30, 20));
        QCOMPARE(m_session->image()->pixels.at<cv::Vec3b>(5, 5), cv::Vec3b(10, 200, 30));
        QVERIFY(openPictures({m_red}));
        m_session->choosePicture(0); // nowhere to read it from again
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_session->image()->size(), cv::Size(30, 20));
        QVERIFY(m_session->target());
        QCOMPARE(m_problems->count(), 0);
    }

    void theLastOfManyClicksWins()
    {
        QVERIFY(openAnimalsAnd({m_red, m_green, m_blue}));
        for (const int index : {1, 2, 0, 2, 1})
            m_session->choosePicture(index);
        QTRY_VERIFY(m_worker->idle());
        QCOMPARE(m_session->image()->size(), cv::Size(200, 100));
        QCOMPARE(m_session->target()->classIndex, best());
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_animals, m_red, m_green, m_blue, m_broken;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QSignalSpy> m_problems;
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
