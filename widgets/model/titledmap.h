// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/maprenderer.h"

#include <QWidget>
#include <optional>

namespace widgets {

class ColorBar;
class ElidedLabel;
class ImageView;

/// A heading, a picture with a map over it, and what the colours stand for. For pages that show a
/// few maps beside each other.
class TitledMap final : public QWidget {
    Q_OBJECT

public:
    /// Its view is named after `name`. `view`: one that draws more than a map; adopted.
    explicit TitledMap(const QString& name, QWidget* parent = nullptr, ImageView* view = nullptr);
    ~TitledMap() override;

    void setTitle(const QString& title, const QString& tip = {});

    /// Takes the map of the picture before away.
    void setPicture(const core::Image& picture);
    /// Colours from one end of `range` to the other; empty: the map's own range.
    void setMap(const core::Heatmap& map, std::optional<core::ValueRange> range = {});
    void setRange(std::optional<core::ValueRange> range);
    void clearMap();
    void setLook(const MapLook& look);
    /// Of the colours, 0 to 1.
    void setOpacity(double opacity);
    /// A picture without maps needs no colours explained.
    void setColorBarVisible(bool visible);

    /// Marks a picture pixel, and its value on the colour bar; empty: none.
    void setPointer(std::optional<QPoint> pixel);

    const core::Heatmap& map() const { return m_renderer.map(); }
    const MapRenderer& renderer() const { return m_renderer; }
    std::optional<core::ValueRange> ownRange() const { return m_renderer.ownRange(); }
    ImageView& view() { return *m_view; }

    /// Several of them zoom, pan and point as one.
    static void link(const std::vector<TitledMap*>& maps);

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();

    ElidedLabel* m_title;
    ImageView* m_view;
    ColorBar* m_colorBar;
    MapRenderer m_renderer;
};

} // namespace widgets
