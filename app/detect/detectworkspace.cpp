// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/detect/detectworkspace.h"

#include "app/detect/boxespage.h"
#include "app/detect/doubtpage.h"
#include "widgets/detect/boxview.h"

#include <QEvent>
#include <QTabBar>

namespace app {

DetectWorkspace::DetectWorkspace(Session& session, Worker& worker, Settings& settings,
                                 QWidget* parent)
    : QTabWidget(parent), m_boxes(new BoxesPage(session, worker, settings, this)),
      m_doubt(new DoubtPage(session, worker, settings, this))
{
    setObjectName(QStringLiteral("detectWorkspace"));
    setDocumentMode(true);
    setTabBarAutoHide(true);
    m_doubt->setObjectName(QStringLiteral("doubtPage"));
    addTab(m_boxes, QString());
    addTab(m_doubt, QString());
    connect(m_boxes, &BoxesPage::problem, this, &DetectWorkspace::problem);
    connect(m_boxes, &BoxesPage::saved, this, &DetectWorkspace::saved);
    connect(m_boxes, &BoxesPage::explainRequested, this, &DetectWorkspace::explainRequested);
    connect(m_boxes, &BoxesPage::mayHaveSettled, this, &DetectWorkspace::mayHaveSettled);
    connect(m_doubt, &DoubtPage::problem, this, &DetectWorkspace::problem);
    connect(m_doubt, &DoubtPage::saved, this, &DetectWorkspace::saved);
    connect(m_doubt, &DoubtPage::mayHaveSettled, this, &DetectWorkspace::mayHaveSettled);
    updateTexts();
    if (settings.text(Key::DetectPage) == m_doubt->objectName())
        setCurrentWidget(m_doubt);
    connect(this, &QTabWidget::currentChanged, this,
            [this, &settings] { settings.set(Key::DetectPage, currentWidget()->objectName()); });
}

bool DetectWorkspace::settled() const
{
    return m_boxes->settled() && m_doubt->settled();
}

bool DetectWorkspace::showsDoubt() const
{
    return currentWidget() == m_doubt;
}

widgets::ImageView& DetectWorkspace::view()
{
    return showsDoubt() ? m_doubt->view() : m_boxes->view();
}

void DetectWorkspace::updateLook()
{
    m_boxes->updateLook();
    if (m_doubt->isVisible()) // else when it is shown
        m_doubt->updateLook();
}

void DetectWorkspace::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QTabWidget::changeEvent(event);
}

void DetectWorkspace::updateTexts()
{
    setTabText(indexOf(m_boxes), tr("Boxes"));
    setTabText(indexOf(m_doubt), m_doubt->title());
}

} // namespace app
