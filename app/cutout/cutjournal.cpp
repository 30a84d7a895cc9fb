// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutjournal.h"

#include "app/cutout/cutdocument.h"
#include "app/errortext.h"
#include "core/image/image.h"
#include "core/support/error.h"

#include <QDir>
#include <QJsonDocument>
#include <QLockFile>
#include <QUuid>

namespace app {

CutJournal::CutJournal(const QString& folder, JournalHeader header, CutDocument& document,
                       QObject* parent)
    : QObject(parent), m_folder(folder), m_header(std::move(header)), m_document(document)
{
    remove();
    connect(&document, &CutDocument::begun, this, &CutJournal::remove);
    connect(&document, &CutDocument::edited, this, &CutJournal::edited);
    connect(&document, &CutDocument::undone, this,
            [this] { travelled(m_document.depth() >= m_depth, UndoRecord()); });
    connect(&document, &CutDocument::redone, this,
            [this] { travelled(m_document.depth() <= m_newest, RedoRecord()); });
    connect(&document, &CutDocument::modelsAttached, this, &CutJournal::attached);
    connect(&document, &CutDocument::modifiedChanged, this, [this] {
        if (!m_document.modified())
            remove();
    });
}

void CutJournal::remove()
{
    if (m_lock) {
        m_file.close();
        removeJournal(m_file.fileName());
        m_lock.reset();
    }
    m_document.endGesture();
    m_gesture = -1;
    m_start = m_document.state();
    m_depth = m_newest = m_document.depth();
}

void CutJournal::adopt(const LeftJournal& left, const JournalStory& story, bool whole)
{
    m_file.setFileName(left.path);
    m_lock = left.lock;
    m_header = left.header;
    m_depth = 0;
    m_newest = m_document.depth();
    m_document.endGesture();
    if (!m_file.resize(story.goodBytes) ||
        !m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        fail();
    else if (!whole)
        startAnew();
}

void CutJournal::edited(const CutEdit& edit)
{
    if (!m_file.isOpen() && open())
        write(startLine(m_start));
    followGesture(edit);
    write(recordLine(edit));
    m_newest = m_document.depth();
}

/// Automatic seeds are large, and a slider makes many while it is dragged: only the newest of a
/// gesture stay in the file, as in the document. Nothing but their models came after the former
/// ones.
void CutJournal::followGesture(const CutEdit& edit)
{
    const bool automatic = std::holds_alternative<AutomaticEdit>(edit);
    const bool goesOn = automatic && m_gesture >= 0 && m_document.depth() == m_newest;
    if (goesOn && m_file.isOpen() && m_file.resize(m_gesture))
        return;
    if (automatic && m_gesture >= 0)
        write(recordLine(EndGestureRecord()));
    m_gesture = automatic ? m_file.size() : -1;
}

/// `inside`: the journal can follow; otherwise it begins anew with where the document is now.
void CutJournal::travelled(bool inside, const JournalRecord& record)
{
    m_gesture = -1;
    if (inside && m_file.isOpen())
        return write(recordLine(record));
    startAnew();
}

void CutJournal::startAnew()
{
    m_document.endGesture();
    m_gesture = -1;
    m_depth = m_newest = m_document.depth();
    m_start = m_document.state();
    if (m_file.isOpen() || open())
        write(startLine(m_start));
}

void CutJournal::attached(int place, const core::ColorModels& models)
{
    if (!m_file.isOpen())
        m_start = m_document.state(); // nothing was edited since
    else if (place >= m_depth - 1)
        write(recordLine(AttachRecord{place - m_depth, models}));
    else
        return startAnew();
    if (m_gesture >= 0 && place != m_document.depth() - 1) {
        // What belongs to an earlier edit has to stay.
        m_document.endGesture();
        write(recordLine(EndGestureRecord()));
        m_gesture = -1;
    }
}

bool CutJournal::open()
{
    if (m_failed)
        return false;
    QDir().mkpath(m_folder);
    m_file.setFileName(m_folder + '/' + QUuid::createUuid().toString(QUuid::WithoutBraces) +
                       QStringLiteral(".journal"));
    m_lock = lockJournal(m_file.fileName());
    try {
        if (!m_lock ||
            !m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            throw core::Error(core::Fault::FileNotWritable, m_file.fileName().toStdString());
        if (m_header.pasted)
            core::writeImage(journalPicture(m_file.fileName()).toStdString(), m_document.pixels());
    } catch (const core::Error&) {
        fail();
        return false;
    }
    write(headerLine(m_header));
    return m_file.isOpen();
}

/// One write to the system a line: a crash tears at most the last one.
void CutJournal::write(const QJsonObject& line)
{
    if (!m_file.isOpen())
        return;
    const auto bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (m_file.write(bytes) != bytes.size())
        fail();
}

/// The file stays, and stays ours, until its edits are safe: it tells the most of them.
void CutJournal::fail()
{
    m_file.close();
    m_failed = true;
    emit failed(tr("Cannot write to %1, so your edits would be lost in a crash. Save the mask from "
                   "time to time.")
                    .arg(m_folder));
}

} // namespace app
