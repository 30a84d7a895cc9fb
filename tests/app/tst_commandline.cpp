// SPDX-License-Identifier: GPL-3.0-or-later
// The commands as scripts see them: exit code, standard output, files. What goes wrong is in
// tst_commandlineerrors.cpp.
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <algorithm>
#include <cmath>

namespace {

/// Every value is there and of this kind.
bool has(const QJsonObject& object, const QList<std::pair<QString, QJsonValue::Type>>& fields)
{
    for (const auto& [name, type] : fields)
        if (object[name].type() != type) {
            qWarning("%s is %d", qPrintable(name), int(object[name].type()));
            return false;
        }
    return true;
}

QJsonArray arrayFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                          : QJsonArray();
}

QJsonObject objectFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

const QString predictions = "predictions";

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private:
    /// As a process.
    static Run program(const QStringList& arguments)
    {
        return runProgram(SALISCOPE_PROGRAM, arguments);
    }

    /// explain with the small model; the report.
    QJsonObject explain(const QStringList& more, const QString& folder = "out")
    {
        m_run = runCommand(
            QStringList{"explain", m_picture, "--model", m_animals, "-o", m_files->path(folder)} +
            more);
        return m_run.exitCode == 0 ? objectFile(m_files->path(folder + "/report.json"))
                                   : QJsonObject();
    }
    static double range(const NumpyArray& array, bool largest)
    {
        return largest ? *std::max_element(array.values.begin(), array.values.end())
                       : *std::min_element(array.values.begin(), array.values.end());
    }

