// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/parameter.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <limits>

using namespace core;

namespace {

Parameters someParameters()
{
    return Parameters({{"steps", "Steps", "", 50, 1, 300},
                       {"noise", "Noise", "", 0.15, 0, 1},
                       {"absolute", "Absolute", "", true},
                       {.id = "baseline",
                        .name = "Baseline",
                        .help = "",
                        .standard = std::string("black"),
                        .choices = {{"black", "Black"}, {"white", "White"}}}});
}

} // namespace

class TestParameter : public QObject {
    Q_OBJECT

private slots:
    void startsAtTheDefaults();
    void takesValuesWithinTheRangeOnly();
    void refusesOtherTypesAndUnknownIds();
    void readsText_data();
    void readsText();
    void refusesText_data();
    void refusesText();
    void writesTextThatReadsBackTheSame();
    void faultsHaveNames();
};

void TestParameter::startsAtTheDefaults()
{
    const Parameters parameters = someParameters();
    QCOMPARE(parameters.integer("steps"), 50);
    QCOMPARE(parameters.real("noise"), 0.15);
    QCOMPARE(parameters.boolean("absolute"), true);
    QCOMPARE(parameters.choice("baseline"), std::string("black"));
    QCOMPARE(parameters.values().size(), std::size_t{4});
}

void TestParameter::takesValuesWithinTheRangeOnly()
{
    Parameters parameters = someParameters();
    parameters.set("steps", 300);
    parameters.set("noise", 0.);
    parameters.set("baseline", std::string("white"));
    QCOMPARE(parameters.integer("steps"), 300);
    QVERIFY(!(parameters == someParameters()));
    VERIFY_FAULT(parameters.set("steps", 301), NoSuchParameter);
    VERIFY_FAULT(parameters.set("steps", 0), NoSuchParameter);
    VERIFY_FAULT(parameters.set("noise", 1.001), NoSuchParameter);
    VERIFY_FAULT(parameters.set("noise", std::numeric_limits<double>::quiet_NaN()),
                 NoSuchParameter);
    VERIFY_FAULT(parameters.set("baseline", std::string("grey")), NoSuchParameter);
    QCOMPARE(parameters.integer("steps"), 300);
    QCOMPARE(parameters.choice("baseline"), std::string("white"));
}

void TestParameter::refusesOtherTypesAndUnknownIds()
{
    Parameters parameters = someParameters();
    VERIFY_FAULT(parameters.set("steps", 50.), NoSuchParameter);
    VERIFY_FAULT(parameters.set("noise", 1), NoSuchParameter);
    const auto error = thrownBy([&] { parameters.set("step", 50); });
    QVERIFY(error);
    QCOMPARE(error->subject(), std::string("step"));
    QCOMPARE(error->detail(), std::string("there are: steps, noise, absolute, baseline"));
    VERIFY_FAULT(parameters.integer("step"), NoSuchParameter);
}

void TestParameter::readsText_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stored");
    QTest::newRow("whole number") << "steps"
                                  << "25"
                                  << "25";
    QTest::newRow("number") << "noise"
                            << "0.25"
                            << "0.25";
    QTest::newRow("number without point") << "noise"
                                          << "1"
                                          << "1";
    QTest::newRow("number with exponent") << "noise"
                                          << "1e-3"
                                          << "0.001";
    QTest::newRow("true") << "absolute"
                          << "true"
                          << "true";
    QTest::newRow("false") << "absolute"
                           << "false"
                           << "false";
    QTest::newRow("choice") << "baseline"
                            << "white"
                            << "white";
}

void TestParameter::readsText()
{
    QFETCH(QString, id);
    QFETCH(QString, text);
    QFETCH(QString, stored);
    Parameters parameters = someParameters();
    parameters.setFromText(id.toStdString(), text.toStdString());
    QCOMPARE(QString::fromStdString(toText(parameters.values().at(id.toStdString()))), stored);
}

void TestParameter::refusesText_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detail");
    const QString whole = "must be a whole number from 1 to 300, not ";
    QTest::newRow("empty") << "steps"
                           << "" << whole + "\"\"";
    QTest::newRow("word") << "steps"
                          << "many" << whole + "\"many\"";
    QTest::newRow("fraction") << "steps"
                              << "2.5" << whole + "\"2.5\"";
    QTest::newRow("rest") << "steps"
                          << "25 " << whole + "\"25 \"";
    QTest::newRow("too large for int") << "steps"
                                       << "99999999999" << whole + "\"99999999999\"";
    QTest::newRow("comma") << "noise"
                           << "0,5"
                           << "must be a number from 0 to 1, not \"0,5\"";
    QTest::newRow("nan") << "noise"
                         << "nan"
                         << "must be a number from 0 to 1, not \"nan\"";
    QTest::newRow("flag") << "absolute"
                          << "maybe"
                          << "must be true or false, not \"maybe\"";
    QTest::newRow("choice") << "baseline"
                            << "Black"
                            << "must be one of black, white, not \"Black\"";
}

void TestParameter::refusesText()
{
    QFETCH(QString, id);
    QFETCH(QString, text);
    QFETCH(QString, detail);
    Parameters parameters = someParameters();
    const auto error =
        thrownBy([&] { parameters.setFromText(id.toStdString(), text.toStdString()); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::NoSuchParameter);
    QCOMPARE(QString::fromStdString(error->subject()), id);
    QCOMPARE(QString::fromStdString(error->detail()), detail);
    QVERIFY(parameters == someParameters());
}

void TestParameter::writesTextThatReadsBackTheSame()
{
    for (double value : {0.1, 1. / 3, 1e-300, 0.15}) {
        Parameters parameters = someParameters();
        parameters.setFromText("noise", toText(value));
        QVERIFY(parameters.real("noise") == value);
    }
    QCOMPARE(toText(50.), std::string("50"));
}

void TestParameter::faultsHaveNames()
{
    QCOMPARE(Error(Fault::NotAModel, "a.pt", "no archive").what(), "NotAModel: a.pt: no archive");
    QCOMPARE(Error(Fault::FileNotFound, "a.pt").what(), "FileNotFound: a.pt");
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(Fault::Internal); ++i)
        names.insert(faultName(static_cast<Fault>(i)));
    QCOMPARE(names.size(), static_cast<int>(Fault::Internal) + 1);
}

QTEST_APPLESS_MAIN(TestParameter)
#include "tst_parameter.moc"
