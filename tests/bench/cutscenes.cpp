// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/cutscenes.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

namespace bench {

CutScenes::CutScenes(const std::string& folder, const std::string& kind) : m_folder(folder)
{
    std::ifstream file(folder + "/scenes.json");
    for (const auto& scene : nlohmann::json::parse(file))
        if (scene.at("kind") == kind)
            m_entries.push_back(
                {scene.at("name"), scene.at("picture"), scene.at("mask"), scene.at("index")});
}

CutScene CutScenes::read(std::size_t index) const
{
    const auto& entry = m_entries.at(index);
    return {entry.name, core::readImage(m_folder + "/" + entry.picture),
            cv::imread(m_folder + "/" + entry.mask, cv::IMREAD_GRAYSCALE), entry.classIndex};
}

core::Heatmap explained(const CutScene& scene, const std::shared_ptr<const core::Model>& model,
                        const std::string& method)
{
    core::Probe probe(model, scene.picture);
    core::Target target;
    target.classIndex = scene.classIndex;
    probe.aim(target);
    const auto& explainer = core::findExplainer(method);
    core::ExplanationWatch watch;
    return core::explain(probe, explainer, core::Parameters(explainer.parameters), watch)
        .value()
        .map;
}

} // namespace bench
