// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutjournal.h"
#include "app/cutout/cutjson.h"
#include "tests/support/cutedits.h"
#include "tests/support/thrown.h"

#include <QDir>
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using app::CutDocument;
using app::CutJournal;

namespace {

const cv::Size size(90, 60);

app::JournalHeader header()
{
    return {"/pictures/말, 1.jpg", false, {90, 60}, app::pixelHash(discPicture(size))};
}

app::StrokeEdit stroke(float y)
{
    return {line(core::Seed::Object, {20, y}, {60, y}, 4)};
}

/// A document that is written down.
struct Written {
    explicit Written(const QString& folder) : journal(folder, header(), document) {}
    CutDocument document{discPicture(size)};
    CutJournal journal;
};

/// Files can grow up to `bytes` only.
class FullDisk {
public:
    explicit FullDisk(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{rlim_t(bytes), m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

/// What a killed program does: strokes until it is told that it has done enough.
int writeUntilKilled(const QString& folder)
{
    Written written(folder);
    for (int number = 0; number < 5; ++number)
        written.document.apply(stroke(10 + 8 * float(number)));
    std::puts("done");
    std::fflush(stdout);
    for (;;)
        std::getchar();
}

} // namespace

class TestCutJournal : public QObject {
    Q_OBJECT

private:
    QString folder() const { return m_folder->filePath("journal"); }
    /// The only journal's file, whoever holds it.
    QString file() const
    {
        const auto names = QDir(folder()).entryList({"*.journal"});
        return names.size() == 1 ? QDir(folder()).filePath(names.first()) : QString();
    }
    bool equalAfterReplay(const CutDocument& document) const
    {
        CutDocument replayed(discPicture(size));
        const auto story = app::readJournal(file());
        return !story.damaged && app::replay(story, replayed) &&
               replayed.state() == document.state();
    }
    QByteArray content() const
    {
        QFile read(file());
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    void write(const QByteArray& bytes) const
    {
        QDir().mkpath(folder());
        QFile written(file().isEmpty() ? folder() + "/broken.journal" : file());
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(bytes);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void nothingIsWrittenBeforeTheFirstEdit()
    {
        Written written(folder());
        written.document.attachModels(-1, {});
        QVERIFY(file().isEmpty());
        written.document.apply(stroke(30));
        QVERIFY(!file().isEmpty());
        QVERIFY(equalAfterReplay(written.document));
    }

    void theReplayIsTheDocument_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 1; number <= 6; ++number)
            QTest::addRow("sequence %d", number) << number;
    }
    void theReplayIsTheDocument()
    {
        QFETCH(const int, number);
        cv::RNG random{std::uint64_t(number)};
        Written written(folder());
        auto& document = written.document;
        int replayed = 0;
        for (int step = 0; step < 120; ++step) {
            const int what = random.uniform(0, 12);
            if (what < 2)
                document.undo();
            else if (what == 2)
                document.redo();
            else if (what == 3)
                document.attachModels(document.present(), randomModels(random));
            else if (what == 4 && random.uniform(0, 6) == 0)
                document.setSaved();
            else
                document.apply(randomEdit(random, document));
            QCOMPARE(!file().isEmpty(), document.modified());
            if (file().isEmpty())
                continue;
            QVERIFY2(equalAfterReplay(document), qPrintable(QString::number(step)));
            ++replayed;
        }
        QVERIFY(replayed > 60);
    }

    void theHistoryComesBackToo()
    {
        Written written(folder());
        for (const float y : {10.F, 25.F, 40.F})
            written.document.apply(stroke(y));
        written.document.undo();
        CutDocument replayed(discPicture(size));
        QVERIFY(app::replay(app::readJournal(file()), replayed));
        QCOMPARE(replayed.depth(), 2);
        QVERIFY(replayed.canRedo());
        replayed.redo();
        written.document.redo();
        QCOMPARE(replayed.state(), written.document.state());
        replayed.undo();
        replayed.undo();
        replayed.undo();
        QCOMPARE(replayed.state(), CutDocument(discPicture(size)).state());
    }

    void aSliderLeavesOnlyItsLastPlace()
    {
        Written written(folder());
        auto& document = written.document;
        cv::RNG random(3);
        const auto drag = [&](double foreground) {
            const cv::Mat seeds(size, CV_8UC1, cv::Scalar(int(foreground * 100) % 4 + 1));
            document.apply(app::AutomaticEdit{
                core::packSeeds(seeds),
                {.method = "saliency", .quantiles = {.foreground = foreground}}});
            document.attachModels(document.present(), randomModels(random));
        };
        document.apply(stroke(10));
        drag(0.95);
        drag(0.9);
        const auto lines = content().count('\n');
        for (const double foreground : {0.85, 0.8, 0.75, 0.95})
            drag(foreground); // back to where it began
        QCOMPARE(content().count('\n'), lines);
        document.endGesture();
        drag(0.95);
        QCOMPARE(document.depth(), 4);
        document.attachModels(0, randomModels(random)); // those of the stroke come late
        drag(0.7);
        QVERIFY(equalAfterReplay(document));
        while (document.depth() > 1) { // then nothing is there to be recovered
            document.undo();
            QVERIFY(equalAfterReplay(document));
        }
    }

    void itGoesWhenTheEditsAreSafe()
    {
        Written written(folder());
        written.document.apply(stroke(30));
        written.document.setSaved();
        QVERIFY(file().isEmpty());
        written.document.apply(stroke(40));
        QVERIFY(equalAfterReplay(written.document));
        written.journal.remove(); // discarded
        QVERIFY(file().isEmpty());
        QVERIFY(QDir(folder()).isEmpty());
    }

    void onlyJournalsThatNobodyHoldsAreOffered()
    {
        {
            Written written(folder());
            written.document.apply(stroke(30));
            QVERIFY(app::leftJournals(folder()).empty());
        }
        const auto left = app::leftJournals(folder());
        QCOMPARE(left.size(), std::size_t(1));
        QVERIFY(left[0].readable);
        QCOMPARE(left[0].header.picture, header().picture);
        QCOMPARE(left[0].header.size, QSize(90, 60));
        QCOMPARE(left[0].header.hash, header().hash);
        QVERIFY(left[0].time.secsTo(QDateTime::currentDateTime()) < 60);
        QVERIFY(app::leftJournals(folder()).empty()); // one window offers it
    }

    void aTornLastLineIsIgnored()
    {
        CutDocument two(discPicture(size));
        two.apply(stroke(10));
        two.apply(stroke(25));
        {
            Written written(folder());
            for (const float y : {10.F, 25.F, 40.F})
                written.document.apply(stroke(y));
        }
        const auto whole = content();
        const auto lastLine = whole.lastIndexOf('\n', whole.size() - 2) + 1;
        for (const auto length : {lastLine, lastLine + 1, whole.size() - 1}) {
            write(whole.left(length));
            const auto story = app::readJournal(file());
            QVERIFY(!story.damaged);
            QCOMPARE(story.goodBytes, lastLine);
            CutDocument replayed(discPicture(size));
            QVERIFY(app::replay(story, replayed));
            QCOMPARE(replayed.state(), two.state());
        }
    }

    void itGoesOnAfterARecovery()
    {
        {
            Written written(folder());
            written.document.apply(stroke(10));
            written.document.apply(stroke(25));
        }
        write(content() + "{\"do\":\"stro"); // torn
        const auto left = app::leftJournals(folder());
        const auto story = app::readJournal(left.at(0).path);
        CutDocument document{discPicture(size)};
        QVERIFY(app::replay(story, document));
        document.setUnsaved();
        CutJournal journal(folder(), left[0].header, document);
        journal.adopt(left[0], story, true);
        document.apply(stroke(40));
        document.undo();
        document.undo();
        document.apply(stroke(50));
        QVERIFY(equalAfterReplay(document));
        document.setSaved();
        QVERIFY(file().isEmpty());
    }

    void damagedFilesAreToldAndNeverCrash_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("Buy milk.\nAnd bread.\n");
        QTest::newRow("other version") << QByteArray("{\"journal\":2,\"picture\":\"a\"}\n");
        QTest::newRow("no size") << QByteArray("{\"journal\":1,\"picture\":\"a\"}\n");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
    }
    void damagedFilesAreToldAndNeverCrash()
    {
        QFETCH(const QByteArray, bytes);
        write(bytes);
        const auto left = app::leftJournals(folder());
        QCOMPARE(left.size(), std::size_t(1));
        QVERIFY(!left[0].readable);
        QVERIFY(app::readJournal(left[0].path).damaged);
    }

    void anyByteMayBeWrong()
    {
        {
            Written written(folder());
            cv::RNG random(5);
            for (int step = 0; step < 12; ++step)
                written.document.apply(randomEdit(random, written.document));
        }
        const auto whole = content();
        cv::RNG random(6);
        int told = 0;
        for (int round = 0; round < 400; ++round) {
            auto bytes = whole;
            for (int count = random.uniform(1, 4); count > 0; --count)
                bytes[random.uniform(0, int(bytes.size()))] = char(random.uniform(0, 256));
            write(bytes);
            const auto story = app::readJournal(file());
            CutDocument replayed(discPicture(size));
            told += story.damaged || !app::replay(story, replayed);
        }
        QVERIFY(told > 100);
    }

    void edgesOfDamageAreKept()
    {
        {
            Written written(folder());
            for (const float y : {10.F, 25.F, 40.F})
                written.document.apply(stroke(y));
        }
        auto lines = content().split('\n');
        QCOMPARE(lines.size(), 6); // header, start, three strokes, end
        lines[3] = "{\"do\":\"stroke\",\"stroke\":{\"shape\":\"star\"}}";
        write(lines.join('\n'));
        const auto story = app::readJournal(file());
        QVERIFY(story.damaged);
        QCOMPARE(story.records.size(), std::size_t(1));
        QCOMPARE(story.goodBytes, lines[0].size() + lines[1].size() + lines[2].size() + 3);
    }

    void seedsOfAnotherSizeAreLeftOut()
    {
        {
            Written written(folder());
            written.document.apply(stroke(10));
            written.document.apply(
                app::LoadEdit{core::packSeeds(cv::Mat(size, CV_8UC1, cv::Scalar(3)))});
        }
        CutDocument smaller(discPicture({50, 40}));
        QVERIFY(!app::replay(app::readJournal(file()), smaller));
    }

    void aChangedPictureHasAnotherHash()
    {
        auto picture = discPicture(size);
        const auto hash = app::pixelHash(picture);
        QCOMPARE(app::pixelHash(picture.clone()), hash);
        picture.at<cv::Vec3b>(59, 89)[2] ^= 1;
        QVERIFY(app::pixelHash(picture) != hash);
    }

    void aPastedPictureIsKeptBesideIt()
    {
        auto pasted = header();
        pasted.pasted = true;
        CutDocument document(discPicture(size));
        CutJournal journal(folder(), pasted, document);
        document.apply(stroke(30));
        const QImage copy(app::journalPicture(file()));
        QCOMPARE(copy.size(), QSize(90, 60));
        const auto pixel = discPicture(size).at<cv::Vec3b>(20, 30);
        QCOMPARE(copy.pixelColor(30, 20), QColor(pixel[0], pixel[1], pixel[2]));
        document.setSaved();
        QVERIFY(QDir(folder()).isEmpty());
    }

    void aFolderThatCannotBeWrittenIsTold()
    {
        QFile blocking(folder());
        QVERIFY(blocking.open(QIODevice::WriteOnly));
        Written written(folder());
        QSignalSpy failed(&written.journal, &CutJournal::failed);
        written.document.apply(stroke(10));
        written.document.apply(stroke(25));
        written.document.undo();
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(folder()));
    }

