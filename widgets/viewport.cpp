// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewport.h"

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double largestScale = 64;
constexpr int margin = 1;

} // namespace

QSize Viewport::deviceSize() const
{
    return {int(std::ceil(widgetSize.width() * devicePixelRatio)),
            int(std::ceil(widgetSize.height() * devicePixelRatio))};
}

double Viewport::fitScale() const
{
    if (pictureSize.isEmpty())
        return 1;
    return std::max(1e-6,
                    devicePixelRatio *
                        std::min(double(widgetSize.width() - 2 * margin) / pictureSize.width(),
                                 double(widgetSize.height() - 2 * margin) / pictureSize.height()));
}

double Viewport::scale() const
{
    return state.fit ? fitScale() : state.scale;
}

double Viewport::logicalScale() const
{
    return scale() / devicePixelRatio;
}

QPointF Viewport::centre() const
{
    const QPointF middle(pictureSize.width() / 2.0, pictureSize.height() / 2.0);
    if (state.fit)
        return middle;
    const auto within = [](double wanted, double half, double length) {
        return 2 * half >= length ? length / 2 : std::clamp(wanted, half, length - half);
    };
    const double zoom = logicalScale();
    return {within(state.centre.x(), widgetSize.width() / 2.0 / zoom, pictureSize.width()),
            within(state.centre.y(), widgetSize.height() / 2.0 / zoom, pictureSize.height())};
}

QPointF Viewport::toPicture(QPointF widgetPosition) const
{
    return (widgetPosition - QPointF(widgetSize.width() / 2.0, widgetSize.height() / 2.0)) /
               logicalScale() +
           centre();
}

QPointF Viewport::toWidget(QPointF picturePosition) const
{
    return (picturePosition - centre()) * logicalScale() +
           QPointF(widgetSize.width() / 2.0, widgetSize.height() / 2.0);
}

QRectF Viewport::toWidget(const QRectF& pictureRectangle) const
{
    return {toWidget(pictureRectangle.topLeft()), pictureRectangle.size() * logicalScale()};
}

ViewState Viewport::zoomedBy(double factor, QPointF anchor) const
{
    if (pictureSize.isEmpty())
        return state;
    const double fit = fitScale();
    const double wanted =
        std::clamp(scale() * factor, std::min(1.0, fit), std::max(largestScale, fit));
    if (factor < 1 && wanted <= fit * 1.001 && fit <= 1)
        return {};
    const QPointF fixed = toPicture(anchor);
    const QPointF fromMiddle =
        anchor - QPointF(widgetSize.width() / 2.0, widgetSize.height() / 2.0);
    return clamped({wanted, fixed - fromMiddle * devicePixelRatio / wanted, false});
}

ViewState Viewport::pannedBy(QPointF widgetDistance) const
{
    if (state.fit)
        return state;
    return clamped({state.scale, centre() - widgetDistance / logicalScale(), false});
}

ViewState Viewport::atActualSize() const
{
    return pictureSize.isEmpty() ? state : clamped({1, centre(), false});
}

ViewState Viewport::clamped(const ViewState& wanted) const
{
    Viewport other = *this;
    other.state = wanted;
    return wanted.fit ? wanted : ViewState{wanted.scale, other.centre(), false};
}

} // namespace widgets
