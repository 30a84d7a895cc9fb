// SPDX-License-Identifier: GPL-3.0-or-later
// D-RISE: L = 1 / (N p) * sum over n of w_n M_n, M_n RISE's masks and w_n the best that the
// detector still finds in the masked picture of the box d: max over all candidates j, however
// unsure, of IoU(d, d_j) o_j cos(P, P_j), o the objectness and P the vectors of class
// probabilities; d's own is its class alone. So, unlike RISE, it does not hang on the row of the
// network's output that the box came from: another candidate may take its place. What is masked
// gets the colour that enters the network as 0: the mean colour, or black. Petsiuk et al.:
// "Black-box Explanation of Object Detectors via Saliency Maps", CVPR 2021, equations 1 to 4. The
// paper takes 5000 masks of 16 x 16 cells; on a CPU that is minutes. Fewer cells need fewer masks:
// 1000 of 8 x 8 are the default.
#include "core/explain/methods/methods.h"

#include "core/explain/randommasks.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

Attribution matchMasks(Probe& probe, const Parameters& parameters, Watch& watch)
{
    auto target = probe.target();
    target.box->quantity = BoxQuantity::Match;
    // That nothing matches is what speaks against the box.
    const double offset = target.negative && !target.against ? 1 : 0;
    const auto matching = probe.at(probe.input());
    matching->aim(target);
    return averagedMasks(*matching, target, offset, parameters, watch);
}

} // namespace

Explainer dRise()
{
    return {.id = "d_rise",
            .name = QT_TRANSLATE_NOOP("core", "D-RISE"),
            .family = Family::Perturbation,
            .summary = QT_TRANSLATE_NOOP("core", "Random masks, averaged by how well the detector "
                                                 "still finds the box under each"),
            .citation = "Petsiuk et al., 2021",
            .needs = {.box = true},
            .cost = Cost::Thousands,
            .parameters = maskParameters(1000, 8),
            .run = matchMasks};
}

} // namespace core
