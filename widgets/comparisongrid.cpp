// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparisongrid.h"

#include "widgets/icons.h"
#include "widgets/panelheader.h"

#include <QEvent>
#include <QLabel>
#include <QRubberBand>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int spacing = 6;

} // namespace

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
    for (ExplanationPanel* panel : m_panels) {
        panel->disconnect(this);
        panel->view().disconnect(this);
    }
}

ExplanationPanel* ComparisonGrid::addPanel()
{
    auto* panel = new ExplanationPanel(m_content);
    panel->setMethods(m_methods);
    panel->setLook(m_look);
    panel->setTargetName(m_targetName);
    panel->setPicture(m_picture);
    connectPanel(panel);
    m_panels.push_back(panel);
    updateOrder();
    arrange();
    panel->show();
    panel->view().setViewState(m_viewState);
    setCurrentPanel(panel);
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
        const int to = dropped ? panelAt(position) : -1;
        if (to >= 0)
            movePanel(indexOf(panel), to);
    });
}

void ComparisonGrid::removePanel(ExplanationPanel* panel)
{
    const int index = indexOf(panel);
    if (index < 0)
        return;
    const bool hadFocus = panel->isAncestorOf(focusWidget());
    m_panels.erase(m_panels.begin() + index);
    panel->hide();
    panel->disconnect(this);
    panel->deleteLater(); // its close button may be on the call stack
    if (m_current == panel) {
        m_current = nullptr;
        const int last = static_cast<int>(m_panels.size()) - 1;
        setCurrentPanel(last < 0 ? nullptr : m_panels[std::min(index, last)]);
        if (hadFocus && m_current)
            m_current->view().setFocus();
    }
    updateOrder();
    arrange();
    updateCommonRange();
}

void ComparisonGrid::movePanel(int from, int to)
{
    const int count = static_cast<int>(m_panels.size());
    if (from == to || from < 0 || to < 0 || from >= count || to >= count)
        return;
    ExplanationPanel* panel = m_panels[from];
    m_panels.erase(m_panels.begin() + from);
    m_panels.insert(m_panels.begin() + to, panel);
    updateOrder();
    arrange();
    emit panelMoved(from, to);
}

int ComparisonGrid::indexOf(const ExplanationPanel* panel) const
{
    const auto found = std::find(m_panels.begin(), m_panels.end(), panel);
    return found == m_panels.end() ? -1 : static_cast<int>(found - m_panels.begin());
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
    for (ExplanationPanel* panel : m_panels)
        panel->setMethods(methods);
}

void ComparisonGrid::setPicture(const core::Image& picture)
{
    if (picture.size() != m_picture.size())
        m_viewState = {};
    m_picture = picture;
    for (ExplanationPanel* panel : m_panels)
        panel->setPicture(picture);
    arrange();
}

void ComparisonGrid::setLook(const MapLook& look)
{
    m_look = look;
    for (ExplanationPanel* panel : m_panels)
        panel->setLook(look);
}

void ComparisonGrid::setTargetName(const QString& name)
{
    m_targetName = name;
    for (ExplanationPanel* panel : m_panels)
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
    for (const ExplanationPanel* panel : m_panels) {
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
    for (ExplanationPanel* panel : m_panels)
        panel->setCommonRange(common);
}

QImage ComparisonGrid::panelImage(ExplanationPanel* panel) const
{
    return renderPanelImage(panel->panelImage());
}

QImage ComparisonGrid::gridImage() const
{
    std::vector<PanelImage> images;
    for (const ExplanationPanel* panel : m_panels)
        images.push_back(panel->panelImage());
    return renderGridImage(images, m_columns);
}

void ComparisonGrid::flush()
{
    for (ExplanationPanel* panel : m_panels)
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
    focusPanel(indexOf(m_current) + 1);
}

void ComparisonGrid::focusPreviousPanel()
{
    focusPanel(indexOf(m_current) - 1);
}

void ComparisonGrid::focusPanel(int index)
{
    const int count = static_cast<int>(m_panels.size());
    if (count == 0)
        return;
    ExplanationPanel* panel = m_panels[(index + count) % count];
    setCurrentPanel(panel);
    panel->view().setFocus(Qt::TabFocusReason);
    ensureWidgetVisible(panel);
}

void ComparisonGrid::shareView(const ViewState& state)
{
    m_viewState = state;
    for (ExplanationPanel* panel : m_panels)
        panel->view().setViewState(state);
}

void ComparisonGrid::sharePointer(std::optional<QPoint> pixel)
{
    for (ExplanationPanel* panel : m_panels)
        panel->setPointer(pixel);
    emit pointerMoved(pixel);
}

int ComparisonGrid::panelAt(QPoint globalPosition) const
{
    const QPoint position = m_content->mapFromGlobal(globalPosition);
    for (size_t i = 0; i < m_panels.size(); ++i)
        if (m_panels[i]->geometry().contains(position))
            return static_cast<int>(i);
    return -1;
}

void ComparisonGrid::showDropPlace(QPoint globalPosition)
{
    const int place = panelAt(globalPosition);
    m_dropPlace->setVisible(place >= 0);
    if (place < 0)
        return;
    m_dropPlace->setGeometry(m_panels[place]->geometry());
    m_dropPlace->raise();
}

void ComparisonGrid::updateOrder()
{
    const size_t count = m_panels.size();
    QWidget* last = nullptr;
    for (size_t i = 0; i < count; ++i) {
        m_panels[i]->setMovable(i > 0, i + 1 < count);
        for (QWidget* part : m_panels[i]->tabOrder()) {
            if (last)
                QWidget::setTabOrder(last, part);
            last = part;
        }
    }
}

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
    if (empty) {
        m_columns = 1;
        m_content->setMinimumHeight(0);
        const QRect space = m_content->rect();
        m_emptyLabel->setGeometry(space.adjusted(20, 0, -20, -space.height() / 2));
        m_emptyLabel->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        const QSize size = m_addButton->sizeHint();
        m_addButton->setGeometry((space.width() - size.width()) / 2, space.height() / 2 + 12,
                                 size.width(), size.height());
        return;
    }
    const QSize space = viewport()->size();
    m_columns = bestColumns(space);
    const int count = static_cast<int>(m_panels.size());
    const int rows = (count + m_columns - 1) / m_columns;
    const int least = m_panels.front()->minimumSizeHint().height();
    const int needed = rows * least + (rows - 1) * spacing;
    m_content->setMinimumHeight(needed);
    const int height = std::max(space.height(), needed);
    // Edges are rounded, not sizes: so rows and columns fill the space to the last pixel.
    const auto edge = [](int length, int parts, int index) {
        return qRound((length + spacing) * static_cast<double>(index) / parts);
    };
    for (int i = 0; i < count; ++i) {
        const int column = i % m_columns;
        const int row = i / m_columns;
        const QPoint corner(edge(space.width(), m_columns, column), edge(height, rows, row));
        const QPoint next(edge(space.width(), m_columns, column + 1), edge(height, rows, row + 1));
        m_panels[i]->setGeometry(QRect(corner, next - QPoint(spacing + 1, spacing + 1)));
    }
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
