// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulateduser.h"
#include "core/segment/cutout.h"
#include "core/segment/strokes.h"

#include <opencv2/core/mat.hpp>
#include <vector>

namespace bench {

/// What the editor does with strokes, without its window: seeds, strokes over them, the cut, undo.
class CutSession final {
public:
    /// `pixels`: CV_8UC3. With the first cut already made.
    CutSession(const cv::Mat& pixels, const cv::Mat& automatic, const core::CutSettings& settings);

    const cv::Mat& mask() const { return m_cut.mask(); }
    core::Cutout& cut() { return m_cut; }
    /// What the cut sees.
    cv::Mat seeds() const { return core::effectiveSeeds(m_automatic, m_strokes); }

    void draw(const core::Stroke& stroke);
    /// Takes the newest stroke back.
    void undo();
    bool canUndo() const { return !m_history.empty(); }
    /// What the editor does while nobody draws.
    void refineModels();

private:
    struct Former {
        cv::Rect rect;
        cv::Mat strokes;
    };
    void follow(const cv::Rect& changed);

    cv::Mat m_pixels;
    cv::Mat m_automatic;
    cv::Mat m_strokes;
    core::Cutout m_cut;
    std::vector<Former> m_history;
};

} // namespace bench
