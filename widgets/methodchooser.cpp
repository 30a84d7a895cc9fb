// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/methodchooser.h"

#include "widgets/methodpopup.h"

#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStylePainter>
#include <QWheelEvent>

namespace widgets {

MethodChooser::MethodChooser(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
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
    m_methods = methods;
    auto* items = new QStandardItemModel(this);
    for (const MethodItem& each : methods) {
        auto* item = new QStandardItem(each.name);
        item->setData(each.id, Qt::UserRole);
        item->setToolTip(each.available() ? each.summary : each.whyNotAvailable);
        item->setEnabled(each.available());
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

void MethodChooser::showPopup()
{
    auto* popup = new MethodPopup(m_methods, method(), this);
    connect(popup, &MethodPopup::methodChosen, this, [this](const QString& id) {
        setMethod(id);
        emit methodChosen(id);
    });
    popup->openAt(this);
}

void MethodChooser::paintEvent(QPaintEvent*)
{
    // A style would cut a long name off without a sign.
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText =
        fontMetrics().elidedText(option.currentText, Qt::ElideRight, field.width() - 4);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
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
