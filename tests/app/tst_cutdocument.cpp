// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutdocument.h"
#include "tests/support/cutedits.h"
#include "tests/support/thrown.h"

#include <QSignalSpy>
#include <QTest>

using app::CutDocument;
using app::CutState;
using core::Seed;

namespace {

const cv::Size size(90, 60);

app::StrokeEdit objectStroke(float y = 30)
{
    return {line(Seed::Object, {20, y}, {60, y}, 4)};
}

app::AutomaticEdit automatic(double foreground, int value = 4)
{
    cv::Mat seeds(size, CV_8UC1, cv::Scalar(0));
    seeds(cv::Rect(5, 5, int(foreground * 50), 10)).setTo(value);
    app::SeedSource source;
    source.method = "saliency";
    source.name = "zebra";
    source.quantiles.foreground = foreground;
    return {core::packSeeds(seeds), source};
}

app::SettingsEdit smoothness(const CutDocument& document, double value)
{
    auto settings = document.settings();
    settings.smoothness = value;
    return {settings};
}

} // namespace

class TestCutDocument : public QObject {
    Q_OBJECT

private:
    int at(int x, int y) const { return m_document->effective().at<uchar>(y, x); }

private slots:
    void init() { m_document = std::make_unique<CutDocument>(discPicture(size)); }

    void aStrokeLiesOverTheAutomaticSeeds()
    {
        QSignalSpy changed(m_document.get(), &CutDocument::seedsChanged);
        m_document->apply(automatic(0.9));
        QCOMPARE(at(10, 10), int(Seed::Object));
        m_document->apply(app::StrokeEdit{line(Seed::Background, {8, 10}, {12, 10}, 2)});
        QCOMPARE(at(10, 10), int(Seed::Background));
        QCOMPARE(at(10, 6), int(Seed::Object));
        m_document->apply(app::StrokeEdit{line(Seed::Erased, {8, 10}, {12, 10}, 2)});
        QCOMPARE(at(10, 10), int(Seed::None));
        m_document->apply(app::ClearEdit());
        QCOMPARE(at(10, 10), int(Seed::Object));
        QVERIFY(!m_document->hasStrokes());
        QCOMPARE(changed.count(), 4);
        // Only what changed is told.
        const auto rect = changed[1][0].value<cv::Rect>();
        QVERIFY(rect.contains({10, 10}) && rect.area() < 60);
    }

