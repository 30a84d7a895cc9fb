// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QStringList>
#include <vector>

namespace widgets {

/// A layer that can be chosen.
struct LayerItem {
    QString name;
    QString shape;   ///< "512 × 7 × 7"
    QString details; ///< kind and other names, found by typing too
};

/// One or several layers of a network. It looks like a combo box; its list has check boxes and is
/// searched by typing. Arrow keys on the closed box choose one layer alone.
class LayerPicker final : public QComboBox {
    Q_OBJECT

public:
    explicit LayerPicker(QWidget* parent = nullptr);

    /// `standard` is the name of what no choice stands for. Nothing is chosen then.
    void setLayers(const std::vector<LayerItem>& layers, const QString& standard);
    /// One layer alone can be chosen.
    void setSingle(bool single) { m_single = single; }

    /// Empty: the standard layer. Does not emit.
    void setChosen(const QStringList& names);
    const QStringList& chosen() const { return m_chosen; }

    /// "layer3 + layer4".
    QString shownText() const;

    void showPopup() override;

signals:
    /// By the person; empty: the standard layer.
    void layersChosen(const QStringList& names);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void choose(const QStringList& names);
    void showChosen();

    std::vector<LayerItem> m_layers;
    QString m_standard;
    QStringList m_chosen;
    bool m_single = false;
};

} // namespace widgets
