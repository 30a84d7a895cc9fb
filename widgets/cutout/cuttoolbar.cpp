// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/cuttoolbar.h"

#include "widgets/cutout/seedpattern.h"
#include "widgets/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

/// The brush's slider is logarithmic: a step is the same share of the width everywhere.
constexpr int brushSteps = 200;
constexpr int sliderWidth = 110;

int sliderValue(double radius)
{
    return qRound(brushSteps * std::log(radius / smallestBrushRadius) /
                  std::log(largestBrushRadius / smallestBrushRadius));
}

double sliderRadius(int value)
{
    return smallestBrushRadius *
           std::pow(largestBrushRadius / smallestBrushRadius, double(value) / brushSteps);
}

} // namespace

CutToolbar::CutToolbar(QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_seedActions(new QActionGroup(this)),
      m_toolActions(new QActionGroup(this))
{
    m_row->setContentsMargins(4, 2, 4, 2);
    m_row->setSpacing(1);
    addSeedActions();
    addSeparator();
    addToolActions();
    addSeparator();
    addBrushActions();
    buildControls();
    m_row->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    showTool();
    showBrush();
    showFlood();
    updateTexts();
}

QAction* CutToolbar::addAction(const QKeySequence& key, const QString& objectName,
                               std::function<QString()> name, std::function<QString()> explanation)
{
    auto* action = new QAction(this);
    action->setObjectName(objectName + QLatin1String("Action"));
    action->setShortcut(key);
    QWidget::addAction(action);
    m_texted.push_back({action, std::move(name), std::move(explanation)});
    return action;
}

void CutToolbar::addButton(QAction* action)
{
    auto* button = new QToolButton;
    QString name = action->objectName();
    button->setObjectName(name.replace(QLatin1String("Action"), QLatin1String("Button")));
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    m_row->addWidget(button);
}

void CutToolbar::addSeparator()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Sunken);
    m_row->addSpacing(3);
    m_row->addWidget(line);
    m_row->addSpacing(3);
}

void CutToolbar::addSeedActions()
{
    const auto add = [this](core::Seed seed, Qt::Key key, const char* objectName,
                            std::function<QString()> name, std::function<QString()> explanation) {
        QAction* action =
            addAction(key, QLatin1String(objectName), std::move(name), std::move(explanation));
        action->setIcon(seedIcon(seed));
        action->setCheckable(true);
        action->setData(int(seed));
        m_seedActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, seed] { chooseSeed(seed); });
        addButton(action);
    };
    add(
        core::Seed::Object, Qt::Key_1, "object", [] { return tr("Object"); },
        [] { return tr("Draw what surely belongs to the object"); });
    add(
        core::Seed::Background, Qt::Key_2, "background", [] { return tr("Background"); },
        [] { return tr("Draw what surely does not belong to the object"); });
    add(
        core::Seed::ProbableObject, Qt::Key_3, "probableObject",
        [] { return tr("Probably object"); },
        [] { return tr("Draw what the cut may take for the object, if the colours fit"); });
    add(
        core::Seed::ProbableBackground, Qt::Key_4, "probableBackground",
        [] { return tr("Probably background"); },
        [] { return tr("Draw what the cut may take for background, if the colours fit"); });
    add(
        core::Seed::Erased, Qt::Key_5, "eraser", [] { return tr("Eraser"); },
        [] { return tr("Take seeds away: there, the cut decides alone"); });
}

void CutToolbar::addToolActions()
{
    const auto add = [this](MaskTool tool, Glyph glyph, Qt::Key key, const char* objectName,
                            std::function<QString()> name, std::function<QString()> explanation) {
        QAction* action =
            addAction(key, QLatin1String(objectName), std::move(name), std::move(explanation));
        action->setIcon(icon(glyph));
        action->setCheckable(true);
        action->setData(int(tool));
        m_toolActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, tool] { chooseTool(tool); });
        addButton(action);
    };
    add(
        MaskTool::Brush, Glyph::Brush, Qt::Key_B, "brush", [] { return tr("Brush"); },
        [] { return tr("Draw freely; Shift and click: a straight line"); });
    add(
        MaskTool::Lasso, Glyph::Lasso, Qt::Key_L, "lasso", [] { return tr("Lasso"); },
        [] { return tr("Draw around an area to fill it"); });
    add(
        MaskTool::Polygon, Glyph::Polygon, Qt::Key_G, "polygon", [] { return tr("Polygon"); },
        [] { return tr("Click the corners of an area; double click or Enter fills it"); });
    add(
        MaskTool::Rectangle, Glyph::Rectangle, Qt::Key_R, "rectangle",
        [] { return tr("Rectangle"); }, [] { return tr("Fill a rectangle"); });
    add(
        MaskTool::Flood, Glyph::Flood, Qt::Key_F, "flood", [] { return tr("Flood"); },
        [] { return tr("Click to fill up to the edge of a colour"); });
    add(
        MaskTool::Pan, Glyph::Hand, Qt::Key_V, "pan", [] { return tr("Move"); },
        [] { return tr("Move the picture; also by Space or the middle button with any tool"); });
}

void CutToolbar::addBrushActions()
{
    QAction* smaller = addAction(
        Qt::Key_BracketLeft, QStringLiteral("smallerBrush"), [] { return tr("Smaller brush"); },
        [] { return tr("Make the brush a fifth smaller"); });
    QAction* larger = addAction(
        Qt::Key_BracketRight, QStringLiteral("largerBrush"), [] { return tr("Larger brush"); },
        [] { return tr("Make the brush a fifth larger"); });
    connect(smaller, &QAction::triggered, this,
            [this] { chooseBrushRadius(steppedBrushRadius(m_brushRadius, -1)); });
    connect(larger, &QAction::triggered, this,
            [this] { chooseBrushRadius(steppedBrushRadius(m_brushRadius, 1)); });
}

