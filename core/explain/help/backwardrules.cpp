// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include "core/support/text.h"

namespace core {

std::span<const HelpCard> backwardRuleCards()
{
    static constexpr HelpCard cards[] = {
        {.id = "guided_backprop",
         .formula = "y = relu(z):  R_z = R_y ⊙ [z > 0] ⊙ [R_y > 0]",
         .idea = QT_TRANSLATE_NOOP(
             "core", "A gradient in which every ReLU lets a signal pass back only if the unit was "
                     "active and the signal is positive. What remains are chains of units that "
                     "excite each other all the way to the class."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Crisp outlines of eyes, fur or edges. Take them as a drawing of features that the "
             "network found, not of what decided: change the class and see how little changes."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It passes no randomisation check: with random upper layers the map stays "
                     "nearly the same (Adebayo et al., 2018), and it hardly depends on the class. "
                     "In effect it partly recovers the picture (Nie et al., 2018).")},
        {.id = "deconvnet",
         .formula = "y = relu(z):  R_z = R_y ⊙ [R_y > 0]",
         .idea = QT_TRANSLATE_NOOP(
             "core", "The class's signal is sent back with a changed rule at every ReLU: positive "
                     "signals pass, whether or not the unit was active. Only other parts, such as "
                     "the switches of max pooling, still remember the picture."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Textures and outlines that excite strong features. Compare with saliency and guided "
             "backpropagation: the three differ only in what a ReLU lets pass back."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It hardly depends on the class (Mahendran and Vedaldi, 2016) or on the "
                     "weights of the upper layers (Sixt et al., 2020). Without max pooling little "
                     "of the picture is left in the map, and regular grids appear.")},
        {.id = "guided_grad_cam",
         .formula = "φ = GuidedBackprop(x) ⊙ up(relu(Σ_k α_k A_k))\n"
                    "α_k = mean_ij ∂S/∂A_kij",
         .idea = QT_TRANSLATE_NOOP(
             "core",
             "Two maps multiplied: guided backpropagation draws fine outlines, Grad-CAM says which "
             "region belongs to the class. What is left are the outlines inside that region."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Trust Grad-CAM for the place and take the outlines as a magnifying glass only. Parts "
             "that appear for one class and vanish for another are the interesting ones."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The detail comes from guided backpropagation and passes no randomisation "
                     "check either (Adebayo et al., 2018): sharp does not mean right. Where "
                     "Grad-CAM misses an object, nothing of it is left.")},
        {.id = "parch_grad",
         .formula = "g = ∂S/∂z:  g_k ← β g_k (k ∈ H),  g_k ← 0 (k ∉ H)\n"
                    "β = √((M + N) / M),  M = Var Σ_{k∈H} g_k,  N = Var Σ_{k∉H} g_k\n"
                    "H = {k : p_k ≤ α},  p_k = 1 − F(t_k),  p_k = 1 − Φ(ζ_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "On the way back, the gradient at each of the later convolutions keeps only "
                     "the important channels: those that contribute most on this picture or, with "
                     "statistics of a folder of pictures, those that answer more to this class, "
                     "or to this picture, than to the rest."),
         .lookFor =
             QT_TRANSLATE_NOOP("core", "Compare with the same gradient map without it: grain on "
                                       "the background should fade while the object's parts stay. "
                                       "Lower the level, or the share of channels, and watch what "
                                       "goes first. With a finite gain the others keep a part."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The result is no longer the model's own gradient, and shares do not add up "
                     "to the score. Statistics of few pictures tell chance from truth badly; the "
                     "original's filter by a test of normality is left out. Independent tests are "
                     "few.")},
    };
    return cards;
}

} // namespace core
