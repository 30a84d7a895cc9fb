// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/boxtable.h"

#include "widgets/detect/boxpainting.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QScopedValueRollback>

namespace widgets {

namespace {

/// A square in a class's colour.
QPixmap swatch(int classIndex)
{
    constexpr int side = 12;
    const auto key = QStringLiteral("box class %1").arg(classIndex);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    constexpr int sharp = 3; // for screens of several device pixels a pixel
    pixmap = QPixmap(side * sharp, side * sharp);
    pixmap.setDevicePixelRatio(sharp);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
    painter.setBrush(classColor(classIndex));
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 2.5, 2.5);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

void BoxTableModel::setBoxes(const ShownBoxes& boxes)
{
    beginResetModel();
    m_boxes = boxes;
    m_hovered = -1;
    endResetModel();
}

void BoxTableModel::setHovered(int row)
{
    const int before = std::exchange(m_hovered, row);
    for (const int each : {before, row})
        if (each >= 0 && each < m_boxes.size() && before != row)
            emit dataChanged(index(each, 0), index(each, ColumnCount - 1), {Qt::BackgroundRole});
}

void BoxTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int BoxTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_boxes.size());
}

int BoxTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BoxTableModel::data(const QModelIndex& index, int role) const
{
    const auto& box = m_boxes.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Class   ? box.name
               : index.column() == Score ? scoreText(box.detection.confidence)
                                         : sizeText(box);
    case sortRole:
        return index.column() == Class   ? QVariant(box.name)
               : index.column() == Score ? QVariant(box.detection.confidence)
                                         : QVariant(box.detection.box.area());
    case Qt::DecorationRole:
        return index.column() == Class ? QVariant(swatch(box.detection.classIndex)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Class ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole: return factsText(box);
    case Qt::BackgroundRole: {
        if (index.row() != m_hovered)
            return {};
        auto color = QPalette().color(QPalette::Highlight);
        color.setAlpha(60);
        return color;
    }
    default: return {};
    }
}

QVariant BoxTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Class ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole)
        return section == Class   ? tr("What the detector takes it for")
               : section == Score ? tr("How sure the detector is: objectness × class probability")
                                  : tr("Width × height in pixels of the picture");
    if (role != Qt::DisplayRole)
        return {};
    return section == Class ? tr("Class") : section == Score ? tr("Score") : tr("Size");
}

BoxTable::BoxTable(QWidget* parent)
    : QTableView(parent), m_model(new BoxTableModel(this)),
      m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(BoxTableModel::sortRole);
    m_sorted->setSortLocaleAware(true);
    setModel(m_sorted);
    setSortingEnabled(true);
    sortByColumn(BoxTableModel::Score, Qt::DescendingOrder);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setIconSize({12, 12});
    setContextMenuPolicy(Qt::DefaultContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 7);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(BoxTableModel::Class, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(
        BoxTableModel::Score, fontMetrics().horizontalAdvance(QStringLiteral("Score")) + 32);
    horizontalHeader()->resizeSection(
        BoxTableModel::Size, fontMetrics().horizontalAdvance(QStringLiteral("0000 × 0000")) + 12);
    connect(this, &QTableView::entered, this,
            [this](const QModelIndex& at) { emit boxHovered(boxOf(at)); });
    connect(this, &QTableView::doubleClicked, this, [this] { emit explainRequested(); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (m_settling || !now.isValid())
                    return;
                m_chosen = boxOf(now);
                emit boxChosen(m_chosen);
            });
    updateTexts();
}

int BoxTable::boxOf(const QModelIndex& row) const
{
    return m_sorted->mapToSource(row).row();
}

void BoxTable::setBoxes(const ShownBoxes& boxes)
{
    if (boxes == m_model->boxes())
        return;
    const QScopedValueRollback settling(m_settling, true);
    m_model->setBoxes(boxes);
    m_chosen = -1;
}

void BoxTable::setChosen(int index)
{
    if (index == m_chosen)
        return;
    const QScopedValueRollback settling(m_settling, true);
    m_chosen = index;
    if (index < 0) {
        selectionModel()->clear();
        return;
    }
    const auto row = m_sorted->mapFromSource(m_model->index(index, 0));
    selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect |
                                               QItemSelectionModel::Rows);
    scrollTo(row);
}

void BoxTable::setHovered(int index)
{
    m_model->setHovered(index);
}

QSize BoxTable::sizeHint() const
{
    return {240, 9 * verticalHeader()->defaultSectionSize()};
}

QSize BoxTable::minimumSizeHint() const
{
    return {200, 5 * verticalHeader()->defaultSectionSize()};
}

void BoxTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
}

void BoxTable::contextMenuEvent(QContextMenuEvent* event)
{
    emit menuRequested(event->globalPos());
}

void BoxTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QTableView::keyPressEvent(event);
    if (m_chosen >= 0)
        emit explainRequested();
}

void BoxTable::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    emit boxHovered(-1);
}

void BoxTable::updateTexts()
{
    m_model->retranslate();
    setAccessibleName(tr("Boxes"));
}

} // namespace widgets
