// SPDX-License-Identifier: GPL-3.0-or-later
// No edited card goes without a question.
#include "app/model/preprocessingpage.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace app {

bool PreprocessingPage::hasUnsaved() const
{
    return std::any_of(m_edits.begin(), m_edits.end(),
                       [](const auto& entry) { return entry.second->unsaved(); });
}

void PreprocessingPage::closeSafely(std::function<void()> proceed)
{
    showModel(); // it may have changed while the page was not on show
    QStringList models;
    for (const auto& [model, edit] : m_edits)
        if (edit->unsaved())
            models.append(model);
    askNext(models, proceed);
}

/// Asks about one model's card after the other. Edits are never thrown away here: who gives them up
/// and then cancels still has them.
void PreprocessingPage::askNext(QStringList models, const std::function<void()>& proceed)
{
    if (models.isEmpty())
        return proceed();
    const auto model = models.takeFirst();
    const auto& edit = *m_edits.at(model);
    const QFileInfo card(QString::fromStdString(core::cardPathFor(model.toStdString())));
    auto* box = new QMessageBox(QMessageBox::Question, tr("Unsaved model card"),
                                //: %1 is a model's file
                                tr("The model card of %1 was edited and has not been saved.")
                                    .arg(QFileInfo(model).fileName()),
                                QMessageBox::NoButton, window());
    box->setObjectName(QStringLiteral("unsavedCardBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* save = nullptr;
    if (edit.usable) {
        save = box->addButton(tr("&Save card"), QMessageBox::AcceptRole);
        box->setDefaultButton(save);
        if (card.exists())
            //: %1 is a file
            box->setInformativeText(tr("Saving it replaces %1.").arg(card.fileName()));
    } else {
        box->setInformativeText(tr("It cannot be saved as it is: see Model, Preprocessing."));
    }
    auto* discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    auto* cancel = box->addButton(QMessageBox::Cancel);
    box->setEscapeButton(cancel);
    if (!save)
        box->setDefaultButton(cancel);
    connect(box, &QMessageBox::finished, this,
            [this, box, save, discard, models, model, path = card.filePath(), proceed] {
                const auto* clicked = box->clickedButton();
                if (clicked == discard || (save && clicked == save && saveCardOf(model, path)))
                    askNext(models, proceed);
            });
    box->open();
}

} // namespace app