    void anythingCanBeUndoneAndDoneAgain_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 1; number <= 6; ++number)
            QTest::addRow("sequence %d", number) << number;
    }
    void anythingCanBeUndoneAndDoneAgain()
    {
        QFETCH(const int, number);
        cv::RNG random{std::uint64_t(number)};
        std::vector<CutState> states{m_document->state()}; // by depth
        for (int step = 0; step < 150; ++step) {
            const int what = random.uniform(0, 10);
            if (what < 2) {
                m_document->undo();
            } else if (what == 2) {
                m_document->redo();
            } else if (what == 3 && !m_document->canRedo()) {
                m_document->attachModels(m_document->present(), randomModels(random));
                states[std::size_t(m_document->depth())] = m_document->state();
            } else {
                m_document->apply(randomEdit(random, *m_document));
                states.resize(std::size_t(m_document->depth()));
                states.push_back(m_document->state());
            }
            QCOMPARE(m_document->state(), states[std::size_t(m_document->depth())]);
            const auto effective =
                core::effectiveSeeds(m_document->automatic(), m_document->strokes());
            QCOMPARE(cv::norm(effective, m_document->effective(), cv::NORM_INF), 0.0);
        }
        QVERIFY(states.size() > 10);
        while (m_document->canUndo()) {
            m_document->undo();
            QCOMPARE(m_document->state(), states[std::size_t(m_document->depth())]);
        }
        QCOMPARE(m_document->depth(), 0);
        while (m_document->canRedo()) {
            m_document->redo();
            QCOMPARE(m_document->state(), states[std::size_t(m_document->depth())]);
        }
    }

    void aDraggedSliderIsUndoneAtOnce()
    {
        for (const double value : {60.0, 70.0, 80.0})
            m_document->apply(smoothness(*m_document, value));
        QCOMPARE(m_document->depth(), 1);
        auto settings = m_document->settings();
        settings.growth = 3; // another slider
        m_document->apply(app::SettingsEdit{settings});
        QCOMPARE(m_document->depth(), 2);
        m_document->undo();
        m_document->undo();
        QCOMPARE(m_document->settings(), core::CutSettings());
        m_document->redo();
        QCOMPARE(m_document->settings().smoothness, 80.0);

        for (const double quantile : {0.5, 0.6, 0.7})
            m_document->apply(automatic(quantile));
        QCOMPARE(m_document->depth(), 3); // the first brought another method too
        m_document->undo();
        QCOMPARE(m_document->source().quantiles.foreground, 0.5);
        QCOMPARE(at(5 + 25, 10), int(Seed::None));
        QCOMPARE(at(5 + 24, 10), int(Seed::Object));
    }

    void aSavedMaskAndUndoEndTheGesture()
    {
        m_document->apply(smoothness(*m_document, 60));
        m_document->setSaved();
        m_document->apply(smoothness(*m_document, 70));
        QCOMPARE(m_document->depth(), 2);
        m_document->undo();
        QVERIFY(!m_document->modified());
        m_document->apply(smoothness(*m_document, 80));
        QCOMPARE(m_document->depth(), 2);
        m_document->apply(objectStroke());
        m_document->undo();
        m_document->apply(smoothness(*m_document, 90));
        QCOMPARE(m_document->depth(), 3);
    }

    void whatChangesNothingIsNoEdit()
    {
        m_document->apply(app::ClearEdit());
        m_document->apply(smoothness(*m_document, core::CutSettings().smoothness));
        m_document->apply(app::StrokeEdit{line(Seed::Object, {-90, -90}, {-60, -90}, 4)});
        m_document->apply(app::StrokeEdit{core::Stroke()});
        QVERIFY(m_document->untouched());
        m_document->apply(objectStroke());
        m_document->apply(objectStroke()); // over itself
        QCOMPARE(m_document->depth(), 1);
    }

    void modelsGrowStale()
    {
        cv::RNG random(3);
        QVERIFY(!m_document->stale());
        QVERIFY(m_document->wantsModels());
        m_document->apply(objectStroke());
        QVERIFY(m_document->stale() && m_document->wantsModels());
        m_document->attachModels(m_document->present(), randomModels(random));
        QVERIFY(!m_document->stale() && !m_document->wantsModels());
        m_document->apply(objectStroke(40));
        QVERIFY(m_document->stale() && !m_document->wantsModels());
        m_document->apply(smoothness(*m_document, 70));
        QVERIFY(m_document->stale());
        m_document->apply(app::ModelsEdit{randomModels(random)});
        QVERIFY(!m_document->stale());
        m_document->undo();
        QVERIFY(m_document->stale());
        m_document->redo();
        QVERIFY(!m_document->stale());
        m_document->apply(automatic(0.6));
        QVERIFY(m_document->stale() && m_document->wantsModels());
    }

    void modelsThatComeLateBelongToTheirEdit()
    {
        cv::RNG random(4);
        const auto first = randomModels(random), second = randomModels(random);
        m_document->attachModels(m_document->present(), first);
        m_document->apply(automatic(0.6));
        const auto place = m_document->present();
        m_document->apply(objectStroke());
        m_document->attachModels(place, second);
        QCOMPARE(m_document->models(), second);
        QVERIFY(m_document->stale()); // they do not know the stroke
        m_document->undo();
        QCOMPARE(m_document->models(), second);
        QVERIFY(!m_document->stale());
        m_document->undo();
        QCOMPARE(m_document->models(), first);
        QVERIFY(!m_document->isApplied(place));
        m_document->attachModels(place, randomModels(random)); // undone, but not gone
        QCOMPARE(m_document->models(), first);
        m_document->apply(objectStroke());
        m_document->attachModels(place, randomModels(random)); // gone
        QCOMPARE(m_document->models(), first);
    }

    void savingIsRemembered()
    {
        QSignalSpy modified(m_document.get(), &CutDocument::modifiedChanged);
        m_document->apply(objectStroke());
        QVERIFY(m_document->modified());
        m_document->setSaved();
        QVERIFY(!m_document->modified());
        m_document->undo();
        QVERIFY(m_document->modified());
        m_document->redo();
        QVERIFY(!m_document->modified());
        QCOMPARE(modified.count(), 4);
        m_document->setUnsaved();
        QVERIFY(m_document->modified());
        m_document->begin({});
        QVERIFY(!m_document->modified() && m_document->untouched());
        QCOMPARE(cv::countNonZero(m_document->effective()), 0);
    }

    void namesTellWhatIsUndone()
    {
        QCOMPARE(m_document->undoName(), "");
        m_document->apply(objectStroke());
        QCOMPARE(m_document->undoName(), "object stroke");
        m_document->apply(app::StrokeEdit{line(Seed::Erased, {20, 30}, {30, 30}, 4)});
        QCOMPARE(m_document->undoName(), "eraser");
        m_document->apply(app::ClearEdit());
        m_document->undo();
        QCOMPARE(m_document->undoName(), "eraser");
        QCOMPARE(m_document->redoName(), "clearing the strokes");
        m_document->apply(app::LoadEdit{automatic(0.5).seeds});
        QCOMPARE(m_document->undoName(), "loaded seeds");
        QCOMPARE(m_document->redoName(), "");
    }

    void loadedSeedsTakeThePlaceOfAll()
    {
        m_document->apply(automatic(0.9));
        m_document->apply(objectStroke());
        const auto before = m_document->state();
        m_document->apply(app::LoadEdit{automatic(0.5, 1).seeds});
        QVERIFY(!m_document->hasStrokes());
        QCOMPARE(at(10, 10), int(Seed::Background));
        QCOMPARE(m_document->source().method, "");
        m_document->undo();
        QCOMPARE(m_document->state(), before);
    }

    void seedsOfAnotherPictureAreRefused()
    {
        m_document->apply(objectStroke());
        const auto before = m_document->state();
        const cv::Mat other(60, 91, CV_8UC1, cv::Scalar(1));
        VERIFY_FAULT(m_document->apply(app::LoadEdit{core::packSeeds(other)}), NotAMask);
        VERIFY_FAULT(m_document->apply(app::AutomaticEdit{{{0, 0, 9, 9}, {1, 2, 3}}, {}}),
                     NotAMask);
        CutState state;
        state.strokes = core::packSeeds(other);
        VERIFY_FAULT(m_document->begin(state), NotAMask);
        QCOMPARE(m_document->state(), before);
        QCOMPARE(m_document->depth(), 1);
    }

private:
    std::unique_ptr<CutDocument> m_document;
};

QTEST_GUILESS_MAIN(TestCutDocument)
#include "tst_cutdocument.moc"
