// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/methodchooser.h"

#include <QToolButton>
#include <QWidget>
#include <vector>

class QMenu;

namespace widgets {

/// What a panel is dragged by. A click, or Space, opens a menu that does the same by keyboard.
class PanelGrip final : public QToolButton {
    Q_OBJECT

public:
    explicit PanelGrip(QWidget* parent = nullptr);

signals:
    void dragMoved(QPoint globalPosition);
    /// `dropped` is false when Escape ended the drag.
    void dragEnded(QPoint globalPosition, bool dropped);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QPoint m_pressedAt;
    bool m_dragging = false;
};

/// The row above a panel's picture: grip, method, help, parameters, close.
class PanelHeader final : public QWidget {
    Q_OBJECT

public:
    explicit PanelHeader(QWidget* parent = nullptr);

    MethodChooser& chooser() { return *m_chooser; }
    PanelGrip& grip() { return *m_grip; }
    QToolButton& parametersButton() { return *m_parametersButton; }

    std::vector<QWidget*> tabOrder() const;

    /// Which ways the panel can be moved.
    void setMovable(bool left, bool right);

signals:
    void closeRequested();
    /// About the method.
    void helpRequested();
    /// -1: one place to the left, 1: to the right.
    void moveRequested(int direction);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateTexts();

    PanelGrip* m_grip;
    MethodChooser* m_chooser;
    QToolButton* m_helpButton;
    QToolButton* m_parametersButton;
    QToolButton* m_closeButton;
    QMenu* m_menu;
    QAction* m_leftAction;
    QAction* m_rightAction;
    QAction* m_closeAction;
};

} // namespace widgets
