// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/steps/pathsteps.h"
#include "widgets/maprenderer.h"

#include <QWidget>
#include <vector>

class QLabel;

namespace widgets {

class PathChart;
class ProgressOverlay;
class StepSlider;
class TitledMap;

/// How integrated gradients come about: the picture at a place of the path, the slope there, the
/// sum so far, and a chart of both sides of completeness. Stops are looked at while later ones are
/// still on their way.
class PathStepsView final : public QWidget {
    Q_OBJECT

public:
    explicit PathStepsView(QWidget* parent = nullptr);

    /// A path of so many stops, in place of the one before; `wanted` were asked for.
    void begin(const core::PathEnds& ends, int wanted);
    /// The next stop. While nobody has looked elsewhere, the newest is on show.
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
    void showStop();
    void drawChart();
    void updateTexts();
    std::size_t shown() const;
    QString conclusion() const;

    TitledMap* m_picture;
    TitledMap* m_slope;
    TitledMap* m_sum;
    PathChart* m_chart;
    ProgressOverlay* m_progress;
    StepSlider* m_slider;
    QLabel* m_caption;
    QLabel* m_note;
    QLabel* m_formula;
    core::PathEnds m_ends;
    std::vector<core::PathStop> m_stops;
    std::vector<double> m_totals;
    int m_wanted = 0;
    bool m_following = true; ///< the newest stop
    bool m_finished = false;
    bool m_cutShort = false;
};

} // namespace widgets
