// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/journalfile.h"

#include <QFile>
#include <QObject>

namespace app {

/// Writes down every edit of a document while it is made, so that a crash takes at most the last
/// one. The file appears with the first edit, and goes once the edits are saved or discarded.
class CutJournal final : public QObject {
    Q_OBJECT

public:
    /// The journal will lie in `folder`, which is made if it is not there.
    CutJournal(const QString& folder, JournalHeader header, CutDocument& document,
               QObject* parent = nullptr);

    /// Goes on with the journal that the document was replayed from. Of it, what was understood
    /// stays; unless that is the `whole` of what fitted, the journal begins anew after it.
    void adopt(const LeftJournal& left, const JournalStory& story, bool whole);

    /// Nothing of what was done so far needs to be recovered any more.
    void remove();

signals:
    /// Nothing more is written; told once.
    void failed(const QString& sentence);

private:
    void edited(const CutEdit& edit);
    void followGesture(const CutEdit& edit);
    void travelled(bool inside, const JournalRecord& record);
    void attached(int place, const core::ColorModels& models);
    void startAnew();
    bool open();
    void write(const QJsonObject& line);
    void fail();

    QString m_folder;
    JournalHeader m_header;
    CutDocument& m_document;
    QFile m_file;
    std::shared_ptr<QLockFile> m_lock;
    CutState m_start; ///< what the journal begins with, before it is open
    int m_depth = 0;  ///< of the document's history there
    int m_newest = 0; ///< the depth up to which it knows how to redo
    /// Where the newest edit is told if that is automatic seeds, which a slider may replace; else
    /// -1.
    qint64 m_gesture = -1;
    bool m_failed = false;
};

} // namespace app
