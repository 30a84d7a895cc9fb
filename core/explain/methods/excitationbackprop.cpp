// SPDX-License-Identifier: GPL-3.0-or-later
// Excitation backpropagation: the probability that a walk from the class back through the network,
// along positive weights and in proportion to activations, passes a place:
// P_i = sum over j of a_i w+_ij / (sum over i of a_i w+_ij) P_j. The map is the sum over the
// layer's channels.
// Zhang, Lin, Brandt, Shen, Sclaroff: "Top-down Neural Attention by Excitation Backprop", ECCV
// 2016, equations 1 to 4.
#include "core/explain/methods/methods.h"

#include "core/explain/excitation.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer excitationBackprop()
{
    return excitationMethod(
        {.id = "excitation_backprop",
         .name = QT_TRANSLATE_NOOP("core", "Excitation backpropagation"),
         .summary = QT_TRANSLATE_NOOP("core", "The chance that a signal traced back along "
                                              "positive weights passes each place"),
         .citation = "Zhang et al., 2016",
         .map = [](const CamLayer& layer) { return excitation(layer, false).sum(1, true); }});
}

} // namespace core
