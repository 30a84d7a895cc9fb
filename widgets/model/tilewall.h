// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <QAbstractScrollArea>
#include <QFont>
#include <QImage>
#include <functional>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

namespace widgets {

/// A tile of the wall.
struct WallTile {
    enum class Mark {
        None,
        Constant, ///< the same at all positions
        NotFinite ///< holds what is no number
    };
    int channel = 0;
    std::optional<double> value{}; ///< beneath it, beside its number
    Mark mark = Mark::None;
    bool operator==(const WallTile&) const = default;
};

/// Thousands of small maps or pictures as a wall of tiles. A map gets its colours when it is first
/// painted; only tiles in view are painted. Arrow keys, Home, End, Page Up and Page Down walk.
class TileWall final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TileWall(QWidget* parent = nullptr);

    /// K x h x w, CV_32F. Signed maps get a diverging colour map with 0 in its middle.
    void setMaps(const cv::Mat& maps, bool isSigned);
    /// K x h x w, CV_8UC3 RGB, shown as they are.
    void setPictures(const cv::Mat& pictures);
    /// One range for the colours of all maps; empty: each map has its own.
    void setCommonRange(std::optional<core::ValueRange> range);
    /// Which are shown, in this order. The current channel stays where it is among them.
    void setTiles(const std::vector<WallTile>& tiles);
    const std::vector<WallTile>& tiles() const { return m_tiles; }

    /// The width of a tile's picture in logical pixels.
    void setTileSize(int size);
    int tileSize() const { return m_tileSize; }
    /// What a channel's tooltip says.
    void setTip(std::function<QString(int channel)> tip) { m_tip = std::move(tip); }
    /// Shown where there are no tiles.
    void setEmptyText(const QString& text);
    /// Paler, because it is out of date.
    void setDimmed(bool dimmed);

    /// Does not emit. -1: none.
    void setCurrent(int channel);
    int current() const { return m_current; }

    /// Where the tile at this place of the order is, in the viewport.
    QRect tileRect(int place) const;
    /// How many maps have got their colours so far.
    int colored() const { return m_coloredCount; }
    int columns() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// By the person.
    void channelChosen(int channel);
    /// Enter or a double click.
    void channelActivated(int channel);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

private:
    QSize pictureSize() const;
    QSize cellSize() const;
    int left() const;
    int placeOf(int channel) const;
    int placeAt(QPoint position) const;
    void choose(int place);
    void showPlace(int place);
    void layOut();
    void prepareAtlas(int channels, QSize tile);
    void color(int channel);
    void forgetColors();
    QRect atlasRect(int channel) const;
    void paintTile(QPainter& painter, int place);
    void paintCaption(QPainter& painter, const WallTile& tile, const QRect& line) const;
    void updateTexts();

    cv::Mat m_maps;
    bool m_signed = false;
    bool m_pictures = false; ///< m_maps are pictures
    std::optional<core::ValueRange> m_commonRange;
    std::vector<WallTile> m_tiles;
    std::function<QString(int)> m_tip;
    QString m_emptyText;
    int m_tileSize = 72;
    int m_current = -1;
    bool m_dimmed = false;
    QFont m_captionFont;
    QImage m_atlas; ///< all tiles in rows, of their own resolution
    QSize m_atlasTile;
    int m_atlasColumns = 1;
    std::vector<bool> m_colored; ///< by channel
    int m_coloredCount = 0;
};

} // namespace widgets
