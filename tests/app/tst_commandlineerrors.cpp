// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong usage and bad input on the command line: exit code 2 or 1, one line on standard error that
// names the file or value, nothing on standard output.
#include "app/commandline.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTest>

class TestCommandLineErrors : public QObject {
    Q_OBJECT

private:
    /// "PICTURE", "MODEL" and "FOLDER" stand for good ones; "@name" for a file in the folder,
    /// "=name" for a fixture.
    QStringList filled(const QStringList& arguments) const
    {
        QStringList list;
        for (const auto& argument : arguments) {
            if (argument == "PICTURE")
                list << m_picture;
            else if (argument == "MODEL")
                list << m_animals;
            else if (argument == "FOLDER")
                list << m_files->path("out");
            else if (argument.startsWith('@'))
                list << m_files->path(argument.mid(1));
            else if (argument.startsWith('='))
                list << QString::fromStdString(fixturePath(argument.mid(1).toStdString()));
            else
                list << argument;
        }
        return list;
    }

    static Run run(const QStringList& arguments)
    {
        return app::isCommandLine(arguments) ? runCommand(arguments)
                                             : runProgram(SALISCOPE_PROGRAM, arguments);
    }

private slots:
    void initTestCase()
    {
        VERIFY_MODEL_FILES();
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_picture = m_files->picture("green.png");
        m_files->picture("small.png", Qt::white, {30, 20});
        QImage plain(64, 48, QImage::Format_RGB32);
        plain.fill(Qt::gray);
        m_files->picture("plain.png", plain);
        m_files->text("notes.jpg", "Buy milk.");
        m_files->text("empty.jpg", {});
        QVERIFY(QDir().mkpath(m_files->path("folder.jpg")));
        m_files->model("nan_output_traced", "nan", {"apple", "pear", "plum", "fig", "lime"});
        m_files->model("mlp_traced", "mlp", {"apple", "pear", "plum", "fig", "lime"});
    }

