// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>
#include <QTimer>

namespace widgets {

/// A thin bar with its percentage that lies over the bottom of its parent while work runs there.
class ProgressOverlay final : public QProgressBar {
    Q_OBJECT

public:
    explicit ProgressOverlay(QWidget* parent);

    /// Shows itself only if the work lasts a moment.
    void start();
    void setFraction(double fraction);
    void finish();

    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QTimer m_delay;
};

} // namespace widgets
