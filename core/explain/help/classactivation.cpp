// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include "core/support/text.h"

namespace core {

std::span<const HelpCard> classActivationCards()
{
    static constexpr HelpCard cards[] = {
        {.id = "cam",
         .formula = "L = Σ_k w_ck A_k\n"
                    "S_c = mean_ij L_ij + b_c",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Some networks average their last feature maps and feed the averages into one "
                     "linear layer. CAM undoes the average: it adds up the feature maps with the "
                     "class's own weights, so that the map's mean is the score without its bias."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Bright regions carried the score. As it is exact where it applies, use it as "
                     "the yardstick for Grad-CAM and its relatives."),
         .failure = QT_TRANSLATE_NOOP(
             "core",
             "It exists only for networks that end in an average and one linear layer. The map is "
             "as coarse as the last layer, often 7 × 7, and each of its cells has seen a far "
             "larger part of the picture. Evidence against the class is cut off.")},
        {.id = "grad_cam",
         .formula = "α_k = mean_ij ∂S/∂A_kij\n"
                    "L = relu(Σ_k α_k A_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Each feature map of a layer is weighted by how strongly the score reacts to "
                     "it on average, and the weighted maps are added up. Only positive values are "
                     "shown: regions that speak for the class."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "See which object or part is bright, not where exactly its border lies. Ask "
                     "for another class: the map should move to what belongs to that class. "
                     "Earlier layers are finer but know less of the class."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is coarse, and since it averages the gradients over the layer it can "
                     "highlight places that the model did not use (Draelos and Carin, 2020). "
                     "Several objects of one class may melt into one spot.")},
        {.id = "grad_cam_plus_plus",
         .formula = "g = ∂S/∂A_kij,  α_kij = g² / (2g² + g³ Σ_ab A_kab)\n"
                    "w_k = Σ_ij α_kij relu(g)\n"
                    "L = relu(Σ_k w_k A_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "As Grad-CAM, but a feature's weight adds up only its positive gradients, "
                     "each with a factor that keeps small areas from being outvoted by large ones. "
                     "It was made for pictures with several objects of a class."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Compare with Grad-CAM on a picture with two objects of a kind: both should "
                     "light up. Bright regions tend to be larger."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "In practice it is close to Grad-CAM with positive gradients only (Lerma and "
                     "Lucas, 2022), so evidence against the class cannot lower a feature's weight. "
                     "It is as coarse as its layer.")},
        {.id = "smooth_grad_cam_plus_plus",
         .formula = "g = ∂S/∂A_kij (x + ε),  ε ~ N(0, σ²)\n"
                    "α_kij = E[g²] / (2 E[g²] + E[g³] Σ_ab A_kab)\n"
                    "w_k = Σ_ij α_kij relu(E[g]),  L = relu(Σ_k w_k A_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Grad-CAM++ whose gradients, squares and cubes of gradients are averaged over "
                     "slightly noisy copies of the picture; the features are the picture's own. "
                     "What hangs on chance details of the gradient cancels out."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Compare with Grad-CAM++: parts that appear in both do not hang on pixel "
                     "noise. More samples make the map steadier, not finer."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It inherits the weaknesses of Grad-CAM++ and is no finer than its layer. The "
                     "noise level is a choice: with much noise the map explains pictures that the "
                     "model no longer recognises.")},
        {.id = "xgrad_cam",
         .formula = "α_k = Σ_ij (A_kij / Σ_ab A_kab) ∂S/∂A_kij\n"
                    "L = relu(Σ_k α_k A_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "As Grad-CAM, but in a feature's mean gradient each place counts as much as "
                     "the feature is active there. The weights follow from two wishes: removing a "
                     "feature should cost its share of the score, and the shares should add up."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Read it as Grad-CAM: which region, not which pixel. Where the two differ, "
                     "gradients were strong at places where the feature was silent."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "In deep networks both wishes are met only approximately. Without a ReLU "
                     "before it, a feature's values may nearly cancel, and its weight becomes "
                     "huge. The map is as coarse as its layer.")},
        {.id = "layer_cam",
         .formula = "g_k = ∂S/∂A_k\n"
                    "L = relu(Σ_k relu(g_k) ⊙ A_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Each place of each feature map is weighted with its own gradient if that is "
                     "positive. As nothing is averaged over the layer, the method also works on "
                     "early layers, whose maps are finer."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Use a late layer to find the object and an earlier one for its details, or "
                     "several together. Trust what is bright in both."),
         .failure = QT_TRANSLATE_NOOP(
             "core",
             "Negative gradients are dropped, so evidence against the class does not count against "
             "a place. On early layers the map follows edges and texture more than the class.")},
        {.id = "hires_cam",
         .formula = "g_k = ∂S/∂A_k\n"
                    "L = relu(Σ_k g_k ⊙ A_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core",
             "Feature times gradient at each place, added over the features and never averaged. If "
             "a single linear layer follows, the values before the cut at zero add up to the score "
             "without its bias: the map shows exactly what was used."),
         .lookFor =
             QT_TRANSLATE_NOOP("core", "Compare with Grad-CAM on the same layer: what is bright "
                                       "only there comes from averaging the gradients. If average "
                                       "pooling follows the layer, both are the same map."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The guarantee holds only where a single linear layer follows; elsewhere the "
                     "map is a first approximation. It is as coarse as its layer, and grainy on "
                     "early ones. The display cuts off negative values.")},
        {.id = "grad_cam_element_wise",
         .formula = "g_k = ∂S/∂A_k\n"
                    "L = Σ_k relu(g_k ⊙ A_k)",
         .idea = QT_TRANSLATE_NOOP("core",
                                   "As HiResCAM, but negative products are removed before adding "
                                   "up, not after. So a place shows every feature that speaks for "
                                   "the class there, even if others speak against it."),
         .lookFor =
             QT_TRANSLATE_NOOP("core", "Bright areas are larger than in HiResCAM. Where only this "
                                       "map is bright, evidence for and against meet."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "As evidence against is dropped feature by feature, it overstates: noise of "
                     "both signs adds up to brightness. It comes from a software library "
                     "(pytorch-grad-cam), with no paper that tests it.")},
        {.id = "eigen_cam",
         .formula = "A − Ā = U Σ Vᵀ\n"
                    "L = (A − Ā) v₁",
         .idea =
             QT_TRANSLATE_NOOP("core", "Take the layer as a table of places by features. Its first "
                                       "principal component is the pattern that explains most of "
                                       "what differs from place to place. The class is not asked."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "What stands out to the network at this layer, usually the largest object. If "
                     "a class's map looks like this one, it may look so for every class."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is the same for every class, so it explains no decision. The sign of a "
                     "component is arbitrary and has to be guessed: object and background can be "
                     "swapped. Several objects compete for one component.")},
        {.id = "eigen_grad_cam",
         .formula = "B = A ⊙ ∂S/∂A,  B − B̄ = U Σ Vᵀ\n"
                    "L = (B − B̄) v₁",
         .idea = QT_TRANSLATE_NOOP(
             "core", "As Eigen-CAM, but each feature is first multiplied by its gradient for the "
                     "class. The first principal component is then the main pattern of evidence, "
                     "and the map depends on the class."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Often tidier than HiResCAM, as one pattern is kept and the rest thrown away. "
                     "Compare classes: unlike Eigen-CAM, the map should move."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The sign of the component is guessed, so it may show evidence against the "
                     "class. What is thrown away may matter, such as a second object. It comes "
                     "from a software library (pytorch-grad-cam), with no paper of its own.")},
        {.id = "score_cam",
         .formula = "M_k = minmax(up(A_k)),  w = softmax_k S(x ⊙ M_k)\n"
                    "L = relu(Σ_k w_k A_k)",
         .idea = QT_TRANSLATE_NOOP("core",
                                   "Each feature map becomes a mask; the picture is seen through "
                                   "it and the score is noted. Features whose masks give a high "
                                   "score get a high weight. No gradient is needed."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Usually one smooth region on the object. As it puts its questions to the "
                     "model directly, compare it with Grad-CAM where gradients look unsteady."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is slow: one pass for each feature. Masked pictures are unlike those the "
                     "model knows. Through the softmax a few features win nearly everything if the "
                     "scores differ much, and all count alike if they do not.")},
        {.id = "ablation_cam",
         .formula = "w_k = (S − S_k) / |S|,  S_k = S(A_k = 0)\n"
                    "L = relu(Σ_k w_k A_k)",
         .idea = QT_TRANSLATE_NOOP(
             "core",
             "Each feature map of the layer is switched off in turn, and its weight is how far the "
             "score falls without it. An experiment takes the place of the gradient."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Read it as Grad-CAM. Where the two differ, a small change and a complete "
                     "removal of a feature disagree, which is a sign of saturation."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "Features that can stand in for each other get little weight, as only one is "
                     "removed at a time. Zero is no natural value for layers without a ReLU. It is "
                     "slow on early layers and no finer than its layer.")},
        {.id = "finer_cam",
         .formula = "S_f = Σ_j p_j (S − α S_j) / Σ_j p_j\n"
                    "w_k = mean_ij ∂S_f/∂A_kij,  L = relu(Σ_k w_k A_k)",
         .idea = QT_TRANSLATE_NOOP("core",
                                   "Grad-CAM of a difference: the class's score minus those of the "
                                   "classes nearest to it in score. What they share cancels out; "
                                   "what tells them apart remains, such as a bird's beak."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Expect small, telling parts rather than the whole object. Compare with Grad-CAM: "
             "what vanished is shared with the other classes. With alpha 0 it is Grad-CAM again."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "Classes near in score need not look alike; if they have little in common, "
                     "the map is much like Grad-CAM's. Evidence against the others can appear as "
                     "evidence for the class. It is as coarse as its layer.")},
        {.id = "recipro_cam",
         .formula = "M_uv(i, j) = [(i, j) = (u, v)]\n"
                    "L_uv = p(A ⊙ M_uv) − min_ij p(A ⊙ M_ij)",
         .idea = QT_TRANSLATE_NOOP(
             "core",
             "The layer's features are kept at one place and set to zero everywhere else, and the "
             "rest of the network computes the class's probability. Repeated for every place, this "
             "gives a map without gradients; its smallest value is subtracted."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Bright places nearly suffice for the class by themselves. Compare with "
                     "Grad-CAM, which asks about a small change while everything else is present."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "One place without its surroundings is something the network never saw, so "
                     "evidence that takes several parts is missed. The map has no more values than "
                     "the layer has places, and works best on the last layers.")},
        {.id = "fem",
         .formula = "w_k = mean_ij [A_kij > μ_k + 2 σ_k]\n"
                    "L = Σ_k w_k A_k",
         .idea = QT_TRANSLATE_NOOP(
             "core", "A feature is unusually strong where it exceeds its own mean by two standard "
                     "deviations or more. Features are weighted by how often that happens and "
                     "added up. Neither the class nor a gradient is used."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "What stands out to the layer as a whole. Use it as Eigen-CAM: a class's map "
                     "has to show something of its own beside it."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is the same for every class, so it explains no decision. A feature with "
                     "one sharp peak counts less than one that is strong in several places, and "
                     "the threshold is a convention.")},
    };
    return cards;
}

} // namespace core
