// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/titledmap.h"

#include "widgets/colorbar.h"
#include "widgets/elidedlabel.h"
#include "widgets/imageview.h"

#include <QEvent>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int smallestView = 120;

} // namespace

TitledMap::TitledMap(const QString& name, QWidget* parent, ImageView* view)
    : QWidget(parent), m_title(new ElidedLabel(this)), m_view(view ? view : new ImageView(this)),
      m_colorBar(new ColorBar(this))
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setObjectName(name + QLatin1String("Title"));
    m_view->setObjectName(name + QLatin1String("View"));
    m_colorBar->setObjectName(name + QLatin1String("Bar"));
    // In a low window it gives way before the page has to scroll.
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_view->setMinimumHeight(smallestView);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_colorBar);
    connect(m_view, &ImageView::pointerMoved, this, &TitledMap::setPointer);
}

TitledMap::~TitledMap()
{
    m_view->disconnect(this); // it reports the pointer's leave while it goes
}

void TitledMap::setTitle(const QString& title, const QString& tip)
{
    m_title->setText(title, tip);
    m_view->setAccessibleName(title);
    m_view->setAccessibleDescription(tip);
}

void TitledMap::setPicture(const core::Image& picture)
{
    m_renderer.setPicture(picture);
    render();
}

void TitledMap::setMap(const core::Heatmap& map, std::optional<core::ValueRange> range)
{
    m_renderer.setMap(map);
    m_renderer.setCommonRange(range);
    render();
}

void TitledMap::setRange(std::optional<core::ValueRange> range)
{
    if (range == m_renderer.commonRange())
        return;
    m_renderer.setCommonRange(range);
    render();
}

void TitledMap::clearMap()
{
    m_renderer.clearMap();
    m_renderer.setCommonRange({});
    render();
}

void TitledMap::setLook(const MapLook& look)
{
    if (look == m_renderer.look())
        return;
    m_renderer.setLook(look);
    render();
}

void TitledMap::setOpacity(double opacity)
{
    m_renderer.setOpacity(opacity);
    render();
}

void TitledMap::setColorBarVisible(bool visible)
{
    // It keeps its place, so that pictures side by side stay of one size.
    auto policy = m_colorBar->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_colorBar->setSizePolicy(policy);
    m_colorBar->setVisible(visible);
}

void TitledMap::setPointer(std::optional<QPoint> pixel)
{
    m_view->setMarker(pixel ? std::optional(QPointF(*pixel) + QPointF(0.5, 0.5)) : std::nullopt);
    const auto value = pixel ? m_renderer.valueAt(pixel->x(), pixel->y()) : std::nullopt;
    m_colorBar->setMarker(value ? std::optional<double>(*value) : std::nullopt);
}

void TitledMap::link(const std::vector<TitledMap*>& maps)
{
    for (auto* from : maps)
        for (auto* to : maps) {
            if (from == to)
                continue;
            connect(from->m_view, &ImageView::viewStateChanged, to->m_view,
                    &ImageView::setViewState);
            connect(from->m_view, &ImageView::pointerMoved, to, &TitledMap::setPointer);
        }
}

void TitledMap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        auto bold = font();
        bold.setBold(true);
        m_title->setFont(bold);
    }
    QWidget::changeEvent(event);
}

void TitledMap::render()
{
    const auto size = m_renderer.picture().size();
    m_view->setImage(m_renderer.render(), {size.width, size.height});
    m_colorBar->setColorMap(QString::fromStdString(m_renderer.style().colorMap));
    m_colorBar->setRange(m_renderer.range());
}

} // namespace widgets