    void afterAFullDiskTheFileIsOursUntilTheEditsAreSafe()
    {
        Written written(folder());
        QSignalSpy failed(&written.journal, &CutJournal::failed);
        written.document.apply(stroke(10));
        {
            const FullDisk full(content().size() + 10);
            written.document.apply(stroke(25));
        }
        QCOMPARE(failed.count(), 1);
        QVERIFY(app::leftJournals(folder()).empty());
        written.document.apply(stroke(40));
        written.document.setSaved();
        QVERIFY(QDir(folder()).isEmpty());
        QCOMPARE(failed.count(), 1);
    }

    void mixturesHaveADensity_data()
    {
        QTest::addColumn<double>("weight");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("mixed");
        QTest::addColumn<double>("last");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << 1.0 << 4.0 << 1.0 << 3.0 << true;
        QTest::newRow("no weight") << 0.0 << 4.0 << 1.0 << 3.0 << false;
        QTest::newRow("negative weight") << -1.0 << 4.0 << 1.0 << 3.0 << false;
        QTest::newRow("negative variance") << 1.0 << -4.0 << 0.0 << -3.0 << false;
        QTest::newRow("too mixed") << 1.0 << 4.0 << 5.0 << 3.0 << false;
        QTest::newRow("flat") << 1.0 << 4.0 << 1.0 << 0.0 << false;
    }
    void mixturesHaveADensity()
    {
        QFETCH(const double, weight);
        QFETCH(const double, first);
        QFETCH(const double, mixed);
        QFETCH(const double, last);
        QFETCH(const bool, good);
        core::ColorModels models;
        models.background.components.push_back(
            {weight, {1, 2, 3}, {first, mixed, 0, mixed, 4, 0, 0, 0, last}});
        const auto read = app::modelsFromJson(app::toJson(models));
        QCOMPARE(read.has_value(), good);
        QVERIFY(!good || *read == models);
    }

    void aKilledProgramLosesNothing()
    {
        QProcess program;
        program.setProcessEnvironment([this] {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert("SALISCOPE_TEST_JOURNAL", folder());
            return environment;
        }());
        program.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(program.waitForStarted());
        QVERIFY(program.waitForReadyRead());
        QVERIFY(app::leftJournals(folder()).empty()); // it still runs
        QCOMPARE(::kill(pid_t(program.processId()), SIGKILL), 0);
        QVERIFY(program.waitForFinished());
        const auto left = app::leftJournals(folder());
        QCOMPARE(left.size(), std::size_t(1));
        CutDocument replayed(discPicture(size));
        QVERIFY(app::replay(app::readJournal(left[0].path), replayed));
        QCOMPARE(replayed.depth(), 5);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto folder = qEnvironmentVariable("SALISCOPE_TEST_JOURNAL");
    if (!folder.isEmpty())
        return writeUntilKilled(folder);
    TestCutJournal test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cutjournal.moc"
