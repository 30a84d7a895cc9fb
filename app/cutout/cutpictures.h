// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutdocument.h"
#include "app/cutout/cutjournal.h"
#include "app/session.h"

#include <map>
#include <memory>
#include <vector>

namespace app {

/// The cut-outs of the session's pictures, each with its journal. They begin when somebody looks,
/// and stay while their pictures are open if anything was done.
class CutPictures final : public QObject {
    Q_OBJECT

public:
    CutPictures(Session& session, QString journalFolder, QObject* parent = nullptr);
    ~CutPictures() override;

    /// What a new cut-out begins with.
    void setBeginning(const CutState& state) { m_beginning = state; }

    /// Whether somebody looks: then every picture that is shown gets a cut-out.
    void setActive(bool active);

    /// Of the session's picture; null until its pixels are there, or if it has none.
    CutDocument* current() const;
    quint64 currentId() const { return m_current; }

    /// Pictures, by their ids, whose edits would be lost.
    std::vector<quint64> unsaved() const;
    bool unsaved(quint64 id) const;
    /// Their edits need not be recovered either.
    void discard(quint64 id);

    /// Opens the picture of a journal and does again what it tells.
    void recover(const LeftJournal& left);

signals:
    void currentChanged();
    void recovered();
    void problem(const QString& sentence);

private:
    struct Entry {
        std::unique_ptr<CutDocument> document;
        std::unique_ptr<CutJournal> journal;
    };

    void showCurrent();
    void add(const OpenPicture& picture);
    void restore(const OpenPicture& picture, const LeftJournal& left);
    void leave(quint64 id);
    void forget();

    Session& m_session;
    QString m_journalFolder;
    CutState m_beginning;
    std::map<quint64, Entry> m_entries;
    std::vector<LeftJournal> m_recovering; ///< whose pictures are on their way
    quint64 m_current = 0;
    bool m_active = false;
};

} // namespace app
