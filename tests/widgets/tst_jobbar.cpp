// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobbar.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using widgets::JobBar;

class TestJobBar : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_bar = new JobBar;
        (new QVBoxLayout(m_window.get()))->addWidget(m_bar);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void showsOnlyWhatLasts()
    {
        QVERIFY(!m_bar->isVisible());
        QElapsedTimer clock;
        clock.start();
        m_bar->start("Opening zebra.pt");
        QVERIFY(!m_bar->isVisible());
        QTRY_VERIFY(m_bar->isVisible());
        QVERIFY(clock.elapsed() >= JobBar::delayMilliseconds - 20);
        m_bar->finish();
        QVERIFY(!m_bar->isVisible());
    }

    void finishedWorkNeverShows()
    {
        m_bar->start("Quick");
        m_bar->finish();
        QTest::qWait(JobBar::delayMilliseconds + 100);
        QVERIFY(!m_bar->isVisible());
    }

    void progressIsKnownOrSwings()
    {
        m_bar->start("Explaining");
        auto* progress = m_bar->findChild<QProgressBar*>("progressBar");
        QCOMPARE(progress->maximum(), 0);
        m_bar->setProgress(0.5);
        QCOMPARE(progress->value() * 2, progress->maximum());
        QCOMPARE(m_bar->findChild<QLabel*>("messageLabel")->text(), "Explaining");
    }

    void theTimeIsThatOfThisWork()
    {
        const auto* time = m_bar->findChild<QLabel*>("timeLabel");
        const auto seconds = [time] {
            const auto text = time->text();
            return text.section(QLatin1Char(' '), 0, 0).toDouble() /
                   (text.endsWith("ms") ? 1e3 : 1);
        };
        m_bar->start("Imagining zebra");
        QTRY_VERIFY(seconds() >= 0.6);
        m_bar->start("Imagining zebra"); // goes on
        QTRY_VERIFY(seconds() >= 0.7);
        m_bar->start("Imagining horse");
        QTRY_VERIFY(seconds() < 0.6);
    }

    void cancelsOnceByMouseOrKey()
    {
        QSignalSpy cancelled(m_bar, &JobBar::cancelRequested);
        m_bar->start("Explaining");
        QTRY_VERIFY(m_bar->isVisible());
        auto* button = m_bar->findChild<QPushButton*>("cancelButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        m_bar->start("The next piece");
        QVERIFY(button->isEnabled());
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(cancelled.count(), 2);
    }

private:
    std::unique_ptr<QWidget> m_window;
    JobBar* m_bar = nullptr;
};

QTEST_MAIN(TestJobBar)
#include "tst_jobbar.moc"
