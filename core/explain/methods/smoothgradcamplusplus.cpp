// SPDX-License-Identifier: GPL-3.0-or-later
// Smooth Grad-CAM++: Grad-CAM++ with G, G^2 and G^3 replaced by their means over noisy copies of
// the input; the activation is that of the input itself. Omeiza et al.: "Smooth Grad-CAM++: An
// Enhanced Inference Level Visualization Technique for Deep Convolutional Neural Network Models",
// 2019, equation 5. Samples and noise as in SmoothGrad.
#include "core/explain/methods/methods.h"

#include "core/explain/cam.h"
#include "core/explain/plusplus.h"
#include "core/explain/smoothing.h"
#include "core/model/graph/rule.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <torch/script.h>

namespace core {

namespace {

at::Tensor smoothMap(const CamLayer& layer)
{
    const auto& parameters = layer.parameters;
    const int samples = parameters.integer("samples");
    const NoisyCopies copies(layer.probe.input(), parameters.real("noise"),
                             parameters.integer("seed"));
    std::array<at::Tensor, 3> means; // of G, G^2 and G^3
    for (int sample = 0; sample < samples; ++sample) {
        const auto gradient =
            layer.probe.gradientWith({}, copies(sample), layer.watch, layer.index);
        for (int power = 1; power <= 3; ++power) {
            auto& mean = means[std::size_t(power - 1)];
            const auto one = gradient.pow(power);
            mean = sample == 0 ? one : mean + (one - mean) / (sample + 1);
        }
        layer.watch.report(double(sample + 1) / samples);
        if (sample + 1 < samples)
            layer.preview(plusPlusMap(layer.activation(), means[0], means[1], means[2]));
    }
    return plusPlusMap(layer.activation(), means[0], means[1], means[2]);
}

} // namespace

Explainer smoothGradCamPlusPlus()
{
    return classActivation(
        {.id = "smooth_grad_cam_plus_plus",
         .name = QT_TRANSLATE_NOOP("core", "Smooth Grad-CAM++"),
         .summary = QT_TRANSLATE_NOOP(
             "core", "Grad-CAM++ averaged over slightly noisy copies of the picture"),
         .citation = "Omeiza et al., 2019",
         .map = smoothMap,
         .cost = Cost::Tens,
         .parameters = {{.id = "samples",
                         .name = QT_TRANSLATE_NOOP("core", "Samples"),
                         .help = QT_TRANSLATE_NOOP("core", "How many noisy copies are averaged"),
                         .standard = 25,
                         .minimum = 1,
                         .maximum = 1000},
                        noiseParameter("noise", 0.15),
                        seedParameter()},
         .takesSmoothing = false});
}

} // namespace core
