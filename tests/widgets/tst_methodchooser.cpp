// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/helpcard.h"
#include "widgets/methodchooser.h"
#include "widgets/methodpopup.h"

#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using widgets::HelpText;
using widgets::MethodChooser;
using widgets::MethodPopup;

class TestMethodChooser : public QObject {
    Q_OBJECT

private:
    bool open()
    {
        QTest::mouseClick(m_chooser.get(), Qt::LeftButton);
        m_popup = m_chooser->findChild<MethodPopup*>();
        return m_popup && QTest::qWaitForWindowExposed(m_popup);
    }
    QLineEdit* edit() const { return m_popup->findChild<QLineEdit*>("searchLineEdit"); }
    QListView* list() const { return m_popup->findChild<QListView*>("searchListView"); }
    HelpText* help() const { return m_popup->findChild<HelpText*>(); }
    void press(int key) const { QTest::keyClick(edit(), Qt::Key(key)); }

    /// The rows, headings in brackets.
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const auto index = list()->model()->index(row, 0);
            const QString text = index.data().toString();
            texts << (index.flags() & Qt::ItemIsSelectable ? text : "[" + text + "]");
        }
        return texts;
    }
    QString marked() const { return list()->currentIndex().data().toString(); }
    QRect place(const QString& name) const
    {
        return list()->visualRect(list()->model()->index(int(rows().indexOf(name)), 0));
    }

