// SPDX-License-Identifier: GPL-3.0-or-later
// Climbs that tests/reference/imagine.py made with PyTorch, NumPy and SciPy.
#include "core/imagine/ascent.h"
#include "core/imagine/preset.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace core;

namespace {

/// Both sides compute in double precision, in another order.
constexpr double tolerance = 1e-8;

std::vector<double> numbers(const QJsonValue& array)
{
    std::vector<double> values;
    for (const auto value : array.toArray())
        values.push_back(value.toDouble());
    return values;
}

Parameters parametersOf(const QJsonObject& about)
{
    auto parameters = findPreset(about["preset"].toString().toStdString()).values;
    parameters.set("start", about["start"].toString().toStdString());
    const auto changes = about["parameters"].toObject();
    for (auto change = changes.begin(); change != changes.end(); ++change)
        parameters.setFromText(change.key().toStdString(),
                               change->isString()
                                   ? change->toString().toStdString()
                                   : QString::number(change->toDouble(), 'g', 15).toStdString());
    return parameters;
}

/// The largest difference as a share of the largest expected magnitude.
double apart(const std::vector<double>& found, const std::vector<double>& expected)
{
    if (found.size() != expected.size() || expected.empty())
        return 1;
    double difference = 0, largest = 0;
    for (std::size_t index = 0; index < expected.size(); ++index) {
        difference = std::max(difference, std::abs(found[index] - expected[index]));
        largest = std::max(largest, std::abs(expected[index]));
    }
    return difference / largest;
}

} // namespace

class TestImagineReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void climbsAgree_data();
    void climbsAgree();

private:
    QJsonArray m_cases;
};

void TestImagineReference::initTestCase()
{
    VERIFY_MODEL_FILES();
    QFile file(QFINDTESTDATA("data/imagine.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_cases = QJsonDocument::fromJson(file.readAll())["cases"].toArray();
    QCOMPARE(m_cases.size(), 5);
}

void TestImagineReference::climbsAgree_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("file");
    for (int number = 0; number < m_cases.size(); ++number)
        for (const auto file : m_cases[number].toObject()["files"].toArray())
            QTest::addRow("%s %s", qPrintable(m_cases[number].toObject()["name"].toString()),
                          qPrintable(file.toString()))
                << number << file.toString();
}

void TestImagineReference::climbsAgree()
{
    QFETCH(int, number);
    QFETCH(QString, file);
    const auto about = m_cases[number].toObject();
    const auto model = openModel(fixturePath(file.toStdString()),
                                 {.card = {}, .precision = Precision::Double, .labelsFolder = {}});
    const auto& rule = model->card().input;
    const auto image = wavePicture(rule.width, rule.height);
    Ascent ascent(model, {.classIndex = about["class"].toInt()}, parametersOf(about), &image);
    Progress nobody;
    while (!ascent.ended())
        ascent.step(nobody);
    std::vector<double> values, norms;
    for (const auto& facts : ascent.history()) {
        values.push_back(facts.value);
        norms.push_back(facts.norm);
    }
    const auto canvas = ascent.canvas().flatten();
    QCOMPARE(canvas.scalar_type(), at::kDouble);
    std::vector<double> picture;
    for (std::int64_t index = 0; index < canvas.numel(); index += about["stride"].toInt())
        picture.push_back(canvas[index].item<double>());
    const double worst =
        std::max({apart(values, numbers(about["values"])), apart(norms, numbers(about["norms"])),
                  apart(picture, numbers(about["picture"]))});
    QVERIFY2(worst < tolerance, qPrintable(QString::number(worst)));
    qInfo("off by %.1e", worst);
}

QTEST_GUILESS_MAIN(TestImagineReference)
#include "tst_imaginereference.moc"
