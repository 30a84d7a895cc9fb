// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/comparisongrid.h"

#include "widgets/comparison/panelheader.h"
#include "widgets/comparison/rowheading.h"
#include "widgets/icons.h"

#include <QEvent>
#include <QLabel>
#include <QRubberBand>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

ComparisonGrid::ComparisonGrid(QWidget* parent)
    : QScrollArea(parent), m_content(new QWidget), m_emptyLabel(new QLabel(m_content)),
      m_addButton(new QToolButton(m_content)),
      m_dropPlace(new QRubberBand(QRubberBand::Rectangle, m_content))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_content);
    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    m_addButton->setObjectName(QStringLiteral("addPanelButton"));
    m_addButton->setIcon(icon(Glyph::Plus));
    m_addButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_addButton, &QToolButton::clicked, this, &ComparisonGrid::addRequested);

    const auto shortcut = [this](const QKeySequence& keys, auto slot) {
        auto* made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(Qt::CTRL | Qt::Key_Right, &ComparisonGrid::focusNextPanel);
    shortcut(Qt::CTRL | Qt::Key_Left, &ComparisonGrid::focusPreviousPanel);
    updateTexts();
    arrange();
}

ComparisonGrid::~ComparisonGrid()
{
    // While the children go, focus wanders among them; nobody is left to hear of it.
    for (ExplanationPanel* panel : allPanels()) {
        panel->disconnect(this);
        panel->view().disconnect(this);
    }
}

ExplanationPanel* ComparisonGrid::addPanel()
{
    auto* panel = makePanel();
    m_panels.push_back(panel);
    for (auto& row : m_lowerRows)
        row.push_back(makePanel());
    updatePlaces();
    setCurrentPanel(panel);
    return panel;
}

ExplanationPanel* ComparisonGrid::makePanel()
{
    auto* panel = new ExplanationPanel(m_content);
    panel->setMethods(m_methods);
    panel->setLook(m_look);
    panel->setTargetName(m_targetName);
    panel->setPicture(m_picture);
    connectPanel(panel);
    panel->show();
    panel->view().setViewState(m_viewState);
    return panel;
}

void ComparisonGrid::connectPanel(ExplanationPanel* panel)
{
    connect(panel, &ExplanationPanel::methodChosen, this,
            [this, panel](const QString& id) { emit methodChosen(panel, id); });
    connect(
        panel, &ExplanationPanel::parametersChanged, this,
        [this, panel](const core::Parameters& values) { emit parametersChanged(panel, values); });
    connect(panel, &ExplanationPanel::opacityChanged, this,
            [this, panel](double opacity) { emit opacityChanged(panel, opacity); });
    connect(panel, &ExplanationPanel::closeRequested, this,
            [this, panel] { emit closeRequested(panel); });
    connect(panel, &ExplanationPanel::helpRequested, this,
            [this, panel] { emit helpRequested(panel); });
    connect(panel, &ExplanationPanel::cancelRequested, this,
            [this, panel] { emit cancelRequested(panel); });
    connect(panel, &ExplanationPanel::moveRequested, this, [this, panel](int direction) {
        movePanel(indexOf(panel), indexOf(panel) + direction);
    });
    connect(panel, &ExplanationPanel::focused, this, [this, panel] { setCurrentPanel(panel); });
    connect(panel, &ExplanationPanel::ownRangeChanged, this, &ComparisonGrid::updateCommonRange);
    connect(&panel->view(), &ImageView::viewStateChanged, this, &ComparisonGrid::shareView);
    connect(&panel->view(), &ImageView::pointerMoved, this, &ComparisonGrid::sharePointer);
    const PanelGrip& grip = panel->header().grip();
    connect(&grip, &PanelGrip::dragMoved, this, &ComparisonGrid::showDropPlace);
    connect(&grip, &PanelGrip::dragEnded, this, [this, panel](QPoint position, bool dropped) {
        m_dropPlace->hide();
        const int to = dropped ? columnAt(position) : -1;
        if (to >= 0)
            movePanel(indexOf(panel), to);
    });
}

