// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/findinglist.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace widgets {

FindingList::FindingList(QWidget* parent) : QFrame(parent), m_rows(new QVBoxLayout(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_rows->setContentsMargins(8, 5, 8, 5);
    m_rows->setSpacing(4);
    hide();
}

void FindingList::setFindings(const std::vector<Finding>& findings)
{
    if (findings == m_findings)
        return;
    m_findings = findings;
    rebuild();
}

void FindingList::rebuild()
{
    // A button may be the sender of the signal that led here, so it goes only later.
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({});
        for (auto* part : item->widget()->findChildren<QWidget*>())
            part->setObjectName({});
        item->widget()->deleteLater();
        delete item;
    }
    for (int index = 0; index < int(m_findings.size()); ++index)
        m_rows->addWidget(makeRow(index));
    setVisible(!m_findings.empty());
    if (isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QWidget* FindingList::makeRow(int index)
{
    const auto& finding = m_findings[std::size_t(index)];
    auto* row = new QWidget(this);
    auto* icon = new QLabel(row);
    const auto sign = finding.level == Level::Wrong      ? QStyle::SP_MessageBoxCritical
                      : finding.level == Level::Doubtful ? QStyle::SP_MessageBoxWarning
                                                         : QStyle::SP_MessageBoxInformation;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon->setPixmap(style()->standardIcon(sign).pixmap(size, size));
    auto* label = new QLabel(row);
    label->setObjectName(QStringLiteral("finding%1Label").arg(index));
    label->setTextFormat(Qt::PlainText);
    label->setText(finding.text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::ToolTipText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    if (!finding.remedy.isEmpty()) {
        auto* button = new QPushButton(finding.remedy, row);
        button->setObjectName(QStringLiteral("remedy%1Button").arg(index));
        button->setAutoDefault(false);
        button->setToolTip(tr("Change the form so; it can be taken back"));
        connect(button, &QPushButton::clicked, this,
                [this, index] { emit remedyRequested(index); });
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    return row;
}

void FindingList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QFrame::changeEvent(event);
}

} // namespace widgets
