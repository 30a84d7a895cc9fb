// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/masktool.h"

#include <algorithm>

namespace widgets {

double steppedBrushRadius(double radius, int steps)
{
    constexpr double factor = 1.2;
    double width = 2 * radius;
    for (; steps > 0; --steps)
        width = std::max(width * factor, width + 1);
    for (; steps < 0; ++steps)
        width = std::min(width / factor, width - 1);
    return std::clamp(width / 2, smallestBrushRadius, largestBrushRadius);
}

core::Seed oppositeSeed(core::Seed seed)
{
    switch (seed) {
    case core::Seed::Object: return core::Seed::Background;
    case core::Seed::Background: return core::Seed::Object;
    case core::Seed::ProbableObject: return core::Seed::ProbableBackground;
    case core::Seed::ProbableBackground: return core::Seed::ProbableObject;
    case core::Seed::Erased:
    case core::Seed::None: break;
    }
    return seed;
}

} // namespace widgets
