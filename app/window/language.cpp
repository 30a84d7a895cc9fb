// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

namespace app {

namespace {

/// Fusion frames check boxes and radio buttons darker than the window, which nobody sees on a dark
/// one.
class ClearFusion final : public QProxyStyle {
public:
    ClearFusion() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const auto& palette = option->palette;
        const bool focused = option->state.testFlag(State_HasFocus) &&
                             option->state.testFlag(State_KeyboardFocusChange);
        const bool framed = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
        if (!framed || focused || palette.color(QPalette::Window).lightness() > 127)
            return;
        auto frame = palette.color(QPalette::WindowText);
        frame.setAlphaF(0.7F);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(frame);
        painter->setBrush(Qt::NoBrush);
        const auto inside = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        if (element == PE_IndicatorCheckBox)
            painter->drawRect(inside);
        else
            painter->drawEllipse(inside);
        painter->restore();
    }
};

QPalette darkPalette()
{
    const QColor window(0x2b, 0x2d, 0x30);
    const QColor base(0x1e, 0x1f, 0x22);
    const QColor text(0xdf, 0xe1, 0xe5);
    const QColor faint(0x80, 0x84, 0x8b);
    const QColor accent(0x35, 0x84, 0xe4);
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Button, QColor(0x39, 0x3b, 0x40));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, QColor(0x39, 0x3b, 0x40));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x62, 0xa0, 0xea));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

} // namespace

void Language::choose(const QString& code)
{
    m_chosen = code;
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(locale, QStringLiteral("saliscope"), QStringLiteral("_"),
                   QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_own);
}

std::vector<Language::Choice> Language::choices()
{
    return {{QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("ko"), QStringLiteral("한국어")}};
}

void chooseAppearance(const QString& appearance)
{
    if (appearance.isEmpty()) {
        QApplication::setPalette(QApplication::style()->standardPalette());
        return;
    }
    // Only Fusion draws everything from the palette.
    QApplication::setStyle(new ClearFusion);
    QApplication::setPalette(appearance == QStringLiteral("dark")
                                 ? darkPalette()
                                 : QApplication::style()->standardPalette());
}

} // namespace app
