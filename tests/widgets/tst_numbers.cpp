// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/numbers.h"

#include <QTest>

class TestNumbers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void threeDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("small") << 0.01234 << "0.0123";
        QTest::newRow("negative") << -4.56 << "−4.56";
        QTest::newRow("hundreds") << 123.4 << "123";
        QTest::newRow("no grouping") << 12345.0 << "12345";
        QTest::newRow("tiny") << 1.23e-5 << "1.2e−5";
        QTest::newRow("huge") << -3.4e7 << "−3.4e+7";
    }

    void threeDigits()
    {
        QFETCH(double, value);
        QTEST(widgets::shortNumber(value), "text");
    }

    void signsAreShownOnBothSidesOfZero()
    {
        QCOMPARE(widgets::signedNumber(0.5), "+0.500");
        QCOMPARE(widgets::signedNumber(-0.5), "−0.500");
        QCOMPARE(widgets::signedNumber(0), "0");
    }

    void scaleEndsDropWhatDoesNotShow()
    {
        QCOMPARE(widgets::scaleNumber(2.4e-5, 2.2), "0");
        QCOMPARE(widgets::scaleNumber(2.4e-5, 5e-5), "2.4e−5");
    }

    void percentages()
    {
        QCOMPARE(widgets::percentage(0.987), "98.7 %");
        QCOMPARE(widgets::percentage(0.0012), "0.12 %");
        QCOMPARE(widgets::percentage(0.00001), "< 0.01 %");
        QCOMPARE(widgets::percentage(0), "0.0 %");
    }

    void durations()
    {
        QCOMPARE(widgets::duration(84.6), "85 ms");
        QCOMPARE(widgets::duration(1234), "1.2 s");
        QCOMPARE(widgets::duration(185000), "3 min 5 s");
    }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
