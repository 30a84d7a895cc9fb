// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/layertree.h"

#include "widgets/model/layertreemodel.h"
#include "widgets/pagekeys.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <algorithm>
#include <functional>

namespace widgets {

namespace {

/// Rows with a little air.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 5);
    }
};

/// A share as a bar behind its number.
class ShareDelegate final : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = std::exchange(cell.text, QString());
        const auto* style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);
        const auto share = index.data(LayerTreeModel::shareRole);
        if (!share.isValid())
            return;
        const bool selected = option.state & QStyle::State_Selected;
        QColor color =
            option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight);
        color.setAlpha(90);
        const QRect space = option.rect.adjusted(4, 3, -4, -3);
        painter->fillRect(
            QRectF(space.left(), space.top(), space.width() * share.toDouble(), space.height()),
            color);
        painter->setPen(
            option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(option.rect.adjusted(7, 0, -7, -1), Qt::AlignVCenter | Qt::AlignRight,
                          text);
    }
};

/// Rows that fit what is typed, and those around them.
class Filter final : public QSortFilterProxyModel {
public:
    Filter(std::function<bool(const QModelIndex&, const QString&)> fits, QObject* parent)
        : QSortFilterProxyModel(parent), m_fits(std::move(fits))
    {
        setRecursiveFilteringEnabled(true);
        setSortRole(LayerTreeModel::numberRole);
        setSortCaseSensitivity(Qt::CaseInsensitive);
    }

    void search(const QString& typed)
    {
        m_typed = typed;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        return m_typed.trimmed().isEmpty() || m_fits(sourceModel()->index(row, 0, parent), m_typed);
    }

private:
    std::function<bool(const QModelIndex&, const QString&)> m_fits;
    QString m_typed;
};

} // namespace

LayerTree::LayerTree(QWidget* parent) : QTreeView(parent), m_model(new LayerTreeModel(this))
{
    m_shown = new Filter(
        [this](const QModelIndex& index, const QString& typed) {
            return m_model->fits(LayerTreeModel::row(index), typed);
        },
        this);
    m_shown->setSourceModel(m_model);
    setModel(m_shown);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setExpandsOnDoubleClick(false); // it chooses
    setSortingEnabled(true);
    header()->setSortIndicatorClearable(true);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    header()->setStretchLastSection(false);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(Time, new ShareDelegate(this));
    const auto activate = [this](const QModelIndex& index) {
        emit rowActivated(LayerTreeModel::row(m_shown->mapToSource(index)));
    };
    connect(this, &QTreeView::doubleClicked, this, activate);
}

void LayerTree::setRows(const std::vector<LayerTreeRow>& rows)
{
    m_model->setRows(rows);
    fitColumns();
}

/// In a narrow tree the names need the room more than the air between columns.
void LayerTree::fitColumns()
{
    auto* sections = header();
    const auto letter = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_narrow = viewport()->width() < 82 * letter;
    sections->setSectionResizeMode(Name, QHeaderView::Stretch);
    sections->setMinimumSectionSize(4 * letter);
    sections->resizeSection(Kind, (m_narrow ? 11 : 18) * letter);
    sections->resizeSection(Shape, (m_narrow ? 13 : 17) * letter);
    sections->resizeSection(Parameters, (m_narrow ? 10 : 13) * letter);
    sections->resizeSection(Time, (m_narrow ? 8 : 12) * letter);
}

void LayerTree::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    const bool narrow =
        viewport()->width() < 82 * fontMetrics().horizontalAdvance(QLatin1Char('0'));
    if (narrow != m_narrow)
        fitColumns();
}

void LayerTree::setTimes(const std::vector<double>& milliseconds)
{
    m_model->setTimes(milliseconds);
}

void LayerTree::setMarked(const std::vector<int>& rows)
{
    m_model->setMarked(rows);
}

void LayerTree::rename(int row, const QString& name)
{
    m_model->rename(row, name);
}

void LayerTree::setSearch(const QString& text)
{
    const int row = currentRow();
    static_cast<Filter*>(m_shown)->search(text);
    if (!text.trimmed().isEmpty())
        expandAll();
    if (row >= 0)
        setCurrentRow(row);
}

int LayerTree::shownRows() const
{
    int count = 0;
    for (auto index = m_shown->index(0, 0); index.isValid(); index = indexBelow(index))
        ++count;
    return count;
}

int LayerTree::currentRow() const
{
    const auto index = m_shown->mapToSource(currentIndex());
    return index.isValid() ? LayerTreeModel::row(index) : -1;
}

void LayerTree::setCurrentRow(int row)
{
    const auto index = m_shown->mapFromSource(m_model->at(row));
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

QString LayerTree::copiedText() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.size() <= 1) {
        rows.clear();
        for (auto index = m_shown->index(0, 0); index.isValid(); index = indexBelow(index))
            rows.append(index);
    }
    std::sort(rows.begin(), rows.end(), [this](const auto& a, const auto& b) {
        return visualRect(a).top() < visualRect(b).top();
    });
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < Columns; ++column)
        cells << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << cells.join(QLatin1Char('\t'));
    for (const auto& index : rows) {
        cells = {index.data(Qt::ToolTipRole).toString().section(QLatin1Char('\n'), 0, 0)};
        for (int column = Kind; column < Columns; ++column) {
            const auto cell = index.siblingAtColumn(column);
            cells << (column == Parameters ? cell.data(LayerTreeModel::numberRole) : cell.data())
                         .toString();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

bool LayerTree::event(QEvent* event)
{
    return keepsPageKeys(event) || QTreeView::event(event);
}

void LayerTree::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(copiedText());
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentRow() >= 0) {
        emit rowActivated(currentRow());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void LayerTree::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentRowChanged(currentRow());
}

void LayerTree::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_model->retranslate();
    if (event->type() == QEvent::FontChange)
        fitColumns();
    QTreeView::changeEvent(event);
}

} // namespace widgets