void ComparisonGrid::removePanel(ExplanationPanel* panel)
{
    const int index = indexOf(panel);
    if (index < 0)
        return;
    std::vector<ExplanationPanel*> column;
    for (int row = 0; row < rows(); ++row)
        column.push_back(panelAt(row, index));
    const bool hadFocus = std::any_of(column.begin(), column.end(), [this](const auto* each) {
        return each->isAncestorOf(focusWidget());
    });
    const bool wasCurrent = std::find(column.begin(), column.end(), m_current) != column.end();
    const int row = wasCurrent ? rowOf(m_current) : 0;
    m_panels.erase(m_panels.begin() + index);
    for (auto& lower : m_lowerRows)
        lower.erase(lower.begin() + index);
    if (wasCurrent) {
        const int last = static_cast<int>(m_panels.size()) - 1;
        setCurrentPanel(last < 0 ? nullptr : panelAt(row, std::min(index, last)));
        if (hadFocus && m_current)
            m_current->view().setFocus();
    }
    for (auto* each : column)
        dismiss(each);
    updatePlaces();
    updateCommonRange();
}

void ComparisonGrid::dismiss(ExplanationPanel* panel)
{
    panel->hide();
    panel->disconnect(this);
    panel->view().disconnect(this);
    panel->deleteLater(); // its close button may be on the call stack
}

void ComparisonGrid::movePanel(int from, int to)
{
    const int count = static_cast<int>(m_panels.size());
    if (from == to || from < 0 || to < 0 || from >= count || to >= count)
        return;
    const auto move = [from, to](std::vector<ExplanationPanel*>& row) {
        ExplanationPanel* panel = row[from];
        row.erase(row.begin() + from);
        row.insert(row.begin() + to, panel);
    };
    move(m_panels);
    for (auto& row : m_lowerRows)
        move(row);
    updatePlaces();
    emit panelMoved(from, to);
}

ExplanationPanel* ComparisonGrid::panelAt(int row, int column) const
{
    return row == 0 ? m_panels.at(column) : m_lowerRows.at(row - 1).at(column);
}

int ComparisonGrid::indexOf(const ExplanationPanel* panel) const
{
    const int row = rowOf(panel);
    for (std::size_t column = 0; row >= 0 && column < m_panels.size(); ++column)
        if (panelAt(row, int(column)) == panel)
            return int(column);
    return -1;
}

void ComparisonGrid::setCurrentPanel(ExplanationPanel* panel)
{
    if (m_current == panel)
        return;
    if (m_current)
        m_current->setCurrent(false);
    m_current = panel;
    if (panel)
        panel->setCurrent(true);
    emit currentPanelChanged(panel);
}

void ComparisonGrid::setMethods(const std::vector<MethodItem>& methods)
{
    m_methods = methods;
    for (ExplanationPanel* panel : allPanels())
        panel->setMethods(methods);
}

void ComparisonGrid::setPicture(const core::Image& picture)
{
    if (picture.size() != m_picture.size())
        m_viewState = {};
    m_picture = picture;
    for (ExplanationPanel* panel : allPanels())
        panel->setPicture(picture);
    arrange();
}

void ComparisonGrid::setLook(const MapLook& look)
{
    m_look = look;
    for (ExplanationPanel* panel : allPanels())
        panel->setLook(look);
}

void ComparisonGrid::setTargetName(const QString& name)
{
    m_targetName = name;
    for (ExplanationPanel* panel : allPanels())
        panel->setTargetName(name);
}

void ComparisonGrid::setCommonRange(bool common)
{
    m_common = common;
    updateCommonRange();
}

void ComparisonGrid::updateCommonRange()
{
    std::optional<core::ValueRange> common;
    for (const ExplanationPanel* panel : allPanels()) {
        const auto own = panel->ownRange();
        if (!m_common || !own)
            continue;
        if (!common)
            common = own;
        common->low = std::min(common->low, own->low);
        common->high = std::max(common->high, own->high);
    }
    if (common && common->low < 0) {
        common->high = std::max(common->high, -common->low);
        common->low = -common->high;
    }
    for (ExplanationPanel* panel : allPanels())
        panel->setCommonRange(common);
}

