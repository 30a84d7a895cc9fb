// SPDX-License-Identifier: GPL-3.0-or-later
// Finer-CAM: Grad-CAM of T = sum over j of p_j (z_c - alpha z_j) / sum over j of p_j, z the logits,
// p their softmax and j the classes whose logits are nearest to that of the explained class c.
// Zhang et al.: "Finer-CAM: Spotting the Difference Reveals Finer Details for Visual Explanation",
// CVPR 2025; alpha 1, three comparisons and the weights p as in pytorch-grad-cam, which
// differentiates through them.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/csrc/autograd/autograd.h>

namespace core {

namespace {

/// T of a row of logits.
at::Tensor finerTarget(const at::Tensor& logits, int classIndex, int comparisons, double alpha)
{
    const auto own = logits[classIndex];
    auto distance = (logits - own).detach().abs();
    distance[classIndex] = -1; // itself comes first
    const auto nearest = std::get<1>(distance.sort(/*stable*/ true, 0, /*descending*/ false))
                             .slice(0, 1, std::min<std::int64_t>(comparisons + 1, logits.size(0)));
    const auto weights = logits.softmax(0).index_select(0, nearest);
    return (weights * (own - alpha * logits.index_select(0, nearest))).sum() /
           (weights.sum() + 1e-9);
}

at::Tensor finerMap(const CamLayer& layer)
{
    auto& probe = layer.probe;
    at::Tensor gradient;
    {
        at::AutoGradMode enabled(true);
        const auto logits = probe.logits(layer.watch).requires_grad_(true);
        const auto target =
            finerTarget(logits[0], probe.target().classIndex,
                        layer.parameters.integer("comparisons"), layer.parameters.real("alpha"));
        gradient = torch::autograd::grad({target}, {logits})[0];
        if (probe.target().negative)
            gradient = -gradient;
    }
    const auto weights =
        probe.activationGradientOf(gradient, layer.watch, layer.index).mean({2, 3});
    return weightedSum(weights, layer.activation());
}

} // namespace

Explainer finerCam()
{
    auto explainer = classActivation(
        {.id = "finer_cam",
         .name = QT_TRANSLATE_NOOP("core", "Finer-CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core", "Grad-CAM of what sets the class apart from the classes most like it"),
         .citation = "Zhang et al., 2025",
         .map = finerMap,
         .parameters = {{.id = "alpha",
                         .name = QT_TRANSLATE_NOOP("core", "Strength"),
                         .help = QT_TRANSLATE_NOOP("core", "How much of the similar classes' "
                                                           "scores is taken off; 0 is Grad-CAM"),
                         .standard = 1.0,
                         .minimum = 0,
                         .maximum = 2},
                        {.id = "comparisons",
                         .name = QT_TRANSLATE_NOOP("core", "Similar classes"),
                         .help = QT_TRANSLATE_NOOP("core", "With how many classes of nearly the "
                                                           "same score the class is compared"),
                         .standard = 3,
                         .minimum = 1,
                         .maximum = 20}}});
    explainer.needs.classes = true;
    return explainer;
}

} // namespace core
