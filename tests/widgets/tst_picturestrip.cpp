// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picturestrip.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>

using widgets::PictureStrip;

class TestPictureStrip : public QObject {
    Q_OBJECT

private:
    QListView* view() const { return m_strip->findChild<QListView*>("pictureListView"); }
    QString tip(int row) const
    {
        return view()->model()->index(row, 0).data(Qt::ToolTipRole).toString();
    }

private slots:
    void init()
    {
        m_strip = std::make_unique<PictureStrip>();
        m_strip->append({"/pictures/zebra.jpg", {}, "zebra", "zebra", true});
        m_strip->append({"/pictures/horse.jpg", {}, "camel", "sorrel", false});
        m_strip->append({"", {}, "", "", {}});
        m_strip->resize(200, 400);
        m_strip->show();
        m_strip->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_strip.get()));
        view()->setFocus();
    }

    void namesAndVerdictsAreSaid()
    {
        QCOMPARE(m_strip->count(), 3);
        QCOMPARE(view()->model()->index(0, 0).data().toString(), "zebra.jpg");
        QCOMPARE(view()->model()->index(2, 0).data().toString(), "Pasted picture");
        QVERIFY(tip(0).contains("right"));
        QVERIFY(tip(1).contains("wrong") && tip(1).contains("camel") && tip(1).contains("sorrel"));
        QVERIFY(!tip(2).contains("right") && !tip(2).contains("wrong"));
    }

    void clicksAndKeysChoose()
    {
        QSignalSpy chosen(m_strip.get(), &PictureStrip::pictureChosen);
        const QRect second = view()->visualRect(view()->model()->index(1, 0));
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, second.center());
        QTest::keyClick(view(), Qt::Key_Down);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen.at(0).at(0).toInt(), 1);
        QCOMPARE(chosen.at(1).at(0).toInt(), 2);
    }

    void settersAreQuiet()
    {
        QSignalSpy chosen(m_strip.get(), &PictureStrip::pictureChosen);
        m_strip->setCurrent(1);
        QCOMPARE(m_strip->current(), 1);
        m_strip->remove(1);
        m_strip->clear();
        QCOMPARE(m_strip->current(), -1);
        QCOMPARE(chosen.count(), 0);
    }

    void deleteAsksForRemoval()
    {
        QSignalSpy removed(m_strip.get(), &PictureStrip::removeRequested);
        m_strip->setCurrent(1);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.at(0).at(0).toInt(), 1);
        QCOMPARE(m_strip->count(), 3);
        m_strip->clear();
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(removed.count(), 1);
    }

    void changesAreShown()
    {
        m_strip->change(2, {"/pictures/cat.jpg", {}, "tabby", "", {}});
        QCOMPARE(view()->model()->index(2, 0).data().toString(), "cat.jpg");
        QVERIFY(tip(2).contains("tabby"));
    }

private:
    std::unique_ptr<PictureStrip> m_strip;
};

QTEST_MAIN(TestPictureStrip)
#include "tst_picturestrip.moc"
