// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/methodchooser.h"

#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QWheelEvent>

namespace widgets {

MethodChooser::MethodChooser(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setMaxVisibleItems(24);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::currentIndexChanged, this, &MethodChooser::showSummary);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const QString id = itemData(index).toString();
        if (!id.isEmpty())
            emit methodChosen(id);
    });
}

void MethodChooser::setMethods(const std::vector<MethodItem>& methods)
{
    const QSignalBlocker blocker(this);
    const QString chosen = method();
    auto* items = new QStandardItemModel(this);
    QString family;
    for (const MethodItem& each : methods) {
        if (each.family != family) {
            family = each.family;
            auto* heading = new QStandardItem(family);
            heading->setFlags(Qt::NoItemFlags);
            QFont bold = font();
            bold.setBold(true);
            heading->setFont(bold);
            items->appendRow(heading);
        }
        auto* item = new QStandardItem(each.name);
        item->setData(each.id, Qt::UserRole);
        item->setToolTip(each.whyNotAvailable.isEmpty() ? each.summary : each.whyNotAvailable);
        item->setEnabled(each.whyNotAvailable.isEmpty());
        items->appendRow(item);
    }
    setModel(items); // which deletes the old one
    setCurrentIndex(chosen.isEmpty() ? -1 : findData(chosen));
    showSummary();
}

void MethodChooser::setMethod(const QString& id)
{
    const QSignalBlocker blocker(this);
    setCurrentIndex(findData(id));
    showSummary();
}

QString MethodChooser::method() const
{
    return currentData().toString();
}

void MethodChooser::wheelEvent(QWheelEvent* event)
{
    // The wheel over a panel zooms or scrolls; it should not start another explanation by accident.
    event->ignore();
}

void MethodChooser::showSummary()
{
    setToolTip(currentData(Qt::ToolTipRole).toString());
}

} // namespace widgets
