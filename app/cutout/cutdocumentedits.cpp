// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of edit does to a cut-out.
#include "app/cutout/cutchange.h"
#include "app/cutout/cutdocument.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {

constexpr int settingsGesture = 0x100; ///< and which of them change
constexpr int quantilesGesture = 0x200;

cv::Rect difference(const cv::Mat& a, const cv::Mat& b)
{
    int left = a.cols, right = -1, top = a.rows, bottom = -1;
    for (int y = 0; y < a.rows; ++y) {
        const auto* first = a.ptr<unsigned char>(y);
        const auto* second = b.ptr<unsigned char>(y);
        const auto from = std::mismatch(first, first + a.cols, second).first - first;
        if (from == a.cols)
            continue;
        int to = a.cols - 1;
        while (first[to] == second[to])
            --to;
        left = std::min(left, int(from));
        right = std::max(right, to);
        top = std::min(top, y);
        bottom = y;
    }
    return right < 0 ? cv::Rect()
                     : cv::Rect(cv::Point(left, top), cv::Point(right + 1, bottom + 1));
}

/// Where a stroke can change something at most.
cv::Rect reach(const core::Stroke& stroke, cv::Size size)
{
    const cv::Rect picture(cv::Point(), size);
    if (stroke.shape == core::StrokeShape::Flood || stroke.points.empty())
        return picture;
    double left = size.width, top = size.height, right = 0, bottom = 0;
    for (const auto& point : stroke.points) {
        const double radius = std::max(point.radius, 1.0F) + 1;
        left = std::min(left, point.x - radius);
        top = std::min(top, point.y - radius);
        right = std::max(right, point.x + radius);
        bottom = std::max(bottom, point.y + radius);
    }
    const auto column = [&](double x) { return int(std::clamp(x, 0.0, double(size.width))); };
    const auto row = [&](double y) { return int(std::clamp(y, 0.0, double(size.height))); };
    return cv::Rect(cv::Point(column(std::floor(left)), row(std::floor(top))),
                    cv::Point(column(std::ceil(right)), row(std::ceil(bottom))));
}

QString (*strokeName(core::Seed seed))()
{
    switch (seed) {
    case core::Seed::Object: return [] { return CutDocument::tr("object stroke"); };
    case core::Seed::Background: return [] { return CutDocument::tr("background stroke"); };
    case core::Seed::ProbableObject:
        return [] { return CutDocument::tr("probable object stroke"); };
    case core::Seed::ProbableBackground:
        return [] { return CutDocument::tr("probable background stroke"); };
    default: return [] { return CutDocument::tr("eraser"); };
    }
}

} // namespace

bool CutDocument::changesSomething(const CutEdit& edit) const
{
    if (const auto* settings = std::get_if<SettingsEdit>(&edit))
        return settings->settings != m_settings;
    if (const auto* stroke = std::get_if<StrokeEdit>(&edit))
        return !stroke->stroke.points.empty();
    return !std::holds_alternative<ClearEdit>(edit) || hasStrokes();
}

/// Edits that a slider makes while it is dragged are one gesture, everything else is one of its
/// own.
int CutDocument::gesture(const CutEdit& edit)
{
    int kind = 0;
    if (const auto* concrete = std::get_if<SettingsEdit>(&edit)) {
        const auto& now = concrete->settings;
        kind = settingsGesture | (now.smoothness != m_settings.smoothness) |
               (now.colorWeight != m_settings.colorWeight) << 1 |
               (now.fillHoles != m_settings.fillHoles) << 2 |
               (now.keepLargest != m_settings.keepLargest) << 3 |
               (now.smoothing != m_settings.smoothing) << 4 |
               (now.growth != m_settings.growth) << 5;
    } else if (const auto* automatic = std::get_if<AutomaticEdit>(&edit);
               automatic && automatic->source.sameMap(m_source)) {
        kind = quantilesGesture |
               (automatic->source.quantiles.foreground != m_source.quantiles.foreground) |
               (automatic->source.quantiles.background != m_source.quantiles.background) << 1 |
               (automatic->source.quantiles.smoothing != m_source.quantiles.smoothing) << 2;
    }
    if (kind == 0 || kind != m_gestureKind)
        ++m_gesture;
    m_gestureKind = kind;
    return m_gesture;
}

cv::Rect CutDocument::perform(const StrokeEdit& edit, CutChange& change)
{
    const auto bounds = reach(edit.stroke, size());
    const cv::Mat before = m_strokes(bounds).clone();
    core::applyStroke(m_strokes, edit.stroke, m_pixels);
    const auto rect = difference(before, m_strokes(bounds));
    change.strokes = {core::packSeeds(before, rect), {}};
    change.strokes->before.rect += bounds.tl();
    change.strokes->after = core::packSeeds(m_strokes, change.strokes->before.rect);
    change.name = strokeName(edit.stroke.seed);
    return change.strokes->before.rect;
}

cv::Rect CutDocument::perform(const AutomaticEdit& edit, CutChange& change)
{
    const auto seeds = unpackedSeeds(edit.seeds, size());
    const auto rect = difference(seeds, m_automatic);
    change.automatic = {core::packSeeds(m_automatic), edit.seeds};
    if (edit.seeds.runs.empty())
        change.automatic->after = core::packSeeds(seeds);
    change.source = edit.source;
    change.needsModels = true;
    change.name = [] { return tr("automatic seeds"); };
    m_automatic = seeds;
    return rect;
}

cv::Rect CutDocument::perform(const LoadEdit& edit, CutChange& change)
{
    const auto rect = perform(AutomaticEdit{edit.seeds, {}}, change);
    change.source->quantiles = m_source.quantiles;
    const auto cleared = perform(ClearEdit(), change);
    change.name = [] { return tr("loaded seeds"); };
    return rect | cleared;
}

cv::Rect CutDocument::perform(const ClearEdit&, CutChange& change)
{
    const cv::Mat nothing(size(), CV_8UC1, cv::Scalar(0));
    const auto rect = difference(nothing, m_strokes);
    change.strokes = {core::packSeeds(m_strokes, rect), core::packSeeds(nothing, rect)};
    change.name = [] { return tr("clearing the strokes"); };
    m_strokes = nothing;
    return rect;
}

cv::Rect CutDocument::perform(const ModelsEdit& edit, CutChange& change)
{
    change.models = edit.models;
    change.name = [] { return tr("colour model update"); };
    return {};
}

cv::Rect CutDocument::perform(const SettingsEdit& edit, CutChange& change)
{
    change.settings = edit.settings;
    change.name = [] { return tr("settings change"); };
    return {};
}

} // namespace app
