// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"
#include "widgets/jobbar.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using app::Language;

namespace {

struct Message {
    QString context, source, translation, state;
};

std::vector<Message> readMessages(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.push_back({context, {}, {}, {}});
        else if (xml.name() == QLatin1String("source"))
            messages.back().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.back().state = xml.attributes().value("type").toString();
            messages.back().translation =
                xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return xml.hasError() ? std::vector<Message>() : messages;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern("%[0-9n]");
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

/// "&File" and "파일(&F)" can be reached by the keyboard.
bool hasMnemonic(const QString& text)
{
    static const QRegularExpression pattern("&[A-Za-z0-9]");
    return text.contains(pattern);
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { Language().choose("en"); }

    void koreanIsComplete_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("translation");
        QTest::addColumn<QString>("state");
        const auto messages = readMessages(SALISCOPE_TRANSLATIONS "/saliscope_ko.ts");
        QVERIFY(messages.size() > 200);
        int row = 0;
        for (const auto& message : messages)
            QTest::addRow("%d %s", row++, qPrintable(message.source.left(60).simplified()))
                << message.context << message.source << message.translation << message.state;
    }
    void koreanIsComplete()
    {
        QFETCH(const QString, context);
        QFETCH(const QString, source);
        QFETCH(const QString, translation);
        QFETCH(const QString, state);
        QCOMPARE(state, "");
        QVERIFY(!translation.trimmed().isEmpty());
        QCOMPARE(placeholders(translation), placeholders(source));
        QCOMPARE(hasMnemonic(translation), hasMnemonic(source));
        QCOMPARE(translation.trimmed().contains('\n'), source.contains('\n'));
    }

    void theProgramCarriesIt()
    {
        Language language;
        language.choose("ko");
        QCOMPARE(language.chosen(), "ko");
        const auto cancel = QCoreApplication::translate("widgets::JobBar", "Cancel");
        QVERIFY(cancel != "Cancel" && !cancel.isEmpty());
        QCOMPARE(QLocale().language(), QLocale::Korean);
        language.choose("en");
        QCOMPARE(QCoreApplication::translate("widgets::JobBar", "Cancel"), "Cancel");
        QCOMPARE(QLocale().language(), QLocale::English);
    }

    void widgetsFollow()
    {
        Language language;
        language.choose("en");
        widgets::JobBar bar;
        auto* button = bar.findChild<QPushButton*>("cancelButton");
        QCOMPARE(button->text(), "Cancel");
        language.choose("ko");
        QTRY_VERIFY(button->text() != "Cancel");
        language.choose("en");
        QTRY_COMPARE(button->text(), "Cancel");
    }

    void aLanguageThatThereIsNotIsEnglish()
    {
        Language language;
        language.choose("ko");
        language.choose("xx");
        QCOMPARE(QCoreApplication::translate("widgets::JobBar", "Cancel"), "Cancel");
    }

    void everyChoiceNamesItself()
    {
        QStringList codes;
        for (const auto& choice : Language::choices()) {
            codes << choice.code;
            QVERIFY(!choice.name.isEmpty());
            // Qt knows the language, and by this name.
            QVERIFY(QLocale(choice.code).nativeLanguageName().contains(choice.name));
        }
        QCOMPARE(codes, (QStringList{"en", "ko"}));
    }

    void appearanceDecidesLightAndDark()
    {
        app::chooseAppearance("dark");
        auto palette = QApplication::palette();
        QVERIFY(palette.window().color().lightness() < 90);
        QVERIFY(palette.windowText().color().lightness() > 180);
        app::chooseAppearance("light");
        palette = QApplication::palette();
        QVERIFY(palette.window().color().lightness() > 180);
        QVERIFY(palette.windowText().color().lightness() < 90);
        app::chooseAppearance({});
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
