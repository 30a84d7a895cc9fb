// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutrunner.h"
#include "core/segment/cutout.h"
#include "tests/support/cutedits.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using app::CutDocument;
using app::CutRunner;
using core::Seed;

namespace {

const cv::Size size(120, 90);

/// The mask of the same seeds, models and settings, from nothing.
cv::Mat freshMask(const CutDocument& document)
{
    core::Cutout cutout(document.pixels());
    cutout.setSeeds(document.effective());
    cutout.setSettings(document.settings());
    cutout.setModels(document.models());
    cutout.update();
    return cutout.mask().clone();
}

int differing(const cv::Mat& a, const cv::Mat& b)
{
    cv::Mat difference;
    cv::compare(a, b, difference, cv::CMP_NE);
    return cv::countNonZero(difference);
}

app::StrokeEdit stroke(Seed seed, cv::Point2f from, cv::Point2f to)
{
    return {line(seed, from, to, 4)};
}

} // namespace

class TestCutRunner : public QObject {
    Q_OBJECT

private:
    bool cut()
    {
        return QTest::qWaitFor([this] { return !m_runner->busy(); }, 20000);
    }
    void paintDisc()
    {
        m_document->apply(stroke(Seed::Object, {50, 45}, {70, 45}));
        m_document->apply(stroke(Seed::Background, {10, 8}, {110, 8}));
    }

private slots:
    void init()
    {
        m_worker = std::make_unique<app::Worker>();
        m_runner = std::make_unique<CutRunner>(*m_worker);
        m_runner->setIdleUpdate(false);
        m_document = std::make_unique<CutDocument>(discPicture(size));
        m_runner->setDocument(m_document.get());
        QVERIFY(cut());
    }
    void cleanup()
    {
        m_runner.reset();
        m_document.reset();
        m_worker.reset();
    }

    void withoutSeedsTheMaskIsEmpty()
    {
        QCOMPARE(m_runner->mask().size(), size);
        QCOMPARE(cv::countNonZero(m_runner->mask()), 0);
    }

    void strokesCutOutTheDisc()
    {
        QSignalSpy changed(m_runner.get(), &CutRunner::maskChanged);
        paintDisc();
        QVERIFY(m_runner->busy());
        QVERIFY(cut());
        QVERIFY(changed.count() >= 1);
        const double disc = CV_PI * 30 * 30;
        const int area = cv::countNonZero(m_runner->mask());
        QVERIFY2(area > 0.9 * disc && area < 1.1 * disc, qPrintable(QString::number(area)));
        QVERIFY(!m_document->models().object.components.empty());
        QVERIFY(!m_document->models().background.components.empty());
        QCOMPARE(m_document->depth(), 2); // models came with the strokes
        QCOMPARE(differing(m_runner->mask(), freshMask(*m_document)), 0);
    }

