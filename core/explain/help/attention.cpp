// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include "core/support/text.h"

namespace core {

std::span<const HelpCard> attentionCards()
{
    static constexpr HelpCard cards[] = {
        {.id = "attention_rollout",
         .formula = "Â_l = norm(½ (Ā_l + I)),  Ā_l = fuse_h A_lh\n"
                    "R = Â_L ⋯ Â_2 Â_1\n"
                    "L = R_cls",
         .idea = QT_TRANSLATE_NOOP(
             "core", "In a vision transformer each layer's attention says how the patches mix. "
                     "Rollout multiplies these tables through all layers, shortcuts included, and "
                     "reads how much of each patch may have reached the output."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Bright patches are those from which the output may have gathered most. "
                     "Compare with an occlusion map: does covering them change the score?"),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is the same for every class. Attention tells where information comes "
                     "from, not what it does; the layers between are ignored. Large networks often "
                     "attend to empty background patches (Darcet et al., 2024).")},
        {.id = "gradient_attention_rollout",
         .formula = "Ā_l = relu(mean_h (A_lh ⊙ ∂S/∂A_lh))\n"
                    "R = Â_L ⋯ Â_2 Â_1,  Â_l = norm(½ (Ā_l + I))\n"
                    "L = R_cls",
         .idea = QT_TRANSLATE_NOOP(
             "core", "As attention rollout, but each attention is first multiplied by its gradient "
                     "for the class, and only positive means are kept. Links that do not raise the "
                     "score drop out, so the map depends on the class."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Compare two classes: patches that light up for only one of them are evidence "
                     "for it. Beside plain attention rollout, the background should fade."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is a rule of thumb from a software library (vit-explain), not derived "
                     "from the model. What happens between the attentions is still ignored, and so "
                     "is evidence against the class.")},
    };
    return cards;
}

} // namespace core
