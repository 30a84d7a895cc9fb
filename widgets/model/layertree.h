// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTreeView>
#include <optional>
#include <vector>

class QSortFilterProxyModel;

namespace widgets {

class LayerTreeModel;

/// A row of the tree.
struct LayerTreeRow {
    QString path; ///< "layer4.1.conv2"
    QString name; ///< "conv2"
    QString kind;
    QString shape;         ///< of what it puts out, "512 × 7 × 7"; empty: not a single tensor
    int parent = -1;       ///< an earlier row
    qint64 parameters = 0; ///< with those inside it
    qint64 ownParameters = 0;
};

/// "1.2 M", "340", "12.3 k".
QString countText(qint64 count);

/// The modules of a network with what is known about each. Parts of names and kinds find rows;
/// columns sort; Ctrl+C copies.
class LayerTree final : public QTreeView {
    Q_OBJECT

public:
    enum Column { Name, Kind, Shape, Parameters, Time, Columns };

    explicit LayerTree(QWidget* parent = nullptr);

    void setRows(const std::vector<LayerTreeRow>& rows);
    /// Milliseconds of each row, the first being the whole. Empty: not known.
    void setTimes(const std::vector<double>& milliseconds);
    /// Rows that are marked, and what the mark means.
    void setMarked(const std::vector<int>& rows);
    /// Path and name, in another language; what is open and chosen stays.
    void rename(int row, const QString& name);

    /// Shows the rows whose path or kind holds every word, and those that they lie in.
    void setSearch(const QString& text);
    int shownRows() const;

    /// -1: none.
    int currentRow() const;
    /// Opens what it lies in and scrolls to it.
    void setCurrentRow(int row);
    /// In the order shown, tab separated, with a heading: the selected rows, or all if there are no
    /// more than one.
    QString copiedText() const;

signals:
    void currentRowChanged(int row);
    /// Enter or a double click.
    void rowActivated(int row);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fitColumns();

    LayerTreeModel* m_model;
    QSortFilterProxyModel* m_shown;
    bool m_narrow = false; ///< columns are as narrow as they can be
};

} // namespace widgets
