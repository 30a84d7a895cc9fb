// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/imagine/imaginetile.h"

#include <QScrollArea>
#include <vector>

class QLabel;
class QPushButton;

namespace widgets {

/// Tiles, arranged so that their pictures become large; one of them is current, and can be shown
/// alone.
class ImagineGrid final : public QScrollArea {
    Q_OBJECT

public:
    explicit ImagineGrid(QWidget* parent = nullptr);
    ~ImagineGrid() override;

    /// At the end; it becomes current.
    ImagineTile* addTile();
    void removeTile(ImagineTile* tile);
    const std::vector<ImagineTile*>& tiles() const { return m_tiles; }

    ImagineTile* currentTile() const { return m_current; }
    void setCurrentTile(ImagineTile* tile);

    /// Shows the current tile alone, or all again.
    void setLarge(bool large);
    bool isLarge() const { return m_large; }

    /// What is said while there are no tiles; an empty `button`: none.
    void setEmptyText(const QString& text, const QString& button);

signals:
    void currentTileChanged(widgets::ImagineTile* tile);
    void largeChanged();
    void asked(widgets::ImagineTile* tile, widgets::TileRequest request);
    void menuRequested(widgets::ImagineTile* tile, QPoint position);
    /// The button of the empty grid was pressed.
    void startRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int bestColumns(QSize space) const;
    void arrange();
    void arrangeEmpty();
    void moveBy(int tiles);
    void askAboutCurrent(TileRequest request);

    QWidget* m_content;
    QLabel* m_emptyLabel;
    QPushButton* m_startButton;
    std::vector<ImagineTile*> m_tiles;
    ImagineTile* m_current = nullptr;
    int m_columns = 1;
    bool m_large = false;
};

} // namespace widgets
