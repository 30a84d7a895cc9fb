// SPDX-License-Identifier: GPL-3.0-or-later
#include "examples.h"
#include "widgets/colorbar.h"
#include "widgets/comparison/explanationpanel.h"
#include "widgets/comparison/panelheader.h"
#include "widgets/imageview.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QScreen>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using widgets::ExplanationPanel;

class TestExplanationPanel : public QObject {
    Q_OBJECT

private:
    template <typename T> T* part(const char* name) const { return m_panel->findChild<T*>(name); }
    QString facts() const { return part<QLabel>("factsLabel")->text(); }

    std::vector<core::Parameter> m_described{{"steps", "Steps", "Points", 25, 2, 1000}};

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init()
    {
        m_panel = std::make_unique<ExplanationPanel>();
        m_panel->setMethods(
            {{"saliency", "Saliency", "Gradients", "", ""},
             {"integrated_gradients", "Integrated gradients", "Gradients", "", ""}});
        m_panel->setMethod("integrated_gradients", m_described, core::Parameters(m_described));
        m_panel->setPicture(examples::picture(200, 100));
        m_panel->resize(300, 300);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void showsThePictureUntilThereIsAMap()
    {
        QTRY_COMPARE(m_panel->view().pictureSize(), QSize(200, 100));
        QCOMPARE(m_panel->view().image().pixelColor(5, 5), QColor(200, 100, 50));
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        QTRY_VERIFY(m_panel->view().image().pixelColor(195, 5) != QColor(200, 100, 50));
    }

    void tellsTimeErrorAndRemarks()
    {
        core::Explanation result = examples::explanation(200, 100, -1, 1);
        result.attribution.completenessError = 0.0012;
        result.remarks = {core::MapRemark::Incomplete};
        m_panel->setResult(result, true);
        QVERIFY(facts().contains("123 ms"));
        QVERIFY(facts().contains("completeness error 0.12 %"));
        QVERIFY(facts().contains("incomplete"));
    }

    void aConstantMapSaysSoInsteadOfAMap()
    {
        core::Explanation result = examples::explanation(200, 100, 0, 0);
        result.remarks = {core::MapRemark::Constant};
        m_panel->setResult(result, true);
        QVERIFY(m_panel->view().message().contains("nothing to show"));
        QVERIFY(!part<widgets::ColorBar>("colorBar")->range());
    }

    void previewsKeepThePanelBusy()
    {
        m_panel->setBusy(true);
        m_panel->setProgress(0.43);
        auto* progress = part<QProgressBar>("progressBar");
        QTRY_VERIFY(progress->isVisible());
        QCOMPARE(progress->value(), 430);
        m_panel->setResult(examples::explanation(200, 100, 0, 1), false);
        QVERIFY(m_panel->busy() && progress->isVisible());
        QVERIFY(!facts().contains("ms"));
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        QVERIFY(!m_panel->busy() && !progress->isVisible());
    }

    void progressTellsWhetherItWaitsOrRuns()
    {
        auto* progress = part<QProgressBar>("progressBar");
        m_panel->setBusy(true);
        QTRY_VERIFY(progress->isVisible());
        QCOMPARE(progress->text(), "waiting");
        m_panel->setProgress(0.25);
        QVERIFY2(progress->text().startsWith("25 %"), qPrintable(progress->text()));
        m_panel->setBusy(true); // asked for anew
        QCOMPARE(progress->text(), "waiting");
    }

    void oneButtonStopsThisPanel()
    {
        QSignalSpy cancelled(m_panel.get(), &ExplanationPanel::cancelRequested);
        auto* button = part<QToolButton>("cancelPanelButton");
        QVERIFY(!button->isVisible());
        m_panel->setBusy(true);
        QTRY_VERIFY(button->isVisible());
        QVERIFY(m_panel->view().rect().contains(button->geometry()));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        m_panel->setBusy(false);
        QVERIFY(!button->isVisible());
    }

    void notesStandBelowAndInFullInTheTooltip()
    {
        core::Explanation result = examples::explanation(200, 100, 0, 1);
        result.remarks = {core::MapRemark::NoPositiveEvidence};
        result.attribution.notes = {"A first note.", "A second note."};
        m_panel->setResult(result, true);
        QVERIFY(facts().endsWith("A first note. · A second note."));
        const auto tip = part<QLabel>("factsLabel")->toolTip();
        QVERIFY(tip.contains("no evidence") && tip.endsWith("A first note.\nA second note."));
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        QVERIFY(!facts().contains("note"));
    }

    void helpIsAskedFor()
    {
        QSignalSpy help(m_panel.get(), &ExplanationPanel::helpRequested);
        QTest::mouseClick(part<QToolButton>("helpButton"), Qt::LeftButton);
        QCOMPARE(help.count(), 1);
    }

    void aCellOfATableNamesItsClass()
    {
        auto* title = part<QLabel>("titleLabel");
        m_panel->setTargetName("zebra");
        QVERIFY(!title->isVisible());
        const int height = m_panel->minimumSizeHint().height();
        m_panel->setPlace(ExplanationPanel::Place::TopOfColumn);
        QVERIFY(title->isVisible() && m_panel->header().isVisible());
        QCOMPARE(title->text(), "zebra");
        QVERIFY(!part<QSlider>("opacitySlider")->isVisible());
        const int top = m_panel->minimumSizeHint().height();
        m_panel->setPlace(ExplanationPanel::Place::InColumn);
        QVERIFY(!m_panel->header().isVisible());
        QCOMPARE(title->text(), "zebra · Integrated gradients");
        QVERIFY(m_panel->view().accessibleName().contains("zebra"));
        QVERIFY(m_panel->minimumSizeHint().height() < top);
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        m_panel->setPointer(QPoint(150, 50));
        QVERIFY(part<QLabel>("valueLabel")->isVisible());
        m_panel->setPlace(ExplanationPanel::Place::Alone);
        QVERIFY(part<QSlider>("opacitySlider")->isVisible() && !title->isVisible());
        QCOMPARE(m_panel->minimumSizeHint().height(), height);
    }

    void manyParametersStayOnTheScreen()
    {
        std::vector<core::Parameter> many;
        for (int i = 0; i < 8; ++i)
            many.push_back({std::string(1, char('a' + i)), "Parameter", "Help", i, 0, 100});
        m_panel->setMethod("saliency", many, core::Parameters(many));
        const QRect screen = m_panel->screen()->availableGeometry();
        for (const QPoint corner : {screen.topLeft(), screen.bottomRight() - QPoint(150, 60)}) {
            m_panel->move(corner);
            QTest::mouseClick(part<QToolButton>("parametersButton"), Qt::LeftButton);
            auto* popup = part<QFrame>("parametersFrame");
            QTRY_VERIFY(popup->isVisible());
            QVERIFY(screen.contains(popup->geometry()));
            for (int i = 0; i < 8; ++i) { // each can be reached and is not cut off
                auto* spin = popup->findChild<QSpinBox*>(QString("%1SpinBox").arg(QChar('a' + i)));
                const QRect place(spin->mapTo(popup, QPoint(0, 0)), spin->size());
                QVERIFY(place.left() >= 0 && place.right() < popup->width());
                QVERIFY(spin->width() >= spin->minimumSizeHint().width());
            }
            QTest::keyClick(popup, Qt::Key_Escape);
        }
    }

    void whatIsOutOfDateStepsBack()
    {
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        m_panel->flush();
        m_panel->setPointer(QPoint(150, 50));
        const QColor strong = m_panel->view().grab().toImage().pixelColor(250, 80);
        m_panel->setBusy(true);
        QVERIFY(!facts().isEmpty());
        QTRY_VERIFY(facts().isEmpty());
        QVERIFY(part<QLabel>("valueLabel")->text().isEmpty());
        QVERIFY(m_panel->view().grab().toImage().pixelColor(250, 80) != strong);
        m_panel->setBusy(false); // cancelled: still the old map
        QVERIFY(m_panel->view().grab().toImage().pixelColor(250, 80) != strong);
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        QCOMPARE(m_panel->view().grab().toImage().pixelColor(250, 80), strong);
        QVERIFY(!facts().isEmpty());
    }

    void errorsStandWhereTheMapWouldBe()
    {
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        m_panel->setError("The network has no layer with positions.");
        QCOMPARE(m_panel->view().message(), "The network has no layer with positions.");
        QVERIFY(facts().isEmpty() && !m_panel->ownRange());
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        QVERIFY(m_panel->view().message().isEmpty());
    }

    void valueUnderThePointerIsShown()
    {
        m_panel->setResult(examples::explanation(201, 100, -1, 1), true);
        m_panel->setPointer(QPoint(150, 50));
        QCOMPARE(part<QLabel>("valueLabel")->text(), "+0.500");
        QCOMPARE(m_panel->view().marker(), QPointF(150.5, 50.5));
        m_panel->setPointer({});
        QVERIFY(part<QLabel>("valueLabel")->text().isEmpty());
        QVERIFY(!m_panel->view().marker());
    }

    void opacityRedrawsTheMap()
    {
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        m_panel->flush();
        const QImage before = m_panel->view().image();
        QSignalSpy changed(m_panel.get(), &ExplanationPanel::opacityChanged);
        QTest::keyClick(part<QSlider>("opacitySlider"), Qt::Key_PageDown);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toDouble(), 0.6);
        QTRY_VERIFY(m_panel->view().image() != before);
        m_panel->setOpacity(0.2);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(part<QSlider>("opacitySlider")->value(), 20);
    }

