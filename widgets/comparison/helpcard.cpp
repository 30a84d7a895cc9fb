// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/helpcard.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QVBoxLayout>

namespace widgets {

namespace {

QString paragraph(const QString& heading, const QString& text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"margin-bottom:0\"><b>%1</b></p>"
                          "<p style=\"margin-top:2px\">%2</p>")
        .arg(heading.toHtmlEscaped(), text.toHtmlEscaped());
}

/// The text's colour, paler.
QColor paleText(const QPalette& palette)
{
    const QColor text = palette.color(QPalette::Text), ground = palette.color(QPalette::Base);
    const auto mix = [](int a, int b) { return (2 * a + b) / 3; };
    return {mix(text.red(), ground.red()), mix(text.green(), ground.green()),
            mix(text.blue(), ground.blue())};
}

/// The formula on a tinted ground, in a serif type, which tells its signs apart.
QString formulaBlock(const QString& formula, const QPalette& palette)
{
    if (formula.isEmpty())
        return {};
    return QStringLiteral("<table width=\"100%\" cellpadding=\"8\" bgcolor=\"%1\"><tr>"
                          "<td style=\"font-family:'DejaVu Serif','Noto Serif',serif\">%2</td>"
                          "</tr></table>")
        .arg(palette.color(QPalette::AlternateBase).name(),
             formula.toHtmlEscaped()
                 .replace(QLatin1String("  "), QLatin1String("&nbsp; "))
                 .replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

} // namespace

HelpText::HelpText(QWidget* parent) : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("helpTextBrowser"));
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(10);
}

void HelpText::setMethod(const MethodItem& method)
{
    m_method = method;
    rebuild();
}

void HelpText::rebuild()
{
    QStringList origin;
    for (const QString& each : {m_method.family, m_method.citation, m_method.cost})
        if (!each.isEmpty())
            origin << each.toHtmlEscaped();
    QString html = QStringLiteral("<h3 style=\"margin-bottom:2px\">%1</h3>")
                       .arg(m_method.name.toHtmlEscaped());
    html += QStringLiteral("<p style=\"margin-top:0; color:%1\">%2</p>")
                .arg(paleText(palette()).name(), origin.join(QStringLiteral(" · ")));
    html += QStringLiteral("<p style=\"margin-bottom:8px\">%1</p>")
                .arg(m_method.summary.toHtmlEscaped());
    html += paragraph(tr("Not available"), m_method.whyNotAvailable);
    html += formulaBlock(m_method.formula, palette());
    html += paragraph(tr("Idea"), m_method.idea);
    html += paragraph(tr("How to read it"), m_method.lookFor);
    html += paragraph(tr("Known failures"), m_method.failure);
    setHtml(html);
    setAccessibleName(tr("About %1").arg(m_method.name));
}

void HelpText::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        rebuild();
    QTextBrowser::changeEvent(event);
}

HelpCard::HelpCard(QWidget* parent) : QDialog(parent), m_text(new HelpText)
{
    setObjectName(QStringLiteral("helpCard"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(buttons);
    resize(460, 500);
}

void HelpCard::setMethod(const MethodItem& method)
{
    m_id = method.id;
    m_text->setMethod(method);
    setWindowTitle(method.name);
}

} // namespace widgets
