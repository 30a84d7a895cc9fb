// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeleft.h"

#include <QTest>

using widgets::TimeLeft;

class TestTimeLeft : public QObject {
    Q_OBJECT

private slots:
    void steadyWorkIsForetoldExactly()
    {
        TimeLeft left;
        left.update(0, 0);
        for (int step = 1; step <= 30; ++step)
            left.update(step / 100.0, step * 200.0);
        QVERIFY(left.remaining());
        QVERIFY(std::abs(*left.remaining() - 70 * 200) < 1);
    }

    void tooLittleIsKnownAtFirst()
    {
        TimeLeft left;
        QVERIFY(!left.remaining());
        left.update(0, 0);
        left.update(0.3, 900);
        QVERIFY(!left.remaining());
        left.update(0.4, 1200);
        QVERIFY(left.remaining());
        TimeLeft slow;
        slow.update(0, 0);
        slow.update(0.005, 5000); // may be anything
        QVERIFY(!slow.remaining());
    }

    void recentSpeedCountsMost()
    {
        TimeLeft left;
        left.update(0, 0);
        double time = 0;
        for (int step = 1; step <= 50; ++step) // 1 % in 100 ms
            left.update(step / 100.0, time += 100);
        for (int step = 51; step <= 60; ++step) // then 1 % in 1 s
            left.update(step / 100.0, time += 1000);
        // At the recent speed 40 s; the mean of all would say 10 s.
        QVERIFY2(*left.remaining() > 15000 && *left.remaining() < 41000,
                 qPrintable(QString::number(*left.remaining())));
    }

    void oneJumpDoesNotUpset()
    {
        TimeLeft left;
        left.update(0, 0);
        for (int step = 1; step <= 40; ++step)
            left.update(step / 100.0, step * 500.0);
        const double before = *left.remaining();
        left.update(0.44, 20050); // a batch at once
        QVERIFY(*left.remaining() < before);
        QVERIFY(*left.remaining() > 0.6 * before); // the jump alone would say a second
    }

    void goingBackStartsAnew()
    {
        TimeLeft left;
        left.update(0, 0);
        left.update(0.5, 5000);
        QVERIFY(left.remaining());
        left.update(0, 5100);
        QVERIFY(!left.remaining());
        left.update(0.1, 7100);
        QVERIFY(std::abs(*left.remaining() - 18000) < 1);
    }

    void textIsNoMoreExactThanAGuess()
    {
        QCOMPARE(widgets::timeLeftText(300), "1 s left");
        QCOMPARE(widgets::timeLeftText(12400), "12 s left");
        QCOMPARE(widgets::timeLeftText(41800), "40 s left");
        QCOMPARE(widgets::timeLeftText(59600), "1 min left");
        QCOMPARE(widgets::timeLeftText(200000), "3 min left");
    }
};

QTEST_APPLESS_MAIN(TestTimeLeft)
#include "tst_timeleft.moc"
