// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/helpcard.h"

#include <QTest>

using widgets::HelpCard;
using widgets::HelpText;
using widgets::MethodItem;

class TestHelpCard : public QObject {
    Q_OBJECT

private slots:
    void tellsEverything()
    {
        HelpText text;
        text.setMethod({.id = "m",
                        .name = "Method <1>",
                        .family = "Family",
                        .summary = "Summary & more",
                        .cost = "One pass",
                        .citation = "Somebody, 2020",
                        .formula = "φ = a < b\nψ = 2",
                        .idea = "The idea.",
                        .lookFor = "The reading.",
                        .failure = "The failure."});
        const QString shown = text.toPlainText();
        for (const auto* part :
             {"Method <1>", "Family · Somebody, 2020 · One pass", "Summary & more", "φ = a < b",
              "ψ = 2", "The idea.", "The reading.", "The failure."})
            QVERIFY2(shown.contains(QString::fromUtf8(part)), part);
        QVERIFY(shown.indexOf("The idea.") < shown.indexOf("The failure."));
        QVERIFY(!shown.contains("Not available"));
        QCOMPARE(text.accessibleName(), "About Method <1>");
    }

    void leavesOutWhatIsNotKnown()
    {
        HelpText text;
        text.setMethod({.id = "m", .name = "Method", .whyNotAvailable = "No ReLU."});
        QVERIFY(text.toPlainText().contains("No ReLU."));
        QVERIFY(!text.toPlainText().contains("Idea"));
    }

    void escapeClosesIt()
    {
        HelpCard card;
        card.setMethod({.id = "m", .name = "Method", .idea = "The idea."});
        QCOMPARE(card.method(), "m");
        QCOMPARE(card.windowTitle(), "Method");
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        QVERIFY(!card.isModal());
        QTest::keyClick(card.findChild<HelpText*>(), Qt::Key_Escape);
        QVERIFY(!card.isVisible());
    }

    void followsThePalette()
    {
        HelpText text;
        text.setMethod({.id = "m", .name = "Method", .formula = "φ = 1"});
        const QString before = text.toHtml();
        QPalette dark;
        dark.setColor(QPalette::AlternateBase, QColor("#123456"));
        text.setPalette(dark);
        QVERIFY(text.toHtml() != before);
        QVERIFY(text.toHtml().contains("#123456"));
    }
};

QTEST_MAIN(TestHelpCard)
#include "tst_helpcard.moc"
