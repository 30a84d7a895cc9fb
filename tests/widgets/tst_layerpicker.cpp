// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layerpicker.h"
#include "widgets/layerpopup.h"

#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using widgets::LayerPicker;
using widgets::LayerPopup;

class TestLayerPicker : public QObject {
    Q_OBJECT

private:
    bool open()
    {
        QTest::mouseClick(m_picker.get(), Qt::LeftButton);
        m_popup = m_picker->findChild<LayerPopup*>();
        return m_popup && QTest::qWaitForWindowExposed(m_popup);
    }
    QLineEdit* edit() const { return m_popup->findChild<QLineEdit*>("searchLineEdit"); }
    QListView* list() const { return m_popup->findChild<QListView*>("searchListView"); }
    void press(int key) const { QTest::keyClick(edit(), Qt::Key(key)); }
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            texts << list()->model()->index(row, 0).data().toString();
        return texts;
    }
    QStringList checked() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const auto index = list()->model()->index(row, 0);
            if (index.data(Qt::CheckStateRole) == Qt::Checked)
                texts << index.data().toString();
        }
        return texts;
    }

private slots:
    void init()
    {
        m_picker = std::make_unique<LayerPicker>();
        m_picker->setLayers({{"layer1", "8 × 28 × 28", "Sequential"},
                             {"layer2", "16 × 14 × 14", "Sequential, body"},
                             {"layer3", "32 × 7 × 7", "Bottleneck"}},
                            "layer3");
        m_picker->resize(220, 30);
        m_picker->show();
        m_picker->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_picker.get()));
    }

    void theStandardLayerComesFirst()
    {
        QCOMPARE(m_picker->shownText(), "layer3   (32 × 7 × 7)");
        QVERIFY(m_picker->chosen().isEmpty());
        QVERIFY(open());
        QCOMPARE(rows().size(), 4);
        QCOMPARE(rows().constFirst(), "Standard: layer3");
        QCOMPARE(checked(), (QStringList{"Standard: layer3", "layer3   (32 × 7 × 7)"}));
    }

    void spaceAddsALayer()
    {
        QSignalSpy chosen(m_picker.get(), &LayerPicker::layersChosen);
        QVERIFY(open());
        QTest::keyClicks(edit(), "body"); // one of its other names
        QCOMPARE(rows(), QStringList{"layer2   (16 × 14 × 14)"});
        press(Qt::Key_Space);
        QVERIFY(m_popup->isVisible());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(m_picker->chosen(), (QStringList{"layer2", "layer3"})); // the network's order
        QCOMPARE(m_picker->shownText(), "layer2 + layer3");
        press(Qt::Key_Space);
        QVERIFY(m_picker->chosen().isEmpty()); // only the standard layer is left
        QCOMPARE(chosen.count(), 2);
    }

    void enterTakesOneLayerAlone()
    {
        m_picker->setChosen({"layer2", "layer3"});
        QSignalSpy chosen(m_picker.get(), &LayerPicker::layersChosen);
        QVERIFY(open());
        QTest::keyClicks(edit(), "layer1");
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_popup);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(m_picker->chosen(), QStringList{"layer1"});
        QVERIFY(open());
        press(Qt::Key_PageUp);
        press(Qt::Key_Return); // the standard one again
        QTRY_VERIFY(!m_popup);
        QVERIFY(m_picker->chosen().isEmpty());
    }

    void aClickOnTheBoxAddsAndOneOnTheNameReplaces()
    {
        QVERIFY(open());
        const QRect first = list()->visualRect(list()->model()->index(1, 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          QPoint(first.left() + 8, first.center().y()));
        QVERIFY(m_popup && m_popup->isVisible());
        QCOMPARE(m_picker->chosen(), (QStringList{"layer1", "layer3"}));
        const QRect second = list()->visualRect(list()->model()->index(2, 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, second.center());
        QTRY_VERIFY(!m_popup);
        QCOMPARE(m_picker->chosen(), QStringList{"layer2"});
    }

    void arrowKeysOnTheBoxChooseOne()
    {
        QSignalSpy chosen(m_picker.get(), &LayerPicker::layersChosen);
        QTest::keyClick(m_picker.get(), Qt::Key_Up);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(m_picker->chosen(), QStringList{"layer2"});
        QTest::keyClick(m_picker.get(), Qt::Key_Down);
        QVERIFY(m_picker->chosen().isEmpty());
    }

    void anotherNetworkForgetsTheChoice()
    {
        m_picker->setChosen({"layer1", "layer2"});
        m_picker->setLayers({{"features", "8 × 7 × 7", "ReLU"}}, "features");
        QVERIFY(m_picker->chosen().isEmpty());
        QCOMPARE(m_picker->shownText(), "features   (8 × 7 × 7)");
        m_picker->setLayers({}, {});
        QVERIFY(!m_picker->isEnabled());
    }

private:
    std::unique_ptr<LayerPicker> m_picker;
    QPointer<LayerPopup> m_popup;
};

QTEST_MAIN(TestLayerPicker)
#include "tst_layerpicker.moc"