    void changesAreCutTogetherAndConverge_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 1; number <= 5; ++number)
            QTest::addRow("sequence %d", number) << number;
    }
    void changesAreCutTogetherAndConverge()
    {
        QFETCH(const int, number);
        cv::RNG random{std::uint64_t(number)};
        paintDisc();
        for (int step = 0; step < 60; ++step) {
            const int what = random.uniform(0, 8);
            if (what == 0)
                m_document->undo();
            else if (what == 1)
                m_document->redo();
            else
                m_document->apply(randomEdit(random, *m_document));
            if (random.uniform(0, 3) == 0)
                QCoreApplication::processEvents(); // some results arrive in between
            if (step % 20 != 19)
                continue;
            QVERIFY(cut());
            QCOMPARE(differing(m_runner->mask(), freshMask(*m_document)), 0);
        }
    }

    void undoingAllGivesTheFormerCuts()
    {
        paintDisc();
        std::vector<cv::Mat> masks;
        const auto remember = [&] {
            QVERIFY(cut());
            masks.resize(std::size_t(m_document->depth()));
            masks.push_back(m_runner->mask().clone());
        };
        remember();
        m_document->apply(stroke(Seed::Background, {60, 30}, {62, 60}));
        remember();
        m_runner->updateModels();
        QVERIFY(cut());
        QCOMPARE(m_document->depth(), 4);
        remember();
        cv::Mat seeds(size, CV_8UC1, cv::Scalar(int(Seed::Background)));
        seeds(cv::Rect(0, 0, 60, 90)).setTo(int(Seed::None));
        seeds(cv::Rect(40, 40, 12, 12)).setTo(int(Seed::Object));
        m_document->apply(app::AutomaticEdit{core::packSeeds(seeds), {.method = "saliency"}});
        remember();
        QVERIFY(differing(masks[2], masks[3]) > 0);
        QVERIFY(differing(masks[4], masks[5]) > 0);
        while (m_document->depth() > 2) {
            m_document->undo();
            QVERIFY(cut());
            QCOMPARE(differing(m_runner->mask(), masks[std::size_t(m_document->depth())]), 0);
        }
        while (m_document->canRedo()) {
            m_document->redo();
            QVERIFY(cut());
            QCOMPARE(differing(m_runner->mask(), masks[std::size_t(m_document->depth())]), 0);
        }
    }

    void modelsAreUpdatedOnRequestAsAnEdit()
    {
        paintDisc();
        QVERIFY(cut());
        m_document->apply(stroke(Seed::Background, {60, 30}, {62, 60}));
        QVERIFY(cut());
        QVERIFY(m_document->stale());
        const auto before = m_document->models();
        m_runner->updateModels();
        QVERIFY(cut());
        QVERIFY(!m_document->stale());
        QVERIFY(m_document->models() != before);
        QCOMPARE(m_document->undoName(), "colour model update");
        m_document->undo();
        QCOMPARE(m_document->models(), before);
    }

    void whatIsPaintedDuringAnUpdateCountsToo()
    {
        paintDisc();
        QVERIFY(cut());
        m_runner->updateModels();
        QTRY_VERIFY(m_runner->busy());
        m_document->apply(stroke(Seed::Background, {60, 30}, {62, 60}));
        QVERIFY(cut());
        QVERIFY(!m_document->stale());
        QCOMPARE(differing(m_runner->mask(), freshMask(*m_document)), 0);
    }

    void whenIdleModelsAreUpdatedWithinTheEdit()
    {
        paintDisc();
        QVERIFY(cut());
        m_document->apply(stroke(Seed::Background, {60, 30}, {62, 60}));
        QVERIFY(cut());
        const auto before = m_document->models();
        m_runner->setIdleUpdate(true);
        QTRY_VERIFY(!m_document->stale());
        QVERIFY(m_document->models() != before);
        QCOMPARE(m_document->depth(), 3);
        m_document->undo();
        QCOMPARE(m_document->models(), before);
        QVERIFY(m_document->canRedo()); // and what was undone can still be done again
    }

    void anotherDocumentHasItsOwnMask()
    {
        paintDisc();
        CutDocument other(discPicture({64, 48}));
        m_runner->setDocument(&other); // in the middle of a cut
        QVERIFY(cut());
        QCOMPARE(m_runner->mask().size(), cv::Size(64, 48));
        QCOMPARE(cv::countNonZero(m_runner->mask()), 0);
        m_runner->setDocument(m_document.get());
        QVERIFY(cut());
        QVERIFY(cv::countNonZero(m_runner->mask()) > 2000);
        QCOMPARE(differing(m_runner->mask(), freshMask(*m_document)), 0);
        m_runner->setDocument(nullptr);
        QVERIFY(!m_runner->busy() && m_runner->mask().empty());
    }

    void itEndsInTheMiddleOfACut()
    {
        paintDisc();
        m_runner->updateModels();
        m_runner.reset();
        m_document->apply(stroke(Seed::Background, {60, 30}, {62, 60}));
        QCOMPARE(m_document->depth(), 3);
        m_document->undo();
        QVERIFY(m_document->stale() && m_document->models() == core::ColorModels());
    }

    void whatIsSavedIsNotUpdatedWhenIdle()
    {
        paintDisc();
        QVERIFY(cut());
        m_document->apply(stroke(Seed::Background, {60, 30}, {62, 60}));
        QVERIFY(cut());
        m_document->setSaved();
        const auto models = m_document->models();
        m_runner->setIdleUpdate(true);
        const auto* timer = m_runner->findChild<QTimer*>();
        QTRY_VERIFY(!timer->isActive());
        QVERIFY(!m_runner->busy() && m_document->stale());
        QCOMPARE(m_document->models(), models);
    }

    void afterAFailureTheMaskIsAnOlderOne()
    {
        paintDisc();
        QVERIFY(cut());
        QSignalSpy problem(m_runner.get(), &CutRunner::problem);
        m_document->setPixels({}); // nothing can be cut out of that
        m_runner->setDocument(m_document.get());
        QVERIFY(cut());
        QCOMPARE(problem.count(), 1);
        QVERIFY(m_runner->failed());
        m_document->setPixels(discPicture(size));
        m_document->apply(stroke(Seed::Background, {60, 30}, {62, 60}));
        QVERIFY(!m_runner->failed());
        QVERIFY(cut());
        QVERIFY(!m_runner->failed());
        QCOMPARE(differing(m_runner->mask(), freshMask(*m_document)), 0);
    }

private:
    std::unique_ptr<app::Worker> m_worker;
    std::unique_ptr<CutRunner> m_runner;
    std::unique_ptr<CutDocument> m_document;
};

QTEST_GUILESS_MAIN(TestCutRunner)
#include "tst_cutrunner.moc"
