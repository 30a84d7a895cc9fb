// SPDX-License-Identifier: GPL-3.0-or-later
// CAM: L = sum over channels k of w_k A_k, A what is averaged over positions before the last linear
// layer and w its weights for the class; with an average, the score is the mean of L plus a bias.
// Zhou et al.: "Learning Deep Features for Discriminative Localization", CVPR 2016, equation 2. Of
// other targets than a logit, w is the target's gradient at the averages.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/model/graph/operators.h"
#include "core/model/graph/preparedgraph.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <torch/csrc/autograd/autograd.h>

namespace core {

namespace {

/// d target / d (average of each channel), from the last layer's weights.
at::Tensor targetWeights(const CamLayer& layer, const PooledHead& head)
{
    at::AutoGradMode enabled(true);
    const auto logits = layer.probe.logits(layer.watch).requires_grad_(true);
    const auto value = layer.probe.valueOf(logits, layer.probe.target());
    const auto gradient = torch::autograd::grad({value}, {logits})[0];
    const auto matrix = head.weight.to(gradient.scalar_type());
    // A single logit z stands for two classes, -z and z.
    return matrix.size(0) == gradient.size(1)
               ? gradient.matmul(matrix)
               : gradient.matmul(at::cat(std::vector<at::Tensor>{-matrix, matrix}));
}

at::Tensor mapFromWeights(const CamLayer& layer)
{
    const auto& model = layer.probe.model();
    if (layer.probe.layers()[layer.index]->name != model.features().pooledLayer)
        throw Error(Fault::MethodNotApplicable, "CAM",
                    QT_TRANSLATE_NOOP("core", "CAM is made of the layer that is averaged right "
                                              "before the last linear layer; choose that one."));
    const auto head = findPooledHead(model.graph().scores());
    return weightedSum(targetWeights(layer, *head), layer.activation());
}

} // namespace

Explainer cam()
{
    return classActivation(
        {.id = "cam",
         .name = QT_TRANSLATE_NOOP("core", "CAM"),
         .summary = QT_TRANSLATE_NOOP(
             "core",
             "The last features weighted by the classifier's own weights, exact where it applies"),
         .citation = "Zhou et al., 2016",
         .map = mapFromWeights,
         .pooledHead = true});
}

} // namespace core
