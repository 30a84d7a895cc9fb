// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/cutsession.h"

#include <cmath>

namespace bench {

namespace {

/// Where a brush may reach.
cv::Rect reach(const core::Stroke& stroke, cv::Size picture)
{
    cv::Rect bounds;
    for (const auto& point : stroke.points) {
        const int radius = int(std::ceil(point.radius)) + 1;
        const cv::Point place(int(std::floor(point.x)), int(std::floor(point.y)));
        bounds |=
            cv::Rect(place - cv::Point(radius, radius), cv::Size(2 * radius + 1, 2 * radius + 1));
    }
    return bounds & cv::Rect({}, picture);
}

} // namespace

CutSession::CutSession(const cv::Mat& pixels, const cv::Mat& automatic,
                       const core::CutSettings& settings)
    : m_pixels(pixels), m_automatic(automatic), m_strokes(cv::Mat::zeros(pixels.size(), CV_8UC1)),
      m_cut(pixels)
{
    m_cut.setSettings(settings);
    m_cut.setSeeds(m_automatic);
    m_cut.setModels(m_cut.estimateModels());
    m_cut.update();
}

void CutSession::draw(const core::Stroke& stroke)
{
    const auto bounds = reach(stroke, m_strokes.size());
    m_history.push_back({bounds, m_strokes(bounds).clone()});
    follow(core::applyStroke(m_strokes, stroke, m_pixels));
}

void CutSession::undo()
{
    const auto former = m_history.back();
    m_history.pop_back();
    former.strokes.copyTo(m_strokes(former.rect));
    follow(former.rect);
}

void CutSession::refineModels()
{
    m_cut.setModels(m_cut.refineModels());
    m_cut.update();
}

void CutSession::follow(const cv::Rect& changed)
{
    m_cut.setSeeds(core::effectiveSeeds(m_automatic(changed), m_strokes(changed)), changed.tl());
    m_cut.update();
}

} // namespace bench
