// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/film.h"

#include <algorithm>

namespace core {

void Film::add(int step, const cv::Mat& pixels)
{
    if (!m_frames.empty() && (m_frames.back().step == step || !wants(m_frames.back().step)))
        m_frames.pop_back();
    m_frames.push_back({step, pixels});
    const auto bytes = std::max<std::size_t>(pixels.total() * pixels.elemSize(), 1);
    if (m_frames.size() <= std::clamp<std::size_t>(mostBytes / bytes, fewestFrames, mostFrames))
        return;
    m_stride *= 2;
    std::erase_if(m_frames,
                  [&](const Frame& frame) { return !wants(frame.step) && frame.step != step; });
}

} // namespace core