private slots:
    void initTestCase()
    {
        VERIFY_MODEL_FILES();
        QVERIFY2(!defaultModelPath().empty(),
                 "no default model: run test.sh, or set SALISCOPE_MODELS");
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_picture = m_files->picture("green.png");
    }

    void versionsAreTold()
    {
        const auto run = program({"--version"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.isEmpty());
        const auto lines = QString::fromUtf8(run.output).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.first(), "Saliscope " SALISCOPE_VERSION);
        for (const auto* part : {"Qt ", "LibTorch ", "OpenCV ", "BLAS ", "Threads ", "CUDA "})
            QVERIFY2(std::any_of(lines.begin(), lines.end(),
                                 [&](const QString& line) { return line.startsWith(part); }),
                     part);
    }

    void helpIsGiven()
    {
        for (const auto& arguments :
             {QStringList{"--help"}, QStringList{"help"}, QStringList{"-h"}}) {
            const auto run = program(arguments);
            QCOMPARE(run.exitCode, 0);
            for (const auto* command : {"predict", "explain", "methods", "layers", "--screenshot"})
                QVERIFY2(run.output.contains(command), command);
        }
        const auto run = runCommand({"explain", "--help"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.contains("saliscope explain"));
        for (const auto* option :
             {"--class", "--against", "--methods", "--layer", "--set", "--seed", "--model", "-o"})
            QVERIFY2(run.output.contains(option), option);
    }

    void methodsAreListed()
    {
        const auto run = program({"methods", "--json"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.isEmpty());
        const auto methods = run.json().array();
        QStringList ids;
        for (const auto entry : methods) {
            const auto method = entry.toObject();
            QVERIFY(has(method, {{"id", QJsonValue::String},
                                 {"name", QJsonValue::String},
                                 {"family", QJsonValue::String},
                                 {"citation", QJsonValue::String},
                                 {"needs", QJsonValue::Array},
                                 {"parameters", QJsonValue::Array}}));
            ids << method["id"].toString();
        }
        for (const auto* id : {"saliency",
                               "input_x_gradient",
                               "integrated_gradients",
                               "smooth_grad",
                               "smooth_grad_squared",
                               "var_grad",
                               "gradient_shap",
                               "guided_integrated_gradients",
                               "blur_integrated_gradients",
                               "xrai",
                               "full_grad",
                               "guided_backprop",
                               "deconvnet",
                               "guided_grad_cam",
                               "parch_grad",
                               "cam",
                               "grad_cam",
                               "grad_cam_plus_plus",
                               "smooth_grad_cam_plus_plus",
                               "xgrad_cam",
                               "layer_cam",
                               "hires_cam",
                               "grad_cam_element_wise",
                               "eigen_cam",
                               "eigen_grad_cam",
                               "score_cam",
                               "ablation_cam",
                               "finer_cam",
                               "recipro_cam",
                               "fem",
                               "deep_lift",
                               "deep_lift_shap",
                               "lrp",
                               "excitation_backprop",
                               "contrastive_excitation_backprop",
                               "occlusion",
                               "rise",
                               "d_rise",
                               "lime",
                               "kernel_shap",
                               "extremal_perturbation",
                               "attention_rollout",
                               "gradient_attention_rollout",
                               "random",
                               "edges"})
            QVERIFY2(ids.contains(id), id);
        const auto camNeeds = methods[ids.indexOf("grad_cam")].toObject()["needs"].toArray();
        QVERIFY(camNeeds.contains("layer") && camNeeds.contains("gradients"));
        const auto path = methods[ids.indexOf("integrated_gradients")].toObject();
        const auto steps = path["parameters"].toArray()[0].toObject();
        QCOMPARE(steps["id"].toString(), "steps");
        QVERIFY(has(steps, {{"default", QJsonValue::Double},
                            {"minimum", QJsonValue::Double},
                            {"maximum", QJsonValue::Double}}));
        const auto table = runCommand({"methods"});
        QCOMPARE(table.exitCode, 0);
        QCOMPARE(table.output.count('\n'), methods.size());
    }

    void layersAreListed()
    {
        const auto run = runCommand({"layers", "--model", m_animals, "--json"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.isEmpty());
        int defaults = 0;
        QStringList names;
        for (const auto entry : run.json().array()) {
            const auto layer = entry.toObject();
            QVERIFY(has(layer, {{"name", QJsonValue::String},
                                {"kind", QJsonValue::String},
                                {"shape", QJsonValue::Array},
                                {"default", QJsonValue::Bool}}));
            names << layer["name"].toString();
            if (layer["name"] == "layer2.0.conv1")
                QCOMPARE(layer["shape"].toArray(), (QJsonArray{1, 32, 12, 12}));
            defaults += layer["default"].toBool();
        }
        QCOMPARE(defaults, 1);
        QVERIFY(names.contains("conv1") && names.contains("layer2.0.conv1"));
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    }

    void modelsAreConverted()
    {
        const auto copy = m_files->path("converted.pt");
        const auto run = runCommand({"convert", m_animals, "-o", copy, "--json"});
        QVERIFY2(run.exitCode == 0, run.errors);
        const auto report = run.json().object();
        QVERIFY(has(report, {{"model", QJsonValue::String},
                             {"file", QJsonValue::String},
                             {"card", QJsonValue::String},
                             {"bytes", QJsonValue::Double},
                             {"task", QJsonValue::String},
                             {"classes", QJsonValue::Double},
                             {"layers", QJsonValue::Double}}));
        QCOMPARE(report["bytes"].toInteger(), QFileInfo(copy).size());
        QCOMPARE(report["task"].toString(), "classification");
        QCOMPARE(objectFile(report["card"].toString())["labels"].toArray().size(), 10);
        const auto scores = [this](const QString& model) {
            return runCommand({"predict", m_picture, "--model", model, "--json"})
                .json()
                .array()[0]
                .toObject()[predictions]
                .toArray();
        };
        QVERIFY(!scores(copy).isEmpty());
        QCOMPARE(scores(copy), scores(m_animals));

        const auto told = runCommand({"convert", m_animals, "-o", copy});
        QCOMPARE(told.exitCode, 0);
        QVERIFY(told.output.contains(copy.toUtf8()));
        const auto refused = runCommand({"convert", copy, "-o", copy});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.hasOneLineOfErrors());
        QCOMPARE(runCommand({"convert", m_animals}).exitCode, 2);
        QCOMPARE(runCommand({"convert"}).exitCode, 2);
        QCOMPARE(runCommand({"convert", m_files->text("bad.cfg", "[net]\nwidth=0\n"), "-o", copy})
                     .exitCode,
                 1);
    }

    void samplesAreClassifiedByTheDefaultModel()
    {
        QStringList arguments{"predict", "--json", "--top", "3", "--model", "efficientnet-lite0"};
        const auto samples = arrayFile(samplePicture("samples.json"));
        QVERIFY(samples.size() >= 8);
        for (const auto sample : samples)
            arguments << samplePicture(sample.toObject()["file"].toString());
        const auto run = program(arguments);
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.isEmpty());
        const auto pictures = run.json().array();
        QCOMPARE(pictures.size(), samples.size());
        for (int index = 0; index < samples.size(); ++index) {
            const auto expected = samples[index].toObject();
            const auto picture = pictures[index].toObject();
            QCOMPARE(picture["picture"].toString(), samplePicture(expected["file"].toString()));
            const auto rows = picture[predictions].toArray();
            QCOMPARE(rows.size(), 3);
            for (const auto row : rows)
                QVERIFY(has(row.toObject(), {{"index", QJsonValue::Double},
                                             {"name", QJsonValue::String},
                                             {"score", QJsonValue::Double},
                                             {"probability", QJsonValue::Double}}));
            QVERIFY(rows[0].toObject()["score"].toDouble() >=
                    rows[1].toObject()["score"].toDouble());
            const auto best = rows[0].toObject();
            if (expected["expected"] == "wrong") {
                QVERIFY(best["index"] != expected["index"]);
                continue;
            }
            QCOMPARE(best["index"], expected["index"]);
            QCOMPARE(best["name"], expected["class"]);
        }
    }

    void theDefaultModelNeedsNoName()
    {
        const auto run = program({"predict", samplePicture("hens.jpg"), "--json"});
        QCOMPARE(run.exitCode, 0);
        const auto rows = run.json().array()[0].toObject()[predictions].toArray();
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[0].toObject()["name"], "hen");
    }

    void probabilitiesAddUp()
    {
        const auto run =
            runCommand({"predict", m_picture, "--model", m_animals, "--json", "--top", "50"});
        const auto rows = run.json().array()[0].toObject()[predictions].toArray();
        QCOMPARE(rows.size(), 10); // as many as there are
        double sum = 0;
        for (const auto row : rows)
            sum += row.toObject()["probability"].toDouble();
        QVERIFY(std::abs(sum - 1) < 1e-5);
        const auto table = runCommand({"predict", m_picture, "--model", m_animals, "--top", "2"});
        QCOMPARE(table.exitCode, 0);
        QCOMPARE(table.output.count('\n'), 3);
        QVERIFY(table.output.contains(rows[0].toObject()["name"].toString().toUtf8()));
    }

    void measuredValuesHaveNoProbability()
    {
        const auto model = m_files->model("resnet18_traced", "measures", animals());
        const auto cardPath = core::cardPathFor(model.toStdString());
        auto card = core::readCard(cardPath);
        card.output = core::OutputKind::Regression;
        core::writeCard(cardPath, card);
        const auto run =
            runCommand({"predict", m_picture, "--model", model, "--json", "--top", "1"});
        QCOMPARE(run.exitCode, 0);
        const auto row = QJsonDocument::fromJson(run.output)[0]["predictions"][0];
        QVERIFY(row["probability"].isNull());
        QVERIFY(row["score"].isDouble());
        const auto table = runCommand({"predict", m_picture, "--model", model, "--top", "1"});
        QVERIFY(!table.output.contains('%'));
        QVERIFY(table.output.contains(QByteArray::number(row["score"].toDouble(), 'g', 6)));
    }

    void everyKindOfPictureIsTaken_data()
    {
        QTest::addColumn<QImage>("image");
        const auto filled = [](QImage::Format format, QSize size, QColor color) {
            QImage image(size, format);
            image.fill(color);
            return image;
        };
        QTest::newRow("1 x 1") << filled(QImage::Format_RGB32, {1, 1}, Qt::red);
        QTest::newRow("1 x 500") << filled(QImage::Format_RGB32, {1, 500}, Qt::red);
        QTest::newRow("grey") << filled(QImage::Format_Grayscale8, {40, 30}, Qt::gray);
        QTest::newRow("16 bits") << filled(QImage::Format_RGBX64, {40, 30}, Qt::darkCyan);
        QTest::newRow("16 bits grey") << filled(QImage::Format_Grayscale16, {40, 30}, Qt::gray);
        QTest::newRow("alpha") << filled(QImage::Format_ARGB32, {40, 30}, QColor(9, 9, 9, 100));
        QTest::newRow("palette") << filled(QImage::Format_RGB32, {40, 30}, Qt::blue)
                                        .convertToFormat(QImage::Format_Indexed8);
    }
    void everyKindOfPictureIsTaken()
    {
        QFETCH(const QImage, image);
        const auto folder = m_files->path("kinds");
        const auto picture = m_files->picture("kind.png", image);
        const auto run = runCommand({"explain", picture, "--model", m_animals, "--class", "zebra",
                                     "--methods", "saliency", "-o", folder});
        QVERIFY2(run.exitCode == 0, run.errors);
        QVERIFY(run.errors.isEmpty());
        const auto map = readNumpy(folder + "/saliency.npy");
        QVERIFY(map);
        QCOMPARE(map->shape, (std::vector<int>{image.height(), image.width()}));
        QCOMPARE(QImage(folder + "/saliency.png").size(), image.size());
    }

    void explanationsAreWrittenAsTheContractSays()
    {
        m_run = program({"explain", m_picture, "--model", m_animals, "--class", "zebra",
                         "--methods", "saliency,grad_cam,integrated_gradients", "--set",
                         "integrated_gradients.steps=20", "-o", m_files->path("out")});
        const auto report = objectFile(m_files->path("out/report.json"));
        QVERIFY2(m_run.exitCode == 0, m_run.errors);
        QVERIFY(m_run.errors.isEmpty());
        QVERIFY(has(report, {{"model", QJsonValue::String},
                             {"picture", QJsonValue::String},
                             {"class", QJsonValue::Object},
                             {"score", QJsonValue::Double},
                             {"probability", QJsonValue::Double},
                             {"layer", QJsonValue::String},
                             {"methods", QJsonValue::Object}}));
        QCOMPARE(report["model"].toString(), m_animals);
        QCOMPARE(report["picture"].toString(), m_picture);
        QCOMPARE(report["class"].toObject(), (QJsonObject{{"index", 2}, {"name", "zebra"}}));
        QCOMPARE(report["methods"].toObject().keys(),
                 (QStringList{"grad_cam", "integrated_gradients", "saliency"}));
        for (const auto& id : report["methods"].toObject().keys()) {
            const auto method = report["methods"].toObject()[id].toObject();
            QVERIFY(has(method, {{"parameters", QJsonValue::Object},
                                 {"milliseconds", QJsonValue::Double},
                                 {"minimum", QJsonValue::Double},
                                 {"maximum", QJsonValue::Double}}));
            QCOMPARE(QImage(m_files->path("out/" + id + ".png")).size(), QSize(120, 80));
            const auto map = readNumpy(m_files->path("out/" + id + ".npy"));
            QVERIFY(map);
            QCOMPARE(map->shape, (std::vector<int>{80, 120}));
            QVERIFY(std::all_of(map->values.begin(), map->values.end(),
                                [](float value) { return std::isfinite(value); }));
            QCOMPARE(float(method["minimum"].toDouble()), float(range(*map, false)));
            QCOMPARE(float(method["maximum"].toDouble()), float(range(*map, true)));
        }
        QCOMPARE(QDir(m_files->path("out")).entryList(QDir::Files).size(), 10);
        const auto path = report["methods"].toObject()["integrated_gradients"].toObject();
        QCOMPARE(path["parameters"].toObject(), (QJsonObject{{"baseline", "black"},
                                                             {"smoothing", 0},
                                                             {"smoothing_noise", 0.15},
                                                             {"steps", 20}}));
        QVERIFY(path["completeness_error"].isDouble());
        QVERIFY(
            !report["methods"].toObject()["saliency"].toObject().contains("completeness_error"));
    }

    void rawAttributionsAreInTheModelsSpace()
    {
        QVERIFY(!explain({"--class", "zebra", "--set", "integrated_gradients.steps=20"}).isEmpty());
        for (const auto* id : {"saliency", "integrated_gradients"}) {
            const auto raw = readNumpy(m_files->path(QString("out/%1.raw.npy").arg(id)));
            QVERIFY(raw);
            QCOMPARE(raw->shape, (std::vector<int>{1, 3, 96, 96}));
            QVERIFY(range(*raw, false) < 0 && range(*raw, true) > 0); // signed, before reduction
        }
        const auto raw = readNumpy(m_files->path("out/grad_cam.raw.npy"));
        QVERIFY(raw);
        QCOMPARE(raw->shape, (std::vector<int>{1, 3, 3}));
    }

    void integratedGradientsAddUpByDefault()
    {
        const auto report = explain({"--class", "macaw", "--methods", "integrated_gradients"});
        const auto path = report["methods"].toObject()["integrated_gradients"].toObject();
        QVERIFY(path["completeness_error"].isDouble());
        QVERIFY(path["completeness_error"].toDouble() < 0.01);
    }

    void layerAndRivalChangeWhatIsExplained()
    {
        const QStringList cam{"--class", "zebra", "--methods", "grad_cam"};
        const auto standard = explain(cam, "standard");
        const auto early = explain(cam + QStringList{"--layer", "layer2"}, "early");
        QVERIFY2(m_run.exitCode == 0, m_run.errors);
        QVERIFY(standard["layer"] != early["layer"]);
        QCOMPARE(early["layer"].toString(), "layer2");
        const auto raw = readNumpy(m_files->path("early/grad_cam.raw.npy"));
        QVERIFY(raw);
        QCOMPARE(raw->shape, (std::vector<int>{1, 12, 12}));

        const auto against =
            explain({"--class", "2", "--against", "koala", "--methods", "saliency"}, "against");
        QCOMPARE(against["against"].toObject(), (QJsonObject{{"index", 8}, {"name", "koala"}}));
        QVERIFY(!explain({"--class", "2", "--methods", "saliency"}, "alone").contains("against"));
        QVERIFY(readNumpy(m_files->path("against/saliency.npy"))->values !=
                readNumpy(m_files->path("alone/saliency.npy"))->values);
    }

    void allMethodsThatApplyAreTheDefault()
    {
        const auto mlp =
            m_files->model("mlp_traced", "mlp", {"apple", "pear", "plum", "fig", "lime"});
        const auto run =
            runCommand({"explain", m_picture, "--model", mlp, "--class", "fig", "--set",
                        "integrated_gradients.steps=5", "-o", m_files->path("mlp-out")});
        QVERIFY2(run.exitCode == 0, run.errors);
        const auto report = objectFile(m_files->path("mlp-out/report.json"));
        QVERIFY(!report["methods"].toObject().contains("grad_cam"));
        QVERIFY(report["methods"].toObject().contains("saliency"));
        QVERIFY(report["layer"].isNull());
    }

    void channelStatisticsAreCollectedAndUsed()
    {
        QStringList pictures;
        for (const auto* folder : {"zebra", "koala", "moon"}) {
            QVERIFY(QDir().mkpath(m_files->path(QString("set/%1").arg(folder))));
            for (int shade : {90, 200}) {
                const QColor color(folder[0] == 'z' ? shade : 20, folder[0] == 'k' ? shade : 20,
                                   60);
                m_files->picture(QString("set/%1/%2.png").arg(folder).arg(shade), color);
            }
        }
        m_files->text("set/koala/notes.jpg", "Buy milk.");
        const auto file = m_files->path("animals.channels.json");
        const QStringList use{"--class",    "zebra", "--methods",
                              "parch_grad", "--set", "parch_grad.criterion=class_statistics"};
        const auto notes = [&](const QString& folder) {
            const auto methods = explain(use, folder)["methods"].toObject();
            return methods["parch_grad"].toObject().value("notes");
        };
        QVERIFY(notes("without").toArray()[0].toString().contains("saliscope statistics"));

        m_run = runCommand({"statistics", m_files->path("set"), "--model", m_animals, "--json"});
        QVERIFY2(m_run.exitCode == 0, m_run.errors);
        const auto report = m_run.json().object();
        QCOMPARE(report["output"].toString(), file);
        QCOMPARE(report["pictures"].toInt(), 6);
        QCOMPARE(report["folders_without_class"].toArray(), QJsonArray{"moon"});
        QCOMPARE(report["skipped"].toArray(), QJsonArray{m_files->path("set/koala/notes.jpg")});
        QCOMPARE(report["classes"].toArray().size(), 2);
        for (const auto entry : report["classes"].toArray())
            QVERIFY(entry.toObject()["known"].toBool() && entry.toObject()["pictures"] == 2);
        QVERIFY(report["convolutions"].toInt() > 10 && report["channels"].toInt() > 100);
        QVERIFY(notes("with").isUndefined());
        QVERIFY(readNumpy(m_files->path("with/parch_grad.npy"))->values !=
                readNumpy(m_files->path("without/parch_grad.npy"))->values);

        const auto copy = m_files->path("copy.json");
        m_run = runCommand({"statistics", m_files->path("set"), "--model", m_animals, "-o", copy});
        QVERIFY2(m_run.exitCode == 0, m_run.errors);
        QVERIFY(m_run.output.contains("zebra") && m_run.output.contains("moon"));
        QCOMPARE(objectFile(copy), objectFile(file));
        QVERIFY(QFile::remove(file)); // the other tests' maps are made without
    }

    void theSameCommandGivesTheSameMaps()
    {
        const QStringList command{"--class",           "macaw",  "--methods",
                                  "saliency,grad_cam", "--seed", "7"};
        QVERIFY(!explain(command, "first").isEmpty());
        QVERIFY(!explain(command, "again").isEmpty());
        for (const auto* id : {"saliency", "grad_cam"}) {
            const auto first = readNumpy(m_files->path(QString("first/%1.npy").arg(id)));
            const auto again = readNumpy(m_files->path(QString("again/%1.npy").arg(id)));
            QVERIFY(first && again);
            QCOMPARE(first->values, again->values);
        }
    }

    void theWindowIsDrawnIntoAFile()
    {
        const auto path = m_files->path("window.png");
        const auto run = runProgram(SALISCOPE_PROGRAM,
                                    {m_picture, "--model", m_animals, "--class", "zebra",
                                     "--screenshot", path, "--size", "900x600", "--language", "ko"},
                                    {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"});
        QVERIFY2(run.exitCode == 0, run.errors);
        const QImage shot(path);
        QCOMPARE(shot.size(), QSize(900, 600));
        // Three panels show the green picture's map: there is more than a grey window.
        int colored = 0;
        for (int y = 0; y < shot.height(); y += 5)
            for (int x = 0; x < shot.width(); x += 5)
                colored += shot.pixelColor(x, y).saturation() > 100;
        QVERIFY2(colored > 500, qPrintable(QString::number(colored)));
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_animals, m_picture;
    Run m_run;
};

QTEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
