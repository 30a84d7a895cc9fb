// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/settings.h"
#include "core/imagine/objective.h"

#include <QWidget>

namespace app {

/// Pictures of what classes, channels and units mean to the session's model, side by side, as they
/// form.
class ImagineWorkspace final : public QWidget {
    Q_OBJECT

public:
    ImagineWorkspace(Session& session, Worker& worker, Settings& settings,
                     QWidget* parent = nullptr);

    /// What is to be imagined and how; the window puts it where it likes.
    QWidget& panel() { return *m_panel; }

    /// Begins a picture of this beside those that are there.
    void imagine(const core::Objective& objective);

    /// Whether it is on show.
    void setActive(bool active);
    bool settled() const;

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// settled() may have become true.
    void mayHaveSettled();

private:
    Session& m_session;
    Worker& m_worker;
    Settings& m_settings;
    QWidget* m_panel;
};

} // namespace app
