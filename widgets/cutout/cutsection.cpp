// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/cutsection.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace widgets {

CutSection::CutSection(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_title(new QLabel)
{
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(5);
    m_column->addWidget(m_title);
}

void CutSection::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void CutSection::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace widgets
