// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layerpicker.h"

#include "widgets/layerpopup.h"

#include <QEvent>
#include <QSignalBlocker>
#include <QStylePainter>
#include <QWheelEvent>

namespace widgets {

LayerPicker::LayerPicker(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::activated, this,
            [this](int index) { choose({itemData(index).toString()}); });
}

void LayerPicker::setLayers(const std::vector<LayerItem>& layers, const QString& standard)
{
    const QSignalBlocker quiet(this);
    m_layers = layers;
    m_standard = standard;
    m_chosen.clear();
    clear();
    for (const LayerItem& each : layers)
        addItem(QStringLiteral("%1   (%2)").arg(each.name, each.shape), each.name);
    setEnabled(!layers.empty());
    showChosen();
}

void LayerPicker::setChosen(const QStringList& names)
{
    m_chosen = names == QStringList(m_standard) ? QStringList() : names;
    showChosen();
}

void LayerPicker::choose(const QStringList& names)
{
    setChosen(names);
    emit layersChosen(m_chosen);
}

QString LayerPicker::shownText() const
{
    if (m_chosen.size() > 1)
        return m_chosen.join(QStringLiteral(" + "));
    return currentText();
}

void LayerPicker::showChosen()
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(findData(m_chosen.isEmpty() ? m_standard : m_chosen.constFirst()));
    setAccessibleDescription(shownText());
    update();
}

void LayerPicker::showPopup()
{
    auto* popup = new LayerPopup(m_layers, m_standard, m_chosen, m_single, this);
    connect(popup, &LayerPopup::layersChosen, this, &LayerPicker::choose);
    popup->openAt(this);
}

void LayerPicker::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showChosen();
    QComboBox::changeEvent(event);
}

void LayerPicker::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(shownText(), Qt::ElideMiddle, field.width() - 4);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void LayerPicker::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the panel around it scrolls
}

} // namespace widgets