    void methodIsChosenByKey()
    {
        QSignalSpy chosen(m_panel.get(), &ExplanationPanel::methodChosen);
        QTest::keyClick(part<QComboBox>("methodComboBox"), Qt::Key_Up);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), "saliency");
    }

    void parametersUnfoldAndTell()
    {
        QSignalSpy changed(m_panel.get(), &ExplanationPanel::parametersChanged);
        QTest::mouseClick(part<QToolButton>("parametersButton"), Qt::LeftButton);
        auto* popup = part<QFrame>("parametersFrame");
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(part<QSpinBox>("stepsSpinBox"), Qt::Key_Up);
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_panel->parameters().integer("steps"), 26);
    }

    void closeIsAskedFor()
    {
        QSignalSpy closed(m_panel.get(), &ExplanationPanel::closeRequested);
        QTest::mouseClick(part<QToolButton>("closeButton"), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
    }

    void aNewPictureTakesTheOldMapAway()
    {
        m_panel->setResult(examples::explanation(200, 100, 0, 1), true);
        m_panel->setPicture(examples::picture(50, 60));
        m_panel->flush();
        QCOMPARE(m_panel->view().image().size(), QSize(50, 60));
        QVERIFY(!m_panel->ownRange());
    }

private:
    std::unique_ptr<ExplanationPanel> m_panel;
};

QTEST_MAIN(TestExplanationPanel)
#include "tst_explanationpanel.moc"
