// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filequestions.h"

#include <QFileDialog>
#include <QFileInfo>

namespace app {

namespace {

void open(QFileDialog* dialog, std::function<void(const QString&)> chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::finished, dialog,
                     [dialog, chosen = std::move(chosen)](int result) {
                         const auto files = dialog->selectedFiles();
                         chosen(result == QDialog::Accepted ? files.value(0) : QString());
                     });
    dialog->open();
}

} // namespace

void askWhereToSave(QWidget* parent, const QString& title, const QString& proposed,
                    const QString& filter, std::function<void(const QString&)> chosen)
{
    const QFileInfo place(proposed);
    auto* dialog = new QFileDialog(parent, title, place.path(), filter);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(place.suffix());
    dialog->selectFile(place.fileName());
    open(dialog, std::move(chosen));
}

void askWhatToOpen(QWidget* parent, const QString& title, const QString& folder,
                   const QString& filter, std::function<void(const QString&)> chosen)
{
    auto* dialog = new QFileDialog(parent, title, folder, filter);
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    open(dialog, std::move(chosen));
}

void askForFolder(QWidget* parent, const QString& title, const QString& folder,
                  std::function<void(const QString&)> chosen)
{
    auto* dialog = new QFileDialog(parent, title, folder);
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, std::move(chosen));
}

} // namespace app
