// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include "core/support/text.h"

namespace core {

std::span<const HelpCard> gradientCards()
{
    static constexpr HelpCard cards[] = {
        {.id = "saliency",
         .formula = "φ = ∂S/∂x\n"
                    "M_ij = max_c |φ_cij|",
         .idea = QT_TRANSLATE_NOOP(
             "core", "It asks how much the score would change if a pixel changed a tiny bit. One "
                     "backward pass gives this slope for every pixel and colour; the map shows the "
                     "largest among a pixel's colours, without its sign."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Look for clusters of strong dots on the parts that the class needs, such as "
                     "eyes or an outline. Single dots mean little. Compare with another class to "
                     "see what is special to this one."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It shows sensitivity, not contribution: a part that matters has no slope "
                     "once the score is saturated. The map is grainy because the slopes of a deep "
                     "network change from one pixel to the next.")},
        {.id = "input_x_gradient",
         .formula = "φ = x ⊙ ∂S/∂x",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Value times slope: if the network were linear around the picture, this would "
                     "be what each pixel adds to the score. In a ReLU network without biases the "
                     "values add up to the score exactly."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Positive values speak for the class, negative ones against it. Compare with "
                     "the plain gradient: what is new comes from the picture's own values."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "A pixel that is zero after preprocessing (the mean colour, in most models) "
                     "gets no share, whatever it means. As the picture is a factor, its outlines "
                     "show through even when the weights are random (Adebayo et al., 2018).")},
        {.id = "integrated_gradients",
         .formula = "φ = (x − x′) ⊙ ∫₀¹ ∂S/∂x (x′ + t(x − x′)) dt\n"
                    "Σ φ = S(x) − S(x′)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "The picture is faded in from a baseline, for example black, and the "
                     "gradients on the way are added up. Each pixel gets a share, and the shares "
                     "add up to the change of the score from the baseline to the picture."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Read the signs: positive pixels raised the score, negative ones lowered it. Try "
             "another baseline: what stays is more trustworthy than what comes and goes."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The answer depends on the baseline: pixels that equal it get nothing, so a "
                     "black object stays blank on a black baseline. Maps are often grainy, and "
                     "half-faded pictures are unlike anything the model was trained on.")},
        {.id = "smooth_grad",
         .formula = "φ = 1/n Σ ∂S/∂x (x + ε)\n"
                    "ε ~ N(0, σ²),  σ = ρ (max x − min x)",
         .idea = QT_TRANSLATE_NOOP("core",
                                   "Noise is added to the picture many times and the gradients are "
                                   "averaged. Grain that differs from copy to copy cancels out; "
                                   "what stays is common to the surroundings of the picture."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Look for connected areas that the plain gradient only hinted at. Raise the "
                     "number of samples until the map no longer changes."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The noise decides: with too little the grain stays, with too much the model "
                     "no longer recognises the copies. In a test that removes pixels and trains "
                     "again it did no better than random pixels (Hooker et al., 2019).")},
        {.id = "smooth_grad_squared",
         .formula = "φ = 1/n Σ (∂S/∂x (x + ε))²\n"
                    "ε ~ N(0, σ²),  σ = ρ (max x − min x)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "As SmoothGrad, but each gradient is squared before the mean is taken. A "
                     "pixel counts if its slope is often steep, no matter in which direction."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "A few strong spots stand out from a quiet background: there the model is sensitive. "
             "The map cannot tell evidence for the class from evidence against it."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "Squares exaggerate: weak but real evidence disappears beside the strongest "
                     "pixels. The value mixes how steep the slope is with how much it varies, and "
                     "it depends on noise level and seed.")},
        {.id = "var_grad",
         .formula = "φ = E[g²] − E[g]²\n"
                    "g = ∂S/∂x (x + ε),  ε ~ N(0, σ²)",
         .idea = QT_TRANSLATE_NOOP(
             "core",
             "The variance of each pixel's gradient among noisy copies of the picture. It is large "
             "where the slope itself is unsteady, that is, where the score bends."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Bright areas are where small disturbances change how the model reacts. "
                     "Compare with SmoothGrad, which shows the mean slope instead."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It ignores the mean gradient (Seo et al., 2018): for a linear model the map "
                     "would be empty although its pixels matter. It has no sign and depends on "
                     "noise level and seed.")},
        {.id = "gradient_shap",
         .formula = "φ = E[(x − x′) ⊙ ∂S/∂x (x′ + α(x + ε − x′))]\n"
                    "α ~ U(0, 1),  x′ ~ B,  ε ~ N(0, σ²)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Integrated gradients by chance: each sample picks one of four baselines "
                     "(black, mean colour, white, blurred) and a random point on the path from it. "
                     "The mean estimates each pixel's share against all of these baselines."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Positive pixels raise the score, negative ones lower it. Change the seed: "
                     "what changes with it is still noise, so raise the number of samples."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "With few samples the map is mostly noise, and the shares add up only on "
                     "average. Other baselines would give another map. The values are Shapley "
                     "values only if pixels acted independently and the model were linear.")},
        {.id = "guided_integrated_gradients",
         .formula = "φ_i = ∫₀¹ ∂S/∂x_i (γ(t)) γ_i′(t) dt\n"
                    "γ_i′ ≠ 0  ⇔  |∂S/∂x_i| ≤ Q_p(|∂S/∂x|)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "The way from the baseline to the picture is not straight: at each step only "
                     "the pixels with the weakest gradients move. So the path goes around steep "
                     "places that have little to do with the picture itself."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Compare with integrated gradients: grain on the background should be weaker. "
                     "Positive pixels raised the score, negative ones lowered it."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The path depends on the model, so maps of two models are harder to compare "
                     "than with one straight path. The baseline matters as much as before, and "
                     "with few steps the shares do not add up.")},
        {.id = "blur_integrated_gradients",
         .formula = "φ = ∫_{σ_max}^{0} ∂S/∂x (x_σ) ⊙ ∂x_σ/∂σ dσ\n"
                    "x_σ = G_σ ∗ x",
         .idea = QT_TRANSLATE_NOOP("core",
                                   "The path starts at a strongly blurred picture and ends at the "
                                   "sharp one. Details come in from coarse to fine, and each pixel "
                                   "gets what its change along the way did to the score."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Positive places are where details speak for the class as they appear, negative ones "
             "where they speak against it. No colour has to be chosen as a baseline."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "Flat areas hardly change under blur, so a smooth object of one colour gets "
                     "little, whatever it means. Outside the picture the blur finds zeros, which "
                     "can leave marks along the border.")},
        {.id = "xrai",
         .formula = "φ = max_c ½ (IG(x, min x) + IG(x, max x))\n"
                    "R* = argmax_R mean_{i ∈ R∖C} φ_i,  C ← C ∪ R*",
         .idea = QT_TRANSLATE_NOOP(
             "core", "The picture is cut into overlapping regions of several sizes. Regions are "
                     "added one by one, always the one whose new pixels have the highest mean "
                     "integrated gradients, and these pixels get that mean."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Start with the brightest regions: they rank what the model needs most, in "
                     "pieces that the eye can name. Only the order of the regions counts."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It can be no better than its segmentation: a region that mixes object and "
                     "background lights up as a whole. Evidence against the class is hidden, and "
                     "the size of a region does not tell how much of it was needed.")},
        {.id = "full_grad",
         .formula = "L = ψ(x ⊙ ∂S/∂x) + Σ_l Σ_k ψ(b_lk ∂S/∂z_lk)\n"
                    "ψ(v) = up(minmax(|v|))",
         .idea = QT_TRANSLATE_NOOP("core",
                                   "The score of a ReLU network is input times gradient plus every "
                                   "bias times its gradient, exactly. FullGrad makes maps of both "
                                   "parts, for the biases of all layers, and adds them up."),
         .lookFor = QT_TRANSLATE_NOOP("core",
                                      "Bright areas join fine outlines from early layers and whole "
                                      "parts from late ones. Read areas, not single pixels."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The exact sum is lost in the map: it takes absolute values, so evidence "
                     "against looks like evidence for, and scales each part to 0..1, so weak parts "
                     "count as much as strong ones.")},
    };
    return cards;
}

} // namespace core