QImage ComparisonGrid::panelImage(ExplanationPanel* panel) const
{
    return renderPanelImage(panel->panelImage());
}

QImage ComparisonGrid::gridImage() const
{
    std::vector<PanelImage> images;
    for (const ExplanationPanel* panel : allPanels())
        images.push_back(panel->panelImage());
    return renderGridImage(images, m_columns);
}

void ComparisonGrid::flush()
{
    for (ExplanationPanel* panel : allPanels())
        panel->flush();
}

void ComparisonGrid::zoomIn()
{
    if (m_current)
        m_current->view().zoomIn();
}

void ComparisonGrid::zoomOut()
{
    if (m_current)
        m_current->view().zoomOut();
}

void ComparisonGrid::zoomToFit()
{
    if (m_current)
        m_current->view().zoomToFit();
}

void ComparisonGrid::zoomToActualSize()
{
    if (m_current)
        m_current->view().zoomToActualSize();
}

void ComparisonGrid::focusNextPanel()
{
    focusNeighbour(1);
}

void ComparisonGrid::focusPreviousPanel()
{
    focusNeighbour(-1);
}

void ComparisonGrid::focusNeighbour(int step)
{
    const auto all = allPanels();
    const int count = static_cast<int>(all.size());
    if (count == 0)
        return;
    const auto at = static_cast<int>(std::find(all.begin(), all.end(), m_current) - all.begin());
    ExplanationPanel* panel = all[(at + step + count) % count];
    setCurrentPanel(panel);
    panel->view().setFocus(Qt::TabFocusReason);
    ensureWidgetVisible(panel);
}

void ComparisonGrid::shareView(const ViewState& state)
{
    m_viewState = state;
    for (ExplanationPanel* panel : allPanels())
        panel->view().setViewState(state);
}

void ComparisonGrid::sharePointer(std::optional<QPoint> pixel)
{
    for (ExplanationPanel* panel : allPanels())
        panel->setPointer(pixel);
    emit pointerMoved(pixel);
}

int ComparisonGrid::columnAt(QPoint globalPosition) const
{
    const QPoint position = m_content->mapFromGlobal(globalPosition);
    for (const ExplanationPanel* panel : allPanels())
        if (panel->geometry().contains(position))
            return indexOf(panel);
    return -1;
}

void ComparisonGrid::showDropPlace(QPoint globalPosition)
{
    const int place = columnAt(globalPosition);
    m_dropPlace->setVisible(place >= 0);
    if (place < 0)
        return;
    m_dropPlace->setGeometry(
        m_panels[place]->geometry().united(panelAt(rows() - 1, place)->geometry()));
    m_dropPlace->raise();
}

/// After panels came, went or moved.
void ComparisonGrid::updatePlaces()
{
    using Place = ExplanationPanel::Place;
    const size_t count = m_panels.size();
    for (size_t i = 0; i < count; ++i) {
        m_panels[i]->setMovable(i > 0, i + 1 < count);
        m_panels[i]->setPlace(isTable() ? Place::TopOfColumn : Place::Alone);
    }
    for (const auto& row : m_lowerRows)
        for (ExplanationPanel* panel : row)
            panel->setPlace(Place::InColumn);
    QWidget* last = nullptr;
    for (const ExplanationPanel* panel : allPanels())
        for (QWidget* part : panel->tabOrder()) {
            if (last)
                QWidget::setTabOrder(last, part);
            last = part;
        }
    arrange();
}

void ComparisonGrid::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void ComparisonGrid::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    QScrollArea::changeEvent(event);
}

void ComparisonGrid::updateTexts()
{
    setAccessibleName(tr("Comparison of explanations"));
    m_emptyLabel->setText(
        tr("No panel is open. Each panel explains the chosen class by one method."));
    m_addButton->setText(tr("Add panel"));
    m_addButton->setToolTip(tr("Add a panel with another method"));
    arrange();
}

} // namespace widgets
