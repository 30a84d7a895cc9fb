// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/colormodel.h"
#include "core/segment/pixelgraph.h"

#include <cstdint>
#include <memory>
#include <opencv2/core/mat.hpp>

namespace core {

/// What a boundary is found again from.
struct FineBoundaryInput {
    cv::Mat pixels;       ///< CV_8UC3, the picture's
    cv::Mat seeds;        ///< CV_8UC1, the picture's size
    cv::Mat workingSeeds; ///< CV_8UC1, those that the cut saw
    cv::Mat workingMask;  ///< CV_8UC1 0 or 255, the cut's
    ColorModels models;
    double colorWeight = 1;
    std::shared_ptr<const LinkPrice> price; ///< of the picture's own pixels
};

/// A mask that was cut at a reduced size gets the picture's own edges: a second cut in a band
/// around its boundary, where everything farther away stays as it is, and where seeds too thin for
/// the reduced size count. The picture is worked on in squares. A square depends only on what lies
/// near it, so that the same input gives the same mask whatever was changed before.
class FineBoundary final {
public:
    FineBoundary(cv::Size picture, cv::Size working);

    /// Brings `mask` (CV_8UC1, the picture's size) up to date where the working mask differs from
    /// the one of the last call, and around `changed` (picture pixels), where anything else in the
    /// input did. Returns what may have changed of it.
    cv::Rect update(cv::Mat& mask, const FineBoundaryInput& input, const cv::Rect& changed);

private:
    static constexpr int square = 128;

    cv::Rect around(const cv::Rect& part) const;
    bool isAsBefore(const cv::Mat& workingMask, const cv::Rect& part) const;
    void updateSquare(cv::Mat& mask, const FineBoundaryInput& input, const cv::Rect& part) const;

    cv::Size m_picture;
    cv::Mat m_lastMask; ///< the working mask of the last call
    int m_halfBand;     ///< picture pixels on either side of the reduced boundary
    int m_reach;        ///< how far around a square its neighbourhood counts, in picture pixels
};

/// Where a pixel of a grid of size `to` lies in one of size `from`: the pixel that holds its
/// middle.
inline int scaledIndex(int index, int from, int to)
{
    return int((2 * std::int64_t(index) + 1) * from / (2 * std::int64_t(to)));
}

/// The smallest rectangle of a grid of size `to` over a rectangle of one of size `from`.
cv::Rect scaledOut(const cv::Rect& rect, cv::Size from, cv::Size to);

} // namespace core
