// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/settings.h"
#include "core/imagine/objective.h"

#include <QTabWidget>
#include <functional>
#include <vector>

namespace app {

class ModelPage;
class PreprocessingPage;

/// What the model is made of, one page a question.
class ModelWorkspace final : public QTabWidget {
    Q_OBJECT

public:
    ModelWorkspace(Session& session, Worker& worker, Settings& settings, QWidget* parent = nullptr);

    /// Of the page on show.
    bool settled() const;

    /// Whether an edited model card would be lost.
    bool hasUnsaved() const;
    /// Calls `proceed` once no edit is lost by it, after asking the person; never if they cancel.
    void closeSafely(std::function<void()> proceed);

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// A picture that shows this is wanted.
    void imagineRequested(const core::Objective& objective);
    /// settled() may have become true.
    void mayHaveSettled();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// `id` is stable: settings.
    void add(const QString& id, ModelPage* page);
    void updateTexts();

    Settings& m_settings;
    std::vector<ModelPage*> m_pages;
    PreprocessingPage* m_preprocessing;
};

} // namespace app
