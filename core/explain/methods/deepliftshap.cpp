// SPDX-License-Identifier: GPL-3.0-or-later
// DeepLIFT SHAP: the mean of DeepLIFT's shares over several baselines, here the four pictures that
// any method with a baseline offers.
// Lundberg, Lee: "A Unified Approach to Interpreting Model Predictions", NeurIPS 2017, section 4.2
// (Deep SHAP), in the form of Captum's DeepLiftShap.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/deepliftshares.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

Attribution meanOverBaselines(Probe& probe, const Parameters&, Watch& watch)
{
    const auto choices = baselineParameter().choices;
    const auto count = double(choices.size());
    at::Tensor sum;
    double change = 0;
    bool incomplete = false;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        const auto shares = deepLiftShares(probe, choices[index].id, watch);
        sum = sum.defined() ? sum + shares.values : shares.values;
        change += shares.change / count;
        incomplete = incomplete || shares.incomplete;
        watch.report(double(index + 1) / count);
        if (index + 1 < choices.size())
            watch.preview({.values = matrixOf(sum / double(index + 1))});
    }
    Attribution attribution{.values = matrixOf(sum / count)};
    if (change != 0)
        attribution.completenessError =
            std::abs(sum.sum(at::kDouble).item<double>() / count - change) / std::abs(change);
    if (incomplete)
        attribution.notes.push_back(incompleteSharesNote());
    return attribution;
}

} // namespace

Explainer deepLiftShap()
{
    return {.id = "deep_lift_shap",
            .name = QT_TRANSLATE_NOOP("core", "DeepLIFT SHAP"),
            .family = Family::Relevance,
            .summary = QT_TRANSLATE_NOOP("core", "DeepLIFT averaged over several baselines"),
            .citation = "Lundberg and Lee, 2017",
            .needs = {.gradients = true},
            .cost = Cost::Tens,
            .parameters = {},
            .run = meanOverBaselines};
}

} // namespace core
