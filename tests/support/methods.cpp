// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/methods.h"

#include <map>

namespace {

const std::map<std::string, int>& lightWork()
{
    static const std::map<std::string, int> light{
        {"steps", 8},      {"samples", 24}, {"masks", 100},  {"segments", 12},
        {"iterations", 6}, {"channels", 6}, {"smoothing", 0}};
    return light;
}

} // namespace

core::Parameters lightParameters(const core::Explainer& explainer)
{
    core::Parameters parameters(explainer.parameters);
    for (const auto& parameter : explainer.parameters)
        if (const auto light = lightWork().find(parameter.id);
            light != lightWork().end() && parameter.id != "smoothing")
            parameters.set(parameter.id, std::max(light->second, int(parameter.minimum)));
    return parameters;
}

bool isWork(const core::Parameter& parameter)
{
    return lightWork().count(parameter.id) > 0;
}
