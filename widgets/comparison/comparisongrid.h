// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "widgets/comparison/explanationpanel.h"
#include "widgets/imageview.h"

#include <QScrollArea>
#include <QStringList>
#include <optional>
#include <vector>

class QLabel;
class QRubberBand;
class QToolButton;

namespace widgets {

class RowHeading;

/// Panels side by side, arranged so that pictures become as large as possible, or as a table: then
/// each panel has others of its method below it, one for each row. Zoom, pan and the pointer's
/// position are shared by all of them.
class ComparisonGrid final : public QScrollArea {
    Q_OBJECT

public:
    explicit ComparisonGrid(QWidget* parent = nullptr);
    ~ComparisonGrid() override;

    /// A new panel at the end, with methods, picture, look and target as set below. It becomes
    /// current. In a table: a new column.
    ExplanationPanel* addPanel();
    /// In a table: its whole column.
    void removePanel(ExplanationPanel* panel);
    /// Emits panelMoved.
    void movePanel(int from, int to);

    /// One a method: of a table, the first row.
    const std::vector<ExplanationPanel*>& panels() const { return m_panels; }
    /// All rows, one after the other.
    std::vector<ExplanationPanel*> allPanels() const;
    /// Its place in its row; -1: not here.
    int indexOf(const ExplanationPanel* panel) const;

    /// A table with a row of panels for each heading; empty: no table.
    void setRows(const QStringList& headings);
    int rows() const { return int(m_lowerRows.size()) + 1; }
    bool isTable() const { return !m_headings.empty(); }
    ExplanationPanel* panelAt(int row, int column) const;
    int rowOf(const ExplanationPanel* panel) const;
    /// Sets one row's heading off; -1: none.
    void setMarkedRow(int row);

    ExplanationPanel* currentPanel() const { return m_current; }
    void setCurrentPanel(ExplanationPanel* panel);

    // For all panels, those of later too.
    void setMethods(const std::vector<MethodItem>& methods);
    void setPicture(const core::Image& picture);
    void setLook(const MapLook& look);
    /// Not for tables, whose rows have a target each.
    void setTargetName(const QString& name);

    /// One colour scale for all: from the lowest to the highest end of the panels' own ranges,
    /// symmetric around zero as soon as one of them is signed.
    void setCommonRange(bool common);
    bool commonRange() const { return m_common; }

    /// How many panels stand in a row now.
    int columns() const { return m_columns; }

    /// For saving and the clipboard. Null if there is nothing to show.
    QImage panelImage(ExplanationPanel* panel) const;
    QImage gridImage() const;

    /// Draws what changed now rather than at the next turn of the event loop.
    void flush();

    ViewState viewState() const { return m_viewState; }

public slots:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToActualSize();
    void focusNextPanel();
    void focusPreviousPanel();

signals:
    void addRequested();
    void closeRequested(widgets::ExplanationPanel* panel);
    void helpRequested(widgets::ExplanationPanel* panel);
    void cancelRequested(widgets::ExplanationPanel* panel);
    void methodChosen(widgets::ExplanationPanel* panel, const QString& id);
    void parametersChanged(widgets::ExplanationPanel* panel, const core::Parameters& values);
    void opacityChanged(widgets::ExplanationPanel* panel, double opacity);
    void panelMoved(int from, int to);
    void currentPanelChanged(widgets::ExplanationPanel* panel);
    void pointerMoved(std::optional<QPoint> pixel);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    ExplanationPanel* makePanel();
    void connectPanel(ExplanationPanel* panel);
    void dismiss(ExplanationPanel* panel);
    void arrange();
    void arrangeNothing();
    void arrangeFreely();
    void arrangeTable();
    int bestColumns(QSize space) const;
    void shareView(const ViewState& state);
    void sharePointer(std::optional<QPoint> pixel);
    void updateCommonRange();
    void showDropPlace(QPoint globalPosition);
    int columnAt(QPoint globalPosition) const;
    void focusNeighbour(int step);
    void updatePlaces();
    void updateTexts();

    QWidget* m_content;
    QLabel* m_emptyLabel;
    QToolButton* m_addButton;
    QRubberBand* m_dropPlace;
    std::vector<ExplanationPanel*> m_panels;
    std::vector<std::vector<ExplanationPanel*>> m_lowerRows; ///< of a table, below m_panels
    std::vector<RowHeading*> m_headings;                     ///< of a table
    ExplanationPanel* m_current = nullptr;
    std::vector<MethodItem> m_methods;
    core::Image m_picture;
    MapLook m_look;
    QString m_targetName;
    ViewState m_viewState;
    int m_columns = 1;
    bool m_common = false;
};

} // namespace widgets
