// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/panelheader.h"

#include "widgets/icons.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QResizeEvent>

namespace widgets {

PanelGrip::PanelGrip(QWidget* parent) : QToolButton(parent)
{
    setIcon(widgets::icon(Glyph::Grip));
    setAutoRaise(true);
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::StrongFocus);
}

void PanelGrip::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->globalPosition().toPoint();
    QToolButton::mousePressEvent(event);
}

void PanelGrip::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->globalPosition().toPoint();
    const bool held = event->buttons() & Qt::LeftButton;
    if (!m_dragging && held &&
        (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragging = true;
        setDown(false);
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_dragging)
        emit dragMoved(at);
}

void PanelGrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragging)
        return QToolButton::mouseReleaseEvent(event);
    m_dragging = false;
    setCursor(Qt::OpenHandCursor);
    emit dragEnded(event->globalPosition().toPoint(), true);
}

bool PanelGrip::event(QEvent* event)
{
    // While dragging, Escape belongs to the drag.
    if (event->type() == QEvent::ShortcutOverride && m_dragging &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QToolButton::event(event);
}

void PanelGrip::keyPressEvent(QKeyEvent* event)
{
    if (!m_dragging || event->key() != Qt::Key_Escape)
        return QToolButton::keyPressEvent(event);
    m_dragging = false;
    setCursor(Qt::OpenHandCursor);
    emit dragEnded({}, false);
}

PanelHeader::PanelHeader(QWidget* parent)
    : QWidget(parent), m_grip(new PanelGrip), m_chooser(new MethodChooser),
      m_helpButton(new QToolButton), m_parametersButton(new QToolButton),
      m_closeButton(new QToolButton), m_menu(new QMenu(this)),
      m_leftAction(m_menu->addAction(QString())), m_rightAction(m_menu->addAction(QString())),
      m_closeAction(m_menu->addAction(QString()))
{
    m_grip->setObjectName(QStringLiteral("gripButton"));
    m_chooser->setObjectName(QStringLiteral("methodComboBox"));
    const auto prepare = [](QToolButton* button, const QString& name, Glyph glyph) {
        button->setObjectName(name);
        button->setIcon(icon(glyph));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    };
    prepare(m_helpButton, QStringLiteral("helpButton"), Glyph::Help);
    prepare(m_parametersButton, QStringLiteral("parametersButton"), Glyph::Sliders);
    prepare(m_closeButton, QStringLiteral("closeButton"), Glyph::Close);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_grip);
    row->addWidget(m_chooser, 1);
    row->addWidget(m_helpButton);
    row->addWidget(m_parametersButton);
    row->addWidget(m_closeButton);

    connect(m_grip, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_grip->mapToGlobal(m_grip->rect().bottomLeft())); });
    connect(m_leftAction, &QAction::triggered, this, [this] { emit moveRequested(-1); });
    connect(m_rightAction, &QAction::triggered, this, [this] { emit moveRequested(1); });
    connect(m_closeAction, &QAction::triggered, this, &PanelHeader::closeRequested);
    connect(m_closeButton, &QToolButton::clicked, this, &PanelHeader::closeRequested);
    connect(m_helpButton, &QToolButton::clicked, this, &PanelHeader::helpRequested);
    updateTexts();
}

std::vector<QWidget*> PanelHeader::tabOrder() const
{
    return {m_grip, m_chooser, m_helpButton, m_parametersButton, m_closeButton};
}

void PanelHeader::setMovable(bool left, bool right)
{
    m_leftAction->setEnabled(left);
    m_rightAction->setEnabled(right);
}

void PanelHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void PanelHeader::resizeEvent(QResizeEvent* event)
{
    // Where room is scarce the method's name needs it more; F1 and the method's list help as well.
    m_helpButton->setVisible(event->size().width() > 9 * m_helpButton->sizeHint().width());
    QWidget::resizeEvent(event);
}

void PanelHeader::updateTexts()
{
    m_grip->setToolTip(tr("Drag the panel to another place; click for more"));
    m_grip->setAccessibleName(tr("Move panel"));
    m_chooser->setAccessibleName(tr("Method"));
    m_helpButton->setToolTip(tr("About the method (F1)"));
    m_helpButton->setAccessibleName(tr("About the method"));
    m_parametersButton->setToolTip(tr("Parameters of the method"));
    m_parametersButton->setAccessibleName(tr("Parameters"));
    m_closeButton->setToolTip(tr("Close the panel"));
    m_closeButton->setAccessibleName(tr("Close panel"));
    m_leftAction->setText(tr("Move &left"));
    m_rightAction->setText(tr("Move &right"));
    m_closeAction->setText(tr("&Close panel"));
}

} // namespace widgets
