// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/model/layertree.h"

#include <QAbstractItemModel>

namespace widgets {

/// What LayerTree shows. The number of a row is the index's internal id.
class LayerTreeModel final : public QAbstractItemModel {
public:
    static constexpr int shareRole = Qt::UserRole;      ///< of all time, 0 to 1; invalid: not known
    static constexpr int numberRole = Qt::UserRole + 1; ///< numbers as numbers

    using QAbstractItemModel::QAbstractItemModel;

    void setRows(const std::vector<LayerTreeRow>& rows);
    void setTimes(const std::vector<double>& milliseconds);
    void setMarked(const std::vector<int>& rows);
    void rename(int row, const QString& name);
    void retranslate();

    static int row(const QModelIndex& index) { return int(index.internalId()); }
    QModelIndex at(int row, int column = 0) const;
    bool fits(int row, const QString& typed) const;

    QModelIndex index(int place, int column, const QModelIndex& parent) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex&) const override { return LayerTree::Columns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void changed();
    bool isMarked(int row) const;
    bool timed() const { return m_times.size() == m_rows.size() && !m_rows.empty(); }
    double share(int row) const;
    QString text(int row, int column) const;
    QString tip(int row, int column) const;

    std::vector<LayerTreeRow> m_rows;
    std::vector<std::vector<int>> m_inside{{}}; ///< by parent + 1
    std::vector<int> m_place;                   ///< among its siblings
    std::vector<double> m_times;
    std::vector<int> m_marked;
};

} // namespace widgets
