// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/maskcanvas.h"

#include <QEvent>
#include <QKeyEvent>
#include <algorithm>

namespace widgets {

namespace {

/// A shorter cut shows no sign of being busy.
constexpr int busyDelayMilliseconds = 200;
constexpr int busyStepMilliseconds = 80;

cv::Rect whole(const cv::Mat& matrix)
{
    return {0, 0, matrix.cols, matrix.rows};
}

} // namespace

MaskCanvas::MaskCanvas(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setTabletTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&m_busyTimer, &QTimer::timeout, this, [this] {
        m_busyTimer.setInterval(busyStepMilliseconds);
        ++m_busyStep;
        update(busyRect());
    });
    updateTexts();
    updateCursor();
}

void MaskCanvas::setPicture(const QImage& picture, QSize pictureSize)
{
    cancelStroke();
    const QSize size = pictureSize.isEmpty() ? picture.size() : pictureSize;
    if (size != m_pictureSize)
        m_state = {};
    m_pictureSize = size;
    m_image = picture.convertToFormat(QImage::Format_RGB32);
    m_levels.setMatrix(m_image.isNull() ? cv::Mat()
                                        : cv::Mat(m_image.height(), m_image.width(), CV_8UC4,
                                                  const_cast<uchar*>(m_image.constBits()),
                                                  std::size_t(m_image.bytesPerLine())));
    m_map = {};
    m_overlay.setSeeds({}, {});
    m_overlay.setMask({}, {});
    m_lastPoint.reset();
    m_cross.reset();
    invalidate();
    updateCursor();
    reportPointer();
}

void MaskCanvas::setSeeds(const cv::Mat& seeds, cv::Rect changed)
{
    Q_ASSERT(seeds.empty() || QSize(seeds.cols, seeds.rows) == m_pictureSize);
    const cv::Rect differs = m_overlay.setSeeds(seeds, changed);
    updatePictureRect(differs);
}

void MaskCanvas::setSeeds(const cv::Mat& seeds)
{
    setSeeds(seeds, whole(seeds));
}

void MaskCanvas::setMask(const cv::Mat& mask, cv::Rect changed)
{
    Q_ASSERT(mask.empty() || QSize(mask.cols, mask.rows) == m_pictureSize);
    const cv::Rect differs = m_overlay.setMask(mask, changed);
    updatePictureRect(differs);
}

void MaskCanvas::setMask(const cv::Mat& mask)
{
    setMask(mask, whole(mask));
}

void MaskCanvas::setMap(const QImage& map)
{
    m_map = map;
    m_base = {};
    update();
}

void MaskCanvas::setSeedsVisible(bool visible)
{
    m_overlay.setSeedsVisible(visible);
    update();
}

void MaskCanvas::setMaskVisible(bool visible)
{
    m_overlay.setMaskVisible(visible);
    update();
}

void MaskCanvas::setContourVisible(bool visible)
{
    m_overlay.setContourVisible(visible);
    update();
}

void MaskCanvas::setMapVisible(bool visible)
{
    m_mapVisible = visible;
    m_base = {};
    update();
}

void MaskCanvas::setMaskOpacity(double opacity)
{
    m_overlay.setOpacity(std::clamp(opacity, 0.0, 1.0));
    update();
}

void MaskCanvas::setTool(MaskTool tool)
{
    if (m_tool == tool)
        return;
    cancelStroke();
    m_tool = tool;
    updateCursor();
    updateOutline();
    update(); // the ring
}

void MaskCanvas::setSeed(core::Seed seed)
{
    Q_ASSERT(seed != core::Seed::None);
    m_seed = seed;
    update(ringRect());
}

void MaskCanvas::setBrushRadius(double radius)
{
    update(ringRect());
    m_brushRadius = std::clamp(radius, smallestBrushRadius, largestBrushRadius);
    update(ringRect());
}

void MaskCanvas::setFloodTolerance(double tolerance)
{
    m_floodTolerance = tolerance;
}

void MaskCanvas::setBusy(bool busy)
{
    if (busy == m_busyTimer.isActive())
        return;
    if (busy) {
        m_busyTimer.start(busyDelayMilliseconds);
        return;
    }
    m_busyTimer.stop();
    m_busyStep = 0;
    update(busyRect());
}

void MaskCanvas::setMessage(const QString& message)
{
    if (m_message == message)
        return;
    m_message = message;
    updateTexts();
    update();
}

void MaskCanvas::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void MaskCanvas::setViewState(const ViewState& state)
{
    if (m_state == state)
        return;
    m_state = state;
    invalidate();
    updateCursor();
    reportPointer();
}

void MaskCanvas::zoomIn()
{
    changeState(viewport().zoomedBy(Viewport::zoomStep, QRectF(rect()).center()));
}

void MaskCanvas::zoomOut()
{
    changeState(viewport().zoomedBy(1 / Viewport::zoomStep, QRectF(rect()).center()));
}

void MaskCanvas::zoomToFit()
{
    changeState({});
}

void MaskCanvas::zoomToActualSize()
{
    changeState(viewport().atActualSize());
}

Viewport MaskCanvas::viewport() const
{
    return {m_state, m_pictureSize, size(), devicePixelRatioF()};
}

void MaskCanvas::changeState(const ViewState& state)
{
    if (m_state == state)
        return;
    setViewState(state);
    emit viewStateChanged(m_state);
}

void MaskCanvas::stepBrush(int steps)
{
    const double before = m_brushRadius;
    setBrushRadius(steppedBrushRadius(before, steps));
    if (m_brushRadius != before)
        emit brushRadiusChanged(m_brushRadius);
}

/// What is kept at the screen's resolution is to be made anew.
void MaskCanvas::invalidate()
{
    m_base = {};
    m_live = {};
    m_overlay.invalidate();
    m_outlineRect = {};
    update();
}

void MaskCanvas::updatePictureRect(cv::Rect changed)
{
    const Viewport view = viewport();
    const QRect device = MaskOverlay::deviceRect(view, changed);
    if (device.isEmpty())
        return;
    const double ratio = view.devicePixelRatio;
    update(
        QRectF(QPointF(device.topLeft()) / ratio, QSizeF(device.size()) / ratio).toAlignedRect());
}

void MaskCanvas::updateCursor()
{
    setCursor(m_image.isNull()                         ? Qt::ArrowCursor
              : m_panFrom                              ? Qt::ClosedHandCursor
              : m_spaceDown || m_tool == MaskTool::Pan ? Qt::OpenHandCursor
                                                       : Qt::CrossCursor);
}

void MaskCanvas::updateTexts()
{
    setAccessibleName(tr("Cut-out"));
    const QString keys =
        tr("Shift and arrow keys move a cross, with Ctrl by one pixel. Space or Enter draws there; "
           "with Shift a straight line from the last place. Enter closes a polygon, Backspace "
           "takes back its last point, Escape cancels.");
    setAccessibleDescription(m_message.isEmpty() ? keys : m_message);
    setStatusTip(tr("Left button: draw. Right button: the opposite. Shift and click: straight "
                    "line. Middle button, or Space and drag: pan. Wheel: zoom. Ctrl and wheel: "
                    "brush size."));
}

void MaskCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::PaletteChange)
        invalidate();
    QWidget::changeEvent(event);
}

bool MaskCanvas::event(QEvent* event)
{
    // Keys that the canvas needs go before the window's shortcuts.
    if (event->type() == QEvent::ShortcutOverride && wantsKey(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void MaskCanvas::resizeEvent(QResizeEvent*)
{
    invalidate();
}

} // namespace widgets
