// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/stagegraph.h"

#include <QSignalSpy>
#include <QTest>

using widgets::StageGraph;

class TestStageGraph : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_graph = std::make_unique<StageGraph>();
        m_graph->setStages({{112, 112, {"112 × 112", "32 channels"}, "first"},
                            {28, 28, {"28 × 28", "64 channels"}, "second"},
                            {7, 7, {"7 × 7", "512 channels"}, "third"}});
        m_graph->resize(m_graph->sizeHint());
        m_graph->show();
        m_graph->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(m_graph.get()));
    }

    void stagesStandSideBySide()
    {
        for (int stage = 0; stage < 3; ++stage)
            QVERIFY(m_graph->rect().contains(m_graph->stageRect(stage)));
        QVERIFY(m_graph->stageRect(0).right() < m_graph->stageRect(1).left());
        QVERIFY(m_graph->stageRect(3).isNull());
    }

    void aClickChooses()
    {
        QSignalSpy chosen(m_graph.get(), &StageGraph::stageChosen);
        QTest::mouseClick(m_graph.get(), Qt::LeftButton, {}, m_graph->stageRect(1).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 1);
        QTest::mouseClick(m_graph.get(), Qt::LeftButton, {}, {1, 1});
        QCOMPARE(chosen.count(), 1);
    }

    void keysWalk()
    {
        QSignalSpy chosen(m_graph.get(), &StageGraph::stageChosen);
        const auto press = [&](Qt::Key key) { QTest::keyClick(m_graph.get(), key); };
        press(Qt::Key_Right);
        QVERIFY(m_graph->accessibleDescription().contains("28"));
        press(Qt::Key_Return);
        QCOMPARE(chosen.last()[0].toInt(), 1);
        press(Qt::Key_End);
        press(Qt::Key_Right);
        press(Qt::Key_Space);
        QCOMPARE(chosen.last()[0].toInt(), 2);
        press(Qt::Key_Home);
        press(Qt::Key_Left);
        press(Qt::Key_Return);
        QCOMPARE(chosen.last()[0].toInt(), 0);
    }

    void theMarkIsSeen()
    {
        const auto before = m_graph->grab().toImage();
        m_graph->setMarked(2);
        QVERIFY(m_graph->grab().toImage() != before);
    }

    void withoutStagesNothingHappens()
    {
        m_graph->setStages({});
        QSignalSpy chosen(m_graph.get(), &StageGraph::stageChosen);
        m_graph->grab();
        for (const auto key : {Qt::Key_Right, Qt::Key_Return, Qt::Key_End})
            QTest::keyClick(m_graph.get(), key);
        QTest::mouseClick(m_graph.get(), Qt::LeftButton);
        QCOMPARE(chosen.count(), 0);
    }

private:
    std::unique_ptr<StageGraph> m_graph;
};

QTEST_MAIN(TestStageGraph)
#include "tst_stagegraph.moc"
