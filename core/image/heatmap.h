// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

namespace core {

/// An explanation in the picture's own pixels, kept in floating point with its sign.
struct Heatmap {
    cv::Mat values;        ///< CV_32FC1, the picture's size, finite; 0 where the model did not look
    bool isSigned = false; ///< evidence for (> 0) and against (< 0), shown with a diverging map
    cv::Rect covered; ///< the part of the picture that the model saw (a centre crop hides the rest)

    bool empty() const { return values.empty(); }
};

/// The values that the two ends of a colour map stand for.
struct ValueRange {
    double low = 0;
    double high = 1;
    bool operator==(const ValueRange&) const = default;
};

/// Smallest and largest value inside the covered part.
ValueRange valueRange(const Heatmap& map);

/// The range to show a map with. The `clipped` share of the strongest magnitudes is left beyond the
/// ends, so that a few outliers do not turn the rest dark (0.01 is what PAIR's saliency library
/// uses). Signed maps get a range symmetric around zero. Empty for a map that is constant: there is
/// nothing to show, and stretching its noise would invent something.
std::optional<ValueRange> displayRange(const Heatmap& map, double clipped = 0.01);

} // namespace core
