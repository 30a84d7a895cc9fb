// SPDX-License-Identifier: GPL-3.0-or-later
// DeepLIFT, rescale rule: a = (x - x') * m, where m goes back like a gradient, but a nonlinear
// function f of one number passes on (f(u) - f(u')) / (u - u') times what arrives, u being what it
// gets for the picture and u' for the baseline. Then the sum of a is S(x) - S(x').
// Shrikumar, Greenside, Kundaje: "Learning Important Features Through Propagating Activation
// Differences", ICML 2017, sections 3.2 and 3.5.1. Max pools, and where u is u', as in Captum.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/deepliftshares.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

Attribution deepLiftOf(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const auto shares = deepLiftShares(probe, parameters.choice("baseline"), watch);
    Attribution attribution{.values = matrixOf(shares.values)};
    if (shares.change != 0)
        attribution.completenessError =
            std::abs(shares.values.sum(at::kDouble).item<double>() - shares.change) /
            std::abs(shares.change);
    if (shares.incomplete)
        attribution.notes.push_back(incompleteSharesNote());
    return attribution;
}

} // namespace

Explainer deepLift()
{
    return {.id = "deep_lift",
            .name = QT_TRANSLATE_NOOP("core", "DeepLIFT"),
            .family = Family::Relevance,
            .summary = QT_TRANSLATE_NOOP(
                "core",
                "Each pixel's share of the difference from a baseline, passed back layer by layer"),
            .citation = "Shrikumar et al., 2017",
            .needs = {.gradients = true},
            .cost = Cost::SinglePass,
            .parameters = {baselineParameter()},
            .run = deepLiftOf};
}

} // namespace core
