// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/strokedrawing.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

/// A smaller brush still marks one pixel.
constexpr double smallestRadius = 0.5;

QPointF positionOf(const core::StrokePoint& point)
{
    return {point.x, point.y};
}

} // namespace

QPainterPath brushPath(const core::StrokePoint& from, const core::StrokePoint& to)
{
    const QPointF first = positionOf(from), second = positionOf(to);
    const double firstRadius = std::max(smallestRadius, double(from.radius));
    const double secondRadius = std::max(smallestRadius, double(to.radius));
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addEllipse(second, secondRadius, secondRadius);
    const QPointF way = second - first;
    const double length = std::hypot(way.x(), way.y());
    if (length == 0 && firstRadius == secondRadius)
        return path;
    path.addEllipse(first, firstRadius, firstRadius);
    if (length <= std::abs(firstRadius - secondRadius)) // one circle holds the other
        return path;
    // Between the points where the two outer tangents touch the circles.
    const double angle = std::acos((firstRadius - secondRadius) / length);
    const double direction = std::atan2(way.y(), way.x());
    const auto touching = [&](QPointF centre, double radius, double side) {
        const double at = direction + side * angle;
        return centre + radius * QPointF(std::cos(at), std::sin(at));
    };
    QPainterPath band;
    band.moveTo(touching(first, firstRadius, -1));
    band.lineTo(touching(second, secondRadius, -1));
    band.lineTo(touching(second, secondRadius, 1));
    band.lineTo(touching(first, firstRadius, 1));
    band.closeSubpath();
    path.addPath(band);
    return path;
}

QPainterPath areaPath(const core::Stroke& stroke)
{
    QPainterPath path;
    if (stroke.points.empty())
        return path;
    if (stroke.shape == core::StrokeShape::Rectangle) {
        path.addRect(QRectF(positionOf(stroke.points.front()), positionOf(stroke.points.back()))
                         .normalized());
        return path;
    }
    path.moveTo(positionOf(stroke.points.front()));
    for (const core::StrokePoint& point : stroke.points)
        path.lineTo(positionOf(point));
    path.closeSubpath();
    return path;
}

void strokeVisibly(QPainter& painter, const QPainterPath& path, Qt::PenStyle style)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 190), 3));
    painter.drawPath(path);
    painter.setPen(QPen(Qt::white, 1.2, style));
    painter.drawPath(path);
}

} // namespace widgets
