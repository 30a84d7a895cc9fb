// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/reducedprecision.h"

#include "core/probe/probe.h"
#include "core/probe/reduced.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

constexpr const char* reducedId = "bfloat16";

/// The largest difference of a score, as a share of the largest score.
double disagreement(Probe& probe, Progress& progress)
{
    const auto exact = probe.logits(progress);
    at::Tensor reduced;
    Quiet quiet(progress);
    probe.logitsOf(
        1, [&](std::int64_t) { return probe.input(); },
        [&](std::int64_t, const at::Tensor& logits) { reduced = logits; }, quiet);
    const auto scale = exact.abs().max().clamp_min(1e-12);
    return ((reduced - exact).abs().max() / scale).item<double>();
}

const char* noteOf(double share)
{
    if (share == 0)
        return QT_TRANSLATE_NOOP("core", "Asked for in bfloat16, but this network's scores are the "
                                         "same as in full precision.");
    if (share < 0.001)
        return QT_TRANSLATE_NOOP("core", "Computed in bfloat16: on this picture the scores differ "
                                         "from full precision by less than 0.1 %.");
    if (share < 0.01)
        return QT_TRANSLATE_NOOP("core", "Computed in bfloat16: on this picture the scores differ "
                                         "from full precision by less than 1 %.");
    if (share < 0.05)
        return QT_TRANSLATE_NOOP("core", "Computed in bfloat16: on this picture the scores differ "
                                         "from full precision by 1 to 5 %.");
    return QT_TRANSLATE_NOOP("core", "Computed in bfloat16: on this picture the scores differ from "
                                     "full precision by more than 5 %. Do not rely on this map.");
}

} // namespace

bool takesReducedPrecision(const Explainer& explainer)
{
    return hasReducedPrecision() && !explainer.needs.gradients &&
           int(explainer.cost) >= int(Cost::Hundreds);
}

Parameter reducedPrecisionParameter()
{
    return {.id = reducedId,
            .name = QT_TRANSLATE_NOOP("core", "Reduced precision"),
            .help = QT_TRANSLATE_NOOP(
                "core", "Forward passes in bfloat16: quicker on some CPUs, but less exact; "
                        "how much less is told under the map"),
            .standard = false};
}

bool isReduced(const Explainer& explainer, const Parameters& parameters)
{
    return takesReducedPrecision(explainer) && parameters.boolean(reducedId);
}

Attribution runReduced(Probe& probe, const std::function<Attribution()>& run, Progress& progress)
{
    const ReducedPrecision reduced;
    const char* note = noteOf(disagreement(probe, progress));
    auto attribution = run();
    attribution.notes.push_back(note);
    return attribution;
}

} // namespace core
