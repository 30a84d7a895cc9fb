// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/stepslider.h"

#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <algorithm>

using widgets::StepSlider;

class TestStepSlider : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_steps = std::make_unique<StepSlider>();
        m_steps->setStops(StepSlider::finerAtFirst(1280));
        m_steps->resize(400, 40);
        m_steps->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_steps.get()));
    }

    void finerAtFirstThenInLeaps()
    {
        QCOMPARE(StepSlider::finerAtFirst(0), std::vector<int>{1});
        QCOMPARE(StepSlider::finerAtFirst(1), std::vector<int>{1});
        QCOMPARE(StepSlider::finerAtFirst(4), (std::vector<int>{1, 2, 3, 4}));
        const auto stops = StepSlider::finerAtFirst(1280);
        for (int index = 0; index < 20; ++index)
            QCOMPARE(stops[std::size_t(index)], index + 1);
        for (std::size_t index = 1; index < stops.size(); ++index)
            QVERIFY(stops[index] > stops[index - 1]);
        QCOMPARE(stops.back(), 1280);
        QVERIFY(stops.size() < 100);
    }

    void arrowsGoFromStopToStop()
    {
        QSignalSpy changed(m_steps.get(), &StepSlider::changed);
        auto* slider = m_steps->findChild<QSlider*>("stepSlider");
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_steps->value(), 2);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(m_steps->value(), 1280);
        QTest::keyClick(slider, Qt::Key_Left);
        QVERIFY(m_steps->value() < 1279);
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(m_steps->value(), 1);
        QCOMPARE(changed.count(), 4);
    }

    void theNumberTakesEveryValue()
    {
        auto* spin = m_steps->findChild<QSpinBox*>("stepSpinBox");
        QSignalSpy changed(m_steps.get(), &StepSlider::changed);
        spin->selectAll();
        QTest::keyClicks(spin, "777");
        QTest::keyClick(spin, Qt::Key_Return);
        QCOMPARE(m_steps->value(), 777);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(spin->text(), QString("777 of 1280"));
        // From between two stops the arrows lead to the stops on both sides.
        auto* slider = m_steps->findChild<QSlider*>("stepSlider");
        const auto stops = StepSlider::finerAtFirst(1280);
        const auto above = std::upper_bound(stops.begin(), stops.end(), 777);
        QVERIFY(m_steps->handleKey(Qt::Key_Left));
        QCOMPARE(m_steps->value(), *(above - 1));
        m_steps->setValue(777);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_steps->value(), *above);
    }

    void nothingBeyondItsReach()
    {
        m_steps->setReach(5);
        QVERIFY(m_steps->handleKey(Qt::Key_End));
        QCOMPARE(m_steps->value(), 5);
        auto* slider = m_steps->findChild<QSlider*>("stepSlider");
        slider->setValue(slider->maximum());
        QCOMPARE(m_steps->value(), 5);
        QCOMPARE(slider->value(), 4);
        m_steps->setReach(1280);
        QVERIFY(m_steps->handleKey(Qt::Key_End));
        QCOMPARE(m_steps->value(), 1280);
    }

    void spacePlaysToTheEnd()
    {
        m_steps->setStops({1, 2, 3, 4});
        m_steps->setPace(1);
        QSignalSpy changed(m_steps.get(), &StepSlider::changed);
        QTest::keyClick(m_steps->findChild<QSlider*>("stepSlider"), Qt::Key_Space);
        QVERIFY(m_steps->playing());
        QTRY_COMPARE(m_steps->value(), 4);
        QVERIFY(!m_steps->playing());
        QCOMPARE(changed.count(), 3);
        // From the end it begins again.
        QTest::mouseClick(m_steps->findChild<QToolButton*>("playButton"), Qt::LeftButton);
        QVERIFY(m_steps->playing());
        QCOMPARE(m_steps->value(), 1);
        QTest::mouseClick(m_steps->findChild<QToolButton*>("playButton"), Qt::LeftButton);
        QVERIFY(!m_steps->playing());
    }

    void playingWaitsForWhatIsStillToCome()
    {
        m_steps->setStops({1, 2, 3, 4});
        m_steps->setReach(2);
        m_steps->setPace(1);
        m_steps->setPlaying(true);
        QTRY_COMPARE(m_steps->value(), 2);
        QVERIFY(m_steps->playing());
        m_steps->setReach(4);
        QTRY_COMPARE(m_steps->value(), 4);
    }

    void itStandsStillWhileHidden()
    {
        m_steps->setPlaying(true);
        m_steps->hide();
        QVERIFY(!m_steps->playing());
    }

    void settingDoesNotEmit()
    {
        QSignalSpy changed(m_steps.get(), &StepSlider::changed);
        m_steps->setValue(30);
        m_steps->setStops({1, 2, 3});
        QCOMPARE(m_steps->value(), 3);
        QCOMPARE(changed.count(), 0);
        m_steps->setStops({1});
        m_steps->setPlaying(true);
        QVERIFY(!m_steps->playing()); // there is nowhere to go
    }

private:
    std::unique_ptr<StepSlider> m_steps;
};

QTEST_MAIN(TestStepSlider)
#include "tst_stepslider.moc"
