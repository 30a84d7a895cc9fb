// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explain.h"
#include "core/image/image.h"
#include "core/measure/doubt.h"
#include "core/support/parameter.h"
#include "widgets/comparison/gridimage.h"
#include "widgets/maprenderer.h"
#include "widgets/methodchooser.h"

#include <QFrame>
#include <QTimer>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QSlider;

namespace widgets {

class ColorBar;
class ElidedLabel;
class ImageView;
class PanelHeader;
class ParameterForm;
class ProgressOverlay;

/// One cell of the comparison grid: a method, its map over the picture, and what to know about it.
class ExplanationPanel final : public QFrame {
    Q_OBJECT

public:
    explicit ExplanationPanel(QWidget* parent = nullptr);
    ~ExplanationPanel() override;

    void setMethods(const std::vector<MethodItem>& methods);

    /// Chooses a method and its parameters. Does not emit.
    void setMethod(const QString& id, const std::vector<core::Parameter>& described,
                   const core::Parameters& values);
    QString method() const;
    QString methodName() const;
    const core::Parameters& parameters() const;

    /// A new picture takes away the map of the old one.
    void setPicture(const core::Image& picture);

    /// The class (or "A rather than B") that is explained, for the saved image.
    void setTargetName(const QString& name);
    const QString& targetName() const { return m_targetName; }

    /// The box that is explained, in the picture's pixels: it is outlined, and the facts tell how
    /// much of the map lies inside. Empty: none.
    void setBox(const std::optional<cv::Rect2d>& box);

    /// A cell of a table: one in the first row keeps the method's header, the others say below
    /// which method they are; all name their class and go without the opacity.
    enum class Place { Alone, TopOfColumn, InColumn };
    void setPlace(Place place);

    /// Work on this panel has begun: progress is at 0, and what is on show is out of date and soon
    /// dimmed. False: it was cancelled; the old map stays dimmed until it is replaced or cleared.
    void setBusy(bool busy);
    bool busy() const { return m_busy; }

    /// 0 to 1.
    void setProgress(double fraction);

    /// `isFinal` false: a preview, the panel stays busy.
    void setResult(const core::Explanation& explanation, bool isFinal);

    /// In place of the map: why there is none. Ends the work.
    void setError(const QString& message);

    /// Takes map and error away: back to the picture alone.
    void clearResult();

    void setLook(const MapLook& look);

    /// 0 to 1. Does not emit.
    void setOpacity(double opacity);
    double opacity() const { return m_renderer.opacity(); }

    /// The colours' ends when all panels share one scale; empty: the map's own.
    void setCommonRange(std::optional<core::ValueRange> range);
    std::optional<core::ValueRange> ownRange() const { return m_renderer.ownRange(); }

    /// Empty without one; out of date while busy.
    const core::Heatmap& map() const { return m_renderer.map(); }

    /// Marks a picture pixel and shows the value there; empty: none.
    void setPointer(std::optional<QPoint> pixel);

    /// Draws the frame of the panel that commands act on.
    void setCurrent(bool current);
    bool current() const { return m_current; }

    /// Which ways it can be moved, for its menu.
    void setMovable(bool left, bool right);

    /// What a saved image of this panel shows.
    PanelImage panelImage() const;

    /// Draws what changed now rather than at the next turn of the event loop.
    void flush();

    /// How much higher than others of its table it is, because of its header.
    int headerHeight() const;

    ImageView& view() { return *m_view; }
    PanelHeader& header() { return *m_header; }

    QSize minimumSizeHint() const override;

    /// What can have the keyboard focus, in order.
    std::vector<QWidget*> tabOrder() const;

    /// Height of everything but the picture.
    int chromeHeight() const;

signals:
    void methodChosen(const QString& id);
    void parametersChanged(const core::Parameters& values);
    void opacityChanged(double opacity);
    void closeRequested();
    /// About the method.
    void helpRequested();
    /// Stop the work on this panel alone.
    void cancelRequested();
    /// -1: one place to the left, 1: to the right.
    void moveRequested(int direction);
    /// The person clicked it or moved the keyboard focus into it.
    void focused();
    /// A result came or went, so a common range may change.
    void ownRangeChanged();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildFooter();
    void connectParts();
    void setStale(bool stale);
    void scheduleRender();
    void render();
    void showParameters();
    void showTitle();
    void showFacts();
    void showValue();
    void measureBox();
    void updateTexts();
    QStringList remarks() const;

    PanelHeader* m_header;
    ElidedLabel* m_titleLabel;
    ImageView* m_view;
    ProgressOverlay* m_progress;
    ColorBar* m_colorBar;
    QLabel* m_opacityLabel;
    QSlider* m_opacitySlider;
    QLabel* m_valueLabel;
    ElidedLabel* m_factsLabel;
    QHBoxLayout* m_titleRow = nullptr;
    QHBoxLayout* m_valueRow = nullptr; ///< opacity and value
    QFrame* m_parametersPopup;
    ParameterForm* m_form;

    MapRenderer m_renderer;
    QTimer m_renderTimer;
    QTimer m_staleTimer;
    QString m_targetName;
    QString m_error;
    std::vector<core::MapRemark> m_remarks;
    std::vector<const char*> m_notes; ///< English, context "core"
    std::optional<double> m_completenessError;
    std::optional<double> m_milliseconds; ///< of a finished result
    std::optional<QPoint> m_pointer;
    std::optional<cv::Rect2d> m_box;
    std::optional<core::BoxEvidence> m_boxEvidence; ///< of a finished map
    Place m_place = Place::Alone;
    bool m_busy = false;
    bool m_stale = false;
    bool m_current = false;
};

} // namespace widgets
