// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include "core/support/text.h"

namespace core {

std::span<const HelpCard> perturbationCards()
{
    static constexpr HelpCard cards[] = {
        {.id = "occlusion",
         .formula = "φ_i = mean_{W ∋ i} (S(x) − S(x_W))",
         .idea = QT_TRANSLATE_NOOP(
             "core", "A window slides over the picture and covers it with one colour or a blur. A "
                     "pixel's value is how far the score falls on average while it is covered; if "
                     "covering it raises the score, the value is negative."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "Strong spots are parts that the model cannot do without. Try a window about as large "
             "as the part you ask about: small windows find details, large ones whole objects."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "The map depends on window size and fill. A grey box is unnatural: its edges "
                     "alone can change the score. Parts that can replace each other, such as two "
                     "eyes, show little, as one is always left.")},
        {.id = "rise",
         .formula = "L = 1/(N p) Σ_n f(x ⊙ M_n) M_n",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Thousands of random masks each hide about half of the picture. The masks are "
                     "averaged, each weighted by the probability that the model then gives the "
                     "class: what is visible whenever it is high comes out bright."),
         .lookFor = QT_TRANSLATE_NOOP("core",
                                      "Smooth bright regions help wherever they are visible. Watch "
                                      "the map settle while masks come in: spots that wander are "
                                      "chance. Only differences count, not the general level."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It is noisy: with few masks chance spots look like evidence. Small objects "
                     "get lost between the coarse cells, and the fill colour can be evidence "
                     "itself. It shows nothing that speaks against the class.")},
        {.id = "d_rise",
         .formula = "L = 1/(N p) Σ_n w_n M_n\n"
                    "w_n = max_j IoU(d, d_j) o_j cos(P, P_j)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Thousands of random masks each hide about half of the picture. They are "
                     "averaged, each weighted by how well the best box that the detector finds "
                     "then matches the chosen one, in place, certainty and class. No gradients."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Bright regions must be visible for the box to be found. Parts outside the "
                     "box are context. Compare with a map of the frozen row: where they differ, "
                     "another candidate takes the box's place."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It takes thousands of passes, and with few masks chance spots remain. Small "
                     "objects get lost between coarse cells, and edges of masks can be evidence "
                     "themselves. Only differences count, not the general level.")},
        {.id = "lime",
         .formula = "β = argmin Σ_n π_n (f(z_n) − β₀ − β·z_n)² + α‖β‖²\n"
                    "z_n ∈ {0, 1}^M",
         .idea =
             QT_TRANSLATE_NOOP("core", "The picture is cut into segments, and about half of them "
                                       "are blanked at random, many times over. A simple linear "
                                       "model fitted to the scores gives each segment one weight."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Find the segments with the largest weights of either sign. Run it again with "
                     "another seed and trust those that keep their rank."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It depends on the segmentation, the number of samples and the seed. Pictures "
                     "with blanked segments are unlike training data, and a model can be built to "
                     "deceive it with them (Slack et al., 2020). A linear fit misses interplay.")},
        {.id = "kernel_shap",
         .formula = "φ_s = Σ_{T ⊆ F∖s} |T|! (M − |T| − 1)! / M! · (f(T ∪ s) − f(T))\n"
                    "Σ φ = f(F) − f(∅)",
         .idea = QT_TRANSLATE_NOOP(
             "core", "Segments are players who earn the score together. The Shapley value of a "
                     "segment is what it adds on average when the segments join in random order; "
                     "it is estimated from random groups by a weighted linear fit."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core",
             "The shares add up to the difference between the picture and a blank one: read their "
             "sizes and signs. Run it again with another seed to see how sure they are."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "A good estimate takes far more samples than there are segments; few give "
                     "noise. It depends on the segmentation and on what fills blanked segments, "
                     "and it scores pictures that never occur.")},
        {.id = "extremal_perturbation",
         .formula = "M* = argmax S(x_M),  mean(M) = a\n"
                    "x_M(u) = (G_σ(u) ∗ x)(u),  σ(u) = σ_max (1 − M(u))",
         .idea = QT_TRANSLATE_NOOP(
             "core", "It searches for a smooth mask of a set area, a tenth of the picture as a "
                     "standard. Outside the mask the picture is blurred; the mask is moved and "
                     "shaped until the score is as high as it gets."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "The mask is the part that nearly suffices for the class by itself. Change "
                     "the area: how much does the model need to recognise the class?"),
         .failure = QT_TRANSLATE_NOOP(
             "core",
             "The area is set beforehand: smaller evidence is padded, larger evidence is cut. The "
             "search can end in a second-best place or exploit artefacts of the blur. Nothing is "
             "ranked inside the mask, and nothing against the class is shown.")},
    };
    return cards;
}

} // namespace core
