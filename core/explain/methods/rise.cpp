// SPDX-License-Identifier: GPL-3.0-or-later
// RISE: L = 1 / (N p) * sum over n of f(x * M_n) M_n, f the class's probability. M_n: an s x s grid
// of ones (probability p) and zeros, enlarged bilinearly to (s + 1) cells of ceil(H / s) pixels and
// cut out at a random shift of up to a cell. x is normalised, so what is masked gets the mean
// colour.
// Petsiuk, Das, Saenko: "RISE: Randomized Input Sampling for Explanation of Black-box Models", BMVC
// 2018, equation 6, and the authors' program; s = 7, p = 0.5 are the paper's, which takes 4000 to
// 8000 masks; with 2000 the maps of two seeds correlate by 0.9 on photographs. f is a probability
// on every scale of the target: L estimates the mean of f while a pixel is visible, and where f is
// below zero that says nothing.
#include "core/explain/methods/methods.h"

#include "core/explain/randommasks.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

namespace core {

namespace {

Attribution sampleMasks(Probe& probe, const Parameters& parameters, Watch& watch)
{
    auto target = probe.target();
    target.scale = ScoreScale::Probability;
    // The probability of "not this class" is what speaks against it.
    const double offset = target.negative && !target.against ? 1 : 0;
    return averagedMasks(probe, target, offset, parameters, watch);
}

} // namespace

Explainer rise()
{
    return {.id = "rise",
            .name = QT_TRANSLATE_NOOP("core", "RISE"),
            .family = Family::Perturbation,
            .summary = QT_TRANSLATE_NOOP("core", "Thousands of random masks, averaged by the "
                                                 "class's probability under each"),
            .citation = "Petsiuk et al., 2018",
            .needs = {},
            .cost = Cost::Thousands,
            .parameters = maskParameters(2000, 7),
            .run = sampleMasks};
}

} // namespace core
