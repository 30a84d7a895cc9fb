// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/layertree.h"

#include "widgets/numbers.h"
#include "widgets/searchpopup.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int shareRole = Qt::UserRole;      ///< of the whole time, 0 to 1; invalid: not known
constexpr int numberRole = Qt::UserRole + 1; ///< numbers as numbers
const QChar mark(0x25CF);

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
        const auto share = index.data(shareRole);
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

} // namespace

QString countText(qint64 count)
{
    const QLocale locale;
    const auto scaled = [&](double value, const QString& unit) {
        return QStringLiteral("%1 %2").arg(locale.toString(value, 'f',
                                                           value < 10    ? 2
                                                           : value < 100 ? 1
                                                                         : 0),
                                           unit);
    };
    if (count >= 999'500'000)
        return scaled(double(count) / 1e9, LayerTree::tr("G", "thousand millions"));
    if (count >= 999'500)
        return scaled(double(count) / 1e6, LayerTree::tr("M", "millions"));
    if (count >= 10'000)
        return scaled(double(count) / 1e3, LayerTree::tr("k", "thousands"));
    return locale.toString(count);
}

class LayerTree::Model final : public QAbstractItemModel {
public:
    using QAbstractItemModel::QAbstractItemModel;

    void setRows(const std::vector<LayerTreeRow>& rows)
    {
        beginResetModel();
        m_rows = rows;
        m_times.clear();
        m_marked.clear();
        m_inside.assign(rows.size() + 1, {});
        m_place.assign(rows.size(), 0);
        for (int row = 0; row < int(rows.size()); ++row) {
            auto& siblings = m_inside[std::size_t(rows[std::size_t(row)].parent + 1)];
            m_place[std::size_t(row)] = int(siblings.size());
            siblings.push_back(row);
        }
        endResetModel();
    }

    void setTimes(const std::vector<double>& milliseconds)
    {
        m_times = milliseconds;
        changed();
    }

    void setMarked(const std::vector<int>& rows)
    {
        m_marked = rows;
        changed();
    }

    void retranslate()
    {
        changed();
        emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    }

    static int row(const QModelIndex& index) { return int(index.internalId()); }
    QModelIndex at(int row, int column = 0) const
    {
        return row < 0 || row >= int(m_rows.size())
                   ? QModelIndex()
                   : createIndex(m_place[std::size_t(row)], column, quintptr(row));
    }
    bool fits(int row, const QString& typed) const
    {
        const auto& each = m_rows[std::size_t(row)];
        return holdsWords((each.path + QLatin1Char('\n') + each.kind).toCaseFolded(), typed);
    }

    QModelIndex index(int place, int column, const QModelIndex& parent) const override
    {
        const auto& siblings = m_inside[std::size_t(parent.isValid() ? row(parent) + 1 : 0)];
        return place < 0 || place >= int(siblings.size()) || column < 0 || column >= Columns
                   ? QModelIndex()
                   : at(siblings[std::size_t(place)], column);
    }
    QModelIndex parent(const QModelIndex& index) const override
    {
        return index.isValid() ? at(m_rows[std::size_t(row(index))].parent) : QModelIndex();
    }
    int rowCount(const QModelIndex& parent) const override
    {
        if (parent.column() > 0 || m_inside.empty())
            return 0;
        return int(m_inside[std::size_t(parent.isValid() ? row(parent) + 1 : 0)].size());
    }
    int columnCount(const QModelIndex&) const override { return Columns; }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignVCenter | (section >= Parameters ? Qt::AlignRight : Qt::AlignLeft));
        if (role == Qt::ToolTipRole)
            return headingTip(section);
        return role == Qt::DisplayRole ? QVariant(heading(section)) : QVariant();
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const int at = row(index);
        const auto& each = m_rows[std::size_t(at)];
        switch (role) {
        case Qt::DisplayRole: return text(at, index.column());
        case Qt::ToolTipRole: return tip(at, index.column());
        case Qt::TextAlignmentRole:
            return int(Qt::AlignVCenter |
                       (index.column() >= Parameters ? Qt::AlignRight : Qt::AlignLeft));
        case Qt::FontRole: {
            QFont font;
            font.setBold(index.column() == Name && isMarked(at));
            return font.bold() ? QVariant(font) : QVariant();
        }
        case shareRole: return index.column() == Time && timed() ? QVariant(share(at)) : QVariant();
        case numberRole:
            if (index.column() == Parameters)
                return each.parameters;
            return index.column() == Time && timed() ? QVariant(m_times[std::size_t(at)])
                                                     : QVariant(text(at, index.column()));
        default: return {};
        }
    }

private:
    void changed()
    {
        if (!m_rows.empty())
            for (int row = 0; row < int(m_rows.size()); ++row)
                emit dataChanged(at(row), at(row, Columns - 1));
    }

    bool isMarked(int row) const
    {
        return std::find(m_marked.begin(), m_marked.end(), row) != m_marked.end();
    }
    bool timed() const { return m_times.size() == m_rows.size() && !m_rows.empty(); }
    double share(int row) const
    {
        return m_times[0] > 0 ? m_times[std::size_t(row)] / m_times[0] : 0;
    }

    static QString heading(int section)
    {
        switch (section) {
        case Name: return LayerTree::tr("Name");
        case Kind: return LayerTree::tr("Kind");
        case Shape: return LayerTree::tr("Output");
        case Parameters: return LayerTree::tr("Parameters");
        default: return LayerTree::tr("Time");
        }
    }
    static QString headingTip(int section)
    {
        switch (section) {
        case Shape: return LayerTree::tr("Channels × height × width of what it puts out");
        case Parameters: return LayerTree::tr("Numbers that were learnt, with those inside it");
        case Time: return LayerTree::tr("Share of a forward pass, with what is inside it");
        default: return {};
        }
    }

    QString text(int row, int column) const
    {
        const auto& each = m_rows[std::size_t(row)];
        switch (column) {
        case Name: return isMarked(row) ? mark + QStringLiteral(" ") + each.name : each.name;
        case Kind: return each.kind;
        case Shape: return each.shape;
        case Parameters: return each.parameters > 0 ? countText(each.parameters) : QString();
        default: return timed() ? percentage(share(row)) : QString();
        }
    }

    QString tip(int row, int column) const
    {
        const auto& each = m_rows[std::size_t(row)];
        const QLocale locale;
        if (column == Parameters && each.ownParameters != each.parameters)
            return LayerTree::tr("%1 parameters, %2 of them its own")
                .arg(locale.toString(each.parameters), locale.toString(each.ownParameters));
        if (column == Parameters)
            return LayerTree::tr("%1 parameters").arg(locale.toString(each.parameters));
        if (column == Time && timed())
            return LayerTree::tr("%1 ms of %2 ms")
                .arg(shortNumber(m_times[std::size_t(row)]), shortNumber(m_times[0]));
        if (column == Name && isMarked(row))
            return LayerTree::tr("%1\nUsed for explanations").arg(each.path);
        return column == Name ? each.path : text(row, column);
    }

    std::vector<LayerTreeRow> m_rows;
    std::vector<std::vector<int>> m_inside{{}}; ///< by parent + 1
    std::vector<int> m_place;                   ///< among its siblings
    std::vector<double> m_times;
    std::vector<int> m_marked;
};

namespace {

/// Rows that fit what is typed, and those around them.
class Filter final : public QSortFilterProxyModel {
public:
    Filter(std::function<bool(const QModelIndex&, const QString&)> fits, QObject* parent)
        : QSortFilterProxyModel(parent), m_fits(std::move(fits))
    {
        setRecursiveFilteringEnabled(true);
        setSortRole(numberRole);
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

LayerTree::LayerTree(QWidget* parent) : QTreeView(parent), m_model(new Model(this))
{
    m_shown =
        new Filter([this](const QModelIndex& index,
                          const QString& typed) { return m_model->fits(Model::row(index), typed); },
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
        emit rowActivated(Model::row(m_shown->mapToSource(index)));
    };
    connect(this, &QTreeView::doubleClicked, this, activate);
}

LayerTree::~LayerTree() = default;

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
    return index.isValid() ? Model::row(index) : -1;
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
            cells << (column == Parameters ? cell.data(numberRole) : cell.data()).toString();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
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
