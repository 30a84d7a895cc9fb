// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "core/segment/removal.h"
#include "widgets/cutout/cutpanel.h"

namespace app {

/// Asks the session's model about the picture without an object and about the object alone: was it
/// the object?
class ObjectTest final : public QObject {
    Q_OBJECT

public:
    ObjectTest(Session& session, Worker& worker, QObject* parent = nullptr);

    /// `mask`: of the session's picture; not written into any more. A newer question replaces the
    /// older one.
    void ask(const cv::Mat& mask, core::Fill fill);
    /// Nobody waits for the answer any more.
    void drop();
    bool busy() const { return m_busy; }

    /// Puts one of the two pictures into the session, with the class that is explained now.
    void addPicture(const cv::Mat& mask, core::Fill fill, widgets::EditedPicture which);

signals:
    void answered(const widgets::EraseResult& result);
    void busyChanged();
    void problem(const QString& sentence);

private:
    void setBusy(bool busy);

    Session& m_session;
    Worker& m_worker;
    bool m_busy = false;
};

} // namespace app
