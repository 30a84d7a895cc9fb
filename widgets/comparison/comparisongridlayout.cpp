// SPDX-License-Identifier: GPL-3.0-or-later
// Where the grid's panels are put.
#include "widgets/comparison/comparisongrid.h"
#include "widgets/comparison/rowheading.h"

#include <QLabel>
#include <QToolButton>
#include <algorithm>

namespace widgets {

namespace {

constexpr int spacing = 6;

/// Where a part begins when `length` is shared out. Edges are rounded, not sizes: so parts fill the
/// space to the last pixel.
int edge(int length, int parts, int index)
{
    return qRound((length + spacing) * static_cast<double>(index) / parts);
}

} // namespace

/// The number of columns that makes the pictures largest; among equals the fullest grid.
int ComparisonGrid::bestColumns(QSize space) const
{
    const int count = static_cast<int>(m_panels.size());
    const double aspect =
        m_picture.empty() ? 4.0 / 3
                          : static_cast<double>(m_picture.size().width) / m_picture.size().height;
    const QSize least = m_panels.front()->minimumSizeHint();
    const int chrome = m_panels.front()->chromeHeight();
    int best = 1;
    double bestWidth = -1;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double width = (space.width() - spacing * (columns - 1.0)) / columns;
        const double height =
            std::max<double>((space.height() - spacing * (rows - 1.0)) / rows, least.height());
        if (columns > 1 && width < least.width())
            break;
        const double picture = std::min(width, (height - chrome) * aspect);
        if (picture > bestWidth * 1.001) {
            best = columns;
            bestWidth = picture;
        }
    }
    return best;
}

void ComparisonGrid::arrange()
{
    const bool empty = m_panels.empty();
    m_emptyLabel->setVisible(empty);
    m_addButton->setVisible(empty);
    for (RowHeading* heading : m_headings)
        heading->setVisible(!empty);
    if (empty)
        arrangeNothing();
    else if (isTable())
        arrangeTable();
    else
        arrangeFreely();
}

void ComparisonGrid::arrangeNothing()
{
    m_columns = 1;
    m_content->setMinimumSize(0, 0);
    const QRect space = m_content->rect();
    m_emptyLabel->setGeometry(space.adjusted(20, 0, -20, -space.height() / 2));
    m_emptyLabel->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    const QSize size = m_addButton->sizeHint();
    m_addButton->setGeometry((space.width() - size.width()) / 2, space.height() / 2 + 12,
                             size.width(), size.height());
}

void ComparisonGrid::arrangeFreely()
{
    const QSize space = viewport()->size();
    m_columns = bestColumns(space);
    const int count = static_cast<int>(m_panels.size());
    const int rows = (count + m_columns - 1) / m_columns;
    const int least = m_panels.front()->minimumSizeHint().height();
    const int needed = rows * least + (rows - 1) * spacing;
    m_content->setMinimumSize(0, needed);
    const int height = std::max(space.height(), needed);
    for (int i = 0; i < count; ++i) {
        const int column = i % m_columns;
        const int row = i / m_columns;
        const QPoint corner(edge(space.width(), m_columns, column), edge(height, rows, row));
        const QPoint next(edge(space.width(), m_columns, column + 1), edge(height, rows, row + 1));
        m_panels[i]->setGeometry(QRect(corner, next - QPoint(spacing + 1, spacing + 1)));
    }
}

/// Headings at the left; the first row is higher by the methods' headers, so that all pictures have
/// one size.
void ComparisonGrid::arrangeTable()
{
    m_columns = static_cast<int>(m_panels.size());
    const int left = m_headings.front()->sizeHint().width() + spacing;
    const int top = m_panels.front()->headerHeight();
    const QSize least = m_panels.front()->minimumSizeHint() - QSize(0, top);
    const QSize needed(left + m_columns * least.width() + (m_columns - 1) * spacing,
                       top + rows() * least.height() + (rows() - 1) * spacing);
    m_content->setMinimumSize(needed);
    const QSize space = viewport()->size().expandedTo(needed);
    for (int row = 0; row < rows(); ++row) {
        const int from = row == 0 ? 0 : top + edge(space.height() - top, rows(), row);
        const int to = top + edge(space.height() - top, rows(), row + 1) - spacing;
        m_headings[row]->setGeometry(0, from, left - spacing, to - from);
        for (int column = 0; column < m_columns; ++column) {
            const int begin = left + edge(space.width() - left, m_columns, column);
            const int end = left + edge(space.width() - left, m_columns, column + 1) - spacing;
            panelAt(row, column)->setGeometry(begin, from, end - begin, to - from);
        }
    }
}

} // namespace widgets
