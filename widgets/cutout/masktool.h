// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/seeds.h"

namespace widgets {

/// What a press on the canvas draws.
enum class MaskTool { Brush, Lasso, Polygon, Rectangle, Flood, Pan };

/// Picture pixels. The smallest brush is one pixel wide.
inline constexpr double smallestBrushRadius = 0.5;
inline constexpr double largestBrushRadius = 500;

/// The largest colour difference between neighbours that a flood goes over, 0 to 255.
inline constexpr double largestFloodTolerance = 128;

/// `steps` sizes larger, or smaller when negative: each by a fifth, and by at least one pixel of
/// the brush's width.
double steppedBrushRadius(double radius, int steps);

/// What the right button draws: object for background and the reverse, probable kinds likewise.
core::Seed oppositeSeed(core::Seed seed);

} // namespace widgets
