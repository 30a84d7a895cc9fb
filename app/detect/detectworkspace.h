// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/settings.h"

#include <QTabWidget>

namespace widgets {
class ImageView;
}

namespace app {

class BoxesPage;
class DoubtPage;

/// What a detector finds in the session's picture, and whether to believe it: one page a question.
class DetectWorkspace final : public QTabWidget {
    Q_OBJECT

public:
    DetectWorkspace(Session& session, Worker& worker, Settings& settings,
                    QWidget* parent = nullptr);

    BoxesPage& boxes() { return *m_boxes; }
    DoubtPage& doubt() { return *m_doubt; }
    bool showsDoubt() const;
    /// What the zoom keys act on: a picture of the current page.
    widgets::ImageView& view();
    /// Colours were chosen.
    void updateLook();

    /// Whether everything that was asked for is on show.
    bool settled() const;

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// The chosen box is to be explained in full.
    void explainRequested();
    /// settled() may have become true.
    void mayHaveSettled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateTexts();

    BoxesPage* m_boxes;
    DoubtPage* m_doubt;
};

} // namespace app
