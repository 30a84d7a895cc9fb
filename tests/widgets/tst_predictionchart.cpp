// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/predictionchart.h"

#include <QSignalSpy>
#include <QTest>

using widgets::PredictionChart;

class TestPredictionChart : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_chart = std::make_unique<PredictionChart>();
        m_chart->resize(300, 120);
        m_chart->setPrediction(
            {{340, "zebra", 0.9, 12}, {80, "hartebeest", 0.06, 8}, {7, "gazelle", 0.04, 7}});
        m_chart->setChosen(340);
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }

    void aClickChoosesTheRow()
    {
        QSignalSpy chosen(m_chart.get(), &PredictionChart::classChosen);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, m_chart->rowRect(1).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 80);
    }

    void keysMoveAndEnterChooses()
    {
        QSignalSpy chosen(m_chart.get(), &PredictionChart::classChosen);
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Down);
        QTest::keyClick(m_chart.get(), Qt::Key_Down);
        QTest::keyClick(m_chart.get(), Qt::Key_Down);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(m_chart->accessibleDescription().contains("gazelle"));
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 7);
    }

    void theChosenClassIsDescribed()
    {
        QVERIFY(m_chart->accessibleDescription().contains("zebra"));
        QVERIFY(m_chart->accessibleDescription().contains("explained"));
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Down);
        QVERIFY(!m_chart->accessibleDescription().contains("explained"));
    }

    void barsAreAsLongAsProbable()
    {
        m_chart->repaint();
        const QImage shot = m_chart->grab().toImage();
        const auto length = [&](int row) {
            const QRect place = m_chart->rowRect(row);
            const QRgb paper = shot.pixel(place.left() + 1, place.bottom() - 1);
            // Just below the text, inside the bar.
            const int y = place.center().y() + place.height() * 27 / 100;
            int count = 0;
            for (int x = place.left(); x < place.right(); ++x)
                count += shot.pixel(x, y) != paper;
            return count;
        };
        QVERIFY(length(0) > 60);
        QVERIFY(length(1) < length(0) / 4);
    }

    void followsThePalette()
    {
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(30, 30, 30));
        dark.setColor(QPalette::WindowText, Qt::white);
        m_chart->setPalette(dark);
        QTRY_COMPARE(m_chart->grab().toImage().pixelColor(1, 1), QColor(30, 30, 30));
    }

    void hoveringShowsThatARowCanBeChosen()
    {
        QTest::mouseMove(m_chart.get(), m_chart->rowRect(1).center());
        QTRY_COMPARE(m_chart->cursor().shape(), Qt::PointingHandCursor);
    }

    void measuredValuesAreShownAsSuch()
    {
        m_chart->setPrediction({{0, "age", 0.9, 41.5}, {1, "height", 0.9, 12}, {2, "x", 0, -20.3}},
                               true);
        QVERIFY(m_chart->accessibleDescription().startsWith("age (output 0)"));
        QVERIFY(m_chart->accessibleDescription().contains("value 41.5"));
        QVERIFY(!m_chart->accessibleDescription().contains("%"));
        m_chart->setPrediction({{340, "zebra", 0.9, 12}}); // classes again
        QVERIFY(m_chart->accessibleDescription().contains("90.0 %"));
    }

private:
    std::unique_ptr<PredictionChart> m_chart;
};

QTEST_MAIN(TestPredictionChart)
#include "tst_predictionchart.moc"
