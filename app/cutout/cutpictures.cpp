// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutpictures.h"

#include "app/errortext.h"
#include "core/support/error.h"

#include <QFileInfo>
#include <algorithm>

namespace app {

CutPictures::CutPictures(Session& session, QString journalFolder, QObject* parent)
    : QObject(parent), m_session(session), m_journalFolder(std::move(journalFolder))
{
    connect(&session, &Session::imageChanged, this, &CutPictures::showCurrent);
    connect(&session, &Session::currentChanged, this, [this] {
        // Its pixels come later.
        if (m_current != 0 && (!m_session.current() || m_session.current()->id != m_current))
            showCurrent();
    });
    connect(&session, &Session::pictureRemoved, this, &CutPictures::forget);
    connect(&session, &Session::pictureFailed, this, [this](const QString& path) {
        std::erase_if(m_recovering,
                      [&](const LeftJournal& left) { return left.header.picture == path; });
    });
}

CutPictures::~CutPictures() = default;

CutDocument* CutPictures::current() const
{
    const auto found = m_entries.find(m_current);
    return found == m_entries.end() ? nullptr : found->second.document.get();
}

void CutPictures::setActive(bool active)
{
    m_active = active;
    if (active && m_session.image() && !current())
        showCurrent();
}

void CutPictures::showCurrent()
{
    const auto before = m_current;
    m_current = 0;
    const auto* picture = m_session.current();
    const auto image = m_session.image();
    const auto recovering =
        std::find_if(m_recovering.begin(), m_recovering.end(), [&](const LeftJournal& left) {
            return image && left.header.picture == picture->path;
        });
    if (image) {
        const auto found = m_entries.find(picture->id);
        if (found != m_entries.end() && found->second.document->size() != image->size()) {
            emit problem(tr("%1 has another size than before, so your edits do not fit any more.")
                             .arg(QFileInfo(picture->path).fileName()));
            m_entries.erase(found);
        }
        if (!m_entries.count(picture->id) && (m_active || recovering != m_recovering.end()))
            add(*picture);
        m_current = picture->id;
        if (current())
            current()->setPixels(image->pixels);
    }
    if (recovering != m_recovering.end()) {
        const auto left = *recovering;
        m_recovering.erase(recovering);
        restore(*picture, left);
    }
    emit currentChanged();
    if (before != m_current)
        leave(before);
}

/// Pictures are large, and so are seeds; the session drops pictures too.
void CutPictures::leave(quint64 id)
{
    const auto left = m_entries.find(id);
    if (left == m_entries.end())
        return;
    if (const auto& document = *left->second.document; document.untouched() && !document.modified())
        m_entries.erase(left);
    else
        left->second.document->setPixels({});
}

void CutPictures::add(const OpenPicture& picture)
{
    const auto size = picture.image->size();
    auto& entry = m_entries[picture.id];
    entry.document = std::make_unique<CutDocument>(picture.image->pixels);
    entry.document->begin(m_beginning);
    const JournalHeader header{picture.path, picture.pasted, QSize(size.width, size.height),
                               pixelHash(picture.image->pixels)};
    entry.journal = std::make_unique<CutJournal>(m_journalFolder, header, *entry.document);
    connect(entry.journal.get(), &CutJournal::failed, this, &CutPictures::problem);
}

std::vector<quint64> CutPictures::unsaved() const
{
    std::vector<quint64> ids;
    for (const auto& [id, entry] : m_entries)
        if (entry.document->modified())
            ids.push_back(id);
    return ids;
}

bool CutPictures::unsaved(quint64 id) const
{
    const auto found = m_entries.find(id);
    return found != m_entries.end() && found->second.document->modified();
}

void CutPictures::discard(quint64 id)
{
    if (const auto found = m_entries.find(id); found != m_entries.end())
        found->second.journal->remove();
}

void CutPictures::recover(const LeftJournal& left)
{
    m_recovering.push_back(left);
    if (left.header.pasted) {
        const QImage picture(journalPicture(left.path));
        if (!picture.isNull())
            return m_session.addPicture(picture, left.header.picture);
        m_recovering.pop_back();
        emit problem(tr("The copy of the picture beside %1 cannot be read, so its edits cannot be "
                        "recovered.")
                         .arg(left.path));
        return;
    }
    m_session.openPictures({left.header.picture});
    if (m_session.image() && m_session.current()->path == left.header.picture &&
        !m_recovering.empty())
        showCurrent(); // it was open already
}

void CutPictures::restore(const OpenPicture& picture, const LeftJournal& left)
{
    const auto name = QFileInfo(picture.path).fileName();
    auto& entry = m_entries.at(picture.id);
    if (entry.document->modified()) {
        emit problem(tr("%1 is being edited. Save or discard that, and start again to recover the "
                        "edits from before.")
                         .arg(name));
        return;
    }
    if (pixelHash(picture.image->pixels) != left.header.hash) {
        emit problem(tr("%1 is not the picture any more that was edited. Put the former one back "
                        "and start again to recover the edits.")
                         .arg(name));
        return;
    }
    JournalStory story;
    try {
        story = readJournal(left.path);
    } catch (const core::Error& error) {
        emit problem(errorText(error));
        return;
    }
    entry.journal.reset(); // what follows is in a journal already
    const bool whole = replay(story, *entry.document) && !story.damaged;
    entry.journal = std::make_unique<CutJournal>(m_journalFolder, left.header, *entry.document);
    connect(entry.journal.get(), &CutJournal::failed, this, &CutPictures::problem);
    entry.document->setUnsaved();
    entry.journal->adopt(left, story, whole);
    if (!whole)
        emit problem(tr("A part of the edits of %1 is damaged. What comes before it is recovered.")
                         .arg(name));
    emit recovered();
}

void CutPictures::forget()
{
    const auto isOpen = [this](quint64 id) {
        const auto& pictures = m_session.pictures();
        return std::any_of(pictures.begin(), pictures.end(),
                           [id](const OpenPicture& picture) { return picture.id == id; });
    };
    if (m_current != 0 && !isOpen(m_current)) {
        m_current = 0;
        emit currentChanged(); // nobody holds its document now
    }
    std::erase_if(m_entries, [&](const auto& entry) { return !isOpen(entry.first); });
}

} // namespace app
