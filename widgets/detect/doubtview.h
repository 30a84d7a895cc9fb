// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/detect/evidenceview.h"
#include "widgets/detect/verdictcard.h"
#include "widgets/maprenderer.h"

#include <QWidget>
#include <array>

class QLabel;
class QTableWidget;

namespace widgets {

class ProgressOverlay;
class TitledMap;

/// A row of the table of numbers; all texts translated.
struct DoubtRow {
    QString className{};
    QString boxName{};
    QStringList numbers{}; ///< a cell each
    bool doubted = false;
};

/// Whether to believe a box: two verdicts in words, the maps that they come from, and the numbers.
class DoubtView final : public QWidget {
    Q_OBJECT

public:
    /// For the class, for the alternative, for the one rather than the other, and of a box that
    /// the doubted one is compared with.
    enum Place { ForClass, ForAgainst, Contrast, Compared };
    static constexpr int places = 4;

    explicit DoubtView(QWidget* parent = nullptr);
    ~DoubtView() override;

    /// Takes all maps away.
    void setPicture(const core::Image& picture);
    void setLook(const MapLook& look);
    void setTitle(Place place, const QString& title, const QString& tip);
    /// An empty map takes it away.
    void setMap(Place place, const core::Heatmap& map);
    void setBoxes(Place place, const std::vector<OutlinedBox>& boxes);
    /// Over the map, or in its place; empty: none.
    void setMessage(Place place, const QString& message);
    void setComparedVisible(bool visible);
    /// One colour scale for all, so that no evidence looks like none; or each map its own.
    void setCommonScale(bool common);
    /// The first picture takes a rectangle.
    void setDrawable(bool drawable);

    void setVerdicts(const Verdict& forClass, const Verdict& forAgainst);
    void setNote(const QString& note);
    void setRows(const std::vector<DoubtRow>& rows);
    /// Does not emit. -1: none.
    void setCurrentRow(int row);

    VerdictCard& forClass() { return *m_cards[0]; }
    VerdictCard& forAgainst() { return *m_cards[1]; }
    ProgressOverlay& progress() { return *m_progress; }
    EvidenceView& view(Place place) { return *m_views[std::size_t(place)]; }

    /// For the clipboard: a line a row, columns separated by tabs.
    QString numbersAsText() const;
    /// Sentences and maps as one picture on white.
    QImage asImage() const;

signals:
    void rectangleDrawn(const QRect& rectangle);
    /// On any of the pictures.
    void placeClicked(const QPointF& place);
    void rowChosen(int row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void showScales();
    void updateTexts();
    QStringList headings() const;

    std::array<VerdictCard*, 2> m_cards;
    std::array<EvidenceView*, places> m_views;
    std::array<TitledMap*, places> m_maps;
    std::array<QString, places> m_titles;
    QLabel* m_note;
    QTableWidget* m_table;
    ProgressOverlay* m_progress;
    bool m_common = true;
};

} // namespace widgets
