// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/ascentchart.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>
#include <qcustomplot.h>

using widgets::AscentChart;

class TestAscentChart : public QObject {
    Q_OBJECT

private:
    QCustomPlot& plot() { return *m_chart->findChild<QCustomPlot*>("plot"); }

private slots:
    void init()
    {
        m_chart = std::make_unique<AscentChart>();
        m_chart->resize(600, 150);
        m_history = {{-2, 0.01, 10}, {5, 0.2, 12}, {20, 0.9, 40}};
        m_chart->setHistory(m_history, 8);
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }

    void everyQuantityHasItsCurve()
    {
        QCOMPARE(plot().graphCount(), 3);
        for (int index = 0; index < 3; ++index)
            QCOMPARE(plot().graph(index)->dataCount(), 3);
        QCOMPARE(plot().graph(0)->data()->at(2)->key, 3.0); // the third step
        QCOMPARE(plot().graph(0)->data()->at(2)->value, 20.0);
        QCOMPARE(plot().graph(1)->data()->at(1)->value, 20.0); // percent
        QCOMPARE(plot().graph(2)->data()->at(0)->value, 10.0);
    }

    void axesHoldTheWholeCurve()
    {
        const auto score = plot().graph(0)->valueAxis()->range();
        QVERIFY(score.lower < -2 && score.upper > 20);
        const auto share = plot().graph(1)->valueAxis()->range();
        QVERIFY(share.lower <= 0 && share.upper >= 100);
        for (int index = 0; index < 3; ++index)
            QCOMPARE(plot().graph(index)->keyAxis()->range().upper, 8.0);
    }

    void whatHasNoProbabilityShowsNone()
    {
        for (auto& facts : m_history)
            facts.probability.reset();
        m_chart->setHistory(m_history, 8, true);
        QCOMPARE(plot().graphCount(), 2);
        QCOMPARE(m_chart->accessibleDescription(), "Step 3: activation 20.0, norm 40.0");
    }

    void aFlatCurveAndNothingAreShown()
    {
        m_chart->setHistory({{1, {}, 1}, {1, {}, 1}}, 2);
        const auto range = plot().graph(0)->valueAxis()->range();
        QVERIFY(range.lower < 1 && range.upper > 1);
        m_chart->setHistory({}, 8);
        QCOMPARE(plot().graph(0)->dataCount(), 0);
        QVERIFY(m_chart->accessibleDescription().isEmpty());
    }

    void numbersThatAreNotFiniteAreLeftOut()
    {
        m_history.push_back({std::numeric_limits<double>::infinity(), 0.5, 50});
        m_chart->setHistory(m_history, 8);
        QCOMPARE(plot().graph(0)->dataCount(), 3);
        QCOMPARE(plot().graph(2)->dataCount(), 4);
    }

    void theTooltipTellsOfTheStepUnderThePointer()
    {
        const auto* axis = plot().graph(0)->keyAxis();
        const QPoint at(qRound(axis->coordToPixel(2)), m_chart->height() / 2);
        QHelpEvent event(QEvent::ToolTip, at, m_chart->mapToGlobal(at));
        QCoreApplication::sendEvent(m_chart.get(), &event);
        QCOMPARE(QToolTip::text(), "Step 2: score 5.00, probability 20.0 %, norm 12.0");
    }

    void followsThePalette()
    {
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(30, 30, 30));
        dark.setColor(QPalette::WindowText, Qt::white);
        m_chart->setPalette(dark);
        QTRY_COMPARE(m_chart->grab().toImage().pixelColor(1, 1), QColor(30, 30, 30));
        QCOMPARE(plot().graph(0)->keyAxis()->tickLabelColor(), QColor(Qt::white));
    }

private:
    std::unique_ptr<AscentChart> m_chart;
    std::vector<core::AscentFacts> m_history;
};

QTEST_MAIN(TestAscentChart)
#include "tst_ascentchart.moc"
