// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/pointing.h"

#include "core/image/masksize.h"

namespace core {

std::optional<double> energyInside(const Heatmap& map, const cv::Mat& mask)
{
    const cv::Size size = map.values.size();
    verifyMaskFits(mask.size(), size);
    const cv::Rect covered = map.covered & cv::Rect({0, 0}, size);
    double inside = 0;
    double whole = 0;
    for (int y = covered.y; y < covered.y + covered.height; ++y) {
        const auto* value = map.values.ptr<float>(y);
        const auto* object = mask.ptr(y);
        for (int x = covered.x; x < covered.x + covered.width; ++x) {
            if (!(value[x] > 0))
                continue;
            whole += value[x];
            if (object[x] != 0)
                inside += value[x];
        }
    }
    if (whole <= 0)
        return std::nullopt;
    return inside / whole;
}

} // namespace core
