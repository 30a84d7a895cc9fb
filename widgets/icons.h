// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace widgets {

/// Small line icons that are painted in the palette's text colour, so that they follow light and
/// dark.
enum class Glyph {
    Close,
    Grip,
    Sliders,
    Reset,
    Plus,
    Search,
    Help,
    Brush,
    Lasso,
    Polygon,
    Rectangle,
    Flood,
    Hand,
    Eraser,
    Pause,
    Play,
    More
};

QIcon icon(Glyph glyph);

} // namespace widgets
