// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/deepliftshares.h"

#include "core/explain/baseline.h"
#include "core/explain/path.h"
#include "core/explain/rules/rescalerules.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

DeepLiftShares deepLiftShares(Probe& probe, const std::string& baselineChoice, Progress& progress)
{
    const auto path = pathFrom(probe, baseline(probe, baselineChoice), progress);
    Rescaling rescaling;
    probe.gradientWith(baselineRuling(rescaling), path.start, progress);
    const auto slopes = probe.gradientWith(pictureRuling(rescaling), probe.input(), progress);
    return {path.difference * slopes, path.change(), rescaling.incomplete};
}

const char* incompleteSharesNote()
{
    return QT_TRANSLATE_NOOP("core", "The network multiplies or normalises values that both depend "
                                     "on the picture, for which there is no rescale rule; the "
                                     "shares need not add up.");
}

} // namespace core
