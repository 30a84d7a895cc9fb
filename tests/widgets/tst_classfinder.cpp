// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/classfinder.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using widgets::ClassFinder;

class TestClassFinder : public QObject {
    Q_OBJECT

private:
    QLineEdit* edit() const { return m_finder->findChild<QLineEdit*>("classLineEdit"); }
    QAbstractItemView* popup() const { return edit()->completer()->popup(); }

private slots:
    void init()
    {
        m_finder = std::make_unique<ClassFinder>();
        m_finder->setClasses({"giant panda", "lesser panda, red panda", "African elephant",
                              "elephant seal", "pandanus", "crane", "crane"});
        m_finder->show();
        m_finder->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_finder.get()));
        edit()->setFocus();
        QTRY_VERIFY(edit()->hasFocus());
    }

    void findsWordsInAnyOrderAndCase()
    {
        QCOMPARE(m_finder->find("PANDA red"), (std::vector<int>{1}));
        QCOMPARE(m_finder->find("ele afr"), (std::vector<int>{2}));
        QCOMPARE(m_finder->find("nothing"), std::vector<int>{});
        QCOMPARE(m_finder->find("  "), std::vector<int>{});
    }

    void betterMatchesComeFirst()
    {
        QCOMPARE(m_finder->find("panda"), (std::vector<int>{4, 0, 1}));
        QCOMPARE(m_finder->find("elephant"), (std::vector<int>{3, 2}));
        QCOMPARE(m_finder->find("anda"), (std::vector<int>{0, 1, 4}));
    }

    void findsByNumber() { QCOMPARE(m_finder->find("6"), (std::vector<int>{6})); }

    void enterTakesTheBestMatch()
    {
        QSignalSpy chosen(m_finder.get(), &ClassFinder::classChosen);
        QTest::keyClicks(edit(), "red pan");
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 1);
        QCOMPARE(edit()->text(), "lesser panda, red panda");
    }

    void listIsWalkedByKeys()
    {
        QSignalSpy chosen(m_finder.get(), &ClassFinder::classChosen);
        QTest::keyClicks(edit(), "crane");
        QTRY_VERIFY(popup()->isVisible());
        QCOMPARE(popup()->model()->rowCount(), 2);
        QTest::keyClick(popup(), Qt::Key_Down);
        QTest::keyClick(popup(), Qt::Key_Down);
        QTest::keyClick(popup(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 6);
        QVERIFY(!popup()->isVisible());
    }

    void aClickInTheListChooses()
    {
        QSignalSpy chosen(m_finder.get(), &ClassFinder::classChosen);
        QTest::keyClicks(edit(), "elephant");
        QTRY_VERIFY(popup()->isVisible());
        const QModelIndex second = popup()->model()->index(1, 0);
        QTest::mouseClick(popup()->viewport(), Qt::LeftButton, {},
                          popup()->visualRect(second).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 2);
    }

    void escapeBringsTheChosenBack()
    {
        m_finder->setChosen(0);
        QSignalSpy chosen(m_finder.get(), &ClassFinder::classChosen);
        edit()->selectAll();
        QTest::keyClicks(edit(), "sea");
        QTest::keyClick(edit(), Qt::Key_Escape);
        QCOMPARE(edit()->text(), "giant panda");
        QCOMPARE(chosen.count(), 0);
    }

    void emptyMeansNoneOnlyWhereAllowed()
    {
        m_finder->setChosen(0);
        QSignalSpy none(m_finder.get(), &ClassFinder::noneChosen);
        edit()->clear();
        QCOMPARE(none.count(), 0);
        QCOMPARE(m_finder->chosen(), 0);

        m_finder->setNoneAllowed(true);
        m_finder->setChosen(0);
        edit()->selectAll();
        QTest::keyClick(edit(), Qt::Key_Delete);
        QCOMPARE(none.count(), 1);
        QVERIFY(!m_finder->chosen());
    }

    void twentyThousandClassesAreQuick()
    {
        QStringList names;
        for (int i = 0; i < 20000; ++i)
            names << QString("some kind of thing number %1").arg(i);
        m_finder->setClasses(names);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 10; ++i)
            QCOMPARE(m_finder->find("thing kind 199").front(), 199);
        QVERIFY(clock.elapsed() / 10 < 50);
    }

private:
    std::unique_ptr<ClassFinder> m_finder;
};

QTEST_MAIN(TestClassFinder)
#include "tst_classfinder.moc"
