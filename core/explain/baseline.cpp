// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/baseline.h"

#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include <torch/script.h>

namespace core {

namespace {

at::Tensor uniform(const at::Tensor& like, const InputRule& rule, double pixel)
{
    auto filled = at::empty_like(like);
    for (std::int64_t channel = 0; channel < like.size(1); ++channel)
        filled.select(1, channel)
            .fill_((pixel / rule.scale - rule.mean[std::size_t(channel)]) /
                   rule.std[std::size_t(channel)]);
    return filled;
}

at::Tensor blurred(const at::Tensor& input)
{
    auto matrix = matrixOf(input);
    const int height = matrix.size[2];
    const int width = matrix.size[3];
    for (int channel = 0; channel < matrix.size[1]; ++channel) {
        cv::Mat plane(height, width, CV_32F, matrix.ptr<float>(0, channel));
        cv::GaussianBlur(plane, plane, {}, std::max(height, width) / 10.0);
    }
    return tensorOf(matrix).to(input.scalar_type());
}

} // namespace

Parameter baselineParameter()
{
    return {.id = "baseline",
            .name = QT_TRANSLATE_NOOP("core", "Baseline"),
            .help =
                QT_TRANSLATE_NOOP("core", "The picture that stands for the absence of everything; "
                                          "attributions are relative to it"),
            .standard = std::string("black"),
            .choices = {{"black", QT_TRANSLATE_NOOP("core", "Black")},
                        {"mean", QT_TRANSLATE_NOOP("core", "Mean colour")},
                        {"white", QT_TRANSLATE_NOOP("core", "White")},
                        {"blurred", QT_TRANSLATE_NOOP("core", "Blurred picture")}}};
}

Parameter fillParameter()
{
    auto parameter = baselineParameter();
    parameter.id = "fill";
    parameter.name = QT_TRANSLATE_NOOP("core", "Fill");
    parameter.help = QT_TRANSLATE_NOOP("core", "What a covered part of the picture is replaced by");
    parameter.standard = std::string("mean");
    return parameter;
}

at::Tensor baseline(const Probe& probe, const std::string& choice)
{
    const auto& input = probe.input();
    const auto& rule = probe.model().card().input;
    if (choice == "black")
        return uniform(input, rule, 0);
    if (choice == "white")
        return uniform(input, rule, 255);
    return choice == "blurred" ? blurred(input) : at::zeros_like(input);
}

} // namespace core
