// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/modelpage.h"

#include <QEvent>
#include <QShowEvent>
#include <utility>

namespace app {

ModelPage::ModelPage(Session& session, Worker& worker, QWidget* parent)
    : QWidget(parent), m_session(session), m_worker(worker)
{
    connect(&session, &Session::modelChanged, this, [this] { note(ModelChange); });
    connect(&session, &Session::imageChanged, this, [this] { note(PictureChange); });
    connect(&session, &Session::targetChanged, this, [this] { note(TargetChange); });
    connect(&session, &Session::layerChanged, this, [this] { note(LayerChange); });
}

void ModelPage::note(Change change)
{
    m_pending |= change;
    if (isVisible())
        refresh(std::exchange(m_pending, {}));
}

void ModelPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_pending)
        refresh(std::exchange(m_pending, {}));
}

void ModelPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace app
