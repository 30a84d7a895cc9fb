// SPDX-License-Identifier: GPL-3.0-or-later
// The commands on a detector: the real YOLOv3-tiny on the photographs that it is known by.
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/program.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QPainter>
#include <QTest>
#include <cmath>

namespace {

const QString photographs = "/usr/share/darknet/data/";
const QString model = "yolov3-tiny";

QJsonObject objectFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QJsonObject methodOf(const QJsonObject& report, const char* id)
{
    return report["methods"].toObject()[QLatin1String(id)].toObject();
}

/// As `detect --json` says it.
QJsonArray detected(const QString& picture, const QStringList& more = {})
{
    const auto run = runCommand(QStringList{"detect", picture, "--model", model, "--json"} + more);
    if (run.exitCode != 0 || !run.errors.isEmpty())
        qWarning() << run.errors;
    return run.json().object()["detections"].toArray();
}

} // namespace

class TestDetectCommand : public QObject {
    Q_OBJECT

private:
    /// Of `explain --box`.
    QJsonObject explained(const QString& picture, const QStringList& more)
    {
        const auto folder = m_files.path("out");
        m_run = runCommand(QStringList{"explain", picture, "--model", model, "-o", folder} + more);
        return m_run.exitCode == 0 ? objectFile(folder + "/report.json") : QJsonObject();
    }

private slots:
    void initTestCase()
    {
        VERIFY_MODEL_FILES();
        QVERIFY2(QFile::exists(photographs + "dog.jpg"),
                 "no photographs: install the package darknet");
        QVERIFY2(QFile::exists(qEnvironmentVariable("SALISCOPE_MODELS") + "/yolov3-tiny.weights"),
                 "no detector: run test.sh, or set SALISCOPE_MODELS");
    }

