// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace widgets {

/// A titled part of the cut-out editor's side panel.
class CutSection : public QWidget {
    Q_OBJECT

public:
    explicit CutSection(QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;
    /// Gives every part its text, in the present language.
    virtual void updateTexts() = 0;
    void setTitle(const QString& title);
    QVBoxLayout& column() { return *m_column; }

private:
    QVBoxLayout* m_column;
    QLabel* m_title;
};

} // namespace widgets
