// SPDX-License-Identifier: GPL-3.0-or-later
// Contrastive excitation backpropagation: excitation backpropagation of the class minus that of a
// class with all of the last layer's weights negated, which stands for everything but the class.
// The difference is taken at the chosen layer; what speaks for all classes alike cancels.
// Zhang, Lin, Brandt, Shen, Sclaroff: "Top-down Neural Attention by Excitation Backprop", ECCV
// 2016, section 3.3. The raw map is the difference before its positive part is taken.
#include "core/explain/methods/methods.h"

#include "core/explain/excitation.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

Explainer contrastiveExcitationBackprop()
{
    return excitationMethod(
        {.id = "contrastive_excitation_backprop",
         .name = QT_TRANSLATE_NOOP("core", "Contrastive excitation backpropagation"),
         .summary = QT_TRANSLATE_NOOP("core", "Excitation backpropagation of the class minus that "
                                              "of everything but the class"),
         .citation = "Zhang et al., 2016",
         .map = [](const CamLayer& layer) {
             return (excitation(layer, false) - excitation(layer, true)).sum(1, true);
         }});
}

} // namespace core
