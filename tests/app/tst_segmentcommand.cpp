// SPDX-License-Identifier: GPL-3.0-or-later
// "saliscope segment" as scripts see it. What goes wrong is in tst_commandlineerrors.cpp.
#include "core/segment/maskfiles.h"
#include "core/segment/maskmeasures.h"
#include "core/segment/seeds.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <opencv2/core.hpp>

class TestSegmentCommand : public QObject {
    Q_OBJECT

private:
    /// The report of the default model's cut of a sample picture; empty if it failed.
    QJsonObject segment(const QStringList& more = {}, const QString& output = "mask.png")
    {
        m_run = runCommand(QStringList{"segment", m_picture, "--class", "lesser panda", "--json",
                                       "-o", m_files->path(output)} +
                           more);
        return m_run.exitCode == 0 ? m_run.json().object() : QJsonObject();
    }
    cv::Mat maskFile(const QString& name) const
    {
        return core::readMask(m_files->path(name).toStdString(), m_size);
    }
    static bool same(const cv::Mat& a, const cv::Mat& b)
    {
        return a.size() == b.size() && cv::countNonZero(a != b) == 0;
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(!defaultModelPath().empty(),
                 "no default model: run test.sh, or set SALISCOPE_MODELS");
        m_files = std::make_unique<Files>();
        m_picture = samplePicture("red-panda.jpg");
        const QImage image(m_picture);
        m_size = {image.width(), image.height()};
    }

    void keepsTheContract()
    {
        const auto report = segment();
        QVERIFY2(!report.isEmpty(), m_run.errors);
        const auto mask = maskFile("mask.png");
        const auto measured = core::measure(mask);
        QVERIFY(measured.area > 0.02 * m_size.area() && measured.area < 0.6 * m_size.area());
        QCOMPARE(report["area"].toDouble(), measured.area);
        QCOMPARE(report["box"].toArray(), QJsonArray({measured.box.x, measured.box.y,
                                                      measured.box.width, measured.box.height}));
        QVERIFY(report["milliseconds"].isDouble());
        QCOMPARE(report["class"].toObject()["index"].toInt(), 387);
        QCOMPARE(report["method"].toString(), "saliency");
        const QImage file(m_files->path("mask.png"));
        QCOMPARE(file.format(), QImage::Format_Grayscale8);
        for (int y = 0; y < file.height(); ++y)
            for (int x = 0; x < file.width(); ++x)
                QVERIFY(file.constScanLine(y)[x] == 0 || file.constScanLine(y)[x] == 255);
    }

    void isTheSameAgain()
    {
        QVERIFY(!segment({}, "first.png").isEmpty());
        QVERIFY(!segment({}, "again.png").isEmpty());
        QVERIFY(same(maskFile("first.png"), maskFile("again.png")));
    }

    void writesWhatCanBeReadAgain()
    {
        const auto report =
            segment({"--coco", m_files->path("coco.json"), "--labelme",
                     m_files->path("labelme.json"), "--index", m_files->path("index.png"),
                     "--cut-out", m_files->path("cut.png"), "--seeds", m_files->path("seeds.png")});
        QVERIFY2(!report.isEmpty(), m_run.errors);
        const auto mask = maskFile("mask.png");
        for (const char* name : {"coco.json", "labelme.json", "index.png", "cut.png"})
            QVERIFY2(same(maskFile(name), mask), name);
        QFile coco(m_files->path("coco.json"));
        QVERIFY(coco.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(coco.readAll())["annotations"][0]["category_id"].toInt(),
                 report["class"]["index"].toInt() + 1);
        const QImage index(m_files->path("index.png"));
        QCOMPARE(index.format(), QImage::Format_Indexed8);
        const auto seeds = core::readSeeds(m_files->path("seeds.png").toStdString(), m_size);
        QVERIFY(cv::countNonZero(seeds == int(core::Seed::ProbableObject)) > 0);
        QVERIFY(cv::countNonZero(seeds == int(core::Seed::ProbableBackground)) > 0);
    }

    void comparesWithAReference()
    {
        QVERIFY(!segment({}, "reference.png").isEmpty());
        const auto same = segment({"--reference", m_files->path("reference.png")});
        QCOMPARE(same["intersection_over_union"].toDouble(), 1.0);
        const auto grown = segment({"--grow", "5", "--reference", m_files->path("reference.png")});
        QCOMPARE(grown["recall"].toDouble(), 1.0);
        QVERIFY(grown["precision"].toDouble() < 1);
        QCOMPARE(grown["intersection_over_union"].toDouble(), grown["precision"].toDouble());
    }

    void optionsAreFollowed()
    {
        const auto standard = segment();
        QVERIFY(segment({"--grow", "-3"})["area"].toDouble() < standard["area"].toDouble());
        QVERIFY(segment({"--all-parts"})["area"].toDouble() >= standard["area"].toDouble());
        QVERIFY(segment({"--fill-holes"})["area"].toDouble() >= standard["area"].toDouble());
        QVERIFY(segment({"--smooth", "10"})["contour_length"].toDouble() <
                standard["contour_length"].toDouble());
        QCOMPARE(segment({"--method", "grad_cam"})["method"].toString(), "grad_cam");
        for (const QStringList& options :
             {QStringList{"--method", "grad_cam"}, QStringList{"--foreground", "0.8"},
              QStringList{"--background", "0.6"}, QStringList{"--map-smoothing", "0"},
              QStringList{"--smoothness", "5"}, QStringList{"--color-weight", "0.2"}})
            QVERIFY2(segment(options)["area"] != standard["area"], qPrintable(options.join(' ')));
    }

    void tellsPeopleWhatItDid()
    {
        const auto run = runCommand(
            {"segment", m_picture, "--class", "lesser panda", "-o", m_files->path("mask.png")});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.output.contains("Box: ") && run.output.contains("Area: "), run.output);
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_picture;
    cv::Size m_size;
    Run m_run;
};

QTEST_GUILESS_MAIN(TestSegmentCommand)
#include "tst_segmentcommand.moc"
