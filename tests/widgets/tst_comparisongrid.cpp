// SPDX-License-Identifier: GPL-3.0-or-later
#include "examples.h"
#include "widgets/colorbar.h"
#include "widgets/comparison/comparisongrid.h"
#include "widgets/comparison/panelheader.h"
#include "widgets/comparison/rowheading.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using widgets::ComparisonGrid;
using widgets::ExplanationPanel;

class TestComparisonGrid : public QObject {
    Q_OBJECT

private:
    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            m_grid->addPanel();
    }

    ExplanationPanel* panel(int index) const { return m_grid->panels().at(index); }

    std::optional<core::ValueRange> shownRange(int index)
    {
        m_grid->flush();
        return panel(index)->findChild<widgets::ColorBar*>("colorBar")->range();
    }

private slots:
    void init()
    {
        m_grid = std::make_unique<ComparisonGrid>();
        m_grid->setPicture(examples::picture(400, 300));
        m_grid->resize(820, 760);
        m_grid->show();
        m_grid->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_grid.get()));
    }

    void panelsFillTheSpaceWithoutOverlap()
    {
        for (int count = 1; count <= 9; ++count) {
            m_grid->addPanel();
            for (int i = 0; i < count; ++i) {
                const QRect place = panel(i)->geometry();
                QVERIFY(panel(i)->parentWidget()->rect().contains(place));
                QVERIFY(place.width() >= panel(i)->minimumSizeHint().width());
                QVERIFY(place.height() >= panel(i)->minimumSizeHint().height());
                for (int j = 0; j < i; ++j)
                    QVERIFY(!place.intersects(panel(j)->geometry()));
            }
        }
        QCOMPARE(m_grid->columns(), 3);
    }

    void shapeFollowsTheSpace()
    {
        fill(3);
        m_grid->resize(1600, 400);
        QCOMPARE(m_grid->columns(), 3);
        m_grid->resize(400, 1200);
        QCOMPARE(m_grid->columns(), 1);
    }

    void tooManyPanelsScroll()
    {
        fill(12);
        m_grid->resize(400, 300);
        QTRY_VERIFY(m_grid->widget()->height() > m_grid->viewport()->height());
    }

    void emptyGridOffersAPanel()
    {
        QSignalSpy asked(m_grid.get(), &ComparisonGrid::addRequested);
        auto* button = m_grid->findChild<QToolButton*>("addPanelButton");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_grid->addPanel();
        QVERIFY(!button->isVisible());
    }

    void zoomIsShared()
    {
        fill(3);
        m_grid->flush();
        panel(1)->view().setFocus();
        QTest::keyClick(&panel(1)->view(), Qt::Key_Plus);
        QVERIFY(!panel(1)->view().viewState().fit);
        for (int i : {0, 2})
            QVERIFY(panel(i)->view().viewState() == panel(1)->view().viewState());
        QVERIFY(m_grid->addPanel()->view().viewState() == panel(1)->view().viewState());
        m_grid->flush();
        QVERIFY(panel(3)->view().viewState() == panel(1)->view().viewState());
    }

    void pointerIsMarkedEverywhere()
    {
        fill(2);
        for (int i : {0, 1})
            panel(i)->setResult(examples::explanation(400, 300, 0, 1), true);
        m_grid->flush();
        widgets::ImageView& view = panel(0)->view();
        QTest::mouseMove(&view, view.toWidget({100.5, 100.5}).toPoint());
        QTRY_VERIFY(panel(1)->view().marker());
        QCOMPARE(panel(1)->view().marker(), panel(0)->view().marker());
        QVERIFY(!panel(1)->findChild<QLabel*>("valueLabel")->text().isEmpty());
    }

    void commonRangeCoversAll()
    {
        fill(3);
        panel(0)->setResult(examples::explanation(400, 300, 0, 1), true);
        panel(1)->setResult(examples::explanation(400, 300, -5, 2), true);
        const core::ValueRange first = *shownRange(0);
        const core::ValueRange second = *shownRange(1);
        QVERIFY(first.high < second.high);
        m_grid->setCommonRange(true);
        for (int i : {0, 1})
            QCOMPARE(shownRange(i), second);
        QVERIFY(!shownRange(2));
        QCOMPARE(second.low, -second.high);
        // A later, larger result widens the scale of the others too.
        panel(2)->setResult(examples::explanation(400, 300, -50, 50), true);
        QVERIFY(shownRange(0)->high > 40);
        m_grid->setCommonRange(false);
        QCOMPARE(shownRange(0), first);
    }

    void keysWalkThroughPanels()
    {
        fill(3);
        m_grid->setCurrentPanel(panel(0));
        panel(0)->view().setFocus();
        QSignalSpy current(m_grid.get(), &ComparisonGrid::currentPanelChanged);
        QTest::keyClick(&panel(0)->view(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_grid->currentPanel(), panel(1));
        QVERIFY(panel(1)->view().hasFocus());
        QTest::keyClick(&panel(1)->view(), Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(&panel(0)->view(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_grid->currentPanel(), panel(2));
        QCOMPARE(current.count(), 3);
    }

    void tabFollowsTheOrderOnScreen()
    {
        fill(2);
        ExplanationPanel* second = panel(1);
        m_grid->movePanel(1, 0);
        second->view().setFocus();
        QTest::keyClick(&second->view(), Qt::Key_Tab); // opacity
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(panel(1)->isAncestorOf(QApplication::focusWidget()));
    }

    void aClickMakesAPanelCurrent()
    {
        fill(2);
        QCOMPARE(m_grid->currentPanel(), panel(1));
        QTest::mouseClick(&panel(0)->view(), Qt::LeftButton);
        QCOMPARE(m_grid->currentPanel(), panel(0));
        QVERIFY(panel(0)->current() && !panel(1)->current());
    }

    void panelsMoveByDragging()
    {
        fill(3);
        ExplanationPanel* first = panel(0);
        QSignalSpy moved(m_grid.get(), &ComparisonGrid::panelMoved);
        m_grid->movePanel(0, 1);
        QCOMPARE(m_grid->indexOf(first), 1);

        QWidget& grip = first->header().grip();
        const QPoint target = grip.mapFromGlobal(panel(2)->mapToGlobal(panel(2)->rect().center()));
        QTest::mousePress(&grip, Qt::LeftButton, {}, {5, 5});
        QTest::mouseMove(&grip, {60, 60});
        QTest::mouseMove(&grip, target);
        QTest::mouseRelease(&grip, Qt::LeftButton, {}, target);
        QCOMPARE(m_grid->indexOf(first), 2);
        QCOMPARE(moved.count(), 2);
    }

    void removingKeepsACurrentPanel()
    {
        fill(3);
        QPointer<ExplanationPanel> gone = panel(2);
        m_grid->removePanel(gone);
        QCOMPARE(m_grid->panels().size(), 2u);
        QCOMPARE(m_grid->currentPanel(), panel(1));
        QTRY_VERIFY(!gone);
        m_grid->removePanel(panel(0));
        m_grid->removePanel(panel(0));
        QVERIFY(!m_grid->currentPanel());
    }

    void closeIsForwarded()
    {
        fill(2);
        QSignalSpy asked(m_grid.get(), &ComparisonGrid::closeRequested);
        QTest::mouseClick(panel(0)->findChild<QToolButton*>("closeButton"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).value<ExplanationPanel*>(), panel(0));
    }

    void savedImagesAreAtPictureSize()
    {
        QVERIFY(m_grid->gridImage().isNull());
        fill(2);
        panel(0)->setResult(examples::explanation(400, 300, 0, 1), true);
        const QImage one = m_grid->panelImage(panel(0));
        QVERIFY(one.width() >= 400 && one.height() >= 300);
        const QImage all = m_grid->gridImage();
        const int rows = (2 + m_grid->columns() - 1) / m_grid->columns();
        QCOMPARE(all.size(), QSize(one.width() * m_grid->columns(), one.height() * rows));
    }

    void aTableAlignsRowsAndColumns()
    {
        fill(2);
        m_grid->setRows({"zebra", "horse", "donkey"});
        QVERIFY(m_grid->isTable());
        QCOMPARE(m_grid->rows(), 3);
        QCOMPARE(m_grid->columns(), 2);
        QCOMPARE(m_grid->allPanels().size(), 6u);
        QCOMPARE(m_grid->panels().size(), 2u);
        const auto headings = m_grid->findChildren<widgets::RowHeading*>();
        QCOMPARE(headings.size(), 3);
        m_grid->flush();
        for (int row = 0; row < 3; ++row) {
            QCOMPARE(headings[row]->text(), (QStringList{"zebra", "horse", "donkey"})[row]);
            QCOMPARE(headings[row]->geometry().top(), m_grid->panelAt(row, 0)->geometry().top());
            for (int column = 0; column < 2; ++column) {
                const auto* cell = m_grid->panelAt(row, column);
                QCOMPARE(m_grid->rowOf(cell), row);
                QCOMPARE(m_grid->indexOf(cell), column);
                QCOMPARE(cell->x(), m_grid->panelAt(0, column)->x());
                QCOMPARE(cell->y(), m_grid->panelAt(row, 0)->y());
                QVERIFY(cell->x() > headings[row]->geometry().right());
                // All pictures have one size, though the first row has headers.
                QVERIFY(std::abs(const_cast<ExplanationPanel*>(cell)->view().height() -
                                 panel(0)->view().height()) <= 1);
            }
        }
        m_grid->setMarkedRow(1);
        QVERIFY(!headings[0]->marked() && headings[1]->marked());
    }

    void aTableGrowsByColumns()
    {
        fill(2);
        m_grid->setRows({"zebra", "horse"});
        auto* added = m_grid->addPanel();
        QCOMPARE(m_grid->allPanels().size(), 6u);
        QCOMPARE(m_grid->indexOf(added), 2);
        auto* below = m_grid->panelAt(1, 2);
        m_grid->movePanel(2, 0);
        QCOMPARE(m_grid->panelAt(0, 0), added);
        QCOMPARE(m_grid->panelAt(1, 0), below);
        m_grid->setCurrentPanel(below);
        m_grid->removePanel(below); // its column goes
        QCOMPARE(m_grid->allPanels().size(), 4u);
        QCOMPARE(m_grid->indexOf(added), -1);
        QCOMPARE(m_grid->currentPanel(), m_grid->panelAt(1, 0));
    }

    void leavingTheTableKeepsTheFirstRow()
    {
        fill(2);
        const auto before = m_grid->panels();
        const QRect place = panel(1)->geometry();
        m_grid->setRows({"zebra", "horse", "donkey"});
        m_grid->setCurrentPanel(m_grid->panelAt(2, 1));
        m_grid->setRows({"zebra", "horse"});
        QCOMPARE(m_grid->rows(), 2);
        QCOMPARE(m_grid->currentPanel(), panel(1));
        m_grid->setRows({});
        QVERIFY(!m_grid->isTable());
        QCOMPARE(m_grid->panels(), before);
        QCOMPARE(panel(1)->geometry(), place);
        QVERIFY(m_grid->findChildren<widgets::RowHeading*>().isEmpty());
    }

    void aWideTableScrolls()
    {
        fill(6);
        m_grid->setRows({"a", "b", "c", "d", "e"});
        m_grid->resize(820, 480);
        QTRY_VERIFY(m_grid->widget()->width() > m_grid->viewport()->width());
        QVERIFY(m_grid->widget()->height() > m_grid->viewport()->height());
        for (const auto* cell : m_grid->allPanels()) {
            QVERIFY(cell->height() >= cell->minimumSizeHint().height());
            QVERIFY(cell->width() >= cell->minimumSizeHint().width());
            QVERIFY(m_grid->widget()->rect().contains(cell->geometry()));
        }
    }

    void theSavedTableHasAllRows()
    {
        fill(2);
        const QSize one = m_grid->panelImage(panel(0)).size();
        m_grid->setRows({"zebra", "horse", "donkey"});
        m_grid->flush();
        QCOMPARE(m_grid->gridImage().size(), QSize(2 * one.width(), 3 * one.height()));
    }

private:
    std::unique_ptr<ComparisonGrid> m_grid;
};

QTEST_MAIN(TestComparisonGrid)
#include "tst_comparisongrid.moc"
