// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errortext.h"
#include "app/window/language.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <stdexcept>

using core::Error;
using core::Fault;

namespace {

constexpr int lastFault = int(Fault::Internal);

bool isKorean(const QString& text)
{
    static const QRegularExpression hangul("[가-힣]");
    return text.contains(hangul);
}

} // namespace

class TestErrorText : public QObject {
    Q_OBJECT

private slots:
    void everyFaultHasASentence_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("language");
        for (const QString language : {"en", "ko"})
            for (int fault = 0; fault <= lastFault; ++fault)
                QTest::newRow(qPrintable(language + ' ' + core::faultName(Fault(fault))))
                    << fault << language;
    }
    void everyFaultHasASentence()
    {
        QFETCH(const int, fault);
        QFETCH(const QString, language);
        m_language.choose(language);
        const auto text = app::errorText(Error(Fault(fault), "/home/김/zebra 2.pt"));
        QVERIFY2(text.contains("/home/김/zebra 2.pt"), qPrintable(text));
        QVERIFY2(!text.contains(QRegularExpression("%[0-9n]")), qPrintable(text));
        QVERIFY2(text.endsWith('.'), qPrintable(text));
        QVERIFY2(!text.contains('\n') && !text.contains("  "), qPrintable(text));
        QVERIFY2(text.size() > 30 || language == "ko", qPrintable(text));
        QString without = text;
        QCOMPARE(isKorean(without.remove("/home/김/zebra 2.pt")), language == "ko");
    }

    void noTwoFaultsReadAlike()
    {
        for (const auto* language : {"en", "ko"}) {
            m_language.choose(language);
            QSet<QString> texts;
            for (int fault = 0; fault <= lastFault; ++fault)
                texts.insert(app::errorText(Error(Fault(fault), "x")));
            QCOMPARE(texts.size(), lastFault + 1);
        }
    }

    void detailsFollow()
    {
        m_language.choose("en");
        const auto text = app::errorText(Error(Fault::NotAModel, "a.pt", "bad magic"));
        QCOMPARE(text, app::errorText(Error(Fault::NotAModel, "a.pt")) + " (bad magic)");
    }

    void oddNamesStayAsTheyAre()
    {
        m_language.choose("en");
        const auto text = app::errorText(Error(Fault::FileNotFound, "100%1 & <b>.jpg", "%1"));
        QVERIFY2(text.startsWith("Cannot find 100%1 & <b>.jpg."), qPrintable(text));
        QVERIFY2(text.endsWith("(%1)"), qPrintable(text));
    }

    void reasonsOfTheEngineAreTranslated()
    {
        const Error error(Fault::MethodNotApplicable, "Grad-CAM",
                          "The model has no layer with spatial positions.");
        m_language.choose("en");
        QVERIFY(app::errorText(error).contains("The model has no layer with spatial positions."));
        m_language.choose("ko");
        QVERIFY(!app::errorText(error).contains("The model has"));
    }

    void theUnforeseenIsToldInOneLine()
    {
        m_language.choose("en");
        const auto text = app::unforeseenErrorText(std::runtime_error("first\nsecond"));
        QVERIFY2(text.contains("first") && !text.contains("second"), qPrintable(text));
        QVERIFY(!text.contains('\n'));
    }

private:
    app::Language m_language;
};

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"
