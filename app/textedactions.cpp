// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/textedactions.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

namespace app {

namespace {

/// A menu text as a button shows it: "Open model", "모델 열기" for "모델 열기(&M)...".
QString plainText(QString text)
{
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&|\\.\\.\\.$"));
    return text.remove(mnemonic);
}

} // namespace

QAction* TextedActions::add(QMenu* menu, Text text, Text tip, const QList<QKeySequence>& keys,
                            std::function<void()> triggered)
{
    auto* action = menu->addAction(QString());
    action->setShortcuts(keys);
    if (triggered)
        QObject::connect(action, &QAction::triggered, menu, std::move(triggered));
    m_entries.push_back({action, std::move(text), std::move(tip)});
    return action;
}

QMenu* TextedActions::addMenu(QMenu* parent, Text title)
{
    return follow(parent->addMenu(QString()), std::move(title));
}

QMenu* TextedActions::addMenu(QMenuBar* parent, Text title)
{
    return follow(parent->addMenu(QString()), std::move(title));
}

QMenu* TextedActions::follow(QMenu* menu, Text title)
{
    menu->setToolTipsVisible(true);
    m_entries.push_back({menu->menuAction(), std::move(title), [] { return QString(); }});
    return menu;
}

void TextedActions::updateTexts()
{
    for (const auto& [action, text, tip] : m_entries) {
        action->setText(text());
        action->setIconText(plainText(text()));
        action->setToolTip(tip());
        action->setStatusTip(tip());
    }
}

} // namespace app
