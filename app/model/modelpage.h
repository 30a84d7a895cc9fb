// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"

#include <QFlags>
#include <QWidget>

namespace app {

/// A page of the model workspace. It follows the session, but works only while it is on show.
class ModelPage : public QWidget {
    Q_OBJECT

public:
    enum Change { ModelChange = 1, PictureChange = 2, TargetChange = 4, LayerChange = 8 };
    Q_DECLARE_FLAGS(Changes, Change)

    ModelPage(Session& session, Worker& worker, QWidget* parent);

    /// What its tab says, in the present language.
    virtual QString title() const = 0;
    /// False while it waits for something else than the worker.
    virtual bool settled() const { return true; }

signals:
    /// Something could not be done.
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// settled() may have become true.
    void mayHaveSettled();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

    /// What of the session has changed since the last call, all at the first one. Only called while
    /// the page is on show.
    virtual void refresh(Changes changes) = 0;
    /// Gives every part its text, in the present language.
    virtual void updateTexts() = 0;

    Session& session() const { return m_session; }
    Worker& worker() const { return m_worker; }

private:
    void note(Change change);

    Session& m_session;
    Worker& m_worker;
    Changes m_pending{ModelChange | PictureChange | TargetChange | LayerChange};
};

Q_DECLARE_OPERATORS_FOR_FLAGS(ModelPage::Changes)

} // namespace app
