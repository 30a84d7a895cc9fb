// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <QImage>
#include <QString>
#include <optional>
#include <vector>

namespace widgets {

/// What the saved image of a panel shows, drawn apart from any widget.
struct PanelImage {
    QImage map;     ///< the picture with its map, at the picture's size
    QString method; ///< heading
    QString target; ///< the explained class, second line; may be empty
    QString facts;  ///< small print, for example time and completeness error; may be empty
    std::string colorMap;
    std::optional<core::ValueRange> range; ///< empty: no legend
};

/// White paper with heading, map and legend. Text grows with the picture.
QImage renderPanelImage(const PanelImage& panel);

/// Panels of one picture side by side, `columns` in a row. Pictures are reduced if the whole would
/// otherwise exceed a hundred million pixels.
QImage renderGridImage(const std::vector<PanelImage>& panels, int columns);

} // namespace widgets
