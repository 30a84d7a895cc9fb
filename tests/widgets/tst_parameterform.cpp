// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameterform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using widgets::ParameterForm;

namespace {

std::vector<core::Parameter> described()
{
    return {
        {"steps", "Steps", "Points on the path", 25, 2, 1000},
        {"sigma", "Noise", "Share of the value range", 0.15, 0, 1},
        {"multiply", "Multiply by the input", "Whether to", true},
        {"baseline",
         "Baseline",
         "Where the path begins",
         std::string("black"),
         0,
         0,
         nullptr,
         {{"black", "Black"}, {"white", "White"}}},
    };
}

} // namespace

class TestParameterForm : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_form = std::make_unique<ParameterForm>();
        m_form->setParameters(described(), core::Parameters(described()));
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
    }

    void everyKindHasItsControl()
    {
        auto* steps = m_form->findChild<QSpinBox*>("stepsSpinBox");
        QVERIFY(steps);
        QCOMPARE(steps->value(), 25);
        QCOMPARE(steps->minimum(), 2);
        QCOMPARE(steps->maximum(), 1000);
        QCOMPARE(steps->toolTip(), "Points on the path");
        QCOMPARE(m_form->findChild<QDoubleSpinBox*>("sigmaSpinBox")->value(), 0.15);
        QVERIFY(m_form->findChild<QCheckBox*>("multiplyCheckBox")->isChecked());
        QCOMPARE(m_form->findChild<QComboBox*>("baselineComboBox")->currentText(), "Black");
        int buddies = 0;
        for (const QLabel* label : m_form->findChildren<QLabel*>())
            buddies += label->buddy() != nullptr;
        QCOMPARE(buddies, 3);
    }

    void tinyNumbersAreShown()
    {
        const std::vector<core::Parameter> tiny{{"epsilon", "Epsilon", "Stabiliser", 1e-6, 0, 1}};
        m_form->setParameters(tiny, core::Parameters(tiny));
        auto* epsilon = m_form->findChild<QDoubleSpinBox*>("epsilonSpinBox");
        QVERIFY(epsilon);
        QCOMPARE(epsilon->value(), 1e-6);
        QVERIFY2(epsilon->text().contains("000001"), qPrintable(epsilon->text()));
    }

    void typingTellsOnceWhenDone()
    {
        QSignalSpy changed(m_form.get(), &ParameterForm::changed);
        auto* steps = m_form->findChild<QSpinBox*>("stepsSpinBox");
        steps->setFocus();
        steps->selectAll();
        QTest::keyClicks(steps, "300");
        QCOMPARE(m_form->values().integer("steps"), 25);
        QTest::keyClick(steps, Qt::Key_Return);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(m_form->values().integer("steps"), 300);
    }

    void aBurstOfClicksTellsOnce()
    {
        QSignalSpy changed(m_form.get(), &ParameterForm::changed);
        auto* steps = m_form->findChild<QSpinBox*>("stepsSpinBox");
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(steps, Qt::Key_Up);
        QCOMPARE(changed.count(), 0);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(m_form->values().integer("steps"), 30);
    }

    void flushTellsAtOnce()
    {
        QSignalSpy changed(m_form.get(), &ParameterForm::changed);
        QTest::keyClick(m_form->findChild<QCheckBox*>("multiplyCheckBox"), Qt::Key_Space);
        m_form->flush();
        QCOMPARE(changed.count(), 1);
        QVERIFY(!m_form->values().boolean("multiply"));
        m_form->flush();
        QCOMPARE(changed.count(), 1);
    }

    void choicesAreStoredById()
    {
        QSignalSpy changed(m_form.get(), &ParameterForm::changed);
        QTest::keyClick(m_form->findChild<QComboBox*>("baselineComboBox"), Qt::Key_Down);
        m_form->flush();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_form->values().choice("baseline"), std::string("white"));
    }

    void aNewLanguageKeepsTheValues()
    {
        QTest::keyClick(m_form->findChild<QSpinBox*>("stepsSpinBox"), Qt::Key_Up);
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_form.get(), &language);
        QCOMPARE(m_form->findChild<QSpinBox*>("stepsSpinBox")->value(), 26);
        QCOMPARE(m_form->values().integer("steps"), 26);
    }

    void defaultsComeBack()
    {
        auto* button = m_form->findChild<QPushButton*>("resetButton");
        QVERIFY(!button->isEnabled());
        QTest::keyClick(m_form->findChild<QSpinBox*>("stepsSpinBox"), Qt::Key_Up);
        QVERIFY(button->isEnabled());
        m_form->flush();
        QSignalSpy changed(m_form.get(), &ParameterForm::changed);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_form->values() == core::Parameters(described()));
        QCOMPARE(m_form->findChild<QSpinBox*>("stepsSpinBox")->value(), 25);
    }

private:
    std::unique_ptr<ParameterForm> m_form;
};

QTEST_MAIN(TestParameterForm)
#include "tst_parameterform.moc"
