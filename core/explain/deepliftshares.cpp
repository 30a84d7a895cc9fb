// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/deepliftshares.h"

#include "core/explain/baseline.h"
#include "core/explain/rules/rescalerules.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

DeepLiftShares deepLiftShares(Probe& probe, const std::string& baselineChoice, Progress& progress)
{
    const auto start = baseline(probe, baselineChoice);
    Quiet quiet(progress);
    const double score = probe.score(quiet);
    Rescaling rescaling;
    const auto logits = probe.logitsWith(baselineRuling(rescaling), start, progress);
    const auto slopes = probe.gradientWith(pictureRuling(rescaling), probe.input(), progress);
    return {(probe.input() - start) * slopes,
            score - probe.valueOf(logits, probe.target()).item<double>(), rescaling.incomplete};
}

const char* incompleteSharesNote()
{
    return QT_TRANSLATE_NOOP("core", "The network multiplies or normalises values that both depend "
                                     "on the picture, for which there is no rescale rule; the "
                                     "shares need not add up.");
}

} // namespace core
