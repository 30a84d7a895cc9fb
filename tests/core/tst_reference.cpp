// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations against numbers that Captum and pytorch-grad-cam computed in double precision from
// the Python modules; tests/reference/reference.py tells how they were made.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/references.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"

#include <QtTest>

#include <cmath>

using namespace core;

namespace {

/// In double precision: of the default model's paths of 50 steps, one on the photograph and those
/// on one of the small inputs are enough.
bool takesLong(const QJsonObject& about)
{
    if (text(about, "model") != "efficientnet-lite0" ||
        text(about, "method") != "integrated_gradients")
        return false;
    const auto input = text(about, "input");
    const bool onPhotograph = input.find(".png") != std::string::npos;
    return input == "wave" ||
           (onPhotograph && (about[QLatin1String("class")].toInt() == 388 ||
                             about[QLatin1String("baselineValue")].toDouble() == 0));
}

/// Batch norms folded into a hundred layers round otherwise than the library's attempts: of those,
/// none flipped a gate here.
bool unlucky(const QJsonObject& about)
{
    return text(about, "model") == "densenet121" && text(about, "method") == "saliency";
}

} // namespace

class TestReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void methodsAgree_data();
    void methodsAgree();
    void cleanupTestCase();

private:
    References m_references{QFINDTESTDATA("data/reference.json"),
                            QFINDTESTDATA("data/reference.npy")};
    ReferenceModels m_models;
    std::map<QByteArray, double> m_worst; ///< by method, precision and network
};

void TestReference::initTestCase()
{
    VERIFY_MODEL_FILES();
    QVERIFY2(!defaultModelPath().empty(),
             "no default model: run test.sh, or set SALISCOPE_MODELS to a folder written by "
             "resources/models/prepare.py");
    QVERIFY(m_references.cases().size() > 100);
}

void TestReference::methodsAgree_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("exact");
    for (int number = 0; number < m_references.cases().size(); ++number) {
        const auto about = m_references.cases()[number].toObject();
        auto files = about[QLatin1String("files")].toArray();
        if (files.isEmpty())
            files.append(QString());
        for (const auto& file : files) {
            const auto path =
                file.toString().isEmpty()
                    ? QString::fromStdString(defaultModelPath())
                    : QString::fromStdString(fixturePath(file.toString().toStdString()));
            for (const bool exact : {false, true})
                if (!exact || !takesLong(about))
                    QTest::addRow("%d %s %s %s %s", number, text(about, "method").c_str(),
                                  text(about, "layer").c_str(),
                                  qPrintable(QFileInfo(path).completeBaseName()),
                                  exact ? "double" : "single")
                        << number << path << exact;
        }
    }
}

void TestReference::methodsAgree()
{
    QFETCH(int, number);
    QFETCH(QString, path);
    QFETCH(bool, exact);
    const auto about = m_references.cases()[number].toObject();
    const auto shape = shapeOf(about, "shape");
    const auto method = text(about, "method");
    const auto model =
        m_models.open(path.toStdString(), shape, exact ? Precision::Double : Precision::Single);
    Probe probe(model, pictureOf(about, QFileInfo(QFINDTESTDATA("data/reference.json")).path()));
    if (text(about, "input") == "wave") // no picture has these numbers: put them in its place
        probe.input().copy_(waveInput(shape));
    probe.aim({about[QLatin1String("class")].toInt()}, text(about, "layer"));
    ExplanationWatch nobody;
    const double score = about[QLatin1String("score")].toDouble();
    QVERIFY(std::abs(probe.score(nobody) - score) <
            (exact ? 1e-5 : 1e-4) * std::max(1., std::abs(score)));

    const bool scaled = method == "grad_cam_scaled";
    const auto& explainer = findExplainer(scaled ? "grad_cam" : method);
    Parameters parameters(explainer.parameters);
    if (method == "integrated_gradients") {
        parameters.set("steps", about[QLatin1String("parameters")]["steps"].toInt());
        const bool zero = about[QLatin1String("baselineValue")].toDouble() == 0;
        parameters.set("baseline", std::string(zero ? "mean" : "black"));
    }
    const auto result = explain(probe, explainer, parameters, nobody);
    QVERIFY(result);
    auto found = tensorOf(result->attribution.values);
    if (scaled) { // what that library shows: 0 to 1 in the input's size
        found = tensorOf(result->map.values);
        found = (found - found.min()) / (found.max() - found.min());
        found = found.reshape({1, 1, shape[2], shape[3]});
    }
    auto wrong = disagreement(found, m_references, about, exact);
    if (unlucky(about) && !exact) {
        wrong.gatesHang = true;
        wrong.allowed = 1e-3;
    }
    const auto key =
        QByteArray(method.c_str()) + (exact ? " double" : " single") +
        (wrong.gatesHang ? " (gates, L2)" : "") +
        (text(about, "model") == "efficientnet-lite0" ? " default model" : " fixtures");
    auto& worst = m_worst[key];
    worst = std::max(worst, wrong.worst());
    QVERIFY2(!wrong.tooLarge(), "off by " + QByteArray::number(wrong.pixel) + ", L2 " +
                                    QByteArray::number(wrong.whole) + ", allowed " +
                                    QByteArray::number(wrong.allowed));
}

void TestReference::cleanupTestCase()
{
    for (const auto& [key, worst] : m_worst)
        qInfo("%-70s %.2g", key.constData(), worst);
}

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"
