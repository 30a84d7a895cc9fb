// SPDX-License-Identifier: GPL-3.0-or-later
// The two parts of the panel: what is imagined, and how.
#include "widgets/classfinder.h"
#include "widgets/imagine/imaginesettings.h"
#include "widgets/imagine/imaginesubject.h"
#include "widgets/parameterform.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using widgets::ClassFinder;
using widgets::ImagineSettings;
using widgets::ImagineSubject;
using Kind = core::Objective::Kind;

class TestImagineChoice : public QObject {
    Q_OBJECT

private:
    template <typename T> T& part(const char* name)
    {
        auto* found = m_subject->findChild<T*>(name);
        return *(found ? found : m_choice->findChild<T*>(name));
    }
    void find(const char* finder, const QString& text)
    {
        auto* edit = part<ClassFinder>(finder).findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void type(const char* spinBox, int value)
    {
        auto& spin = part<QSpinBox>(spinBox);
        spin.setFocus();
        spin.selectAll();
        QTest::keyClicks(&spin, QString::number(value));
        QTest::keyClick(&spin, Qt::Key_Return);
    }
    void choose(const char* comboBox, int row)
    {
        auto& combo = part<QComboBox>(comboBox);
        combo.setFocus();
        while (combo.currentIndex() != row)
            QTest::keyClick(&combo, combo.currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
    }
    core::Objective added()
    {
        QSignalSpy requests(m_subject.get(), &ImagineSubject::addRequested);
        QTest::mouseClick(&part<QPushButton>("imagineAddButton"), Qt::LeftButton);
        return requests.isEmpty() ? core::Objective{.classIndex = -1}
                                  : requests.front().at(0).value<core::Objective>();
    }

private slots:
    void initTestCase() { qRegisterMetaType<core::Objective>(); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_subject.reset(new ImagineSubject(m_window.get()));
        m_choice.reset(new ImagineSettings(m_window.get()));
        m_choice->move(0, 300);
        m_subject->resize(280, 290);
        m_choice->resize(280, 800);
        m_subject->setModel({"horse", "zebra", "red panda"},
                            {{"features.3", 24, 14, 14}, {"features.12", 512, 7, 7}},
                            "features.12");
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_subject.reset();
        m_choice.reset();
        m_window.reset();
    }

    void aClassIsAdded()
    {
        QVERIFY(!part<QPushButton>("imagineAddButton").isEnabled());
        find("imagineClassFinder", "zeb");
        QCOMPARE(added(), (core::Objective{.classIndex = 1}));
        find("imagineAgainstFinder", "horse");
        QCOMPARE(added(), (core::Objective{.classIndex = 1, .against = 0}));
        find("imagineClassFinder", "horse"); // not against itself
        QCOMPARE(added(), (core::Objective{.classIndex = 0}));
    }

    void aChannelIsAdded()
    {
        choose("imagineKindComboBox", int(Kind::Channel));
        QVERIFY(!part<ClassFinder>("imagineClassFinder").isVisible());
        QVERIFY(!part<QSpinBox>("imagineRowSpinBox").isVisible());
        type("imagineChannelSpinBox", 37);
        QCOMPARE(added(),
                 (core::Objective{.kind = Kind::Channel, .layer = "features.12", .channel = 37}));
        choose("imagineKindComboBox", int(Kind::Unit));
        type("imagineColumnSpinBox", 2);
        QCOMPARE(added(),
                 (core::Objective{
                     .kind = Kind::Unit, .layer = "features.12", .channel = 37, .x = 2, .y = -1}));
    }

    void theChosenClassStays()
    {
        auto& finder = part<ClassFinder>("imagineClassFinder");
        m_subject->suggestClass(0);
        m_subject->suggestClass(2); // nobody has chosen yet
        QCOMPARE(m_subject->classIndex(), 2);
        find("imagineClassFinder", "zeb");
        m_subject->suggestClass(0);
        QCOMPARE(finder.chosen(), 1);
        const std::vector<widgets::ImagineLayer> layers{{"features.3", 24, 14, 14}};
        m_subject->setModel({"horse", "zebra", "red panda"}, layers, "features.3");
        QCOMPARE(finder.chosen(), 1); // of the same classes
        m_subject->setModel({"apple", "pear"}, layers, "features.3");
        QVERIFY(!finder.chosen());
        m_subject->suggestClass(0);
        QCOMPARE(finder.chosen(), 0);
    }

    void enterBeginsWhereTheClassIsFound()
    {
        QSignalSpy requests(m_subject.get(), &ImagineSubject::addRequested);
        find("imagineClassFinder", "zeb");
        QCOMPARE(requests.count(), 0);
        auto* edit = part<ClassFinder>("imagineClassFinder").findChild<QLineEdit*>();
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(requests.count(), 1);
        QCOMPARE(requests.front().at(0).value<core::Objective>().classIndex, 1);
        m_subject->suggestClass(0); // was confirmed
        QCOMPARE(m_subject->classIndex(), 1);
    }

    void theButtonSaysWhatBegins()
    {
        auto& button = part<QPushButton>("imagineAddButton");
        const auto text = [&] { return button.text().remove('&'); };
        QCOMPARE(text(), "Imagine");
        m_subject->suggestClass(1);
        QCOMPARE(text(), "Imagine zebra");
        m_subject->setModel({"Shetland sheepdog, Shetland sheep dog, Shetland"}, {}, {});
        m_subject->suggestClass(0);
        QCOMPARE(text(), "Imagine"); // too long
        m_subject->setModel({"black & white"}, {{"a", 3, 1, 1}}, {});
        m_subject->suggestClass(0);
        QVERIFY(button.text().endsWith("black && white"));
        auto& probable = part<QPushButton>("imagineAddProbableButton");
        QVERIFY(probable.isVisible());
        choose("imagineKindComboBox", int(Kind::Channel));
        QCOMPARE(text(), "Imagine");
        QVERIFY(!probable.isVisible()); // it adds classes
        QCOMPARE(part<QSpinBox>("imagineChannelSpinBox").text(), "0 (0 to 2)");
    }

    void aLayerIsFoundByTyping()
    {
        choose("imagineKindComboBox", int(Kind::Channel));
        auto* edit = part<QComboBox>("imagineLayerComboBox").lineEdit();
        edit->selectAll();
        QTest::keyClicks(edit, "features.3");
        QTest::keyClick(edit, Qt::Key_Return);
        type("imagineChannelSpinBox", 500); // has 24
        QCOMPARE(added().layer, "features.3");
        QVERIFY(added().channel < 24);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, "no such layer");
        part<QSpinBox>("imagineChannelSpinBox").setFocus();
        QTRY_COMPARE(edit->text(), "features.3");
    }

    void whatIsMissingIsSaid()
    {
        m_subject->setModel({}, {}, {});
        auto& add = part<QPushButton>("imagineAddButton");
        QVERIFY(!add.isEnabled());
        QVERIFY(add.toolTip().contains("Open a model"));
        m_subject->setModel({"horse"}, {}, {});
        choose("imagineKindComboBox", int(Kind::Channel));
        QVERIFY(!add.isEnabled());
        QVERIFY(add.toolTip().contains("no layer"));
        QVERIFY(!part<QPushButton>("imagineAddProbableButton").isEnabled());
        m_subject->setProbable(5);
        QVERIFY(part<QPushButton>("imagineAddProbableButton").isEnabled());
    }

    void aPresetFillsEverything()
    {
        const auto& second = core::presets().at(1);
        QSignalSpy changed(m_choice.get(), &ImagineSettings::changed);
        type("imagineSeedSpinBox", 7);
        choose("imaginePresetComboBox", 1);
        QVERIFY(changed.count() >= 2);
        QCOMPARE(m_choice->preset(), second.id);
        QCOMPARE(m_choice->values().integer("seed"), 7); // the person's
        QCOMPARE(part<QSpinBox>("imagineStepsSpinBox").value(), second.values.integer("steps"));
        QVERIFY(part<QLabel>("imagineSummaryLabel").text().contains(second.citation));
        QVERIFY(m_choice->changes().empty());
        for (const auto& parameter : core::imagineParameters())
            if (parameter.id != "seed")
                QCOMPARE(m_choice->values().values().at(parameter.id),
                         second.values.values().at(parameter.id));
    }

    void aChangeIsShownAndTakenBack()
    {
        auto& note = part<QLabel>("imagineChangesLabel");
        QVERIFY(!note.isVisible());
        type("imagineStepsSpinBox", 9);
        QCOMPARE(m_choice->changes(), std::vector<std::string>{"steps"});
        QVERIFY(note.isVisible());
        QVERIFY(note.text().contains("Steps"));
        QTest::mouseClick(&part<QToolButton>("imagineRestoreButton"), Qt::LeftButton);
        QVERIFY(m_choice->changes().empty());
        QVERIFY(!note.isVisible());
        QCOMPARE(part<QSpinBox>("imagineStepsSpinBox").value(),
                 core::presets().front().values.integer("steps"));
    }

    void theExpertPartHoldsEveryOtherParameter()
    {
        auto& form = part<widgets::ParameterForm>("imagineParameterForm");
        QVERIFY(!form.isVisible());
        QTest::mouseClick(&part<QToolButton>("imagineFoldButton"), Qt::LeftButton);
        QVERIFY(form.isVisible());
        QCOMPARE(form.values().values().size(), core::imagineParameters().size() - 3);
        type("jitterSpinBox", 3);
        m_choice->flush();
        QCOMPARE(m_choice->values().integer("jitter"), 3);
        QCOMPARE(m_choice->changes(), std::vector<std::string>{"jitter"});
        QTest::mouseClick(&part<QPushButton>("resetButton"), Qt::LeftButton);
        QVERIFY(m_choice->changes().empty());
    }

    void thePictureIsAStartOnlyWhenThereIsOne()
    {
        auto& start = part<QComboBox>("imagineStartComboBox");
        const int row = start.findData("picture");
        QVERIFY(row >= 0);
        m_choice->setStartPossible(false);
        QVERIFY(!(start.model()->flags(start.model()->index(row, 0)) & Qt::ItemIsEnabled));
        m_choice->setStartPossible(true);
        choose("imagineStartComboBox", row);
        QCOMPARE(m_choice->values().choice("start"), "picture");
        choose("imaginePresetComboBox", 1); // stays what the person wants
        QCOMPARE(m_choice->values().choice("start"), "picture");
    }

    void whatIsRememberedIsShown()
    {
        auto values = core::presets().at(1).values;
        values.set("steps", 11);
        m_choice->setChoice(core::presets().at(1).id, values);
        QCOMPARE(part<QSpinBox>("imagineStepsSpinBox").value(), 11);
        QCOMPARE(part<QComboBox>("imaginePresetComboBox").currentIndex(), 1);
        m_choice->setChoice("of another version", core::presets().front().values);
        QCOMPARE(m_choice->preset(), core::presets().front().id);
    }

private:
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ImagineSubject> m_subject;
    std::unique_ptr<ImagineSettings> m_choice;
};

QTEST_MAIN(TestImagineChoice)
#include "tst_imaginechoice.moc"
