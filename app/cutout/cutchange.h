// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutedit.h"
#include "core/support/error.h"

#include <optional>

namespace app {

/// What an edit changed. Seeds are kept as they were before and after; of the rest, what is in
/// force is what the newest applied change says.
struct CutChange {
    struct Layer {
        core::SeedPatch before;
        core::SeedPatch after;
    };
    std::optional<Layer> automatic{};
    std::optional<Layer> strokes{};
    std::optional<SeedSource> source{};
    std::optional<core::CutSettings> settings{};
    std::optional<core::ColorModels> models{};
    bool needsModels = false; ///< new seeds everywhere: the models of the old ones say nothing
    bool stale = false;       ///< of the beginning only
    QString (*name)() = nullptr;

    bool changesSeeds() const { return automatic || strokes; }
};

/// Seeds of the whole picture; a patch without runs stands for none.
/// Throws Error{NotAMask}.
inline cv::Mat unpackedSeeds(const core::SeedPatch& patch, cv::Size size)
{
    cv::Mat seeds(size, CV_8UC1, cv::Scalar(0));
    if (patch.runs.empty())
        return seeds;
    if (patch.rect != cv::Rect(cv::Point(), size))
        throw core::Error(core::Fault::NotAMask, "seeds", "they are of a picture of another size");
    core::unpackSeeds(patch, seeds);
    return seeds;
}

} // namespace app
