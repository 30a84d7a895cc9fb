// SPDX-License-Identifier: GPL-3.0-or-later
// The grid as a table: rows below the first, and their headings.
#include "widgets/comparison/comparisongrid.h"
#include "widgets/comparison/rowheading.h"

#include <algorithm>

namespace widgets {

void ComparisonGrid::setRows(const QStringList& headings)
{
    const auto lower = std::size_t(std::max<qsizetype>(headings.size() - 1, 0));
    if (m_current && rowOf(m_current) > int(lower))
        setCurrentPanel(m_panels[indexOf(m_current)]);
    for (auto row = lower; row < m_lowerRows.size(); ++row)
        for (auto* panel : m_lowerRows[row])
            dismiss(panel);
    m_lowerRows.resize(lower);
    for (auto& row : m_lowerRows)
        while (row.size() < m_panels.size())
            row.push_back(makePanel());
    while (m_headings.size() > std::size_t(headings.size())) {
        delete m_headings.back();
        m_headings.pop_back();
    }
    while (m_headings.size() < std::size_t(headings.size())) {
        m_headings.push_back(new RowHeading(m_content));
        m_headings.back()->show();
    }
    for (std::size_t row = 0; row < m_headings.size(); ++row)
        m_headings[row]->setText(headings[qsizetype(row)]);
    updatePlaces();
    updateCommonRange();
}

void ComparisonGrid::setMarkedRow(int row)
{
    for (std::size_t each = 0; each < m_headings.size(); ++each)
        m_headings[each]->setMarked(int(each) == row);
}

int ComparisonGrid::rowOf(const ExplanationPanel* panel) const
{
    for (int row = 0; row < rows(); ++row)
        for (std::size_t column = 0; column < m_panels.size(); ++column)
            if (panelAt(row, int(column)) == panel)
                return row;
    return -1;
}

std::vector<ExplanationPanel*> ComparisonGrid::allPanels() const
{
    auto all = m_panels;
    for (const auto& row : m_lowerRows)
        all.insert(all.end(), row.begin(), row.end());
    return all;
}

} // namespace widgets
