// SPDX-License-Identifier: GPL-3.0-or-later
// Layer-wise relevance propagation: the score goes back as relevance; each layer divides what its
// outputs have among its inputs by what they gave, R_i = sum over j of z_ij / (sum over i of z_ij)
// R_j, so that the sum stays. What counts as z_ij is the layer's rule; a composite says which layer
// has which.
// Bach et al.: "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise
// Relevance Propagation", PLOS ONE 2015; Montavon et al.: "Layer-Wise Relevance Propagation: An
// Overview", 2019 (composites, gamma); Lapuschkin et al. 2019 (flat). Rules, composites and
// defaults are zennit's; batch norms are merged with the convolution before them first.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/rules/lrprules.h"
#include "core/explain/rules/operatorkind.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

/// What the first convolution sees of a picture; undefined if there is none.
at::Tensor firstConvolutionsInput(Probe& probe, const at::Tensor& picture, Progress& progress)
{
    struct Seen {
        at::Tensor input;
    };
    const auto look = [](const RuledOperator& ruled) -> at::Tensor {
        const WeightedLayer layer(ruled);
        if (layer.isConvolution())
            throw Seen{layer.input()}; // the rest of the network need not run
        return ruled.output();
    };
    try {
        probe.gradientWith({.rules =
                                [&look](const torch::jit::Node* node) {
                                    return kindOf(node) == OperatorKind::Weighted ? Rule(look)
                                                                                  : Rule();
                                }},
                           picture, progress);
    } catch (const Seen& seen) {
        return seen.input;
    }
    return {};
}

/// The rules of layers with weights, chosen as the layers run.
class Composite {
public:
    Composite(Probe& probe, const Parameters& parameters, Progress& progress)
        : m_name(parameters.choice("composite")), m_linear(epsilonRule(parameters.real("epsilon"))),
          m_convolution(m_linear)
    {
        if (m_name == "epsilon_gamma_box") {
            m_convolution = gammaRule(parameters.real("gamma"));
            const auto black = firstConvolutionsInput(probe, baseline(probe, "black"), progress);
            const auto white = firstConvolutionsInput(probe, baseline(probe, "white"), progress);
            if (black.defined() && white.defined() && black.sizes() == white.sizes())
                m_firstConvolution = boxRule(at::minimum(black, white), at::maximum(black, white));
        } else if (m_name == "epsilon_alpha2_beta1") {
            m_convolution = alphaBetaRule();
        } else if (m_name != "epsilon") {
            m_convolution = zPlusRule();
        }
        if (m_name == "epsilon_plus_flat")
            m_first = flatRule();
    }

    WeightedRule operator()(const WeightedLayer& layer)
    {
        const bool isFirst = !std::exchange(m_begun, true);
        if (m_first && isFirst)
            return m_first;
        if (!layer.isConvolution())
            return m_linear;
        const bool isFirstConvolution = !std::exchange(m_convolved, true);
        return m_firstConvolution && isFirstConvolution ? m_firstConvolution : m_convolution;
    }

private:
    std::string m_name;
    WeightedRule m_linear;
    WeightedRule m_convolution;
    WeightedRule m_first;            ///< of whatever layer runs first; may be empty
    WeightedRule m_firstConvolution; ///< may be empty
    bool m_begun = false;
    bool m_convolved = false;
};

Attribution relevance(Probe& probe, const Parameters& parameters, Watch& watch)
{
    Composite composite(probe, parameters, watch);
    RelevanceRemarks remarks;
    const auto rules = relevanceBook({std::ref(composite), stabilised(1e-6)}, remarks);
    const auto values =
        probe.gradientWith({.rules = rules, .fromValue = true}, probe.input(), watch);
    auto notes = remarks.notes();
    if (const auto& detection = probe.model().card().detection; probe.model().isDetector())
        notes.push_back(
            detection && detection->activated
                ? QT_TRANSLATE_NOOP("core",
                                    "This detector gives out probabilities rather than log-odds, "
                                    "so relevance starts at the probabilities.")
                : QT_TRANSLATE_NOOP(
                      "core",
                      "Of a detector, relevance starts at the raw numbers that the target is made "
                      "of (log-odds of object and class), not at a probability."));
    return {.values = matrixOf(values), .notes = std::move(notes)};
}

} // namespace

Explainer lrp()
{
    return {
        .id = "lrp",
        .name = QT_TRANSLATE_NOOP("core", "LRP"),
        .family = Family::Relevance,
        .summary = QT_TRANSLATE_NOOP(
            "core",
            "The score handed back layer by layer as relevance, by rules that keep its sum"),
        .citation = "Bach et al., 2015",
        .needs = {.gradients = true},
        .cost = Cost::SinglePass,
        .parameters =
            {{.id = "composite",
              .name = QT_TRANSLATE_NOOP("core", "Composite"),
              .help = QT_TRANSLATE_NOOP("core", "Which rule convolutions follow; linear layers "
                                                "follow the epsilon rule"),
              .standard = std::string("epsilon_plus_flat"),
              .choices = {{"epsilon", QT_TRANSLATE_NOOP("core", "Epsilon everywhere")},
                          {"epsilon_plus", QT_TRANSLATE_NOOP("core", "Epsilon plus")},
                          {"epsilon_plus_flat",
                           QT_TRANSLATE_NOOP("core", "Epsilon plus, flat first layer")},
                          {"epsilon_gamma_box",
                           QT_TRANSLATE_NOOP("core", "Epsilon gamma, box first layer")},
                          {"epsilon_alpha2_beta1",
                           QT_TRANSLATE_NOOP("core", "Epsilon alpha 2 beta 1")}}},
             {.id = "epsilon",
              .name = QT_TRANSLATE_NOOP("core", "Epsilon"),
              .help = QT_TRANSLATE_NOOP("core", "Added to the denominators of the epsilon rule; "
                                                "larger values drop weak contributions"),
              .standard = 1e-6,
              .minimum = 1e-9,
              .maximum = 1},
             {.id = "gamma",
              .name = QT_TRANSLATE_NOOP("core", "Gamma"),
              .help = QT_TRANSLATE_NOOP("core", "How much more weights of the output's own sign "
                                                "count in the gamma rule"),
              .standard = 0.25,
              .minimum = 0,
              .maximum = 10}},
        .run = relevance};
}

} // namespace core
