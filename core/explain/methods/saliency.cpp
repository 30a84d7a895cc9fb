// SPDX-License-Identifier: GPL-3.0-or-later
// Saliency: M_ij = max over channels c of |dS / dx_cij|, the absolute gradient of the class score.
// Simonyan, Vedaldi, Zisserman: "Deep Inside Convolutional Networks", ICLR workshop 2014,
// section 3. The raw attribution keeps the gradient's sign.
#include "core/explain/methods/methods.h"

#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

namespace core {

Explainer saliency()
{
    return {.id = "saliency",
            .name = QT_TRANSLATE_NOOP("core", "Saliency"),
            .family = Family::Gradient,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Which pixels change the score most when they change a little"),
            .citation = "Simonyan et al., 2014",
            .needs = {.gradients = true, .layer = false},
            .cost = Cost::SinglePass,
            .parameters = {},
            .run = [](Probe& probe, const Parameters&, Watch& watch) {
                return Attribution{.values = matrixOf(probe.inputGradient(watch)),
                                   .space = Space::Input,
                                   .reduction = Reduction::LargestMagnitude};
            }};
}

} // namespace core
