// SPDX-License-Identifier: GPL-3.0-or-later
// "saliscope imagine" as scripts see it.
#include "core/imagine/preset.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class TestImagineCommand : public QObject {
    Q_OBJECT

private:
    Run imagine(const QStringList& more) const
    {
        return runCommand(QStringList{"imagine", "--model", m_model, "--steps", "6", "--json"} +
                          more);
    }
    /// Of a run that went well; empty otherwise.
    QJsonObject report(const QStringList& more)
    {
        m_run = imagine(more);
        return m_run.exitCode == 0 ? m_run.json().object() : QJsonObject();
    }
    QString path(const QString& name) const { return m_files->path(name); }
    QByteArray content(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void initTestCase()
    {
        VERIFY_MODEL_FILES();
        m_files = std::make_unique<Files>();
        m_model = m_files->model("resnet18_traced", "animals.pt", animals());
    }

    void keepsTheContract()
    {
        const auto found = report({"--class", animals()[2], "-o", path("a.png")});
        QVERIFY2(!found.isEmpty(), m_run.errors);
        QCOMPARE(found["class"].toObject()["index"].toInt(), 2);
        QCOMPARE(found["class"].toObject()["name"].toString(), animals()[2]);
        QCOMPARE(found["preset"].toString(), "robust_fourier");
        QCOMPARE(found["parameters"].toObject()["steps"].toInt(), 6);
        QCOMPARE(found["parameters"].toObject().size(), int(core::imagineParameters().size()));
        QCOMPARE(found["steps"].toInt(), 6);
        QCOMPARE(found["ended"].toString(), "steps");
        QVERIFY(found["milliseconds"].isDouble());
        QVERIFY(found["top"].toObject()["name"].isString());
        // What it says about the picture is what "predict" says about the file.
        const auto run =
            runCommand({"predict", path("a.png"), "--model", m_model, "--top", "10", "--json"});
        QVERIFY2(run.exitCode == 0, run.errors);
        const auto rows = run.json().array()[0].toObject()["predictions"].toArray();
        QCOMPARE(rows[0].toObject()["index"].toInt(), found["top"].toObject()["index"].toInt());
        for (const auto row : rows)
            if (row.toObject()["index"].toInt() == 2) {
                QVERIFY(qAbs(row.toObject()["score"].toDouble() - found["score"].toDouble()) <
                        1e-4);
                QVERIFY(qAbs(row.toObject()["probability"].toDouble() -
                             found["probability"].toDouble()) < 1e-5);
            }
    }

    void sameSeedSameFile()
    {
        const auto made = [&](const QString& name, const QString& seed) {
            report({"--class", "1", "--seed", seed, "-o", path(name)});
            return content(name);
        };
        const auto first = made("first.png", "4");
        QVERIFY2(!first.isEmpty(), m_run.errors);
        QVERIFY(first == made("again.png", "4"));
        QVERIFY(first != made("other.png", "5"));
    }

    void aClassAgainstAnother()
    {
        const auto found = report({"--class", "1", "--against", "3", "-o", path("a.png")});
        QVERIFY2(!found.isEmpty(), m_run.errors);
        QCOMPARE(found["against"].toObject()["index"].toInt(), 3);
    }

    void channelsAndUnits()
    {
        auto found = report({"--layer", "layer2", "--channel", "5", "-o", path("c.png")});
        QVERIFY2(!found.isEmpty(), m_run.errors);
        QCOMPARE(found["layer"].toString(), "layer2");
        QCOMPARE(found["channel"].toInt(), 5);
        QVERIFY(found["probability"].isNull());
        QVERIFY(found["score"].isDouble());
        QVERIFY(!found.contains("class"));
        found =
            report({"--layer", "layer2", "--channel", "5", "--unit", "0,1", "-o", path("u.png")});
        QVERIFY2(!found.isEmpty(), m_run.errors);
        QCOMPARE(found["unit"].toArray(), QJsonArray({0, 1}));
    }

    void startsFromAPicture()
    {
        const auto start = m_files->picture("start.png", Qt::darkBlue, {64, 64});
        const auto found = report({"--class", "1", "--start", start, "-o", path("s.png")});
        QVERIFY2(!found.isEmpty(), m_run.errors);
        QCOMPARE(found["parameters"].toObject()["start"].toString(), "picture");
        QCOMPARE(report({"--class", "1", "--set", "start=picture", "-o", path("s.png")}),
                 QJsonObject());
        QCOMPARE(m_run.exitCode, 1);
        QVERIFY(m_run.hasOneLineOfErrors());
    }

    void severalPicturesAreNumbered()
    {
        const auto found = report({"--class", "1", "--set", "pictures=2", "--animation",
                                   path("film.webp"), "-o", path("many.png")});
        QVERIFY2(!found.isEmpty(), m_run.errors);
        const auto pictures = found["pictures"].toArray();
        QCOMPARE(pictures.size(), 2);
        QCOMPARE(pictures[1].toObject()["picture"].toString(), path("many-2.png"));
        QVERIFY(!content("many-1.png").isEmpty());
        QVERIFY(content("many-1.png") != content("many-2.png"));
        QVERIFY(!QFile::exists(path("many.png")));
        QVERIFY(content("film-2.webp").startsWith("RIFF"));
        QVERIFY(content("film-1.webp").contains("ANIM"));
    }

    void presetsAreListed()
    {
        auto run = runCommand({"imagine", "--presets", "--json"});
        QCOMPARE(run.exitCode, 0);
        const auto presets = run.json().array();
        QCOMPARE(presets.size(), int(core::presets().size()));
        QCOMPARE(presets[0].toObject()["id"].toString(), "robust_fourier");
        QVERIFY(presets[1].toObject()["parameters"].toObject()["l2_penalty"].toDouble() > 0);
        run = runCommand({"imagine", "--presets"});
        QVERIFY(run.output.contains("simonyan"));
    }

    void aPresetIsUsed()
    {
        const auto found = report({"--class", "1", "--preset", "simonyan", "--set",
                                   "l2_penalty=0.002", "-o", path("p.png")});
        QVERIFY2(!found.isEmpty(), m_run.errors);
        QCOMPARE(found["preset"].toString(), "simonyan");
        QCOMPARE(found["parameters"].toObject()["l2_penalty"].toDouble(), 0.002);
        QCOMPARE(found["parameters"].toObject()["parametrization"].toString(), "pixels");
    }

    void wrongUsageIsTold_data()
    {
        QTest::addColumn<QStringList>("given");
        const QString out = "OUT";
        QTest::newRow("no aim") << QStringList{"-o", out};
        QTest::newRow("two aims") << QStringList{"--class", "1", "--layer", "x", "-o", out};
        QTest::newRow("no channel") << QStringList{"--layer", "layer2", "-o", out};
        QTest::newRow("channel of a class")
            << QStringList{"--class", "1", "--channel", "2", "-o", out};
        QTest::newRow("against a layer")
            << QStringList{"--layer", "layer2", "--channel", "1", "--against", "1", "-o", out};
        QTest::newRow("no output") << QStringList{"--class", "1"};
        QTest::newRow("preset") << QStringList{"--class", "1", "--preset", "x", "-o", out};
        QTest::newRow("parameter") << QStringList{"--class", "1", "--set", "x=1", "-o", out};
        QTest::newRow("value") << QStringList{"--class", "1", "--set", "steps=0", "-o", out};
        QTest::newRow("setting") << QStringList{"--class", "1", "--set", "steps", "-o", out};
        QTest::newRow("unit") << QStringList{"--layer", "layer2", "--channel", "1",
                                             "--unit",  "3",      "-o",        out};
        QTest::newRow("film") << QStringList{"--class", "1", "--animation", "a.gif", "-o", out};
        QTest::newRow("argument") << QStringList{"dog.png", "--class", "1", "-o", out};
    }

    void wrongUsageIsTold()
    {
        QFETCH(QStringList, given);
        given.replaceInStrings("OUT", path("never.png"));
        const auto run = imagine(given);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.hasOneLineOfErrors(), run.errors);
        QVERIFY(!QFile::exists(path("never.png")));
    }

    void whatIsNotThereIsTold_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::newRow("class") << QStringList{"--class", "unicorn"};
        QTest::newRow("against") << QStringList{"--class", "1", "--against", "77"};
        QTest::newRow("layer") << QStringList{"--layer", "nowhere", "--channel", "1"};
        QTest::newRow("channel") << QStringList{"--layer", "layer2", "--channel", "99999"};
        QTest::newRow("unit") << QStringList{"--layer", "layer2", "--channel",
                                             "1",       "--unit", "999,0"};
        QTest::newRow("start") << QStringList{"--class", "1", "--start", "nothing.png"};
        QTest::newRow("folder") << QStringList{"--class", "1", "--animation", "/nowhere/a.webp"};
    }

    void whatIsNotThereIsTold()
    {
        QFETCH(QStringList, given);
        const auto run = imagine(given + QStringList{"-o", path("never.png")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.hasOneLineOfErrors(), run.errors);
        QVERIFY(!QFile::exists(path("never.png")));
    }

    void aPictureThatCannotBeWrittenIsRefusedAtOnce()
    {
        const auto run = runCommand(
            {"imagine", "--model", path("nothing.pt"), "--class", "1", "-o", path("never.xyz")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.hasOneLineOfErrors() && run.errors.contains("never.xyz"), run.errors);
    }

    void notFiniteKeepsThePicture()
    {
        const auto run = runCommand({"imagine", "--model",
                                     QString::fromStdString(fixturePath("nan_output_traced.pt")),
                                     "--class", "1", "--json", "-o", path("nan.png")});
        QCOMPARE(run.exitCode, 0);
        const auto found = run.json().object();
        QCOMPARE(found["ended"].toString(), "not_finite");
        QVERIFY(found["score"].isNull());
        QVERIFY(run.hasOneLineOfErrors());
        QVERIFY(!content("nan.png").isEmpty());
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_model;
    Run m_run;
};

QTEST_GUILESS_MAIN(TestImagineCommand)
#include "tst_imaginecommand.moc"
