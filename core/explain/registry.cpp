// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/registry.h"

#include "core/explain/methods/methods.h"
#include "core/explain/reducedprecision.h"
#include "core/explain/smoothing.h"
#include "core/support/error.h"
#include "core/support/text.h"

namespace core {

namespace {

std::vector<Explainer> withCommonParameters(std::vector<Explainer> methods)
{
    for (auto& method : methods) {
        if (method.takesSmoothing)
            for (auto& parameter : smoothingParameters())
                method.parameters.push_back(std::move(parameter));
        if (takesReducedPrecision(method))
            method.parameters.push_back(reducedPrecisionParameter());
    }
    return methods;
}

} // namespace

const std::vector<Explainer>& explainers()
{
    static const std::vector<Explainer> all = withCommonParameters({
        // Gradients
        saliency(),
        inputXGradient(),
        integratedGradients(),
        smoothGrad(),
        smoothGradSquared(),
        varGrad(),
        gradientShap(),
        guidedIntegratedGradients(),
        blurIntegratedGradients(),
        xrai(),
        fullGrad(),
        // Backward rules
        guidedBackprop(),
        deconvnet(),
        guidedGradCam(),
        parchGrad(),
        // Class activation maps
        cam(),
        gradCam(),
        gradCamPlusPlus(),
        smoothGradCamPlusPlus(),
        xGradCam(),
        layerCam(),
        hiResCam(),
        gradCamElementWise(),
        eigenCam(),
        eigenGradCam(),
        scoreCam(),
        ablationCam(),
        finerCam(),
        reciproCam(),
        fem(),
        // Relevance
        deepLift(),
        deepLiftShap(),
        lrp(),
        excitationBackprop(),
        contrastiveExcitationBackprop(),
        // Perturbation
        occlusion(),
        rise(),
        dRise(),
        lime(),
        kernelShap(),
        extremalPerturbation(),
        // Attention
        attentionRollout(),
        gradientAttentionRollout(),
        // Controls
        randomMap(),
        edges(),
    });
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
    case Family::BackwardRule: return QT_TRANSLATE_NOOP("core", "Backward rules");
    case Family::ClassActivation: return QT_TRANSLATE_NOOP("core", "Class activation maps");
    case Family::Relevance: return QT_TRANSLATE_NOOP("core", "Relevance");
    case Family::Perturbation: return QT_TRANSLATE_NOOP("core", "Perturbation");
    case Family::Attention: return QT_TRANSLATE_NOOP("core", "Attention");
    case Family::Control: return QT_TRANSLATE_NOOP("core", "Controls");
    }
    return "";
}

const char* costName(Cost cost)
{
    switch (cost) {
    case Cost::None: return QT_TRANSLATE_NOOP("core", "No pass through the network");
    case Cost::SinglePass: return QT_TRANSLATE_NOOP("core", "One pass");
    case Cost::Tens: return QT_TRANSLATE_NOOP("core", "Tens of passes");
    case Cost::Hundreds: return QT_TRANSLATE_NOOP("core", "Hundreds of passes");
    case Cost::Thousands: return QT_TRANSLATE_NOOP("core", "Thousands of passes");
    }
    return "";
}

} // namespace core
