// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/steps/pathsteps.h"
#include "widgets/maprenderer.h"

#include <QWidget>
#include <optional>
#include <vector>

class QCheckBox;
class QLabel;

namespace widgets {

class PathChart;
class ProgressOverlay;
class StepSlider;
class TitledMap;

/// How integrated gradients come about: the picture at a place of the path, the slope there, the
/// sum so far, and a chart of both sides of completeness. Stops are looked at while others are
/// still on their way; they may come in any order.
class PathStepsView final : public QWidget {
    Q_OBJECT

public:
    explicit PathStepsView(QWidget* parent = nullptr);

    /// A path of so many stops, in place of the one before; `wanted` were asked for. Whoever looked
    /// at a place of the path goes on looking there.
    void begin(const core::PathEnds& ends, int wanted);
    /// Another stop. While nobody has looked elsewhere, the one nearest to the picture is on show.
    void add(const core::PathStop& stop);
    /// No more stops will come; `whole` false: work was cut short.
    void finish(bool whole);
    void setProgress(double fraction);
    /// Work begins.
    void start();

    void setLook(const MapLook& look);

    QString caption() const;
    int stops() const { return int(m_stops.size()); }
    StepSlider& slider() { return *m_slider; }

signals:
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void lookAt(int number);
    void goToPlace();
    void showStop();
    void drawChart();
    void updateTexts();
    std::size_t shown() const;
    QString conclusion() const;
    QString shortfall(double error) const;

    TitledMap* m_picture;
    TitledMap* m_slope;
    TitledMap* m_sum;
    PathChart* m_chart;
    ProgressOverlay* m_progress;
    StepSlider* m_slider;
    QLabel* m_caption;
    QLabel* m_note;
    QLabel* m_formula;
    QCheckBox* m_finalScale;
    core::PathEnds m_ends;
    std::vector<core::PathStop> m_stops;
    std::vector<double> m_totals;
    int m_wanted = 0;
    std::optional<double> m_place; ///< that the person looks at; empty: the last stop there is
    std::optional<core::ValueRange> m_finalRange; ///< of the sum of all stops
    bool m_finished = false;
    bool m_cutShort = false;
};

} // namespace widgets
