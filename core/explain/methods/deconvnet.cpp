// SPDX-License-Identifier: GPL-3.0-or-later
// Deconvnet: the gradient, but a ReLU passes back what is positive, whether it is open or not:
// g * 1[g > 0].
// Zeiler, Fergus: "Visualizing and Understanding Convolutional Networks", ECCV 2014, section 2.1.
// Max pools send back to where their maxima were, which is the paper's unpooling with switches.
#include "core/explain/methods/methods.h"

#include "core/explain/rules/relurules.h"
#include "core/support/text.h"

namespace core {

Explainer deconvnet()
{
    return {.id = "deconvnet",
            .name = QT_TRANSLATE_NOOP("core", "Deconvnet"),
            .family = Family::BackwardRule,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Only positive signals pass back, whether or not the unit was active"),
            .citation = "Zeiler and Fergus, 2014",
            .needs = {.gradients = true, .relu = true},
            .cost = Cost::SinglePass,
            .parameters = {},
            .run = [](Probe& probe, const Parameters&, Watch& watch) {
                return ruledGradient(probe, ReluRule::Deconvnet, watch);
            }};
}

} // namespace core
