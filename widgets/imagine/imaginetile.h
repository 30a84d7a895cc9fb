// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imagine/ascent.h"
#include "widgets/timeleft.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QImage>
#include <QStringList>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QToolButton;

namespace widgets {

class ElidedLabel;
class ImaginePicture;

enum class TileState {
    Waiting, ///< for its turn
    Running,
    Paused,
    Stopped,  ///< before its last step, for good
    Finished, ///< all steps
    Failed    ///< nothing to be seen
};

/// What a tile's buttons and keys ask for.
enum class TileRequest { Pause, Resume, Again, Remove };

/// Where an ascent is.
struct TileProgress {
    int step = 0;
    int steps = 0;
    std::optional<core::AscentFacts> facts{}; ///< of the last step
    bool activation = false;                  ///< the value is a channel's and no class's
};

/// A picture that an ascent makes: what of, the picture as it forms, its numbers and its controls.
class ImagineTile final : public QFrame {
    Q_OBJECT

public:
    explicit ImagineTile(QWidget* parent = nullptr);

    /// `details`: how it is made, for the tooltip.
    void setTitle(const QString& title, const QString& details);
    QString title() const;
    void setState(TileState state);
    TileState state() const { return m_state; }
    bool unfinished() const;
    void setProgress(const TileProgress& progress);
    void setImages(const std::vector<QImage>& images);
    const std::vector<QImage>& images() const;
    /// What the model says to each picture; `brief` where the tile is narrow.
    void setVerdicts(const QStringList& verdicts, const QStringList& brief = {});
    /// A remark below everything. Empty: none.
    void setNote(const QString& note);
    QString note() const;
    /// In the picture's place: why there is none.
    void setMessage(const QString& message);
    /// On the screen only.
    void setContrastStretched(bool stretched);
    void setCurrent(bool current);
    /// Whether it can be started again.
    void setAgainPossible(bool possible);

    ImaginePicture& picture() { return *m_picture; }
    const ImaginePicture& picture() const { return *m_picture; }
    /// Everything but the picture.
    QSize chrome() const;

signals:
    void asked(widgets::TileRequest request);
    /// Of all that can be done with it, at a place on the screen.
    void menuRequested(QPoint position);
    void largeRequested();
    void focused();

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void layOut();
    TileRequest mainRequest() const;
    QStringList numbersTexts() const;
    QStringList statusTexts() const;
    QString fitting(const QStringList& texts) const;
    void showFacts();
    void showToolTip();
    void updateTexts();

    ElidedLabel* m_titleLabel;
    QToolButton* m_mainButton; ///< pause, resume or start again
    QToolButton* m_menuButton;
    QToolButton* m_removeButton;
    ImaginePicture* m_picture;
    ElidedLabel* m_numbersLabel;
    ElidedLabel* m_statusLabel;
    QLabel* m_noteLabel;
    QProgressBar* m_bar;
    QString m_details;
    TileState m_state = TileState::Waiting;
    TileProgress m_progress;
    QStringList m_verdicts;
    QStringList m_briefVerdicts;
    TimeLeft m_timeLeft;
    QElapsedTimer m_clock; ///< valid while it runs
    bool m_current = false;
    bool m_againPossible = true;
};

} // namespace widgets
