// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/recoverybar.h"

#include <QAccessible>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>

namespace app {

RecoveryBar::RecoveryBar(QWidget* parent)
    : QFrame(parent), m_label(new QLabel(this)), m_recoverButton(new QPushButton(this)),
      m_discardButton(new QPushButton(this))
{
    setObjectName(QStringLiteral("recoveryBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_label->setObjectName(QStringLiteral("recoveryLabel"));
    m_label->setForegroundRole(QPalette::ToolTipText);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_recoverButton->setObjectName(QStringLiteral("recoverButton"));
    m_discardButton->setObjectName(QStringLiteral("discardButton"));
    connect(m_recoverButton, &QPushButton::clicked, this, [this] {
        const auto journal = m_journals.front();
        next();
        emit recoverRequested(journal);
    });
    connect(m_discardButton, &QPushButton::clicked, this, [this] {
        removeJournal(m_journals.front().path);
        next();
    });
    auto* icon = new QLabel(this);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxInformation).pixmap(size, size));
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(icon);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_recoverButton);
    layout->addWidget(m_discardButton);
    hide();
}

void RecoveryBar::offer(std::vector<LeftJournal> journals)
{
    m_journals = std::move(journals);
    updateTexts();
}

void RecoveryBar::next()
{
    m_journals.erase(m_journals.begin());
    updateTexts();
}

void RecoveryBar::updateTexts()
{
    setVisible(!m_journals.empty());
    if (m_journals.empty())
        return;
    const auto& journal = m_journals.front();
    const auto time = QLocale().toString(journal.time, QLocale::ShortFormat);
    m_label->setText(
        journal.readable
            ? tr("The cut-out of %1 was not saved when Saliscope ended (last edit: %2).")
                  .arg(QFileInfo(journal.header.picture).fileName(), time)
            : tr("The journal of a cut-out that was not saved (last edit: %1) is damaged: %2")
                  .arg(time, journal.path));
    m_recoverButton->setVisible(journal.readable);
    m_recoverButton->setText(tr("&Recover"));
    m_recoverButton->setToolTip(tr("Open the picture with all edits"));
    m_discardButton->setText(tr("&Discard"));
    m_discardButton->setToolTip(tr("Forget these edits for good"));
    m_label->setAccessibleName(m_label->text());
    QAccessibleEvent alert(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void RecoveryBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QFrame::changeEvent(event);
}

} // namespace app
