// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace widgets {

class ElidedLabel;

/// Says what is being worked on, how far it is, for how long, and lets the person cancel. Hidden
/// while nothing runs; short work never shows it.
class JobBar final : public QWidget {
    Q_OBJECT

public:
    explicit JobBar(QWidget* parent = nullptr);

    /// Work begins, or the next piece of it does: the clock runs on until finish().
    void start(const QString& message);

    /// 0 to 1; empty: unknown, the bar swings.
    void setProgress(std::optional<double> fraction);

    void finish();
    bool running() const { return m_running; }

    /// Work that takes less than this never shows the bar.
    static constexpr int delayMilliseconds = 300;

signals:
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTime();
    void updateTexts();

    ElidedLabel* m_message;
    QProgressBar* m_bar;
    QLabel* m_time;
    QPushButton* m_cancelButton;
    QElapsedTimer m_clock;
    QTimer m_delay;
    QTimer m_tick;
    bool m_running = false;
};

} // namespace widgets
