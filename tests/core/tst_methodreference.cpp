// SPDX-License-Identifier: GPL-3.0-or-later
// Every deterministic method against numbers that Captum, pytorch-grad-cam, PAIR saliency, zennit,
// TorchRay or a formula of our own in Python computed in double precision from the Python modules,
// on the scripted and the traced file; tests/reference/methods.py tells how they were made.
#include "tests/support/modelfiles.h"
#include "tests/support/references.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace core;

namespace {

/// A case's number, flag or name, as text.
std::string valueText(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    return value.isString() ? value.toString().toStdString()
                            : QByteArray::number(value.toDouble(), 'g', 17).toStdString();
}

Parameters parametersFor(const Explainer& explainer, const QJsonObject& about)
{
    Parameters parameters(explainer.parameters);
    const auto values = about[QLatin1String("parameters")].toObject();
    for (auto value = values.begin(); value != values.end(); ++value)
        parameters.setFromText(value.key().toStdString(), valueText(*value));
    return parameters;
}

Target targetFor(const QJsonObject& about)
{
    Target target{.classIndex = about[QLatin1String("class")].toInt()};
    const auto more = about[QLatin1String("target")].toObject();
    if (more.contains(QLatin1String("against")))
        target.against = more[QLatin1String("against")].toInt();
    const auto scale = text(more, "scale");
    target.scale = scale == "probability"       ? ScoreScale::Probability
                   : scale == "log_probability" ? ScoreScale::LogProbability
                                                : ScoreScale::Logit;
    target.negative = more[QLatin1String("negative")].toBool();
    return target;
}

/// Their results hang on random numbers or on a segmentation: other tests hold them to bounds.
bool hasNoReference(const std::string& id)
{
    static const std::set<std::string> ids{
        "gradient_shap",         "xrai",   "rise", "d_rise", "lime", "kernel_shap",
        "extremal_perturbation", "random", "edges"};
    return ids.count(id) > 0;
}

/// Tracing wrote the attention's scale into the file in single precision.
bool isRoundedInFile(const std::string& file)
{
    return file == "swin_traced.pt";
}

} // namespace

class TestMethodReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyMethodHasReferences();
    void methodsAgree_data();
    void methodsAgree();
    void cleanupTestCase();

private:
    /// Empty if it was stopped, which nobody does.
    at::Tensor explained(const QJsonObject& about, const std::string& file, bool exact);

    References m_references{QFINDTESTDATA("data/methods.json"), QFINDTESTDATA("data/methods.npy")};
    ReferenceModels m_models;
    std::map<std::tuple<std::string, std::string, std::string>, double>
        m_worst; ///< by precision, method and network
};

void TestMethodReference::initTestCase()
{
    VERIFY_MODEL_FILES();
    QVERIFY(m_references.cases().size() > 900);
}

void TestMethodReference::everyMethodHasReferences()
{
    std::set<std::string> ids;
    for (const auto& about : m_references.cases())
        ids.insert(text(about.toObject(), "method"));
    for (const auto& explainer : explainers())
        QVERIFY2(ids.count(explainer.id) != hasNoReference(explainer.id), explainer.id.c_str());
}

void TestMethodReference::methodsAgree_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("exact");
    for (int number = 0; number < m_references.cases().size(); ++number) {
        const auto about = m_references.cases()[number].toObject();
        for (const auto& file : about[QLatin1String("files")].toArray())
            for (const bool exact : {false, true})
                QTest::addRow("%d %s %s %s %s", number, text(about, "method").c_str(),
                              text(about, "layer").c_str(), qPrintable(file.toString()),
                              exact ? "double" : "single")
                    << number << file.toString() << exact;
    }
}

at::Tensor TestMethodReference::explained(const QJsonObject& about, const std::string& file,
                                          bool exact)
{
    const auto model = m_models.open(fixturePath(file), shapeOf(about, "shape"),
                                     exact ? Precision::Double : Precision::Single);
    Probe probe(model, pictureOf(about, {}));
    probe.aim(targetFor(about), text(about, "layer"));
    ExplanationWatch nobody;
    const double score = about[QLatin1String("score")].toDouble();
    const double found = probe.score(nobody);
    if (std::abs(found - score) > (exact ? 1e-6 : 1e-4) * std::max(1., std::abs(score)))
        throw Error(Fault::ModelDiffers, std::to_string(found) + ", not " + std::to_string(score));
    const auto& explainer = findExplainer(text(about, "method"));
    const auto result = explain(probe, explainer, parametersFor(explainer, about), nobody);
    return result ? tensorOf(result->attribution.values) : at::Tensor();
}

void TestMethodReference::methodsAgree()
{
    QFETCH(int, number);
    QFETCH(QString, file);
    QFETCH(bool, exact);
    const auto about = m_references.cases()[number].toObject();
    const auto method = text(about, "method");
    at::Tensor found;
    try {
        found = explained(about, file.toStdString(), exact);
    } catch (const Error& error) {
        QFAIL(error.what());
    }
    QVERIFY(found.defined());
    auto wrong = disagreement(found, m_references, about, exact);
    if (exact && isRoundedInFile(file.toStdString()))
        wrong.allowed = 1e-5;
    auto& worst = m_worst[{wrong.gatesHang ? "single (gates, L2)"
                           : exact         ? "double"
                                           : "single",
                           method, text(about, "model")}];
    worst = std::max(worst, wrong.worst());
    QVERIFY2(!wrong.tooLarge(), "off by " + QByteArray::number(wrong.pixel) + ", L2 " +
                                    QByteArray::number(wrong.whole) + ", allowed " +
                                    QByteArray::number(wrong.allowed));
}

void TestMethodReference::cleanupTestCase()
{
    for (const auto& [key, worst] : m_worst)
        qInfo("%-18s %-32s %-16s %.2g", std::get<0>(key).c_str(), std::get<1>(key).c_str(),
              std::get<2>(key).c_str(), worst);
}

QTEST_GUILESS_MAIN(TestMethodReference)
#include "tst_methodreference.moc"