private slots:
    void init()
    {
        m_chooser = std::make_unique<MethodChooser>();
        m_chooser->setMethods({{.id = "saliency",
                                .name = "Saliency",
                                .family = "Gradients",
                                .summary = "The gradient's size",
                                .cost = "One pass",
                                .citation = "Simonyan et al., 2014",
                                .idea = "The slope of the score."},
                               {.id = "ig",
                                .name = "Integrated gradients",
                                .family = "Gradients",
                                .summary = "Shares along a path",
                                .citation = "Sundararajan et al., 2017"},
                               {.id = "grad_cam",
                                .name = "Grad-CAM",
                                .family = "Activations",
                                .summary = "Where features speak for the class",
                                .whyNotAvailable = "No layer fits."},
                               {.id = "cam", .name = "CAM", .family = "Activations"}});
        m_chooser->setMethod("saliency");
        m_chooser->resize(200, 30);
        m_chooser->show();
        m_chooser->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_chooser.get()));
    }

    void settingIsQuietAndKeysSkipWhatCannotBeUsed()
    {
        QSignalSpy chosen(m_chooser.get(), &MethodChooser::methodChosen);
        m_chooser->setMethod("ig");
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(m_chooser->toolTip(), "Shares along a path");
        QTest::keyClick(m_chooser.get(), Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), "cam");
        QCOMPARE(m_chooser->method(), "cam");
    }

    void newListKeepsTheMethod()
    {
        m_chooser->setMethod("ig");
        m_chooser->setMethods({{.id = "ig", .name = "적분 그래디언트", .family = "경로"}});
        QCOMPARE(m_chooser->method(), "ig");
        QCOMPARE(m_chooser->currentText(), "적분 그래디언트");
    }

    void theWheelDoesNotChoose()
    {
        m_chooser->setFocus();
        QWheelEvent event({5, 5}, m_chooser->mapToGlobal(QPointF(5, 5)), {}, {0, -120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_chooser.get(), &event);
        QCOMPARE(m_chooser->method(), "saliency");
    }

    void familiesHeadTheirMethods()
    {
        QVERIFY(open());
        QCOMPARE(rows(), (QStringList{"[Gradients]", "Saliency", "Integrated gradients",
                                      "[Activations]", "Grad-CAM", "CAM"}));
        QCOMPARE(marked(), "Saliency");
        QVERIFY(edit()->hasFocus());
    }

    void typingFindsNamesAuthorsAndMeanings()
    {
        QVERIFY(open());
        QTest::keyClicks(edit(), "sundar");
        QCOMPARE(rows(), (QStringList{"[Gradients]", "Integrated gradients"}));
        edit()->clear();
        QCOMPARE(rows().size(), 6);
        QTest::keyClicks(edit(), "path shares");
        QCOMPARE(rows(), (QStringList{"[Gradients]", "Integrated gradients"}));
        edit()->clear();
        QTest::keyClicks(edit(), "activ");
        QCOMPARE(rows(), (QStringList{"[Activations]", "Grad-CAM", "CAM"}));
        edit()->clear();
        QTest::keyClicks(edit(), "nothing of the kind");
        QVERIFY(rows().isEmpty());
        press(Qt::Key_Return);
        QVERIFY(m_popup->isVisible());
    }

    void enterChoosesTheBestMatch()
    {
        QSignalSpy chosen(m_chooser.get(), &MethodChooser::methodChosen);
        QVERIFY(open());
        QTest::keyClicks(edit(), "cam"); // Grad-CAM comes first, but is no better match
        QCOMPARE(marked(), "CAM");
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_popup);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(m_chooser->method(), "cam");
    }

    void arrowKeysSkipHeadings()
    {
        QVERIFY(open());
        press(Qt::Key_Down);
        QCOMPARE(marked(), "Integrated gradients");
        press(Qt::Key_Down);
        QCOMPARE(marked(), "Grad-CAM");
        press(Qt::Key_Up);
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_popup);
        QCOMPARE(m_chooser->method(), "ig");
    }

    void whatCannotBeUsedSaysWhyAndStaysUnchosen()
    {
        QSignalSpy chosen(m_chooser.get(), &MethodChooser::methodChosen);
        QVERIFY(open());
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place("Grad-CAM").center());
        QVERIFY(m_popup && m_popup->isVisible());
        QCOMPARE(marked(), "Grad-CAM");
        QCOMPARE(list()->currentIndex().data(Qt::AccessibleDescriptionRole).toString(),
                 "No layer fits.");
        press(Qt::Key_Return);
        QVERIFY(m_popup->isVisible());
        QCOMPARE(chosen.count(), 0);
    }

    void aClickChooses()
    {
        QSignalSpy chosen(m_chooser.get(), &MethodChooser::methodChosen);
        QVERIFY(open());
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place("CAM").center());
        QTRY_VERIFY(!m_popup);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), "cam");
    }

    void escapeLeavesEverythingAsItWas()
    {
        QSignalSpy chosen(m_chooser.get(), &MethodChooser::methodChosen);
        QVERIFY(open());
        press(Qt::Key_Down);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_popup);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(m_chooser->method(), "saliency");
    }

    void keysUnfoldTheHelpCard()
    {
        QVERIFY(open());
        QVERIFY(help()->isHidden());
        const int width = m_popup->width();
        press(Qt::Key_F1);
        QVERIFY(help()->isVisible() && m_popup->width() > width);
        QVERIFY(help()->toPlainText().contains("The slope of the score."));
        press(Qt::Key_Down); // it follows the marked method
        QVERIFY(help()->toPlainText().contains("Sundararajan"));
        press(Qt::Key_Left);
        QVERIFY(help()->isHidden());
        press(Qt::Key_Right);
        QVERIFY(help()->isVisible());
        press(Qt::Key_Escape); // first the card, then the list
        QVERIFY(help()->isHidden() && m_popup->isVisible());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_popup);
    }

    void theQuestionMarkUnfoldsTheHelpCard()
    {
        QVERIFY(open());
        const QRect row = place("Grad-CAM"); // of one that cannot be used, too
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          QPoint(row.right() - 12, row.center().y()));
        QVERIFY(m_popup && help()->isVisible());
        QVERIFY(help()->toPlainText().contains("No layer fits."));
    }

private:
    std::unique_ptr<MethodChooser> m_chooser;
    QPointer<MethodPopup> m_popup;
};

QTEST_MAIN(TestMethodChooser)
#include "tst_methodchooser.moc"
