// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeleft.h"

#include <QElapsedTimer>
#include <QProgressBar>
#include <QTimer>

class QToolButton;

namespace widgets {

/// A thin bar with its percentage, the time left and a button that cancels. Lies over the bottom of
/// its parent while work runs there.
class ProgressOverlay final : public QProgressBar {
    Q_OBJECT

public:
    explicit ProgressOverlay(QWidget* parent);

    /// Work was asked for and waits for its turn. Shows itself only if it all lasts a moment.
    void start();
    /// The work runs. 0 to 1.
    void setFraction(double fraction);
    void finish();

    /// "43 % · 12 s left".
    QString text() const override { return m_text; }
    QToolButton& cancelButton() { return *m_cancelButton; }

    QSize sizeHint() const override;

signals:
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void updateTexts();

    QToolButton* m_cancelButton; ///< beside, not inside: the bar lets the mouse through
    QTimer m_delay;
    QElapsedTimer m_clock; ///< valid while the work runs
    TimeLeft m_timeLeft;
    QElapsedTimer m_textAge;
    QString m_left;
    QString m_text;
};

} // namespace widgets
