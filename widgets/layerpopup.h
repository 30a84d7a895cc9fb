// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/layerpicker.h"
#include "widgets/searchpopup.h"

namespace widgets {

class LayerList;

/// The list of a LayerPicker. Enter or a click takes one layer alone; Space or a click on a check
/// box adds one or takes it away, unless it is for a single layer.
class LayerPopup final : public SearchPopup {
    Q_OBJECT

public:
    LayerPopup(const std::vector<LayerItem>& layers, const QString& standard,
               const QStringList& chosen, bool single, QWidget* parent);

signals:
    void layersChosen(const QStringList& names);

protected:
    void search(const QString& text) override;
    void choose(const QModelIndex& index) override;
    void click(const QModelIndex& index, QPoint position) override;
    bool takeKey(int key) override;
    QSize wantedSize() const override;

private:
    void toggle(const QModelIndex& index);

    bool m_single;
    LayerList* m_model;
};

} // namespace widgets
