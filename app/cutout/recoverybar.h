// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/journalfile.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace app {

/// A strip above the workspace that offers to bring back what was edited when the program ended
/// without being asked to; one journal after the other.
class RecoveryBar final : public QFrame {
    Q_OBJECT

public:
    explicit RecoveryBar(QWidget* parent = nullptr);

    void offer(std::vector<LeftJournal> journals);

signals:
    void recoverRequested(const app::LeftJournal& journal);

protected:
    void changeEvent(QEvent* event) override;

private:
    void next();
    void updateTexts();

    std::vector<LeftJournal> m_journals; ///< the first one is on show
    QLabel* m_label;
    QPushButton* m_recoverButton;
    QPushButton* m_discardButton;
};

} // namespace app
