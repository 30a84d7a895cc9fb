// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/explainworkspace.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "tests/support/windowdriver.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/comparison/rowheading.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>

class TestClassTable : public QObject {
    Q_OBJECT

private:
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_driver->window().settled(); }, 30000);
    }
    bool open(const QStringList& pictures)
    {
        m_driver->drop(QStringList{m_animals} + pictures);
        return QTest::qWaitFor([this] { return m_driver->explained(); }, 30000);
    }
    widgets::ComparisonGrid& grid() { return m_driver->grid(); }
    QImage shown(int row, int column)
    {
        grid().flush();
        return grid().panelAt(row, column)->view().image();
    }
    /// The most probable classes of the current picture.
    QStringList best(int count)
    {
        QStringList names;
        for (int rank = 0; rank < count; ++rank)
            names << animals()[m_driver->session().current()->prediction->ranking[rank]];
        return names;
    }
    QStringList classesInRows()
    {
        QStringList names;
        for (int row = 0; row < grid().rows(); ++row)
            names << grid().panelAt(row, 0)->targetName();
        return names;
    }
    QStringList headings()
    {
        QStringList names;
        for (const auto* heading : grid().findChildren<widgets::RowHeading*>())
            names << heading->text();
        return names;
    }

private slots:
    void initTestCase() { VERIFY_MODEL_FILES(); }

    void init()
    {
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_green = m_files->picture("green.png");
        m_red = m_files->picture("red.png", Qt::red, {90, 90});
        rememberQuickPanels(m_files->path("settings.ini"));
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
    }

    void cleanup() { m_driver.reset(); }

    void everyClassIsExplainedByEveryMethod()
    {
        QVERIFY(open({m_green}));
        const auto before = m_driver->shown(0);
        m_driver->key(Qt::Key_T);
        QCOMPARE(grid().rows(), 3);
        QVERIFY(settled());
        QCOMPARE(classesInRows(), best(3));
        for (int row = 0; row < 3; ++row) {
            QVERIFY2(headings()[row].startsWith(best(3)[row]) && headings()[row].endsWith("%"),
                     qPrintable(headings()[row]));
            for (int column = 0; column < 3; ++column) {
                const auto* panel = grid().panelAt(row, column);
                QCOMPARE(panel->method(), m_driver->panel(column).method());
                QCOMPARE(panel->targetName(), best(3)[row]);
                QVERIFY(!panel->findChild<QLabel*>("factsLabel")->text().isEmpty());
            }
        }
        QCOMPARE(shown(0, 0), before);
        // Each row as it looks when its class is chosen alone.
        const auto second = shown(1, 0), third = shown(2, 2);
        QVERIFY(second != before);
        m_driver->key(Qt::Key_T);
        QVERIFY(!grid().isTable());
        QVERIFY(settled());
        QVERIFY(m_driver->clickClass(best(3)[1]));
        QVERIFY(settled());
        QCOMPARE(m_driver->shown(0), second);
        QVERIFY(m_driver->clickClass(best(3)[2]));
        QVERIFY(settled());
        QCOMPARE(m_driver->shown(2), third);
    }

    void rowsFollowThePicture()
    {
        QVERIFY(open({m_green, m_red}));
        m_driver->key(Qt::Key_T);
        QVERIFY(settled());
        m_driver->key(Qt::Key_PageDown);
        QTRY_VERIFY(m_driver->session().target());
        QVERIFY(settled());
        QCOMPARE(classesInRows(), best(3));
        for (int row = 0; row < 3; ++row)
            QCOMPARE(shown(row, 1).size(), QSize(90, 90));
    }

    void theChosenClassIsMarkedAndAlwaysThere()
    {
        QVERIFY(open({m_green}));
        m_driver->key(Qt::Key_T);
        QVERIFY(settled());
        const auto marked = [this] {
            QStringList names;
            for (const auto* heading : grid().findChildren<widgets::RowHeading*>())
                if (heading->marked())
                    names << heading->text().section("  ", 0, 0);
            return names;
        };
        QCOMPARE(marked(), best(1));
        const auto rows = classesInRows();
        const auto facts = grid().panelAt(2, 2)->findChild<QLabel*>("factsLabel")->text();
        QVERIFY(m_driver->clickClass(rows[1]));
        QVERIFY(m_driver->window().settled()); // nothing to compute
        QCOMPARE(classesInRows(), rows);
        QCOMPARE(marked(), QStringList{rows[1]});
        QCOMPARE(grid().panelAt(2, 2)->findChild<QLabel*>("factsLabel")->text(), facts);
        QVERIFY(m_driver->clickClass(best(6)[5]));
        QVERIFY(settled());
        QCOMPARE(classesInRows(), (QStringList{rows[0], rows[1], best(6)[5]}));
        QCOMPARE(marked(), QStringList{best(6)[5]});
    }

    void theNumberOfClassesIsChosenAndRemembered()
    {
        QVERIFY(open({m_green}));
        QVERIFY(m_driver->clickMenuEntry("5 classes"));
        QVERIFY(settled());
        QCOMPARE(classesInRows(), best(5));
        QVERIFY(m_driver->clickMenuEntry("2 classes"));
        QVERIFY(settled());
        QCOMPARE(classesInRows(), best(2));
        QCOMPARE(m_driver->settings().value(app::Key::ClassRows).toInt(), 2);
    }

    void columnsChangeAsAWhole()
    {
        QVERIFY(open({m_green}));
        m_driver->key(Qt::Key_T);
        QVERIFY(settled());
        QTest::keyClick(m_driver->panel(0).findChild<QComboBox*>("methodComboBox"), Qt::Key_Down);
        const auto method = m_driver->panel(0).method();
        QVERIFY(method != "saliency");
        QVERIFY(settled());
        for (int row = 0; row < 3; ++row)
            QCOMPARE(grid().panelAt(row, 0)->method(), method);
        QVERIFY(m_driver->typeSteps(2, 5));
        QVERIFY(settled());
        QVERIFY(shown(2, 2) != shown(0, 2));
        m_driver->key(Qt::Key_N, Qt::ControlModifier); // one more column
        QVERIFY(settled());
        QCOMPARE(grid().allPanels().size(), 12u);
        for (int row = 0; row < 3; ++row)
            QVERIFY(!grid().panelAt(row, 3)->findChild<QLabel*>("factsLabel")->text().isEmpty());
        m_driver->key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(grid().allPanels().size(), 9u);
        // The next window has the columns as panels.
        m_driver->window().close();
        m_driver.reset();
        m_driver = std::make_unique<WindowDriver>(m_files->path("settings.ini"));
        QCOMPARE(m_driver->panelCount(), 3);
        QCOMPARE(m_driver->panel(2).parameters().integer("steps"), 5);
        QVERIFY(!grid().isTable());
    }

    void leavingWhileItWorksStopsTheOtherRows()
    {
        QVERIFY(open({m_green}));
        QVERIFY(m_driver->typeSteps(2, 300));
        m_driver->key(Qt::Key_T);
        m_driver->key(Qt::Key_T);
        QVERIFY(settled());
        QVERIFY(m_driver->explained());
        QCOMPARE(m_driver->panel(2).targetName(), best(1).constFirst());
    }

private:
    std::unique_ptr<Files> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_animals, m_green, m_red;
};

QTEST_MAIN(TestClassTable)
#include "tst_classtable.moc"
