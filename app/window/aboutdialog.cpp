// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/aboutdialog.h"

#include "core/support/versions.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace app {

namespace {

QString tableRow(const QString& left, const QString& right)
{
    return QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
        .arg(left.toHtmlEscaped(), right.toHtmlEscaped());
}

void fill(QDialog* dialog, const QString& html, QSize size)
{
    auto* text = new QTextBrowser(dialog);
    text->setHtml(html);
    text->setOpenExternalLinks(true);
    text->setFrameShape(QFrame::NoFrame);
    text->viewport()->setAutoFillBackground(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->resize(size);
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("About Saliscope"));
    QString versions = tableRow(QStringLiteral("Qt"), QString::fromLatin1(qVersion()));
    for (const auto& [part, version] : core::componentVersions())
        versions += tableRow(QString::fromStdString(part), QString::fromStdString(version));
    fill(this,
         QStringLiteral("<h2>Saliscope %1</h2><p>%2</p><p>%3</p><table>%4</table>")
             .arg(QCoreApplication::applicationVersion(),
                  tr("Shows where an image model looks.").toHtmlEscaped(),
                  tr("Free software under the GNU General Public License, version 3 or later. It "
                     "comes with no "
                     "warranty.")
                      .toHtmlEscaped(),
                  versions),
         {460, 340});
}

ShortcutsDialog::ShortcutsDialog(const std::vector<Shortcut>& shortcuts, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys and mouse"));
    QString rows;
    for (const auto& [keys, meaning] : shortcuts)
        rows += tableRow(keys, meaning);
    rows += tableRow(tr("Ctrl+Left, Ctrl+Right"), tr("Go to the previous or next panel"));
    rows += tableRow(tr("Wheel, + and -"), tr("Zoom at the pointer, in all panels"));
    rows += tableRow(tr("Drag, arrow keys"), tr("Move the picture, in all panels"));
    rows += tableRow(tr("Shift+arrow keys"), tr("Move the marker that shows a pixel's value"));
    rows += tableRow(tr("Drag a panel's handle"), tr("Put the panel in another place"));
    rows += tableRow(tr("Delete"), tr("Take the chosen picture out of the strip"));
    fill(this, QStringLiteral("<table cellpadding=\"3\">%1</table>").arg(rows), {560, 620});
}

} // namespace app