CutToolbar::Control CutToolbar::addControl(const QString& name)
{
    Control control{new QWidget, new QLabel, new QSlider(Qt::Horizontal), new QSpinBox};
    auto* row = new QHBoxLayout(control.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(control.label);
    row->addWidget(control.slider);
    row->addWidget(control.spinBox);
    control.slider->setObjectName(name + QLatin1String("Slider"));
    control.slider->setFixedWidth(sliderWidth);
    control.spinBox->setObjectName(name + QLatin1String("SpinBox"));
    control.spinBox->setKeyboardTracking(false);
    control.spinBox->setAccelerated(true);
    control.label->setBuddy(control.spinBox);
    control.box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_row->addWidget(control.box);
    return control;
}

void CutToolbar::buildControls()
{
    m_brush = addControl(QStringLiteral("brushSize"));
    m_brush.slider->setRange(0, brushSteps);
    m_brush.slider->setPageStep(brushSteps / 10);
    m_brush.spinBox->setRange(qRound(2 * smallestBrushRadius), qRound(2 * largestBrushRadius));
    connect(m_brush.slider, &QSlider::valueChanged, this,
            [this](int value) { chooseBrushRadius(sliderRadius(value)); });
    connect(m_brush.spinBox, &QSpinBox::valueChanged, this,
            [this](int width) { chooseBrushRadius(width / 2.0); });

    m_flood = addControl(QStringLiteral("floodTolerance"));
    m_flood.slider->setRange(0, qRound(largestFloodTolerance));
    m_flood.spinBox->setRange(0, qRound(largestFloodTolerance));
    connect(m_flood.slider, &QSlider::valueChanged, this, &CutToolbar::chooseFloodTolerance);
    connect(m_flood.spinBox, &QSpinBox::valueChanged, this, &CutToolbar::chooseFloodTolerance);
}

void CutToolbar::setTool(MaskTool tool)
{
    m_tool = tool;
    showTool();
}

void CutToolbar::setSeed(core::Seed seed)
{
    m_seed = seed;
    showTool();
}

void CutToolbar::setBrushRadius(double radius)
{
    m_brushRadius = std::clamp(radius, smallestBrushRadius, largestBrushRadius);
    showBrush();
}

void CutToolbar::setFloodTolerance(double tolerance)
{
    m_floodTolerance = std::clamp(tolerance, 0.0, largestFloodTolerance);
    showFlood();
}

void CutToolbar::chooseTool(MaskTool tool)
{
    if (tool == m_tool)
        return;
    setTool(tool);
    emit toolChosen(tool);
}

void CutToolbar::chooseSeed(core::Seed seed)
{
    if (seed == m_seed)
        return;
    setSeed(seed);
    emit seedChosen(seed);
}

void CutToolbar::chooseBrushRadius(double radius)
{
    const double before = m_brushRadius;
    setBrushRadius(radius);
    if (m_brushRadius != before)
        emit brushRadiusChanged(m_brushRadius);
}

void CutToolbar::chooseFloodTolerance(double tolerance)
{
    const double before = m_floodTolerance;
    setFloodTolerance(tolerance);
    if (m_floodTolerance != before)
        emit floodToleranceChanged(m_floodTolerance);
}

void CutToolbar::showTool()
{
    for (QAction* action : m_seedActions->actions())
        action->setChecked(action->data().toInt() == int(m_seed));
    for (QAction* action : m_toolActions->actions())
        action->setChecked(action->data().toInt() == int(m_tool));
    // One of them, so that nothing moves.
    m_flood.box->setVisible(m_tool == MaskTool::Flood);
    m_brush.box->setVisible(m_tool != MaskTool::Flood);
    m_brush.box->setEnabled(m_tool == MaskTool::Brush);
}

void CutToolbar::showBrush()
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_brush.slider),
                                       QSignalBlocker(m_brush.spinBox)};
    m_brush.slider->setValue(sliderValue(m_brushRadius));
    m_brush.spinBox->setValue(qRound(2 * m_brushRadius));
}

void CutToolbar::showFlood()
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_flood.slider),
                                       QSignalBlocker(m_flood.spinBox)};
    m_flood.slider->setValue(qRound(m_floodTolerance));
    m_flood.spinBox->setValue(qRound(m_floodTolerance));
}

void CutToolbar::updateTexts()
{
    setAccessibleName(tr("Tools for the cut-out"));
    for (const TextedAction& each : m_texted) {
        const QString key = each.action->shortcut().toString(QKeySequence::NativeText);
        each.action->setText(each.name());
        //: %1: a tool, %2: its key, %3: what it does
        each.action->setToolTip(tr("%1 (%2): %3").arg(each.name(), key, each.explanation()));
        each.action->setStatusTip(each.explanation());
    }
    m_brush.label->setText(tr("Si&ze"));
    //: after the brush's width: picture pixels
    m_brush.spinBox->setSuffix(tr(" px"));
    m_flood.label->setText(tr("&Tolerance"));
    const auto explain = [](const Control& control, const QString& name, const QString& tip) {
        for (QWidget* widget :
             {static_cast<QWidget*>(control.slider), static_cast<QWidget*>(control.spinBox)}) {
            widget->setAccessibleName(name);
            widget->setToolTip(tip);
        }
    };
    explain(m_brush, tr("Brush size"),
            tr("Width of the brush in picture pixels ([ and ], or Ctrl and wheel)"));
    explain(m_flood, tr("Tolerance"),
            tr("How different the colours of neighbours may be, 0 to %1")
                .arg(qRound(largestFloodTolerance)));
}

void CutToolbar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace widgets
