// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"

namespace app {

/// Collects statistics of the model's channels over a folder of pictures and puts them beside the
/// model, where ParchGrad finds them. What is more urgent goes before; it then goes on where it
/// was.
class StatisticsRunner final : public QObject {
    Q_OBJECT

public:
    StatisticsRunner(Session& session, Worker& worker, QObject* parent = nullptr);

    /// Of the session's model, which must be there. Ends when the model changes.
    void collect(const QString& folder);
    bool busy() const { return m_model != nullptr; }

    /// Where the statistics of the session's model lie, or would.
    QString path() const;

signals:
    void busyChanged();
    /// The file is there. `remark`: what else the person should know; may be empty.
    void collected(const QString& path, const QString& remark);
    void problem(const QString& sentence);

private:
    struct Work;
    Worker::Deliver run(Work& work, Worker::Context& context);
    static QString remarkOn(const Work& work);
    void finish();
    void endIfModelChanged();

    Session& m_session;
    Worker& m_worker;
    std::shared_ptr<const core::Model> m_model; ///< that is worked on
};

} // namespace app
