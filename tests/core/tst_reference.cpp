// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations against numbers that Captum and pytorch-grad-cam computed in double precision from
// the Python modules; tests/reference/reference.py tells how they were made.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"

#include <QtTest>

#include <cmath>

using namespace core;

namespace {

/// In double precision only the result is rounded, to the map's single precision.
constexpr double doubleTolerance = 1e-6;
constexpr double singleTolerance = 1e-4;
/// Where the library's own single precision is further off than this, a ReLU's gate hangs on
/// rounding: then no implementation can promise a pixel, only the whole.
constexpr double gatesHang = 2.5e-5;
/// The library's deviation is the worst of three attempts; another rounding may be unluckier.
constexpr double unluckier = 4;

QJsonArray readCases(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())[QLatin1String("cases")].toArray();
}

/// The values of a .npy file of one row of float32.
std::vector<float> readRow(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.readAll();
    const auto header = uchar(bytes[8]) + 256 * uchar(bytes[9]);
    if (!bytes.mid(10, header).contains("'<f4'"))
        return {};
    const auto data = bytes.mid(10 + header);
    std::vector<float> values(std::size_t(data.size()) / sizeof(float));
    std::memcpy(values.data(), data.constData(), values.size() * sizeof(float));
    return values;
}

std::vector<int> shapeOf(const QJsonObject& about, const char* key)
{
    std::vector<int> shape;
    for (const auto& size : about[QLatin1String(key)].toArray())
        shape.push_back(size.toInt());
    return shape;
}

std::string text(const QJsonObject& about, const char* key)
{
    return about[QLatin1String(key)].toString().toStdString();
}

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
    std::shared_ptr<const Model> modelFor(const std::string& path, const std::vector<int>& shape,
                                          Precision precision);
    core::Image pictureFor(const QJsonObject& about) const;
    at::Tensor expectedFor(const QJsonObject& about) const;

    QJsonArray m_cases;
    std::vector<float> m_values;
    std::map<std::tuple<std::string, int, Precision>, std::shared_ptr<const Model>> m_models;
    std::map<QByteArray, double> m_worst; ///< by method, precision and network
};

void TestReference::initTestCase()
{
    VERIFY_MODEL_FILES();
    QVERIFY2(!defaultModelPath().empty(),
             "no default model: run test.sh, or set SALISCOPE_MODELS to a folder written by "
             "resources/models/prepare.py");
    m_cases = readCases(QFINDTESTDATA("data/reference.json"));
    m_values = readRow(QFINDTESTDATA("data/reference.npy"));
    QVERIFY(m_cases.size() > 100);
    QVERIFY(!m_values.empty());
}

void TestReference::methodsAgree_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("exact");
    for (int number = 0; number < m_cases.size(); ++number) {
        const auto about = m_cases[number].toObject();
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

std::shared_ptr<const Model>
TestReference::modelFor(const std::string& path, const std::vector<int>& shape, Precision precision)
{
    auto& model = m_models[{path, shape.at(3), precision}];
    if (!model) {
        ModelOptions options;
        options.card = readCard(cardPathFor(path));
        options.card->input.resize = Resize::None;
        options.card->input.crop = Crop::None;
        options.card->input.width = shape.at(3);
        options.card->input.height = shape.at(2);
        options.precision = precision;
        model = openModel(path, options);
    }
    return model;
}

core::Image TestReference::pictureFor(const QJsonObject& about) const
{
    const auto shape = shapeOf(about, "shape");
    const auto name = text(about, "input");
    if (name == "ramp")
        return rampPicture(shape[3], shape[2]);
    if (name == "wave" || name == "wave_picture")
        return wavePicture(shape[3], shape[2]);
    return readImage(QFINDTESTDATA(("data/" + name).c_str()).toStdString());
}

at::Tensor TestReference::expectedFor(const QJsonObject& about) const
{
    const auto size = shapeOf(about, "size");
    const std::vector<std::int64_t> sizes(size.begin(), size.end());
    std::int64_t count = 1;
    for (const auto length : sizes)
        count *= length;
    const auto offset = about[QLatin1String("offset")].toInt();
    return at::tensor(at::ArrayRef<float>(m_values.data() + offset, std::size_t(count)))
        .reshape(sizes);
}

void TestReference::methodsAgree()
{
    QFETCH(int, number);
    QFETCH(QString, path);
    QFETCH(bool, exact);
    const auto about = m_cases[number].toObject();
    const auto shape = shapeOf(about, "shape");
    const auto method = text(about, "method");
    const auto model =
        modelFor(path.toStdString(), shape, exact ? Precision::Double : Precision::Single);
    Probe probe(model, pictureFor(about));
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
    const auto stride = about[QLatin1String("stride")].toInt();
    found = found.slice(2, 0, {}, stride).slice(3, 0, {}, stride);
    const auto expected = expectedFor(about);
    QVERIFY(found.sizes() == expected.sizes());

    const double maximum = about[QLatin1String("maximum")].toDouble();
    const double pixel = (found - expected).abs().max().item<double>() / maximum;
    const double whole = deviationL2(found, expected);
    const double librarys = about[QLatin1String("float32Deviation")].toDouble();
    const double librarysWhole = about[QLatin1String("float32DeviationL2")].toDouble();
    const bool hang = (librarys >= gatesHang || unlucky(about)) && !exact;
    const auto key =
        QByteArray(method.c_str()) + (exact ? " double" : " single") +
        (hang ? " (gates, L2)" : "") +
        (text(about, "model") == "efficientnet-lite0" ? " default model" : " fixtures");
    auto& worst = m_worst[key];
    worst = std::max(worst, hang ? whole : pixel);
    if (hang)
        QVERIFY2(whole <= (unlucky(about) ? 1e-3 : unluckier * librarysWhole),
                 QByteArray::number(whole) + " (L2), the library's " +
                     QByteArray::number(librarysWhole));
    else
        QVERIFY2(pixel <= (exact ? doubleTolerance : singleTolerance), QByteArray::number(pixel));
}

void TestReference::cleanupTestCase()
{
    for (const auto& [key, worst] : m_worst)
        qInfo("%-70s %.2g", key.constData(), worst);
}

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"
