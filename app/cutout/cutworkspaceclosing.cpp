// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that was drawn goes without a question.
#include "app/cutout/cutworkspace.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace app {

void CutWorkspace::closeSafely(std::function<void()> proceed)
{
    const auto next = [this, proceed = std::move(proceed)] {
        askNext(m_pictures.unsaved(), {}, proceed);
    };
    if (m_writing > 0)
        m_afterWriting = next;
    else
        next();
}

void CutWorkspace::removePictureSafely(int index)
{
    if (index < 0 || index >= int(m_session.pictures().size()))
        return;
    const auto id = m_session.pictures()[std::size_t(index)].id;
    const auto remove = [this, id] {
        const auto& pictures = m_session.pictures();
        const auto found = std::find_if(pictures.begin(), pictures.end(),
                                        [id](const auto& picture) { return picture.id == id; });
        if (found != pictures.end())
            m_session.removePicture(int(found - pictures.begin()));
    };
    std::vector<quint64> ids;
    if (m_pictures.unsaved(id))
        ids.push_back(id);
    askNext(ids, {}, remove);
}

/// Asks about one picture after the other, each shown while it is asked about. Only when nobody
/// cancelled are edits given up.
void CutWorkspace::askNext(std::vector<quint64> ids, std::vector<quint64> discarded,
                           std::function<void()> proceed)
{
    if (ids.empty()) {
        for (const auto id : discarded)
            m_pictures.discard(id);
        return proceed();
    }
    const auto id = ids.back();
    ids.pop_back();
    const auto& pictures = m_session.pictures();
    const auto found = std::find_if(pictures.begin(), pictures.end(),
                                    [id](const auto& picture) { return picture.id == id; });
    if (found == pictures.end())
        return askNext(std::move(ids), std::move(discarded), std::move(proceed));
    m_session.choosePicture(int(found - pictures.begin()));
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Unsaved cut-out"),
        tr("The cut-out of %1 has not been saved.").arg(QFileInfo(found->path).fileName()),
        QMessageBox::NoButton, window());
    box->setObjectName(QStringLiteral("unsavedBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* save = box->addButton(tr("&Save mask..."), QMessageBox::AcceptRole);
    auto* discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(save);
    connect(box, &QMessageBox::finished, this,
            [this, box, save, discard, id, ids, discarded, proceed] {
                if (box->clickedButton() == discard) {
                    auto more = discarded;
                    more.push_back(id);
                    askNext(ids, more, proceed);
                } else if (box->clickedButton() == save) {
                    ask(CutFile::Mask, id, [this, ids, discarded, proceed](bool saved) {
                        if (saved)
                            askNext(ids, discarded, proceed);
                    });
                }
            });
    box->open();
}

} // namespace app
