// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layerpopup.h"

#include <QAbstractListModel>
#include <QLineEdit>
#include <QListView>
#include <QStyledItemDelegate>
#include <algorithm>

namespace widgets {

/// The standard layer in the first row, then the layers that fit what is typed.
class LayerList final : public QAbstractListModel {
public:
    LayerList(const std::vector<LayerItem>& layers, const QString& standard,
              const QStringList& chosen, bool single, QObject* parent)
        : QAbstractListModel(parent), m_layers(layers), m_standard(standard),
          m_chosen(chosen.isEmpty() ? QStringList(standard) : chosen), m_single(single)
    {
        for (const LayerItem& each : layers)
            m_folded << (each.name + QLatin1Char('\n') + each.details).toCaseFolded();
        show({});
    }

    void show(const QString& typed)
    {
        beginResetModel();
        m_rows.clear();
        if (typed.trimmed().isEmpty())
            m_rows.push_back(standardRow);
        for (int i = 0; i < int(m_layers.size()); ++i)
            if (holdsWords(m_folded[i], typed))
                m_rows.push_back(i);
        endResetModel();
    }

    /// In the network's order; empty: the standard layer.
    QStringList chosen() const
    {
        QStringList names;
        for (const LayerItem& each : m_layers)
            if (m_chosen.contains(each.name))
                names << each.name;
        return names == QStringList(m_standard) ? QStringList() : names;
    }

    void chooseAlone(int row) { m_chosen = {name(row)}; }

    void toggle(int row)
    {
        if (m_rows[row] == standardRow)
            m_chosen = {m_standard};
        else if (!m_chosen.removeOne(name(row)))
            m_chosen << name(row);
        if (m_chosen.isEmpty())
            m_chosen << m_standard;
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
    }

    int rowOfFirstChosen() const
    {
        if (chosen().isEmpty())
            return 0;
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [this](int layer) {
            return layer != standardRow && m_chosen.contains(m_layers[layer].name);
        });
        return found == m_rows.end() ? 0 : int(found - m_rows.begin());
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const int layer = m_rows[index.row()];
        const bool standard = layer == standardRow;
        switch (role) {
        case Qt::DisplayRole:
            return standard ? LayerPopup::tr("Standard: %1").arg(m_standard)
                            : QStringLiteral("%1   (%2)")
                                  .arg(m_layers[layer].name, m_layers[layer].shape);
        case Qt::ToolTipRole:
            return standard ? LayerPopup::tr("What the model card says, or the last layer with "
                                             "positions")
                            : m_layers[layer].details;
        case Qt::CheckStateRole:
            return m_single ? QVariant()
                   : (standard ? chosen().isEmpty() : m_chosen.contains(m_layers[layer].name))
                       ? Qt::Checked
                       : Qt::Unchecked;
        default: return {};
        }
    }

private:
    static constexpr int standardRow = -1;

    const QString& name(int row) const
    {
        return m_rows[row] == standardRow ? m_standard : m_layers[m_rows[row]].name;
    }

    std::vector<LayerItem> m_layers;
    QStringList m_folded;
    QString m_standard;
    QStringList m_chosen;
    bool m_single;
    std::vector<int> m_rows; ///< indices of layers
};

namespace {

/// Rows with a little air.
class LayerDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 6);
    }
};

} // namespace

LayerPopup::LayerPopup(const std::vector<LayerItem>& layers, const QString& standard,
                       const QStringList& chosen, bool single, QWidget* parent)
    : SearchPopup(parent), m_single(single),
      m_model(new LayerList(layers, standard, chosen, single, this))
{
    setObjectName(QStringLiteral("layerPopup"));
    setAccessibleName(tr("Layers"));
    edit().setPlaceholderText(tr("Find a layer"));
    edit().setAccessibleName(tr("Find a layer"));
    edit().setToolTip(tr("Type parts of a layer's name or kind"));
    list().setAccessibleName(tr("Layers"));
    list().setUniformItemSizes(true);
    list().setItemDelegate(new LayerDelegate(this));
    QPalette colors = list().palette(); // on the base colour of a dark style no box would be seen
    colors.setColor(QPalette::Base, colors.color(QPalette::Window));
    list().setPalette(colors);
    list().setTextElideMode(Qt::ElideMiddle);
    list().setModel(m_model);
    list().setCurrentIndex(m_model->index(m_model->rowOfFirstChosen(), 0));
    setHint(single ? tr("Enter: this layer · Esc: close")
                   : tr("Enter: this layer alone · Space: one more or less · Esc: close"));
}

void LayerPopup::search(const QString& text)
{
    m_model->show(text);
    list().setCurrentIndex(m_model->index(0, 0));
}

void LayerPopup::choose(const QModelIndex& index)
{
    m_model->chooseAlone(index.row());
    const QStringList names = m_model->chosen();
    close();
    emit layersChosen(names);
}

void LayerPopup::click(const QModelIndex& index, QPoint position)
{
    const QStyle* look = list().style();
    const int box = look->pixelMetric(QStyle::PM_IndicatorWidth) +
                    2 * (look->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
    if (position.x() < box && !m_single)
        toggle(index);
    else
        choose(index);
}

bool LayerPopup::takeKey(int key)
{
    if (m_single || key != Qt::Key_Space || !list().currentIndex().isValid())
        return false;
    toggle(list().currentIndex());
    return true;
}

void LayerPopup::toggle(const QModelIndex& index)
{
    m_model->toggle(index.row());
    emit layersChosen(m_model->chosen());
}

QSize LayerPopup::wantedSize() const
{
    const int rows = std::clamp(m_model->rowCount(), 6, 20);
    int longest = 40 * fontMetrics().averageCharWidth();
    for (int row = 0; row < m_model->rowCount(); ++row)
        longest = std::max(
            longest, fontMetrics().horizontalAdvance(m_model->index(row, 0).data().toString()));
    const int beside = 2 * style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                       style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    return {longest + 2 * beside, rows * list().sizeHintForRow(0) + 6 * fontMetrics().height()};
}

} // namespace widgets
