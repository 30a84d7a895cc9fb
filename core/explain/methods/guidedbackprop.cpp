// SPDX-License-Identifier: GPL-3.0-or-later
// Guided backpropagation: the gradient, but a ReLU passes back only what is positive, and only
// where it is open: g * 1[x > 0] * 1[g > 0].
// Springenberg, Dosovitskiy, Brox, Riedmiller: "Striving for Simplicity: The All Convolutional
// Net", ICLR 2015 (workshop), figure 1.
#include "core/explain/methods/methods.h"

#include "core/explain/rules/relurules.h"
#include "core/support/text.h"

namespace core {

Explainer guidedBackprop()
{
    return {.id = "guided_backprop",
            .name = QT_TRANSLATE_NOOP("core", "Guided backpropagation"),
            .family = Family::BackwardRule,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Sharp outlines: only positive signals pass back through active units"),
            .citation = "Springenberg et al., 2015",
            .needs = {.gradients = true, .relu = true},
            .cost = Cost::SinglePass,
            .parameters = {},
            .run = [](Probe& probe, const Parameters&, Watch& watch) {
                return ruledGradient(probe, ReluRule::Guided, watch);
            }};
}

} // namespace core