    void badInputIsToldInOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named"); ///< what the line must name
        const auto picture = [](const char* title, const QString& file) {
            QTest::newRow(title) << QStringList{"predict", file, "--model", "MODEL", "--json"}
                                 << file.mid(1);
        };
        picture("missing picture", "@gone.jpg");
        picture("text as picture", "@notes.jpg");
        picture("empty picture", "@empty.jpg");
        picture("folder as picture", "@folder.jpg");
        QTest::newRow("one bad picture of two")
            << QStringList{"predict", "PICTURE", "@notes.jpg", "--model", "MODEL", "--json"}
            << "notes.jpg";
        const auto model = [](const char* title, const QString& file, const char* named = nullptr) {
            QTest::newRow(title) << QStringList{"predict", "PICTURE", "--model", file, "--json"}
                                 << (named ? QString(named) : file.mid(1));
        };
        model("missing model", "@gone.pt");
        model("missing model by name", "gonenet", "prepared model called gonenet.");
        model("truncated model", "=cut_half.pt");
        model("state dict", "=state_dict.pt");
        model("text as model", "=text.pt");
        model("unknown operator", "=unknown_operator.pt");
        model("newer format", "=future_version.pt");
        model("code that writes files", "=unsafe_save.pt");
        model("four channels", "=four_channels_traced.pt");
        model("broken card", "=card_not_json.pt", "card_not_json.json");
        model("scores that are not finite", "@nan.pt");
        model("picture of the wrong size", "=resnet18_traced.pt", "96 x 96");
        const auto explain = [](const char* title, const QStringList& more, const char* named) {
            QTest::newRow(title) << QStringList{"explain", "PICTURE", "--model", "MODEL"} + more
                                 << named;
        };
        const QStringList output{"-o", "FOLDER"};
        explain("unknown class", QStringList{"--class", "unicorn"} + output, "unicorn");
        explain("class out of range", QStringList{"--class", "10"} + output, "10");
        explain("ambiguous class", QStringList{"--class", "red"} + output, "red panda");
        explain("unknown rival", QStringList{"--class", "zebra", "--against", "unicorn"} + output,
                "unicorn");
        explain("unknown layer", QStringList{"--class", "zebra", "--layer", "layer9"} + output,
                "layer9");
        explain("unknown method", QStringList{"--class", "zebra", "--methods", "magic"} + output,
                "magic");
        explain("parameter of an unknown method",
                QStringList{"--class", "zebra", "--set", "magic.steps=5"} + output, "magic");
        explain("unknown parameter",
                QStringList{"--class", "zebra", "--set", "saliency.steps=5"} + output, "steps");
        explain("parameter out of range",
                QStringList{"--class", "zebra", "--set", "integrated_gradients.steps=5000"} +
                    output,
                "steps");
        explain("text for a number",
                QStringList{"--class", "zebra", "--set", "integrated_gradients.steps=many"} +
                    output,
                "steps");
        explain("layer without positions",
                QStringList{"--class", "zebra", "--layer", "fc", "--methods", "grad_cam"} + output,
                "Grad-CAM");
        // Also where everything is allowed: there is no folder below a file.
        explain("folder that cannot be made",
                {"--class", "zebra", "--methods", "saliency", "-o", "@notes.jpg/out"},
                "notes.jpg/out");
        const auto segment = [](const char* title, const QStringList& more, const char* named) {
            QTest::newRow(title) << QStringList{"segment", "PICTURE", "--model",
                                                "MODEL",   "--class", "zebra"} +
                                        more
                                 << named;
        };
        segment("map of an unknown method", {"--method", "magic", "-o", "@mask.png"}, "magic");
        segment("map of a method that does not apply",
                {"--method", "grad_cam", "--layer", "fc", "-o", "@mask.png"}, "Grad-CAM");
        segment("mask below a file", {"-o", "@notes.jpg/mask.png"}, "notes.jpg/mask.png");
        segment("mask that is no PNG", {"-o", "@mask.jpg"}, "mask.jpg");
        segment("missing reference", {"-o", "@mask.png", "--reference", "@gone.png"}, "gone.png");
        segment("text as reference", {"-o", "@mask.png", "--reference", "@notes.jpg"}, "notes.jpg");
        segment("reference of another size", {"-o", "@mask.png", "--reference", "@small.png"},
                "small.png");
        QTest::newRow("map without a place")
            << QStringList{"segment", "@plain.png", "--model", "MODEL", "--class",
                           "zebra",   "--method",   "edges",   "-o",    "@mask.png"}
            << "plain.png";
        QTest::newRow("method that does not apply")
            << QStringList{"explain", "PICTURE",   "--model",  "@mlp.pt", "--class",
                           "fig",     "--methods", "grad_cam", "-o",      "FOLDER"}
            << "Grad-CAM";
        QTest::newRow("layers of a broken model")
            << QStringList{"layers", "--json", "--model", "=cut_start.pt"} << "cut_start.pt";
        QTest::newRow("screenshot that cannot be written")
            << QStringList{"PICTURE", "--model", "MODEL", "--screenshot", "@notes.jpg/window.png"}
            << "window.png";
    }
    void badInputIsToldInOneLine()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, named);
        const auto run = this->run(filled(arguments));
        QVERIFY2(run.exitCode == 1, run.errors);
        QVERIFY2(run.output.isEmpty(), run.output);
        QVERIFY2(run.hasOneLineOfErrors(), run.errors);
        QVERIFY2(run.errors.startsWith("saliscope: "), run.errors);
        QVERIFY2(run.errors.contains(named.toUtf8()), run.errors);
        QVERIFY2(!run.errors.contains("unforeseen"), run.errors);
        QVERIFY(!QFile::exists(m_files->path("out/report.json")));
        QVERIFY(!QFile::exists(m_files->path("mask.png")));
    }

    void wrongUsageIsToldInOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("no picture") << QStringList{"predict"} << "picture";
        QTest::newRow("unknown option") << QStringList{"predict", "PICTURE", "--magic"} << "magic";
        QTest::newRow("unknown option of the window") << QStringList{"--magic"} << "magic";
        QTest::newRow("option without value")
            << QStringList{"predict", "PICTURE", "--model"} << "model";
        QTest::newRow("no number") << QStringList{"predict", "PICTURE", "--top", "five"} << "--top";
        QTest::newRow("number out of range")
            << QStringList{"predict", "PICTURE", "--top", "0"} << "--top";
        QTest::newRow("no class") << QStringList{"explain", "PICTURE", "-o", "FOLDER"} << "--class";
        QTest::newRow("no folder")
            << QStringList{"explain", "PICTURE", "--class", "zebra"} << "--output";
        QTest::newRow("two pictures")
            << QStringList{"explain", "PICTURE", "PICTURE", "--class", "1", "-o", "FOLDER"}
            << "one picture";
        QTest::newRow("setting without value")
            << QStringList{"explain", "PICTURE", "--model",        "MODEL", "--class",
                           "zebra",   "--set",   "saliency.steps", "-o",    "FOLDER"}
            << "saliency.steps";
        const auto segment = [](const char* title, const QStringList& more, const char* named) {
            QTest::newRow(title) << QStringList{"segment", "PICTURE", "--model", "MODEL"} + more
                                 << named;
        };
        segment("segment without class", {"-o", "@mask.png"}, "--class");
        segment("segment without output", {"--class", "zebra"}, "--output");
        segment("quantile above 1", {"--class", "zebra", "-o", "@mask.png", "--foreground", "95"},
                "--foreground");
        segment("quantile that is no number",
                {"--class", "zebra", "-o", "@mask.png", "--background", "nan"}, "--background");
        segment("growth out of range", {"--class", "zebra", "-o", "@mask.png", "--grow", "51"},
                "--grow");
        QTest::newRow("statistics without folder") << QStringList{"statistics"} << "one folder";
        QTest::newRow("arguments to methods") << QStringList{"methods", "saliency"} << "arguments";
        QTest::newRow("arguments to layers") << QStringList{"layers", "PICTURE"} << "arguments";
        QTest::newRow("size of a screenshot")
            << QStringList{"--screenshot", "@shot.png", "--size", "huge"} << "--size";
    }
    void wrongUsageIsToldInOneLine()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, named);
        const auto run = this->run(filled(arguments));
        QVERIFY2(run.exitCode == 2, run.errors);
        QVERIFY2(run.output.isEmpty(), run.output);
        QVERIFY2(run.hasOneLineOfErrors(), run.errors);
        QVERIFY2(run.errors.contains(named.toUtf8()), run.errors);
        QVERIFY2(run.errors.contains("--help"), run.errors);
    }

    void scriptsSeeTheSame()
    {
        const QStringList bad{"predict", m_files->path("notes.jpg"), "--model", m_animals,
                              "--json"};
        const auto failed = runProgram(SALISCOPE_PROGRAM, bad);
        QCOMPARE(failed.exitCode, 1);
        QVERIFY(failed.output.isEmpty());
        QCOMPARE(failed.errors, runCommand(bad).errors);
        const auto wrong = runProgram(SALISCOPE_PROGRAM, {"predict"});
        QCOMPARE(wrong.exitCode, 2);
        QCOMPARE(wrong.errors, runCommand({"predict"}).errors);
    }

    void withoutADisplayItSaysWhatElseToDo()
    {
        const auto run = runProgram(SALISCOPE_PROGRAM, {m_picture},
                                    {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.hasOneLineOfErrors(), run.errors);
        QVERIFY2(run.errors.contains("--screenshot"), run.errors);
    }

    void aFileOfTheSameNameIsNotOverwrittenByAFailure()
    {
        const auto folder = m_files->path("earlier");
        QVERIFY(QDir().mkpath(folder));
        m_files->text("earlier/report.json", "precious");
        const auto run =
            runProgram(SALISCOPE_PROGRAM, {"explain", m_picture, "--model", m_files->path("nan.pt"),
                                           "--class", "fig", "-o", folder});
        QCOMPARE(run.exitCode, 1);
        QFile file(folder + "/report.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "precious");
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_animals, m_picture;
};

QTEST_MAIN(TestCommandLineErrors)
#include "tst_commandlineerrors.moc"
