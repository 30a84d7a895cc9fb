// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include "core/support/text.h"

namespace core {

std::span<const HelpCard> relevanceCards()
{
    static constexpr HelpCard cards[] = {
        {.id = "deep_lift",
         .formula = "y = f(z):  m = (y − y′) / (z − z′)\n"
                    "φ = (x − x′) ⊙ m(x → S)\n"
                    "Σ φ = S(x) − S(x′)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Picture and baseline go through the network side by side. On the way back "
                     "each nonlinear unit uses the ratio of its two differences in place of its "
                     "slope, so that the shares add up to the difference of the scores."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Read it as integrated gradients at the price of one pass: positive pixels "
                     "raised the score against the baseline, negative ones lowered it. Where the "
                     "two disagree much, inputs interact."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It depends on the baseline: pixels that equal it get nothing. Products "
                     "inside the network, as in attention or squeeze-and-excitation, have no such "
                     "rule, and there the shares no longer add up.")},
        {.id = "deep_lift_shap",
         .formula = "φ = mean_{x′ ∈ B} DeepLIFT(x, x′)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "DeepLIFT from four baselines (black, mean colour, white and blurred), "
                     "averaged. So no single colour stands for \"nothing there\"."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Positive pixels raised the score against the baselines' mean, negative ones lowered "
             "it. What one baseline cannot see, such as black on black, should now get its share."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "Four baselines are a small choice; the original averages over pictures of "
                     "the training data. It only approximates Shapley values, and it shares "
                     "DeepLIFT's weakness with products.")},
        {.id = "lrp",
         .formula = "R_i = Σ_j a_i w_ij / (Σ_h a_h w_hj + ε) · R_j\n"
                    "z⁺: w_ij → max(w_ij, 0)\n"
                    "Σ_i R_i ≈ S",
         .idea = QT_TRANSLATE_NOOP(
             "core", "The score is handed back from layer to layer. Each unit passes its relevance "
                     "on to its inputs in proportion to what they added to it, by a rule for each "
                     "kind of layer. The total is kept, except for what biases and epsilon take."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Positive relevance speaks for the class, negative against it. Change the composite: "
             "the rules trade sharpness for calm, and a conclusion should survive the change."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The map depends on the composite. Rules that keep only positive weights "
                     "hardly depend on the upper layers (Sixt et al., 2020) and little on the "
                     "class; the plain epsilon rule is nearly input × gradient and as grainy.")},
        {.id = "excitation_backprop",
         .formula = "P(a_i) = Σ_j P(a_j) · a_i w_ij⁺ / Σ_h a_h w_hj⁺\n"
                    "P(c) = 1",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Imagine a walker who starts at the class and steps back from unit to unit, "
                     "preferring inputs with high activity and positive weight. The map is how "
                     "likely the walk passes each place of the layer; it sums to 1."),
         .lookFor =
             QT_TRANSLATE_NOOP("core", "Bright regions are what excited the class most. Use the "
                                       "contrastive version to see what is special to the class."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "Inhibition is ignored, so the maps of different classes are much alike, and "
                     "they hardly depend on the upper layers' weights (Sixt et al., 2020). It "
                     "needs activations that are never negative, as after a ReLU.")},
        {.id = "contrastive_excitation_backprop",
         .formula = "P = P_c − P_¬c\n"
                    "P_¬c:  w_c → −w_c",
         .idea =
             QT_TRANSLATE_NOOP("core", "Two walks back: one from the class, one from its opposite, "
                                       "for which the last layer's weights change sign. What both "
                                       "reach cancels out; what is special to the class remains."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Compare with the plain version: common background and neighbouring objects "
                     "should vanish. Change the class, and the map should move."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is the difference of two rough maps, so little may be left, and an empty "
                     "map need not mean that there is no evidence. Below the last layer inhibition "
                     "is still ignored. It is as coarse as its layer.")},
    };
    return cards;
}

} // namespace core
