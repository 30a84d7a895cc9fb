// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/cuttoolbar.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <memory>

using core::Seed;
using widgets::CutToolbar;
using widgets::MaskTool;

class TestCutToolbar : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    CutToolbar* m_bar = nullptr;
    QLineEdit* m_edit = nullptr;

    template <typename Part> Part* part(const char* name)
    {
        auto* found = m_bar->findChild<Part*>(name);
        if (!found)
            qFatal("no %s", name);
        return found;
    }

private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_bar = new CutToolbar;
        m_edit = new QLineEdit;
        auto* column = new QVBoxLayout(m_window.get());
        column->addWidget(m_bar);
        column->addWidget(m_edit);
        m_window->resize(800, 100);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->setFocus();
    }

    void fitsIntoANarrowWindow()
    {
        for (const MaskTool tool : {MaskTool::Brush, MaskTool::Flood, MaskTool::Pan}) {
            m_bar->setTool(tool);
            QVERIFY(m_bar->minimumSizeHint().width() <= 800);
        }
    }

    void keysChoose_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("tool");
        const auto seed = [](const char* button, Qt::Key key, Seed kind) {
            QTest::newRow(button) << key << button << int(kind) << -1;
        };
        seed("backgroundButton", Qt::Key_2, Seed::Background);
        seed("probableObjectButton", Qt::Key_3, Seed::ProbableObject);
        seed("probableBackgroundButton", Qt::Key_4, Seed::ProbableBackground);
        seed("eraserButton", Qt::Key_5, Seed::Erased);
        const auto tool = [](const char* button, Qt::Key key, MaskTool which) {
            QTest::newRow(button) << key << button << -1 << int(which);
        };
        tool("lassoButton", Qt::Key_L, MaskTool::Lasso);
        tool("polygonButton", Qt::Key_G, MaskTool::Polygon);
        tool("rectangleButton", Qt::Key_R, MaskTool::Rectangle);
        tool("floodButton", Qt::Key_F, MaskTool::Flood);
        tool("panButton", Qt::Key_V, MaskTool::Pan);
    }

    void keysChoose()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, button);
        QFETCH(int, seed);
        QFETCH(int, tool);
        QSignalSpy seeds(m_bar, &CutToolbar::seedChosen);
        QSignalSpy tools(m_bar, &CutToolbar::toolChosen);
        QTest::keyClick(m_window.get(), key);
        QCOMPARE(seeds.count(), seed < 0 ? 0 : 1);
        QCOMPARE(tools.count(), tool < 0 ? 0 : 1);
        if (seed >= 0)
            QVERIFY(m_bar->seed() == Seed(seed));
        if (tool >= 0)
            QVERIFY(m_bar->tool() == MaskTool(tool));
        QVERIFY(part<QToolButton>(qPrintable(button))->isChecked());
        // Once more changes nothing, and back goes by mouse.
        QTest::keyClick(m_window.get(), key);
        QTest::mouseClick(part<QToolButton>(seed < 0 ? "brushButton" : "objectButton"),
                          Qt::LeftButton);
        QCOMPARE(seeds.count() + tools.count(), 2);
        QVERIFY(!part<QToolButton>(qPrintable(button))->isChecked());
        QVERIFY(m_bar->seed() == Seed::Object && m_bar->tool() == MaskTool::Brush);
    }

    void keysCanBeTyped()
    {
        m_edit->setFocus();
        QTest::keyClicks(m_edit, "flog 2");
        QCOMPARE(m_edit->text(), "flog 2");
        QVERIFY(m_bar->tool() == MaskTool::Brush && m_bar->seed() == Seed::Object);
    }

    void keysCanBeSwitchedOff()
    {
        for (QAction* action : m_bar->actions())
            action->setEnabled(false);
        QTest::keyClick(m_window.get(), Qt::Key_F);
        QTest::keyClick(m_window.get(), Qt::Key_2);
        QVERIFY(m_bar->tool() == MaskTool::Brush && m_bar->seed() == Seed::Object);
    }

    void settersDoNotEmit()
    {
        QSignalSpy seeds(m_bar, &CutToolbar::seedChosen);
        QSignalSpy tools(m_bar, &CutToolbar::toolChosen);
        QSignalSpy sizes(m_bar, &CutToolbar::brushRadiusChanged);
        QSignalSpy tolerances(m_bar, &CutToolbar::floodToleranceChanged);
        m_bar->setSeed(Seed::Erased);
        m_bar->setTool(MaskTool::Flood);
        m_bar->setBrushRadius(33);
        m_bar->setFloodTolerance(44);
        QVERIFY(part<QToolButton>("eraserButton")->isChecked());
        QVERIFY(part<QToolButton>("floodButton")->isChecked());
        QCOMPARE(part<QSpinBox>("brushSizeSpinBox")->value(), 66);
        QCOMPARE(part<QSpinBox>("floodToleranceSpinBox")->value(), 44);
        QCOMPARE(part<QSlider>("floodToleranceSlider")->value(), 44);
        QCOMPARE(seeds.count() + tools.count() + sizes.count() + tolerances.count(), 0);
        QCOMPARE(m_bar->brushRadius(), 33.0);
        QCOMPARE(m_bar->floodTolerance(), 44.0);
    }

    void brushSize()
    {
        QSignalSpy sizes(m_bar, &CutToolbar::brushRadiusChanged);
        auto* spin = part<QSpinBox>("brushSizeSpinBox");
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, "40");
        QTest::keyClick(spin, Qt::Key_Return);
        QCOMPARE(m_bar->brushRadius(), 20.0);
        QCOMPARE(sizes.count(), 1);
        m_window->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_BracketRight);
        QCOMPARE(m_bar->brushRadius(), 24.0);
        QTest::keyClick(m_window.get(), Qt::Key_BracketLeft);
        QCOMPARE(m_bar->brushRadius(), 20.0);
        QCOMPARE(sizes.count(), 3);
        auto* slider = part<QSlider>("brushSizeSlider");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(m_bar->brushRadius(), widgets::largestBrushRadius);
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(m_bar->brushRadius(), widgets::smallestBrushRadius);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QVERIFY(m_bar->brushRadius() > widgets::smallestBrushRadius);
    }

    void sizeOrTolerance()
    {
        auto* size = part<QSpinBox>("brushSizeSpinBox");
        auto* tolerance = part<QSpinBox>("floodToleranceSpinBox");
        QVERIFY(size->isVisible() && !tolerance->isVisible());
        m_bar->setTool(MaskTool::Flood);
        QVERIFY(!size->isVisible() && tolerance->isVisible());
        QSignalSpy tolerances(m_bar, &CutToolbar::floodToleranceChanged);
        auto* slider = part<QSlider>("floodToleranceSlider");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(tolerances.count(), 1);
        QCOMPARE(m_bar->floodTolerance(), 13.0);
        QCOMPARE(tolerance->value(), 13);
        m_bar->setTool(MaskTool::Lasso);
        QVERIFY(size->isVisible() && !size->isEnabled());
    }

    void buttonsSayWhatTheyDo()
    {
        for (QToolButton* button : m_bar->findChildren<QToolButton*>()) {
            const QAction* action = button->defaultAction();
            QVERIFY2(action, qPrintable(button->objectName()));
            QVERIFY(!button->text().isEmpty());
            QVERIFY(!button->icon().isNull());
            QVERIFY2(
                button->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)),
                qPrintable(button->toolTip()));
        }
        QCOMPARE(m_bar->actions().size(), 13);
        for (QWidget* control : {static_cast<QWidget*>(part<QSlider>("brushSizeSlider")),
                                 static_cast<QWidget*>(part<QSpinBox>("floodToleranceSpinBox"))})
            QVERIFY(!control->accessibleName().isEmpty());
    }

    void brushStepsAreAFifthOrAPixel()
    {
        using widgets::steppedBrushRadius;
        QCOMPARE(steppedBrushRadius(100, 1), 120.0);
        QCOMPARE(steppedBrushRadius(120, -1), 100.0);
        QCOMPARE(steppedBrushRadius(1, 1), 1.5);
        QCOMPARE(steppedBrushRadius(1, 2), 2.0);
        QCOMPARE(steppedBrushRadius(1, -9), widgets::smallestBrushRadius);
        QCOMPARE(steppedBrushRadius(450, 1), widgets::largestBrushRadius);
        QCOMPARE(steppedBrushRadius(10, 0), 10.0);
    }
};

QTEST_MAIN(TestCutToolbar)
#include "tst_cuttoolbar.moc"
