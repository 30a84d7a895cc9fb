// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/registry.h"

#include "core/explain/methods/methods.h"
#include "core/support/error.h"
#include "core/support/text.h"

namespace core {

const std::vector<Explainer>& explainers()
{
    static const std::vector<Explainer> all{
        saliency(),
        gradCam(),
        integratedGradients(),
    };
    return all;
}

const Explainer& findExplainer(const std::string& id)
{
    std::string known;
    for (const auto& explainer : explainers()) {
        if (explainer.id == id)
            return explainer;
        known += (known.empty() ? "" : ", ") + explainer.id;
    }
    throw Error(Fault::NoSuchMethod, id, known);
}

const char* familyName(Family family)
{
    switch (family) {
    case Family::Gradient: return QT_TRANSLATE_NOOP("core", "Gradients");
    case Family::ClassActivation: return QT_TRANSLATE_NOOP("core", "Class activation maps");
    }
    return "";
}

} // namespace core
