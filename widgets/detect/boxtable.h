// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/detect/shownbox.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace widgets {

/// Boxes as rows: class, score, size.
class BoxTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Class, Score, Size, ColumnCount };
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setBoxes(const ShownBoxes& boxes);
    const ShownBoxes& boxes() const { return m_boxes; }
    /// The row that the mouse points at, here or in the picture; -1: none.
    void setHovered(int row);
    /// The headings are in another language now.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ShownBoxes m_boxes;
    int m_hovered = -1;
};

/// The list of boxes, which a click on a heading sorts. Boxes are told by their index in what was
/// last set, however they are sorted.
class BoxTable final : public QTableView {
    Q_OBJECT

public:
    explicit BoxTable(QWidget* parent = nullptr);

    void setBoxes(const ShownBoxes& boxes);
    /// These two do not emit. -1: none.
    void setChosen(int index);
    void setHovered(int index);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void boxHovered(int index);
    void boxChosen(int index);
    void explainRequested();
    void menuRequested(QPoint globalPosition);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    int boxOf(const QModelIndex& row) const;
    void updateTexts();

    BoxTableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    int m_chosen = -1;
    bool m_settling = false; ///< the selection follows what was set
};

} // namespace widgets
