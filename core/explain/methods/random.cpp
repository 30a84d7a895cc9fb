// SPDX-License-Identifier: GPL-3.0-or-later
// A random map: L_ij ~ U(0, 1), no model and no picture. The control of Hooker et al.: "A Benchmark
// for Interpretability Methods in Deep Neural Networks", NeurIPS 2019: a method that measures no
// better tells nothing.
#include "core/explain/methods/methods.h"

#include "core/explain/sampling.h"
#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <opencv2/core.hpp>

namespace core {

namespace {

Attribution draw(Probe& probe, const Parameters& parameters, Watch& watch)
{
    if (watch.stopped())
        throw Cancelled();
    const auto size = probe.geometry().inputSize();
    RandomNumbers numbers(parameters.integer("seed"));
    Attribution attribution{.values = cv::Mat({1, 1, size.height, size.width}, CV_32F),
                            .space = Space::Input,
                            .reduction = Reduction::Positive};
    for (auto each = attribution.values.begin<float>(); each != attribution.values.end<float>();
         ++each)
        *each = float(numbers.uniform());
    return attribution;
}

} // namespace

Explainer randomMap()
{
    return {.id = "random",
            .name = QT_TRANSLATE_NOOP("core", "Random map (control)"),
            .family = Family::Control,
            .summary = QT_TRANSLATE_NOOP(
                "core", "Random numbers: what a meaningless map looks like beside a real one"),
            .citation = "Hooker et al., 2019",
            .needs = {},
            .cost = Cost::None,
            .parameters = {seedParameter()},
            .run = draw,
            .takesSmoothing = false};
}

} // namespace core
