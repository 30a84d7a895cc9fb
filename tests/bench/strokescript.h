// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/cutsession.h"

#include <optional>
#include <random>

namespace bench {

/// What a person does next to bring a cut to the truth, the same on every run: correcting strokes
/// while errors are large; then, in turn, strokes along the true boundary on either side of it, a
/// stroke that slips over it and its repair, and one that is taken back.
class StrokeScript final {
public:
    /// `truth`: CV_8UC1, not 0: object.
    explicit StrokeScript(const cv::Mat& truth);

    /// Nothing: the newest stroke is taken back.
    std::optional<core::Stroke> next(const CutSession& session);

private:
    core::Stroke alongBoundary(core::Seed seed);
    core::Stroke acrossBoundary();
    cv::Point2d outwards(std::size_t place) const;
    std::size_t somewhere();

    cv::Mat m_truth;
    std::vector<cv::Point> m_boundary; ///< the longest outline
    Brush m_brush;
    std::mt19937 m_random{4};
    int m_corrections = 0;
    int m_turn = 0;
};

} // namespace bench
