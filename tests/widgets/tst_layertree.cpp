// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/layertree.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using widgets::LayerTree;

class TestLayerTree : public QObject {
    Q_OBJECT

private:
    QString cell(int row, LayerTree::Column column, int role = Qt::DisplayRole)
    {
        m_tree->setCurrentRow(row);
        return m_tree->currentIndex().siblingAtColumn(column).data(role).toString();
    }
    QStringList shownNames()
    {
        QStringList names;
        for (auto index = m_tree->model()->index(0, 0); index.isValid();
             index = m_tree->indexBelow(index))
            names << index.data().toString();
        return names;
    }

private slots:
    void init()
    {
        m_tree = std::make_unique<LayerTree>();
        m_tree->setRows({{"net", "net", "Net", "10", -1, 1'234'567, 5},
                         {"stem", "stem", "Conv2d", "8 × 4 × 4", 0, 216, 216},
                         {"body", "body", "Block", "16 × 2 × 2", 0, 40'000, 0},
                         {"body.conv", "conv", "Conv2d", "16 × 2 × 2", 2, 39'000, 39'000},
                         {"body.norm", "norm", "BatchNorm2d", "16 × 2 × 2", 2, 32, 32}});
        m_tree->resize(700, 300);
        m_tree->show();
        m_tree->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(m_tree.get()));
        m_tree->expandAll();
    }

    void countsAreShort_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << "0";
        QTest::newRow("216") << qint64(216) << "216";
        QTest::newRow("9,999") << qint64(9'999) << "9,999";
        QTest::newRow("thousands") << qint64(40'000) << "40.0 k";
        QTest::newRow("almost a million") << qint64(999'499) << "999 k";
        QTest::newRow("a million") << qint64(999'500) << "1.00 M";
        QTest::newRow("millions") << qint64(138'357'544) << "138 M";
        QTest::newRow("milliards") << qint64(1'500'000'000) << "1.50 G";
    }
    void countsAreShort()
    {
        QFETCH(qint64, count);
        QFETCH(QString, text);
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const auto found = widgets::countText(count);
        QLocale::setDefault(before);
        QCOMPARE(found, text);
    }

    void cellsAndTips()
    {
        QCOMPARE(cell(3, LayerTree::Name), "conv");
        QCOMPARE(cell(3, LayerTree::Name, Qt::ToolTipRole), "body.conv");
        QCOMPARE(cell(3, LayerTree::Shape), "16 × 2 × 2");
        QVERIFY(cell(0, LayerTree::Parameters, Qt::ToolTipRole).contains("5"));
        QCOMPARE(cell(1, LayerTree::Time), "");
        m_tree->setTimes({10, 4, 6, 5, 1});
        QVERIFY(cell(1, LayerTree::Time).startsWith("40"));
        QVERIFY(cell(1, LayerTree::Time, Qt::ToolTipRole).contains("ms"));
        m_tree->setTimes({});
        QCOMPARE(cell(1, LayerTree::Time), "");
    }

    void searchingKeepsWhatIsAround()
    {
        m_tree->collapseAll();
        m_tree->setSearch("CONV2d");
        QCOMPARE(shownNames(), (QStringList{"net", "stem", "body", "conv"}));
        m_tree->setSearch("body norm");
        QCOMPARE(shownNames(), (QStringList{"net", "body", "norm"}));
        m_tree->setSearch("nothing of it");
        QCOMPARE(m_tree->shownRows(), 0);
        m_tree->setSearch("");
        m_tree->expandAll();
        QCOMPARE(m_tree->shownRows(), 5);
    }

    void columnsSort()
    {
        m_tree->setTimes({10, 4, 6, 5, 1});
        QCOMPARE(shownNames(), (QStringList{"net", "stem", "body", "conv", "norm"}));
        m_tree->sortByColumn(LayerTree::Parameters, Qt::DescendingOrder);
        QCOMPARE(shownNames(), (QStringList{"net", "body", "conv", "norm", "stem"}));
        m_tree->sortByColumn(LayerTree::Time, Qt::AscendingOrder);
        QCOMPARE(shownNames(), (QStringList{"net", "stem", "body", "norm", "conv"}));
        m_tree->sortByColumn(-1, Qt::AscendingOrder);
        QCOMPARE(shownNames(), (QStringList{"net", "stem", "body", "conv", "norm"}));
    }

    void keysChoose()
    {
        QSignalSpy activated(m_tree.get(), &LayerTree::rowActivated);
        QSignalSpy current(m_tree.get(), &LayerTree::currentRowChanged);
        m_tree->setCurrentRow(2);
        QTest::keyClick(m_tree.get(), Qt::Key_Down);
        QCOMPARE(m_tree->currentRow(), 3);
        QCOMPARE(current.last()[0].toInt(), 3);
        QTest::keyClick(m_tree.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toInt(), 3);
        const auto at = m_tree->visualRect(m_tree->currentIndex()).center();
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(m_tree->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(activated.count(), 2);
    }

    void marksAreSeen()
    {
        m_tree->setMarked({3});
        QVERIFY(cell(3, LayerTree::Name).endsWith(" conv"));
        QVERIFY(cell(3, LayerTree::Name, Qt::ToolTipRole).contains("explanations"));
        m_tree->setMarked({});
        QCOMPARE(cell(3, LayerTree::Name), "conv");
    }

    void copyingTakesWhatIsShown()
    {
        m_tree->setSearch("conv2d");
        QTest::keyClick(m_tree.get(), Qt::Key_C, Qt::ControlModifier);
        const auto lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], "Name\tKind\tOutput\tParameters\tTime");
        QCOMPARE(lines[4], "body.conv\tConv2d\t16 × 2 × 2\t39000\t");
        m_tree->setCurrentRow(1);
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {},
                          m_tree->visualRect(m_tree->currentIndex()).center());
        QTest::keyClick(m_tree.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_tree->copiedText().count('\n'), 3);
    }

private:
    std::unique_ptr<LayerTree> m_tree;
};

QTEST_MAIN(TestLayerTree)
#include "tst_layertree.moc"
