// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/doubt.h"

#include <QtTest>
#include <limits>

using namespace core;

namespace {

/// 10 x 6: +2 on the left half, -1 on the right one.
Heatmap halves(cv::Rect covered = {0, 0, 10, 6})
{
    cv::Mat values(6, 10, CV_32FC1, cv::Scalar(2));
    values.colRange(5, 10) = -1;
    return {values, true, covered};
}

BoxEvidence of(double net, double grain = 0)
{
    BoxEvidence evidence;
    evidence.inside = std::max(net, 0.0) + grain;
    evidence.net = net;
    return evidence;
}

} // namespace

class TestDoubt : public QObject {
    Q_OBJECT

private slots:
    void sumsInAndOutOfABox()
    {
        const auto evidence = evidenceIn(halves(), {3, 1, 4, 3}); // 2 columns of each half
        QCOMPARE(evidence.inside, 2. * 2 * 3);
        QCOMPARE(evidence.net, 2. * 2 * 3 - 1. * 2 * 3);
        QCOMPARE(evidence.whole, 2. * 5 * 6);
        QCOMPARE(evidence.netWhole, 2. * 5 * 6 - 1. * 5 * 6);
        QCOMPARE(evidence.area, 12);
        QCOMPARE(evidence.seen, 60);
        QCOMPARE(*evidence.share(), 0.2);
        QCOMPARE(evidence.areaShare(), 0.2);
        QCOMPARE(*evidence.density(), 1.);
    }

    void sumsCountPerInputPixel()
    {
        const auto evidence = evidenceIn(halves(), {3, 1, 4, 3}, 0.25);
        QCOMPARE(evidence.inside, 3.);
        QCOMPARE(evidence.netWhole, 7.5);
        QCOMPARE(*evidence.share(), 0.2);
    }

    void pixelsCountByTheirMiddle()
    {
        QCOMPARE(evidenceIn(halves(), {0.4, 0.4, 2, 2}).area, 4); // 0.5 and 1.5
        QCOMPARE(evidenceIn(halves(), {0.6, 0.6, 2, 2}).area, 4); // 1.5 and 2.5
        QCOMPARE(evidenceIn(halves(), {0.6, 0.6, 0.8, 0.8}).area, 0);
        // What touches belongs to one of them only.
        QCOMPARE(evidenceIn(halves(), {0, 0, 4.5, 6}).area +
                     evidenceIn(halves(), {4.5, 0, 9, 6}).area,
                 60);
    }

    void boxesAreCutToThePicture()
    {
        const auto whole = evidenceIn(halves(), {-100, -50, 1000, 1000});
        QCOMPARE(whole.area, 60);
        QCOMPARE(whole.inside, whole.whole);
        const double huge = std::numeric_limits<double>::max();
        QCOMPARE(evidenceIn(halves(), {-1e300, -1e300, huge, huge}).area, 60);
    }

    void nothingLiesInABoxOutside_data()
    {
        QTest::addColumn<QRectF>("box");
        QTest::newRow("right") << QRectF(10, 0, 5, 5);
        QTest::newRow("above") << QRectF(0, -9, 5, 9);
        QTest::newRow("empty") << QRectF(2, 2, 0, 3);
        QTest::newRow("turned") << QRectF(4, 4, -3, -3);
        QTest::newRow("no number") << QRectF(std::numeric_limits<double>::quiet_NaN(), 0, 5, 5);
    }
    void nothingLiesInABoxOutside()
    {
        QFETCH(QRectF, box);
        const auto evidence = evidenceIn(halves(), {box.x(), box.y(), box.width(), box.height()});
        QCOMPARE(evidence.area, 0);
        QCOMPARE(evidence.inside, 0.);
        QCOMPARE(*evidence.share(), 0.);
        QVERIFY(!evidence.density());
        QCOMPARE(evidence.whole, 60.);
    }

    void onlyWhatTheModelSawCounts()
    {
        const auto evidence = evidenceIn(halves({2, 0, 6, 6}), {0, 0, 4, 6});
        QCOMPARE(evidence.area, 12); // columns 2 and 3
        QCOMPARE(evidence.seen, 36);
        QCOMPARE(evidence.inside, 24.);
        QCOMPARE(evidence.whole, 36.);
    }

    void nothingPositiveHasNoShare()
    {
        const auto evidence = evidenceIn(halves({5, 0, 5, 6}), {0, 0, 10, 6});
        QCOMPARE(evidence.whole, 0.);
        QVERIFY(!evidence.share() && !evidence.density());
        const auto none = evidenceIn(halves({}), {0, 0, 10, 6});
        QCOMPARE(none.areaShare(), 0.);
        QVERIFY(!none.density());
    }

    void judgesByTheStrongestOther()
    {
        const auto weak = judged(of(3), {of(5), of(20), of(1)}, 0.25);
        QCOMPARE(weak.judgement, Judgement::Weak);
        QCOMPARE(weak.strongest, 1);
        QCOMPARE(*weak.ratio, 0.15);
        QCOMPARE(judged(of(3), {of(5), of(20)}, 0.15).judgement, Judgement::Supported);
        QCOMPARE(judged(of(30), {of(20)}, 1).judgement, Judgement::Supported);
    }

    void asGoodAsNothingIsNone()
    {
        QCOMPARE(judged(of(1), {of(100)}, 0.25).judgement, Judgement::None);
        QCOMPARE(judged(of(1.01), {of(100)}, 0.25).judgement, Judgement::Weak);
        QCOMPARE(judged(of(0), {of(100)}, 0.25).judgement, Judgement::None);
        QCOMPARE(judged(of(0), {}, 0.25).judgement, Judgement::None);
    }

    void grainIsNoEvidence()
    {
        QCOMPARE(*judged(of(5, 1000), {of(20, 3)}, 0.25).ratio, 0.25);
        QCOMPARE(judged(of(-1, 1000), {of(20)}, 0.25).judgement, Judgement::None);
        QCOMPARE(*judged(of(-1, 1000), {of(20)}, 0.25).ratio, 0.);
    }

    void withoutOthersThereIsNothingToCompare()
    {
        for (const auto& others : {std::vector<BoxEvidence>{}, std::vector{of(0)}}) {
            const auto alone = judged(of(3), others, 0.25);
            QCOMPARE(alone.judgement, Judgement::NothingToCompare);
            QVERIFY(!alone.ratio);
            QCOMPARE(alone.strongest, -1);
        }
    }
};

QTEST_APPLESS_MAIN(TestDoubt)
#include "tst_doubt.moc"
