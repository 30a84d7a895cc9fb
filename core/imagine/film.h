// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// How a picture formed. Of however many steps it keeps at most `mostFrames` at even distances, and
/// the newest: when it is full, every second one goes. Large pictures fill it earlier.
class Film final {
public:
    static constexpr int mostFrames = 120;
    static constexpr int fewestFrames = 8; ///< that fit whatever their size
    static constexpr std::size_t mostBytes = std::size_t(1) << 28;

    struct Frame {
        int step = 0;
        cv::Mat pixels; ///< CV_8UC3 RGB
    };

    /// Whether a frame of this step would stay: others are worth making only as the newest one.
    bool wants(int step) const { return step % m_stride == 0; }

    /// Of a later step than the newest frame; another of the same step takes its place. The first
    /// is step 0, the start. Keeps the pixels, which must not be written to afterwards.
    void add(int step, const cv::Mat& pixels);

    const std::vector<Frame>& frames() const { return m_frames; }

private:
    std::vector<Frame> m_frames;
    int m_stride = 1;
};

} // namespace core
