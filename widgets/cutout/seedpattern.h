// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/seeds.h"
#include "widgets/viewport.h"

#include <QColor>
#include <QIcon>
#include <QImage>
#include <QPoint>

namespace widgets {

// How the kinds of seeds look, also without colours: lines rise for the object and fall for the
// background; they are broken where it is only probable.

/// Told apart by people who do not see all colours, too.
QColor seedColor(core::Seed seed);

/// A square that continues at its edges, in screen (device) pixels, premultiplied. Lets the picture
/// through. Erased has one, too, for the eraser's strokes.
QImage seedTile(core::Seed seed, double devicePixelRatio);

/// Where the patterns begin, in screen (device) pixels: they move with the picture.
QPoint patternOrigin(const Viewport& viewport);

/// The pattern with the kind's sign (plus, minus; an eraser).
QIcon seedIcon(core::Seed seed);

} // namespace widgets
