// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/help/families.h"

#include "core/support/text.h"

namespace core {

std::span<const HelpCard> controlCards()
{
    static constexpr HelpCard cards[] = {
        {.id = "random",
         .formula = "L_ij ~ U(0, 1)",
         .idea = QT_TRANSLATE_NOOP(
             "core",
             "Numbers drawn by chance. Neither the picture nor the model has any part in them."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Put it beside a real map. If its bright spots also make you think of a "
                     "story, be careful with the stories of the others. A method that measures no "
                     "better than this one explains nothing."),
         .failure = QT_TRANSLATE_NOOP(
             "core", "It explains nothing, on purpose. People see shapes in chance spots, and "
                     "drawn over a picture even these may seem to sit on the object.")},
        {.id = "edges",
         .formula = "L = √((K_x ∗ I)² + (K_y ∗ I)²)",
         .idea = QT_TRANSLATE_NOOP("core",
                                   "The Sobel filter: how fast the grey value changes around each "
                                   "pixel. It knows the picture, but no model and no class."),
         .lookFor = QT_TRANSLATE_NOOP(
             "core", "Put it beside sharp maps. If a map looks like this one, its beauty comes "
                     "from the picture's outlines, and it may tell as little about the model."),
         .failure = QT_TRANSLATE_NOOP(
             "core",
             "It explains no decision, on purpose. That it convinces all the same is the lesson: "
             "several well-known maps look much like an edge detector's (Adebayo et al., 2018).")},
    };
    return cards;
}

} // namespace core
