// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/card.h"
#include "core/explain/registry.h"

#include <QRegularExpression>
#include <QtTest>
#include <algorithm>
#include <set>

using namespace core;

namespace {

constexpr int longestText = 320;       // a text is read aloud in one breath or two
constexpr int longestFormulaLine = 80; // the help window does not wrap formulas
constexpr int mostFormulaLines = 3;

} // namespace

class TestHelpCards : public QObject {
    Q_OBJECT

private slots:
    void everyMethodHasACard_data();
    void everyMethodHasACard();
    void everyCardHasAMethod_data();
    void everyCardHasAMethod();
    void idsAreUnique();
    void textsAreWholeAndShort_data();
    void textsAreWholeAndShort();
    void formulasAreShortAndNeedNoTranslation_data();
    void formulasAreShortAndNeedNoTranslation();
    void unknownIdsHaveNoCard();

private:
    static void aRowACard();
};

void TestHelpCards::everyMethodHasACard_data()
{
    QTest::addColumn<std::string>("id");
    for (const auto& explainer : explainers())
        QTest::newRow(explainer.id.c_str()) << explainer.id;
}

void TestHelpCards::everyMethodHasACard()
{
    QFETCH(std::string, id);
    const HelpCard* card = helpCard(id);
    QVERIFY(card);
    QCOMPARE(std::string(card->id), id);
}

void TestHelpCards::aRowACard()
{
    QTest::addColumn<const HelpCard*>("card");
    for (const auto& card : helpCards())
        QTest::newRow(card.id) << &card;
}

void TestHelpCards::everyCardHasAMethod_data()
{
    aRowACard();
}

void TestHelpCards::everyCardHasAMethod()
{
    QFETCH(const HelpCard*, card);
    const auto& all = explainers();
    QVERIFY(std::any_of(all.begin(), all.end(),
                        [&](const Explainer& explainer) { return explainer.id == card->id; }));
}

void TestHelpCards::idsAreUnique()
{
    std::set<std::string> ids;
    for (const auto& card : helpCards())
        QVERIFY2(ids.insert(card.id).second, card.id);
}

void TestHelpCards::textsAreWholeAndShort_data()
{
    aRowACard();
}

void TestHelpCards::textsAreWholeAndShort()
{
    QFETCH(const HelpCard*, card);
    for (const char* text : {card->idea, card->lookFor, card->failure}) {
        const QString shown = QString::fromUtf8(text);
        QVERIFY2(!shown.isEmpty(), card->id);
        QVERIFY2(shown.size() <= longestText, text);
        QVERIFY2(shown.endsWith('.') || shown.endsWith('?'), text);
        QCOMPARE(shown, shown.simplified()); // no doubled blanks where literals were joined
    }
}

void TestHelpCards::formulasAreShortAndNeedNoTranslation_data()
{
    aRowACard();
}

void TestHelpCards::formulasAreShortAndNeedNoTranslation()
{
    QFETCH(const HelpCard*, card);
    const QString formula = QString::fromUtf8(card->formula);
    const QStringList lines = formula.split('\n');
    QVERIFY(lines.size() <= mostFormulaLines);
    for (const QString& line : lines) {
        QVERIFY2(!line.trimmed().isEmpty(), card->formula);
        QVERIFY2(line.size() <= longestFormulaLine, card->formula);
    }
    // Two words in a row would be a sentence.
    static const QRegularExpression words("\\b[A-Za-z]{2,} [A-Za-z]{2,}");
    QVERIFY2(!words.match(formula).hasMatch(), card->formula);
}

void TestHelpCards::unknownIdsHaveNoCard()
{
    QVERIFY(!helpCard(""));
    QVERIFY(!helpCard("grad"));
    QVERIFY(!helpCard("Grad-CAM"));
}

QTEST_APPLESS_MAIN(TestHelpCards)
#include "tst_helpcards.moc"