    /// What is in each photograph, and where, by eye: the middle of the object as shares of the
    /// picture. Its evidence lies in its box.
    void objectsAreFound_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QPointF>("middle");
        QTest::newRow("dog") << "dog.jpg"
                             << "dog" << QPointF(0.29, 0.66);
        QTest::newRow("bicycle") << "dog.jpg"
                                 << "bicycle" << QPointF(0.45, 0.5);
        QTest::newRow("eagle") << "eagle.jpg"
                               << "bird" << QPointF(0.5, 0.5);
        QTest::newRow("giraffe") << "giraffe.jpg"
                                 << "giraffe" << QPointF(0.6, 0.45);
        QTest::newRow("zebra") << "giraffe.jpg"
                               << "zebra" << QPointF(0.72, 0.75);
        QTest::newRow("horse") << "horses.jpg"
                               << "horse" << QPointF(0.21, 0.59);
        QTest::newRow("person") << "person.jpg"
                                << "person" << QPointF(0.36, 0.58);
    }

    void objectsAreFound()
    {
        QFETCH(QString, picture);
        QFETCH(QString, name);
        QFETCH(QPointF, middle);
        const auto path = ::photographs + picture;
        const QImage image(path);
        QJsonObject found;
        for (const auto entry : detected(path)) {
            const auto row = entry.toObject();
            const auto box = row["box"].toArray();
            const QRectF place(
                box[0].toDouble() / image.width(), box[1].toDouble() / image.height(),
                box[2].toDouble() / image.width(), box[3].toDouble() / image.height());
            if (found.isEmpty() && row["name"] == name && place.contains(middle))
                found = row;
        }
        QVERIFY2(!found.isEmpty(), "not found");
        const auto number = QString::number(found["number"].toInt());
        // From black a bright sky is the longest way, and some of the evidence; from a blurred
        // picture only its details are.
        const auto report =
            explained(path, {"--box", number, "--methods", "hires_cam,integrated_gradients",
                             "--set", "integrated_gradients.baseline=blurred", "--set",
                             "integrated_gradients.steps=20"});
        QVERIFY2(!report.isEmpty(), m_run.errors);
        QVERIFY(std::abs(report["score"].toDouble() - found["score"].toDouble()) < 1e-5);
        for (const char* method : {"hires_cam", "integrated_gradients"}) {
            const auto of = methodOf(report, method);
            const double inside = of["evidence_inside"].toDouble();
            const double area = of["area_share"].toDouble();
            qInfo("%s: %.3f of %s in %.3f of the picture", qPrintable(name), inside, method, area);
            QVERIFY(area > 0);
            QVERIFY2(inside >= std::min(2 * area, 0.9), method); // all of it is the most there is
        }
    }

    void boxesAreListed()
    {
        const auto path = ::photographs + "dog.jpg";
        const auto boxes = detected(path);
        QVERIFY(boxes.size() >= 2);
        double before = 1;
        for (int index = 0; index < boxes.size(); ++index) {
            const auto box = boxes[index].toObject();
            QCOMPARE(box["number"].toInt(), index + 1);
            QVERIFY(box["index"].isDouble() && box["name"].isString());
            QCOMPARE(box["box"].toArray().size(), 4);
            const double score = box["score"].toDouble();
            QVERIFY(score <= before && score >= 0.25);
            QVERIFY(std::abs(box["objectness"].toDouble() * box["class_probability"].toDouble() -
                             score) < 1e-5);
            before = score;
        }
        // Numbers do not change when only some classes are asked for.
        const auto dogs = detected(path, {"--class", "dog"});
        QVERIFY(!dogs.isEmpty() && dogs.size() < boxes.size());
        for (const auto dog : dogs)
            QVERIFY(boxes.contains(dog));
        QVERIFY(detected(path, {"--threshold", "0.05"}).size() > boxes.size());
        QVERIFY(detected(path, {"--all"}).size() > boxes.size());
        // A crowd is not cut short.
        QImage crowd(640, 480, QImage::Format_RGB32);
        QPainter painter(&crowd);
        for (int tile = 0; tile < 16; ++tile)
            painter.drawImage(QRect(tile % 4 * 160, tile / 4 * 120, 160, 120), QImage(path));
        painter.end();
        const auto crowded = m_files.picture("crowd.png", crowd);
        QVERIFY(detected(crowded, {"--all", "--threshold", "0.005"}).size() > 300);
        QCOMPARE(detected(path, {"--threshold", "1"}).size(), 0);
        const auto table = runCommand({"detect", path, "--model", model});
        QCOMPARE(table.exitCode, 0);
        QCOMPARE(table.output.count('\n'), boxes.size() + 1);
        QVERIFY(table.output.contains("dog"));
        const auto two =
            runCommand({"detect", path, ::photographs + "eagle.jpg", "--model", model, "--json"});
        QCOMPARE(two.json().array().size(), 2);
    }

    void boxesAreDrawn()
    {
        const auto path = ::photographs + "dog.jpg";
        const auto output = m_files.path("boxes.png");
        const auto run = runCommand({"detect", path, "--model", model, "-o", output});
        QCOMPARE(run.exitCode, 0);
        const QImage before(path), after(output);
        QCOMPARE(after.size(), before.size());
        const auto box = detected(path)[0].toObject()["box"].toArray();
        const int x = qRound(box[0].toDouble() + box[2].toDouble() / 2);
        const int y = qRound(box[1].toDouble() + box[3].toDouble());
        QVERIFY(after.pixel(x, y) != before.pixel(x, y)); // its lower edge
    }

    void explanationsKnowTheirBox()
    {
        const auto path = ::photographs + "dog.jpg";
        const auto boxes = detected(path);
        const auto first = boxes[0].toObject();
        const auto report = explained(path, {"--box", "1", "--methods", "grad_cam"});
        QVERIFY2(!report.isEmpty(), m_run.errors);
        const auto box = report["box"].toObject();
        QCOMPARE(box["number"].toInt(), 1);
        QCOMPARE(box["name"], first["name"]);
        QCOMPARE(box["score"], first["score"]);
        QCOMPARE(box["candidate"], first["candidate"]);
        QCOMPARE(box["rectangle"], first["box"]);
        QCOMPARE(box["quantity"].toString(), "confidence");
        QCOMPARE(report["class"].toObject()["name"], first["name"]);
        QCOMPARE(report["scale"].toString(), "probability");
        // Another class, quantity and scale.
        auto other =
            explained(path, {"--box", "1", "--class", "zebra", "--against", "dog", "--quantity",
                             "class_score", "--scale", "logit", "--methods", "saliency"});
        QVERIFY2(!other.isEmpty(), m_run.errors);
        QCOMPARE(other["class"].toObject()["name"].toString(), "zebra");
        QCOMPARE(other["against"].toObject()["name"].toString(), "dog");
        QCOMPARE(other["scale"].toString(), "logit");
        other = explained(path, {"--box", "1", "--quantity", "left", "--methods", "saliency"});
        QVERIFY2(!other.isEmpty(), m_run.errors);
        QVERIFY(other["score"].toDouble() > 1); // pixels of the input
        // --all has numbers of its own.
        const auto all = detected(path, {"--all"});
        other = explained(path,
                          {"--box", QString::number(all.size()), "--all", "--methods", "saliency"});
        QCOMPARE(other["box"].toObject()["candidate"], all.last().toObject()["candidate"]);
    }

    void wrongUseIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("told");
        const auto path = ::photographs + "dog.jpg";
        const auto animals = QString::fromStdString(fixturePath("resnet18_traced.pt"));
        const auto row = [&](const char* title, QStringList arguments, int code, const char* told,
                             const QString& of = model) {
            QTest::newRow(title) << arguments + QStringList{"--model", of} << code << told;
        };
        const QStringList explain{"explain",   path,      "-o", m_files.path("wrong"),
                                  "--methods", "saliency"};
        row("no picture", {"detect"}, 2, "picture");
        row("threshold", {"detect", path, "--threshold", "2"}, 2, "--threshold");
        row("overlap", {"detect", path, "--overlap", "-1"}, 2, "--overlap");
        row("class", {"detect", path, "--class", "unicorn"}, 1, "unicorn");
        row("two pictures", {"detect", path, path, "-o", m_files.path("x.png")}, 2, "--output");
        row("classifier", {"detect", path}, 1, "does not detect", animals);
        row("box of a classifier", explain + QStringList{"--box", "1"}, 1, "does not detect",
            animals);
        row("no such box", explain + QStringList{"--box", "99"}, 1, "There is no box 99");
        row("box 0", explain + QStringList{"--box", "0"}, 2, "--box");
        row("quantity", explain + QStringList{"--box", "1", "--quantity", "smell"}, 2, "smell");
        row("nothing to compare",
            explain + QStringList{"--box", "1", "--quantity", "left", "--against", "cat"}, 2,
            "left");
        row("without box", explain + QStringList{"--class", "dog", "--quantity", "left"}, 2,
            "--box");
        row("top", explain + QStringList{"--box", "1", "--top", "3"}, 2, "--top");
        row("method without box",
            {"explain", path, "-o", m_files.path("wrong"), "--class", "dog", "--methods", "d_rise"},
            1, "choose one first");
    }

    void wrongUseIsTold()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, told);
        const auto run = runCommand(arguments);
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY(run.output.isEmpty());
        QVERIFY2(run.hasOneLineOfErrors() && run.errors.contains(told.toUtf8()), run.errors);
    }

    /// Commands that know nothing of boxes take a detector as a classifier of pictures.
    void otherCommandsTakeDetectors()
    {
        const auto path = ::photographs + "dog.jpg";
        const auto run = runCommand({"predict", path, "--model", model, "--json", "--top", "1"});
        QCOMPARE(run.exitCode, 0);
        const auto best = run.json().array()[0].toObject()["predictions"].toArray()[0].toObject();
        const auto box = detected(path)[0].toObject();
        QCOMPARE(best["name"], box["name"]);
        QVERIFY(std::abs(best["probability"].toDouble() - box["score"].toDouble()) < 1e-5);
        const auto cut = runCommand(
            {"segment", path, "--model", model, "--class", "dog", "-o", m_files.path("mask.png")});
        QVERIFY2(cut.exitCode == 0, cut.errors);
        const auto imagined = runCommand({"imagine", "--model", model, "--class", "dog", "--steps",
                                          "2", "-o", m_files.path("dog.png")});
        QVERIFY2(imagined.exitCode == 0, imagined.errors);
    }

private:
    Files m_files;
    Run m_run;
};

QTEST_GUILESS_MAIN(TestDetectCommand)
#include "tst_detectcommand.moc"
