// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/layertreemodel.h"

#include "widgets/numbers.h"
#include "widgets/searchpopup.h"

#include <QFont>
#include <QLocale>
#include <algorithm>

namespace widgets {

using enum LayerTree::Column;

namespace {

const QChar mark(0x25CF);

Qt::Alignment alignment(int column)
{
    return Qt::AlignVCenter | (column >= Parameters ? Qt::AlignRight : Qt::AlignLeft);
}

QString heading(int section)
{
    switch (section) {
    case Name: return LayerTree::tr("Name");
    case Kind: return LayerTree::tr("Kind");
    case Shape: return LayerTree::tr("Output");
    case Parameters: return LayerTree::tr("Parameters");
    default: return LayerTree::tr("Time");
    }
}

QString headingTip(int section)
{
    switch (section) {
    case Shape: return LayerTree::tr("Channels × height × width of what it puts out");
    case Parameters: return LayerTree::tr("Numbers that were learnt, with those inside it");
    case Time: return LayerTree::tr("Share of a forward pass, with what is inside it");
    default: return {};
    }
}

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

void LayerTreeModel::setRows(const std::vector<LayerTreeRow>& rows)
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

void LayerTreeModel::setTimes(const std::vector<double>& milliseconds)
{
    m_times = milliseconds;
    changed();
}

void LayerTreeModel::setMarked(const std::vector<int>& rows)
{
    m_marked = rows;
    changed();
}

void LayerTreeModel::rename(int row, const QString& name)
{
    if (row < 0 || row >= int(m_rows.size()))
        return;
    m_rows[std::size_t(row)].path = m_rows[std::size_t(row)].name = name;
    emit dataChanged(at(row), at(row, Columns - 1));
}

void LayerTreeModel::retranslate()
{
    changed();
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

QModelIndex LayerTreeModel::at(int row, int column) const
{
    return row < 0 || row >= int(m_rows.size())
               ? QModelIndex()
               : createIndex(m_place[std::size_t(row)], column, quintptr(row));
}

bool LayerTreeModel::fits(int row, const QString& typed) const
{
    const auto& each = m_rows[std::size_t(row)];
    return holdsWords((each.path + QLatin1Char('\n') + each.kind).toCaseFolded(), typed);
}

QModelIndex LayerTreeModel::index(int place, int column, const QModelIndex& parent) const
{
    const auto& siblings = m_inside[std::size_t(parent.isValid() ? row(parent) + 1 : 0)];
    return place < 0 || place >= int(siblings.size()) || column < 0 || column >= Columns
               ? QModelIndex()
               : at(siblings[std::size_t(place)], column);
}

QModelIndex LayerTreeModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? at(m_rows[std::size_t(row(index))].parent) : QModelIndex();
}

int LayerTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0 || m_inside.empty())
        return 0;
    return int(m_inside[std::size_t(parent.isValid() ? row(parent) + 1 : 0)].size());
}

QVariant LayerTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(alignment(section));
    if (role == Qt::ToolTipRole)
        return headingTip(section);
    return role == Qt::DisplayRole ? QVariant(heading(section)) : QVariant();
}

QVariant LayerTreeModel::data(const QModelIndex& index, int role) const
{
    const int at = row(index);
    switch (role) {
    case Qt::DisplayRole: return text(at, index.column());
    case Qt::ToolTipRole: return tip(at, index.column());
    case Qt::TextAlignmentRole: return int(alignment(index.column()));
    case Qt::FontRole: {
        QFont font;
        font.setBold(index.column() == Name && isMarked(at));
        return font.bold() ? QVariant(font) : QVariant();
    }
    case shareRole: return index.column() == Time && timed() ? QVariant(share(at)) : QVariant();
    case numberRole:
        if (index.column() == Parameters)
            return m_rows[std::size_t(at)].parameters;
        return index.column() == Time && timed() ? QVariant(m_times[std::size_t(at)])
                                                 : QVariant(text(at, index.column()));
    default: return {};
    }
}

void LayerTreeModel::changed()
{
    for (int row = 0; row < int(m_rows.size()); ++row)
        emit dataChanged(at(row), at(row, Columns - 1));
}

bool LayerTreeModel::isMarked(int row) const
{
    return std::find(m_marked.begin(), m_marked.end(), row) != m_marked.end();
}

double LayerTreeModel::share(int row) const
{
    return m_times[0] > 0 ? m_times[std::size_t(row)] / m_times[0] : 0;
}

QString LayerTreeModel::text(int row, int column) const
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

QString LayerTreeModel::tip(int row, int column) const
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

} // namespace widgets
