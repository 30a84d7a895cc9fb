// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imagineworkspace.h"

namespace app {

ImagineWorkspace::ImagineWorkspace(Session& session, Worker& worker, Settings& settings,
                                   QWidget* parent)
    : QWidget(parent), m_session(session), m_worker(worker), m_settings(settings),
      m_panel(new QWidget(this))
{
    setObjectName(QStringLiteral("imagineWorkspace"));
}

void ImagineWorkspace::imagine(const core::Objective& objective)
{
    static_cast<void>(objective);
}

void ImagineWorkspace::setActive(bool active)
{
    static_cast<void>(active);
}

bool ImagineWorkspace::settled() const
{
    return true;
}

} // namespace app
