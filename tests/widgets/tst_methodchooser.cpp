// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/methodchooser.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using widgets::MethodChooser;

class TestMethodChooser : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_chooser = std::make_unique<MethodChooser>();
        m_chooser->setMethods({{"saliency", "Saliency", "Gradients", "The gradient's size", ""},
                               {"grad_cam", "Grad-CAM", "Activations", "", "No layer fits."},
                               {"ig", "Integrated gradients", "Paths", "", ""}});
        m_chooser->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chooser.get()));
    }

    void familiesHeadTheirMethods()
    {
        QCOMPARE(m_chooser->count(), 6);
        QCOMPARE(m_chooser->itemText(0), "Gradients");
        QVERIFY(!(m_chooser->model()->index(0, 0).flags() & Qt::ItemIsSelectable));
    }

    void whatCannotBeUsedSaysWhy()
    {
        const QModelIndex camera = m_chooser->model()->index(m_chooser->findData("grad_cam"), 0);
        QVERIFY(!(camera.flags() & Qt::ItemIsEnabled));
        QCOMPARE(camera.data(Qt::ToolTipRole).toString(), "No layer fits.");
    }

    void settingIsQuietAndKeysSkipHeadings()
    {
        QSignalSpy chosen(m_chooser.get(), &MethodChooser::methodChosen);
        m_chooser->setMethod("saliency");
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(m_chooser->toolTip(), "The gradient's size");
        QTest::keyClick(m_chooser.get(), Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), "ig");
        QCOMPARE(m_chooser->method(), "ig");
    }

    void newListKeepsTheMethod()
    {
        m_chooser->setMethod("ig");
        m_chooser->setMethods({{"ig", "적분 그래디언트", "경로", "", ""}});
        QCOMPARE(m_chooser->method(), "ig");
        QCOMPARE(m_chooser->currentText(), "적분 그래디언트");
    }

    void theWheelDoesNotChoose()
    {
        m_chooser->setMethod("saliency");
        m_chooser->setFocus();
        QWheelEvent event({5, 5}, m_chooser->mapToGlobal(QPointF(5, 5)), {}, {0, -120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_chooser.get(), &event);
        QCOMPARE(m_chooser->method(), "saliency");
    }

private:
    std::unique_ptr<MethodChooser> m_chooser;
};

QTEST_MAIN(TestMethodChooser)
#include "tst_methodchooser.moc"
