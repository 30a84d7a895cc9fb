// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace app {

/// A strip above the workspace that says what went wrong, and stays until it is closed or something
/// else happens. Nothing has to be confirmed to go on.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(const QString& message);
    QString message() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateTexts();

    QLabel* m_icon;
    QLabel* m_label;
    QToolButton* m_closeButton;
};

} // namespace app
