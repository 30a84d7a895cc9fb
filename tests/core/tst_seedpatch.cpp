// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/seedpatch.h"
#include "core/segment/seeds.h"
#include "tests/support/thrown.h"

#include <QTest>
#include <opencv2/core.hpp>

using core::packSeeds;
using core::SeedPatch;

namespace {

/// Seeds of all kinds in runs of about `run` pixels.
cv::Mat seedsOf(cv::Size size, int run, unsigned number)
{
    cv::RNG random(number);
    cv::Mat seeds(size, CV_8UC1);
    int left = 0;
    unsigned char seed = 0;
    for (auto& value : cv::Mat_<unsigned char>(seeds)) {
        if (left-- <= 0) {
            seed = static_cast<unsigned char>(random.uniform(0, 6));
            left = random.uniform(0, 2 * run);
        }
        value = seed;
    }
    return seeds;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && (a.empty() || cv::norm(a, b, cv::NORM_INF) == 0);
}

} // namespace

class TestSeedPatch : public QObject {
    Q_OBJECT

private slots:
    void whatIsPackedComesBack_data()
    {
        QTest::addColumn<int>("run");
        for (const int run : {1, 2, 15, 16, 31, 32, 33, 100, 5000, 100000})
            QTest::addRow("runs of %d", run) << run;
    }
    void whatIsPackedComesBack()
    {
        QFETCH(const int, run);
        const auto seeds = seedsOf({217, 131}, run, unsigned(run));
        cv::Mat copy(seeds.size(), CV_8UC1, cv::Scalar(7));
        core::unpackSeeds(packSeeds(seeds), copy);
        QVERIFY(same(copy, seeds));
    }

    void everyRunLengthComesBack()
    {
        // Around the lengths at which one more byte is needed.
        for (const int length : {1, 2, 31, 32, 33, 159, 160, 161, 16415, 16416, 16417}) {
            cv::Mat seeds(1, length + 1, CV_8UC1, cv::Scalar(3));
            seeds.at<unsigned char>(0, length) = 4;
            cv::Mat copy(seeds.size(), CV_8UC1, cv::Scalar(0));
            core::unpackSeeds(packSeeds(seeds), copy);
            QVERIFY2(same(copy, seeds), qPrintable(QString::number(length)));
        }
    }

    void onlyTheRectangleIsWritten()
    {
        const auto seeds = seedsOf({60, 40}, 5, 1);
        const cv::Rect rect(10, 7, 23, 15);
        cv::Mat copy(seeds.size(), CV_8UC1, cv::Scalar(0));
        core::unpackSeeds(packSeeds(seeds, rect), copy);
        QVERIFY(same(copy(rect), seeds(rect)));
        copy(rect).setTo(0);
        QCOMPARE(cv::countNonZero(copy), 0);
    }

    void anEmptyRectangleIsNoTrouble()
    {
        auto seeds = seedsOf({6, 4}, 2, 1);
        const auto before = seeds.clone();
        const auto patch = packSeeds(seeds, {3, 2, 0, 0});
        QVERIFY(patch.runs.empty());
        core::unpackSeeds(patch, seeds);
        QVERIFY(same(seeds, before));
    }

    void aStrokeIsSmall()
    {
        cv::Mat seeds(1000, 1000, CV_8UC1, cv::Scalar(0));
        seeds(cv::Rect(300, 300, 200, 20)).setTo(4);
        QVERIFY(packSeeds(seeds).runs.size() < 150); // of a million
    }

    void damagedPatchesAreRefused_data()
    {
        QTest::addColumn<SeedPatch>("patch");
        const auto whole = packSeeds(seedsOf({20, 10}, 7, 3));
        auto patch = whole;
        patch.runs.pop_back();
        QTest::newRow("too short") << patch;
        patch = whole;
        patch.runs.push_back(0);
        QTest::newRow("too long") << patch;
        patch = whole;
        patch.runs.front() |= 7;
        QTest::newRow("no such seed") << patch;
        patch.runs = {0xf8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
        QTest::newRow("endless run") << patch;
        patch.runs = {0xf8};
        QTest::newRow("length missing") << patch;
        patch.runs.clear();
        QTest::newRow("empty") << patch;
        for (const auto& rect :
             {cv::Rect(-1, 0, 20, 10), cv::Rect(1, 0, 20, 10), cv::Rect(0, 0, -20, -10),
              cv::Rect(2147483647, 0, 20, 10), cv::Rect(0, 0, 2147483647, 10)}) {
            patch = whole;
            patch.rect = rect;
            QTest::addRow("rectangle %d %d", rect.x, rect.width) << patch;
        }
    }
    void damagedPatchesAreRefused()
    {
        QFETCH(const SeedPatch, patch);
        auto seeds = seedsOf({20, 10}, 7, 4);
        const auto before = seeds.clone();
        VERIFY_FAULT(core::unpackSeeds(patch, seeds), NotAMask);
        QVERIFY(same(seeds, before));
    }
};

QTEST_APPLESS_MAIN(TestSeedPatch)
#include "tst_seedpatch.moc"
