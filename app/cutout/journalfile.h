// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutedit.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QSize>
#include <QString>
#include <memory>
#include <vector>

class QLockFile;

namespace app {

class CutDocument;

/// Which picture the edits in a journal belong to.
struct JournalHeader {
    QString picture;     ///< its file; of a pasted one the title
    bool pasted = false; ///< a copy of it lies beside the journal
    QSize size;
    QByteArray hash; ///< pixelHash()
};

/// Tells whether a file still holds the same picture. Of a large one a part of the rows counts.
QByteArray pixelHash(const cv::Mat& pixels);

/// Models that came later than the seeds they were made of.
struct AttachRecord {
    int place = -1;
    core::ColorModels models;
};
struct UndoRecord {};
struct RedoRecord {};
/// The next edit is one of its own, even if it looks like going on with the last one.
struct EndGestureRecord {};
using JournalRecord = std::variant<CutEdit, UndoRecord, RedoRecord, EndGestureRecord, AttachRecord>;

/// What happened to a picture, as its journal tells it.
struct JournalStory {
    CutState start;
    std::vector<JournalRecord> records;
    bool damaged = false; ///< what follows could not be understood
    qint64 goodBytes = 0; ///< of the file, up to there
};

// Lines of the file, as JSON objects.
QJsonObject headerLine(const JournalHeader& header);
QJsonObject startLine(const CutState& state);
QJsonObject recordLine(const JournalRecord& record);

/// Nobody edits any more what this journal tells: its window is gone.
struct LeftJournal {
    QString path;
    JournalHeader header;
    bool readable = false;           ///< false: damaged from the start, or of another version
    QDateTime time;                  ///< of the last edit
    std::shared_ptr<QLockFile> lock; ///< ours: no other window offers it
};

/// The journals in `folder` that no window holds, newest first. They are locked by this.
std::vector<LeftJournal> leftJournals(const QString& folder);

/// Throws Error{FileUnreadable}. A torn last line is what a crash leaves, and no damage.
JournalStory readJournal(const QString& path);

/// Does in `document` what the story tells. False: a part of it did not fit, and was left out.
bool replay(const JournalStory& story, CutDocument& document);

/// The copy of a pasted picture that lies beside a journal.
QString journalPicture(const QString& journal);
/// Deletes a journal and the copy of its picture.
void removeJournal(const QString& path);
/// Locks a journal for this window; null if another one holds it.
std::shared_ptr<QLockFile> lockJournal(const QString& path);

} // namespace app
