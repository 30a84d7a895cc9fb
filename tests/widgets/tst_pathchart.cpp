// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/pathchart.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <qcustomplot.h>

using widgets::PathChart;

class TestPathChart : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_chart = std::make_unique<PathChart>();
        m_chart->resize(420, 200);
        m_chart->setPoints({{0, 0, 0}, {0.25, 3, 2}, {0.5, 4, 3.5}, {0.75, 4.5, 4}, {1, 5, 4.8}});
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
        m_chart->grab(); // lays the axes out
    }

    void theCursorIsDraggedFromStopToStop()
    {
        QSignalSpy moved(m_chart.get(), &PathChart::cursorMoved);
        QTest::mousePress(m_chart.get(), Qt::LeftButton, {}, m_chart->placeOf(1) + QPoint(7, 0));
        QCOMPARE(m_chart->cursorIndex(), 1);
        QTest::mouseMove(m_chart.get(), m_chart->placeOf(3) + QPoint(-9, 4));
        QCOMPARE(m_chart->cursorIndex(), 3);
        QTest::mouseRelease(m_chart.get(), Qt::LeftButton, {}, m_chart->placeOf(3));
        QTest::mouseMove(m_chart.get(), m_chart->placeOf(0)); // no longer held
        QCOMPARE(m_chart->cursorIndex(), 3);
        QCOMPARE(moved.count(), 2);
        QCOMPARE(moved.last().at(0).toInt(), 3);
    }

    void keysMoveIt()
    {
        QSignalSpy moved(m_chart.get(), &PathChart::cursorMoved);
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QTest::keyClick(m_chart.get(), Qt::Key_End);
        QCOMPARE(m_chart->cursorIndex(), 4);
        QTest::keyClick(m_chart.get(), Qt::Key_Right); // nothing beyond
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->cursorIndex(), 3);
        QTest::keyClick(m_chart.get(), Qt::Key_Home);
        QCOMPARE(m_chart->cursorIndex(), 0);
        QCOMPARE(moved.count(), 4);
        QVERIFY(m_chart->accessibleDescription().contains("0.0 %"));
    }

    void pointsComeOneByOne()
    {
        QSignalSpy moved(m_chart.get(), &PathChart::cursorMoved);
        m_chart->setCursor(4);
        QVERIFY(m_chart->accessibleDescription().contains("4.80"));
        m_chart->setPoints({{0, 0, 0}, {0.25, -3, -2}});
        QCOMPARE(m_chart->cursorIndex(), 1);
        QVERIFY(m_chart->accessibleDescription().contains("−3.00"));
        m_chart->setPoints({});
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, {100, 80});
        QCOMPARE(moved.count(), 0);
    }

    void theCurvesFollowThePalette()
    {
        const auto before = m_chart->grab().toImage();
        auto palette = m_chart->palette();
        palette.setColor(QPalette::Window, QColor(20, 20, 24));
        palette.setColor(QPalette::WindowText, Qt::white);
        m_chart->setPalette(palette);
        const auto after = m_chart->grab().toImage();
        QVERIFY(qGray(before.pixel(2, 2)) > qGray(after.pixel(2, 2)) + 100);
    }

    void numbersHaveRoom_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("smallest") << m_chart->minimumSizeHint();
        QTest::newRow("beside two docks") << QSize(490, 130);
        QTest::newRow("usual") << QSize(780, 180);
        QTest::newRow("high") << QSize(300, 600);
    }

    void numbersHaveRoom()
    {
        QFETCH(QSize, size);
        m_chart->resize(size);
        m_chart->grab();
        const auto* plot = m_chart->findChild<QCustomPlot*>("plot");
        const QFontMetrics metrics(m_chart->font());
        for (auto* axis : {plot->xAxis, plot->yAxis}) {
            auto ticks = axis->ticker();
            QVector<double> places;
            QVector<QString> texts;
            ticks->generate(axis->range(), QLocale::c(), 'g', 3, places, nullptr, &texts);
            QVERIFY(places.size() >= 2);
            for (int index = 1; index < places.size(); ++index) {
                const double apart = std::abs(axis->coordToPixel(places[index]) -
                                              axis->coordToPixel(places[index - 1]));
                const int needed = axis == plot->yAxis ? metrics.height()
                                                       : metrics.horizontalAdvance(texts[index]);
                QVERIFY2(apart >= needed, qPrintable(QString("%1 %2").arg(apart).arg(needed)));
            }
        }
    }

    void aNarrowPlaceLeavesItItsHeight()
    {
        QWidget page;
        auto* layout = new QVBoxLayout(&page);
        auto* chart = new PathChart;
        layout->addWidget(chart);
        QVERIFY(page.minimumSizeHint().height() >= chart->minimumSizeHint().height());
    }

private:
    std::unique_ptr<PathChart> m_chart;
};

QTEST_MAIN(TestPathChart)
#include "tst_pathchart.moc"
