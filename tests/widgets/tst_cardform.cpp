// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/cardform.h"
#include "widgets/model/findinglist.h"
#include "widgets/model/tensorview.h"
#include "widgets/numberspinbox.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

using namespace core;
using widgets::CardForm;
using widgets::FindingList;
using widgets::NumberSpinBox;
using widgets::TensorView;

class TestCardForm : public QObject {
    Q_OBJECT

private:
    template <typename T> T& part(const char* name) { return *m_form->findChild<T*>(name); }
    void type(QWidget& box, const QString& text)
    {
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&box, text);
    }
    void choose(const char* name, const QString& text)
    {
        auto& combo = part<QComboBox>(name);
        const int row = combo.findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        for (int step = std::abs(row - combo.currentIndex()); step > 0; --step)
            QTest::keyClick(&combo, row < combo.currentIndex() ? Qt::Key_Up : Qt::Key_Down);
    }

private slots:
    void init()
    {
        m_form = std::make_unique<CardForm>();
        widgets::CardChoices choices;
        choices.outputs = {OutputKind::Logits, OutputKind::MultiLabel};
        choices.layers = {{"conv1", "8 × 9 × 9"}, {"conv2", "16 × 5 × 5"}};
        choices.automaticLayer = "conv2";
        choices.classCount = 3;
        m_form->setChoices(choices);
        m_card = ModelCard();
        m_card.title = "Zoo";
        m_card.labels = {"ant", "bee", "cat"};
        m_card.task = Task::Classification;
        m_edited = std::make_unique<QSignalSpy>(m_form.get(), &CardForm::edited);
        m_form->setCard(m_card);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
        QCOMPARE(m_edited->count(), 0);
    }

    void everyFieldIsShown()
    {
        QCOMPARE(part<QSpinBox>("widthSpinBox").value(), 224);
        QCOMPARE(part<QSpinBox>("widthSpinBox").text(), "224 px");
        QCOMPARE(part<QSpinBox>("resizeToSpinBox").value(), 256);
        QCOMPARE(part<NumberSpinBox>("mean0SpinBox").text(), "0.485");
        QCOMPARE(part<NumberSpinBox>("std2SpinBox").text(), "0.225");
        QCOMPARE(part<NumberSpinBox>("scaleSpinBox").text(), "255");
        QVERIFY(part<QComboBox>("presetComboBox").currentText().startsWith("torchvision"));
        QCOMPARE(part<QComboBox>("cardLayerComboBox").currentText(), "Automatic (conv2)");
        QCOMPARE(part<QLineEdit>("titleLineEdit").text(), "Zoo");
        QCOMPARE(part<QLabel>("namesTextLabel").text(), "ant · bee · cat");
        QCOMPARE(part<QLabel>("labelsTextLabel").text(), "3 for 3 outputs");
        QCOMPARE(part<QComboBox>("cardOutputComboBox").count(), 2);
    }

    void everyFieldIsEdited()
    {
        type(part<QSpinBox>("widthSpinBox"), "96");
        type(part<QSpinBox>("heightSpinBox"), "97");
        type(part<QSpinBox>("resizeToSpinBox"), "130");
        choose("cropComboBox", "None");
        choose("channelsComboBox", "BGR: blue first");
        type(part<NumberSpinBox>("scaleSpinBox"), "1");
        type(part<NumberSpinBox>("mean0SpinBox"), "103.939");
        type(part<NumberSpinBox>("mean2SpinBox"), "-0.5");
        type(part<NumberSpinBox>("std1SpinBox"), "0.0125");
        choose("cardOutputComboBox", "Independent labels (sigmoid)");
        choose("cardLayerComboBox", "conv1  (8 × 9 × 9)");
        type(part<QLineEdit>("titleLineEdit"), "Animals");
        type(part<QLineEdit>("sourceLineEdit"), "here");
        type(part<QLineEdit>("licenceLineEdit"), "MIT");
        QTest::mouseClick(&part<QPushButton>("noLabelsButton"), Qt::LeftButton);
        choose("resizeComboBox", "Stretch to the input");
        ModelCard wanted;
        wanted.title = "Animals";
        wanted.source = "here";
        wanted.licence = "MIT";
        wanted.output = OutputKind::MultiLabel;
        wanted.layer = "conv1";
        wanted.input = {96,         97, ChannelOrder::Bgr,      Resize::Stretch,       130,
                        Crop::None, 1,  {103.939, 0.456, -0.5}, {0.229, 0.0125, 0.225}};
        QVERIFY(m_form->card() == wanted);
        QVERIFY(m_edited->last().at(0).value<ModelCard>() == wanted);
        QVERIFY(!part<QSpinBox>("resizeToSpinBox").isVisible()); // says nothing when stretching
        QCOMPARE(part<QComboBox>("presetComboBox").currentText(), "Own numbers");
    }

    void whatIsTypedStaysAsTyped()
    {
        connect(m_form.get(), &CardForm::edited, m_form.get(),
                [this](const ModelCard& card) { m_form->setCard(card); });
        auto& mean = part<NumberSpinBox>("mean0SpinBox");
        type(mean, "0.");
        QCOMPARE(mean.text(), "0.");
        QTest::keyClicks(&mean, "50");
        QCOMPARE(mean.text(), "0.50");
        QCOMPARE(m_form->card().input.mean[0], 0.5);
    }

    void untouchedNumbersKeepEveryDigit()
    {
        m_card.input.mean = {1. / 3, 1e-12, 0.25};
        m_form->setCard(m_card);
        type(part<NumberSpinBox>("mean2SpinBox"), "0.75");
        QCOMPARE(m_form->card().input.mean[0], 1. / 3);
        QCOMPARE(m_form->card().input.mean[1], 1e-12);
    }

    void aPresetFillsTheNumbers()
    {
        choose("presetComboBox", "Caffe, VGG (BGR, 0 to 255)");
        QVERIFY(m_form->card().input.channels == ChannelOrder::Bgr);
        QCOMPARE(part<NumberSpinBox>("mean2SpinBox").text(), "123.68");
        QCOMPARE(m_form->card().title, std::string("Zoo"));
    }

    void greyHasOneNumber()
    {
        choose("channelsComboBox", "Grey: one channel");
        QVERIFY(part<NumberSpinBox>("mean0SpinBox").isVisible());
        QVERIFY(!part<NumberSpinBox>("mean1SpinBox").isVisible());
        type(part<NumberSpinBox>("mean0SpinBox"), "0.5");
        QVERIFY((m_form->card().input.mean == std::array{0.5, 0.5, 0.5}));
    }

    void namesMoveIntoTheCard()
    {
        m_card.labelsFile = "names.txt";
        m_form->setCard(m_card);
        QCOMPARE(part<QLabel>("namesTextLabel").text(), "names.txt: ant · bee · cat");
        QTest::mouseClick(&part<QPushButton>("embedButton"), Qt::LeftButton);
        QVERIFY(m_form->card().labelsFile.empty());
        QCOMPARE(m_form->card().labels.size(), std::size_t{3});
        QVERIFY(!part<QPushButton>("embedButton").isEnabled());
        QSignalSpy asked(m_form.get(), &CardForm::labelsFileRequested);
        QTest::mouseClick(&part<QPushButton>("labelsButton"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void undoIsThePages()
    {
        QSignalSpy undo(m_form.get(), &CardForm::undoRequested);
        QSignalSpy redo(m_form.get(), &CardForm::redoRequested);
        auto& title = part<QLineEdit>("titleLineEdit");
        type(title, "A");
        QTest::keyClick(&title, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(title.text(), "A");
        QTest::keyClick(&title, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(&part<QSpinBox>("widthSpinBox"), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(undo.count(), 1);
        QCOMPARE(redo.count(), 2);
    }

    void theWheelOnlyScrolls()
    {
        part<QLineEdit>("titleLineEdit").setFocus();
        for (const auto* name : {"presetComboBox", "widthSpinBox", "mean0SpinBox"}) {
            auto& control = part<QWidget>(name);
            const QPointF middle(control.rect().center());
            QWheelEvent wheel(middle, control.mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, {},
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&control, &wheel);
        }
        QCOMPARE(m_edited->count(), 0);
    }

    void everyControlHasANameAndATip()
    {
        int controls = 0;
        for (auto* control : m_form->findChildren<QWidget*>()) {
            const bool isControl =
                control->inherits("QComboBox") || control->inherits("QAbstractSpinBox") ||
                control->inherits("QPushButton") ||
                (control->inherits("QLineEdit") && control->parentWidget() == m_form.get());
            if (!isControl)
                continue;
            ++controls;
            QVERIFY2(!control->toolTip().isEmpty(), qPrintable(control->objectName()));
            bool named = !control->accessibleName().isEmpty() || control->inherits("QPushButton");
            for (const auto* label : m_form->findChildren<QLabel*>())
                named = named || label->buddy() == control;
            QVERIFY2(named, qPrintable(control->objectName()));
        }
        QCOMPARE(controls, 22);
    }

    void anotherLanguageKeepsTheValues()
    {
        type(part<NumberSpinBox>("mean0SpinBox"), "0.25");
        const auto card = m_form->card();
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_form.get(), &change);
        QVERIFY(m_form->card() == card);
        QCOMPARE(part<NumberSpinBox>("mean0SpinBox").text(), "0.25");
        QCOMPARE(part<QComboBox>("channelsComboBox").currentText(), "RGB: red first");
        QCOMPARE(part<QComboBox>("cardOutputComboBox").currentText(), "Classes (softmax)");
    }

    void tensorsAreShownInSixWays()
    {
        TensorView view;
        view.show();
        InputRule rule;
        rule.channels = ChannelOrder::Bgr;
        rule.mean = {0.5, 0.5, 0.5};
        rule.std = {0.25, 0.25, 0.25};
        const int sizes[] = {1, 3, 1, 2};
        cv::Mat tensor(4, sizes, CV_32F);
        const float values[] = {-2, 2, /**/ 0, 0, /**/ 2, -1};
        std::copy(std::begin(values), std::end(values), tensor.ptr<float>());
        view.setTensor(tensor, rule);
        auto& mode = *view.findChild<QComboBox*>("modeComboBox");
        const auto pixel = [&](int x) { return view.shownImage().pixelColor(x, 0); };
        QCOMPARE(pixel(0), QColor(255, 128, 0)); // the last channel is red
        QCOMPARE(pixel(1), QColor(64, 128, 255));
        mode.setFocus();
        QTest::keyClick(&mode, Qt::Key_Down); // -3 to 3, the first channel shown as red
        QCOMPARE(pixel(0), QColor(43, 128, 213));
        QTest::keyClick(&mode, Qt::Key_Down); // each stretched
        QCOMPARE(pixel(0), QColor(0, 128, 255));
        QCOMPARE(pixel(1), QColor(255, 128, 0));
        QTest::keyClick(&mode, Qt::Key_Down); // the first alone
        QCOMPARE(pixel(1), QColor(255, 255, 255));
        QTest::keyClick(&mode, Qt::Key_End); // the third
        QCOMPARE(pixel(1), QColor(0, 0, 0));
        QCOMPARE(view.findChild<QLabel*>("shapeLabel")->text(), "1 × 3 × 1 × 2");
        QCOMPARE(view.findChild<QLabel*>("cell10Label")->text(), "Blue");
        QCOMPARE(view.findChild<QLabel*>("cell11Label")->text(), "−2.00");
        QCOMPARE(view.findChild<QLabel*>("cell33Label")->text(), "0.500");
        view.setTensor({}, {});
        QVERIFY(view.shownImage().isNull());
        QVERIFY(view.statistics().empty());
    }

    void brokenTensorsAreShown()
    {
        TensorView view;
        const int sizes[] = {1, 1, 1, 2};
        cv::Mat tensor(4, sizes, CV_32F, cv::Scalar(std::nanf("")));
        InputRule rule;
        rule.channels = ChannelOrder::Gray;
        view.setTensor(tensor, rule);
        QCOMPARE(view.shownImage().size(), QSize(2, 1));
    }

    void findingsAreRows()
    {
        FindingList list;
        QVERIFY(list.isHidden());
        QSignalSpy asked(&list, &FindingList::remedyRequested);
        list.setFindings({{FindingList::Level::Wrong, "This is wrong.", "Mend it"},
                          {FindingList::Level::Remark, "Good to know.", {}}});
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QCOMPARE(list.findChild<QLabel*>("finding1Label")->text(), "Good to know.");
        QVERIFY(!list.findChild<QPushButton*>("remedy1Button"));
        QTest::mouseClick(list.findChild<QPushButton*>("remedy0Button"), Qt::LeftButton);
        QCOMPARE(asked.takeFirst().at(0).toInt(), 0);
        list.setFindings({});
        QVERIFY(list.isHidden());
        QVERIFY(!list.findChild<QPushButton*>("remedy0Button"));
    }

private:
    std::unique_ptr<CardForm> m_form;
    ModelCard m_card;
    std::unique_ptr<QSignalSpy> m_edited;
};

QTEST_MAIN(TestCardForm)
#include "tst_cardform.moc"
