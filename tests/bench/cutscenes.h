// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"
#include "core/image/image.h"
#include "core/model/model.h"

#include <string>
#include <vector>

namespace bench {

/// A picture whose object is known to the pixel, as scenes.py makes it.
struct CutScene {
    std::string name;
    core::Image picture;
    cv::Mat truth; ///< CV_8UC1: 255 in the object
    int classIndex = 0;
};

/// The scenes of a kind ("quality", "timing") in scenes.json of `folder`.
class CutScenes final {
public:
    CutScenes(const std::string& folder, const std::string& kind);
    std::size_t count() const { return m_entries.size(); }
    CutScene read(std::size_t index) const;

private:
    struct Entry {
        std::string name;
        std::string picture;
        std::string mask;
        int classIndex;
    };
    std::string m_folder;
    std::vector<Entry> m_entries;
};

/// An explanation of the scene's class with the method's standard parameters.
core::Heatmap explained(const CutScene& scene, const std::shared_ptr<const core::Model>& model,
                        const std::string& method);

} // namespace bench
