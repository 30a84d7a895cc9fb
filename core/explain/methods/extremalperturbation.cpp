// SPDX-License-Identifier: GPL-3.0-or-later
// Extremal perturbation: the smooth mask m of area a that keeps S highest, max over m of
// S(x_m) - lambda mean((sorted m - r_a)^2), r_a: a share 1 - a of zeros, then ones; x_m is x
// blurred by sigma = 20 (1 - m) pixels.
// Fong, Patrick, Vedaldi: "Understanding Deep Networks via Extremal Perturbations and Smooth
// Masks", ICCV 2019, equations 2 to 5. Constants as in the authors' TorchRay (its "preserve" game):
// 8 levels of blur, mask numbers every 7 pixels (smoothmask.h), gradient steps of 0.01 with
// momentum and dampening 0.9, every other picture mirrored, lambda from 300 up by 1.0035 a step
// through 800 steps.
// Lengths are for a side of 224 pixels and follow the input's. Fewer steps raise lambda faster, so
// that it ends at the same value: on a photograph the mask after 300 correlates by 0.97 with that
// after 800, and takes 0.4 times as long.
#include "core/explain/methods/methods.h"

#include "core/explain/smoothmask.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include <torch/script.h>

namespace core {

namespace {

constexpr double usualSide = 224;
constexpr double usualStep = 7;
constexpr double strongestBlur = 20;
constexpr int levels = 8;
constexpr double firstAreaWeight = 300;
constexpr double areaWeightGrowth = 1.0035;
constexpr double usualIterations = 800;
constexpr double rate = 0.01;
constexpr double momentum = 0.9;
constexpr double firstPreview = 0.2;
constexpr int previewEvery = 5;

/// The picture blurred with zeros (the mean colour) around it: C x H x W.
at::Tensor blurred(const cv::Mat& input, double sigma)
{
    auto result = input.clone();
    if (sigma == 0)
        return tensorOf(result).squeeze(0);
    const int reach = int(std::ceil(4 * sigma));
    const auto kernel = cv::getGaussianKernel(2 * reach + 1, sigma, CV_32F);
    for (int channel = 0; channel < result.size[1]; ++channel) {
        cv::Mat plane(result.size[2], result.size[3], CV_32F, result.ptr<float>(0, channel));
        cv::sepFilter2D(plane.clone(), plane, CV_32F, kernel, kernel, {-1, -1}, 0,
                        cv::BORDER_CONSTANT);
    }
    return tensorOf(result).squeeze(0);
}

/// The picture at every strength of blur, from the strongest to none.
class Pyramid {
public:
    Pyramid(const at::Tensor& input, double strongest)
    {
        const auto matrix = matrixOf(input);
        std::vector<at::Tensor> pictures;
        for (int level = 0; level < levels; ++level)
            pictures.push_back(blurred(matrix, strongest * (levels - 1 - level) / (levels - 1)));
        m_pictures = at::stack(pictures);
    }

    /// The picture under a mask, H x W, as 1 x C x H x W. Remembers what slope() needs.
    at::Tensor under(const at::Tensor& mask)
    {
        const auto place = mask * (levels - 1);
        const auto level = place.floor().clamp_max(levels - 2);
        const auto index = level.to(at::kLong).expand_as(m_pictures.narrow(0, 0, 1));
        const auto lower = m_pictures.gather(0, index);
        m_step = m_pictures.gather(0, index + 1) - lower;
        return lower + m_step * (place - level);
    }

    /// d S / d mask from d S / d picture, H x W.
    at::Tensor slope(const at::Tensor& gradient) const
    {
        return (gradient * m_step).sum(1).squeeze(0) * (levels - 1);
    }

private:
    at::Tensor m_pictures; ///< levels x C x H x W
    at::Tensor m_step;     ///< from the lower level to the upper one at each pixel
};

/// d / d mask of mean((sorted mask - reference)^2).
at::Tensor areaGradient(const at::Tensor& mask, double area)
{
    const auto [sorted, order] = mask.reshape({-1}).sort(true, 0, false);
    auto excess = sorted.clone();
    const auto zeros = std::int64_t(double(excess.numel()) * (1 - area));
    excess.slice(0, zeros).sub_(1);
    return at::empty_like(excess)
        .scatter_(0, order, excess * (2. / double(excess.numel())))
        .reshape(mask.sizes());
}

Attribution attributionOf(const at::Tensor& mask)
{
    return {.values = matrixOf(mask.unsqueeze(0).unsqueeze(0)),
            .space = Space::Input,
            .reduction = Reduction::Positive};
}

at::Tensor gradientAt(Probe& probe, const at::Tensor& picture, Progress& progress)
{
    at::Tensor gradient;
    Quiet quiet(progress);
    probe.gradientsOf(
        1, [&](std::int64_t) { return picture; },
        [&](std::int64_t, const at::Tensor& found) { gradient = found.to(at::kFloat); }, quiet);
    return gradient;
}

Attribution search(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const int iterations = parameters.integer("iterations");
    const auto& input = probe.input();
    const double scale = double(std::min(input.size(2), input.size(3))) / usualSide;
    Pyramid pyramid(input, strongestBlur * scale);
    const SmoothMask masks(input.size(2), input.size(3),
                           std::max(int(std::lround(usualStep * scale)), 1));
    const double growth = std::pow(areaWeightGrowth, usualIterations / iterations);
    double areaWeight = firstAreaWeight;
    auto numbers = masks.ones();
    at::Tensor velocity;
    at::Tensor onPicture;
    for (int iteration = 0; iteration < iterations; ++iteration) {
        const auto mask = masks.generate(numbers);
        onPicture = masks.onPicture(mask);
        if (iteration >= firstPreview * iterations && iteration % previewEvery == 0)
            watch.preview(attributionOf(onPicture));
        const auto picture = pyramid.under(onPicture);
        const bool mirrored = iteration % 2 == 0;
        auto gradient = gradientAt(probe, mirrored ? picture.flip(3) : picture, watch);
        if (mirrored)
            gradient = gradient.flip(3);
        auto descent = areaGradient(mask, parameters.real("area")).mul_(areaWeight);
        masks.onPicture(descent).sub_(pyramid.slope(gradient));
        const auto step = masks.gradient(numbers, descent);
        velocity =
            velocity.defined() ? velocity.mul_(momentum).add_(step, 1 - momentum) : step.clone();
        numbers.sub_(velocity, rate).clamp_(0, 1);
        areaWeight *= growth;
        watch.report(double(iteration + 1) / iterations);
    }
    return attributionOf(onPicture);
}

} // namespace

Explainer extremalPerturbation()
{
    return {.id = "extremal_perturbation",
            .name = QT_TRANSLATE_NOOP("core", "Extremal perturbation"),
            .family = Family::Perturbation,
            .summary = QT_TRANSLATE_NOOP(
                "core", "The smooth region of a set size that alone keeps the score highest"),
            .citation = "Fong et al., 2019",
            .needs = {.gradients = true},
            .cost = Cost::Hundreds,
            .parameters = {{.id = "area",
                            .name = QT_TRANSLATE_NOOP("core", "Area"),
                            .help = QT_TRANSLATE_NOOP(
                                "core", "Share of the picture that the region may take"),
                            .standard = 0.1,
                            .minimum = 0.01,
                            .maximum = 0.9},
                           {.id = "iterations",
                            .name = QT_TRANSLATE_NOOP("core", "Iterations"),
                            .help = QT_TRANSLATE_NOOP(
                                "core", "Steps of the search for the region; more settle it"),
                            .standard = 300,
                            .minimum = 10,
                            .maximum = 2000}},
            .run = search};
}

} // namespace core
