// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cutout/masktool.h"

#include <QWidget>
#include <functional>
#include <vector>

class QActionGroup;
class QHBoxLayout;
class QLabel;
class QSlider;
class QSpinBox;

namespace widgets {

/// What is drawn, with which tool and how large. Its keys (1 to 5, letters, brackets) are the
/// QActions in actions(); they work wherever the focus is in the window, as long as the bar is
/// shown and they are enabled. Setters do not emit.
class CutToolbar final : public QWidget {
    Q_OBJECT

public:
    explicit CutToolbar(QWidget* parent = nullptr);

    void setTool(MaskTool tool);
    MaskTool tool() const { return m_tool; }
    void setSeed(core::Seed seed);
    core::Seed seed() const { return m_seed; }
    /// Picture pixels; shown as the brush's width.
    void setBrushRadius(double radius);
    double brushRadius() const { return m_brushRadius; }
    /// 0 to largestFloodTolerance.
    void setFloodTolerance(double tolerance);
    double floodTolerance() const { return m_floodTolerance; }

signals:
    void toolChosen(widgets::MaskTool tool);
    void seedChosen(core::Seed seed);
    void brushRadiusChanged(double radius);
    void floodToleranceChanged(double tolerance);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// An action whose texts follow the language.
    struct TextedAction {
        QAction* action;
        std::function<QString()> name;
        std::function<QString()> explanation;
    };
    /// A label, a slider and a number for one value.
    struct Control {
        QWidget* box;
        QLabel* label;
        QSlider* slider;
        QSpinBox* spinBox;
    };

    void addSeedActions();
    void addToolActions();
    void addBrushActions();
    Control addControl(const QString& name);
    void buildControls();
    QAction* addAction(const QKeySequence& key, const QString& objectName,
                       std::function<QString()> name, std::function<QString()> explanation);
    void addButton(QAction* action);
    void addSeparator();
    void chooseTool(MaskTool tool);
    void chooseSeed(core::Seed seed);
    void chooseBrushRadius(double radius);
    void chooseFloodTolerance(double tolerance);
    void showTool();
    void showBrush();
    void showFlood();
    void updateTexts();

    MaskTool m_tool = MaskTool::Brush;
    core::Seed m_seed = core::Seed::Object;
    double m_brushRadius = 8;
    double m_floodTolerance = 12;

    QHBoxLayout* m_row;
    QActionGroup* m_seedActions;
    QActionGroup* m_toolActions;
    std::vector<TextedAction> m_texted;
    Control m_brush;
    Control m_flood;
};

} // namespace widgets
