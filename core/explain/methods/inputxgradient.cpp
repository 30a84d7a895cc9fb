// SPDX-License-Identifier: GPL-3.0-or-later
// Input x gradient: a = x * dS / dx, the first-order share of each value of the input.
// Shrikumar, Greenside, Shcherbina, Kundaje: "Not Just a Black Box", 2016, section 3. On ReLU
// networks without biases the sum of a is S(x).
#include "core/explain/methods/methods.h"

#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer inputXGradient()
{
    return {.id = "input_x_gradient",
            .name = QT_TRANSLATE_NOOP("core", "Input × gradient"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Each pixel's value times its gradient: shares of the score to first "
                        "order"),
            .citation = "Shrikumar et al., 2016",
            .needs = {.gradients = true},
            .cost = Cost::SinglePass,
            .parameters = {},
            .run = [](Probe& probe, const Parameters&, Watch& watch) {
                return Attribution{.values = matrixOf(probe.input() * probe.inputGradient(watch)),
                                   .space = Space::Input,
                                   .reduction = Reduction::Sum};
            }};
}

} // namespace core
