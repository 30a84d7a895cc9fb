// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/strokes.h"

#include <QPainterPath>

class QPainter;

namespace widgets {

/// What a brush covers on its way between two places, in picture coordinates.
QPainterPath brushPath(const core::StrokePoint& from, const core::StrokePoint& to);

/// The edge of a polygon or rectangle, in picture coordinates; closed.
QPainterPath areaPath(const core::Stroke& stroke);

/// A thin line that shows on every picture.
void strokeVisibly(QPainter& painter, const QPainterPath& path, Qt::PenStyle style = Qt::SolidLine);

} // namespace widgets
