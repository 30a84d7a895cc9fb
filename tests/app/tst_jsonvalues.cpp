// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonvalues.h"

#include <QJsonDocument>
#include <QTest>

using core::Parameters;

namespace {

std::vector<core::Parameter> described()
{
    return {{"steps", "Steps", "", 25, 2, 1000},
            {"sigma", "Noise", "", 0.15, 0, 1},
            {"multiply", "Multiply", "", true},
            {"baseline",
             "Baseline",
             "",
             std::string("black"),
             0,
             0,
             nullptr,
             {{"black", "Black"}, {"white", "White"}}}};
}

/// As settings and reports hold it.
QJsonObject throughText(const QJsonObject& json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson()).object();
}

} // namespace

class TestJsonValues : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfValueKeepsItsKind()
    {
        QCOMPARE(app::toJson(core::ParameterValue(50)), QJsonValue(50));
        QCOMPARE(app::toJson(core::ParameterValue(0.15)), QJsonValue(0.15));
        QCOMPARE(app::toJson(core::ParameterValue(false)), QJsonValue(false));
        QCOMPARE(app::toJson(core::ParameterValue(std::string("black"))), QJsonValue("black"));
    }

    void allParametersAreWritten()
    {
        const QJsonObject expected{
            {"steps", 25}, {"sigma", 0.15}, {"multiply", true}, {"baseline", "black"}};
        QCOMPARE(app::toJson(Parameters(described())), expected);
    }

    void whatWasWrittenReadsBack()
    {
        Parameters written(described());
        written.set("steps", 300);
        written.set("sigma", 0.1234567890123);
        written.set("multiply", false);
        written.set("baseline", std::string("white"));
        Parameters read(described());
        app::applyJson(read, throughText(app::toJson(written)));
        QVERIFY(read == written);
        app::applyJson(read, throughText(app::toJson(Parameters(described()))));
        QVERIFY(read == Parameters(described()));
    }

    void aWholeNumberFitsAReal()
    {
        Parameters parameters(described());
        app::applyJson(parameters, throughText({{"sigma", 1}}));
        QCOMPARE(parameters.real("sigma"), 1.0);
    }

    void whatDoesNotFitIsLeft_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("unknown") << "colour" << QJsonValue(1);
        QTest::newRow("too large") << "steps" << QJsonValue(1001);
        QTest::newRow("too small") << "steps" << QJsonValue(1);
        QTest::newRow("no whole number") << "steps" << QJsonValue(2.5);
        QTest::newRow("text for a number") << "steps" << QJsonValue("many");
        QTest::newRow("no number") << "sigma" << QJsonValue(QJsonValue::Null);
        QTest::newRow("unknown choice") << "baseline" << QJsonValue("green");
    }
    void whatDoesNotFitIsLeft()
    {
        QFETCH(const QString, id);
        QFETCH(const QJsonValue, value);
        Parameters parameters(described());
        app::applyJson(parameters, throughText({{id, value}, {"multiply", false}}));
        Parameters expected(described());
        expected.set("multiply", false); // the rest is still applied
        QVERIFY(parameters == expected);
    }
};

QTEST_GUILESS_MAIN(TestJsonValues)
#include "tst_jsonvalues.moc"
