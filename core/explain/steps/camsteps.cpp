// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM, L = ReLU(sum over k of w_k A_k) with w_k the mean of dS / dA_k over positions
// (Selvaraju et al., ICCV 2017, equations 1 and 2), as a sequence of partial sums.
#include "core/explain/steps/camsteps.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <opencv2/core.hpp>

#include <torch/script.h>

namespace core {

namespace {

void verifyApplicable(const Probe& probe)
{
    const auto& gradCam = findExplainer("grad_cam");
    const auto layer = probe.layers().empty() ? std::string() : probe.layers().front()->name;
    if (const char* reason = whyNotApplicable(probe.model(), layer, gradCam); *reason)
        throw Error(Fault::MethodNotApplicable, gradCam.name, reason);
}

/// Largest first, with shares that add up. `sizes` holds each term's sum of |w_k A_k|.
void order(std::vector<CamTerm>& terms, const std::vector<double>& sizes)
{
    double whole = 0;
    for (const double size : sizes)
        whole += size;
    for (auto& term : terms)
        term.share = whole > 0 ? sizes[std::size_t(term.channel)] / whole : 0;
    std::stable_sort(terms.begin(), terms.end(),
                     [](const CamTerm& a, const CamTerm& b) { return a.share > b.share; });
    double sum = 0;
    for (auto& term : terms)
        term.shareSoFar = std::min(1.0, sum += term.share);
}

} // namespace

CamSteps camSteps(Probe& probe, Progress& progress)
{
    verifyApplicable(probe);
    const auto& activation = probe.activation(progress);
    const auto weights =
        probe.activationGradient(progress).mean({2, 3}).to(at::kDouble).contiguous();
    const auto sizes = activation.abs().sum({2, 3}, false, at::kDouble).contiguous();
    CamSteps steps;
    steps.layer = probe.layers().front()->name;
    steps.otherLayers = probe.layers().size() > 1;
    steps.geometry = probe.geometry();
    const auto maps = matrixOf(activation);
    std::vector<double> contributions;
    for (int channel = 0; channel < maps.size[1]; ++channel) {
        const double weight = weights.data_ptr<double>()[channel];
        const cv::Mat map(maps.size[2], maps.size[3], CV_32F,
                          const_cast<float*>(maps.ptr<float>(0, channel))); // only read
        contributions.push_back(std::abs(weight) * sizes.data_ptr<double>()[channel]);
        steps.terms.push_back({.channel = channel, .weight = weight, .activation = map.clone()});
    }
    if (!std::ranges::all_of(contributions, [](double size) { return std::isfinite(size); }))
        throw Error(Fault::NotFinite, probe.model().path(), steps.layer);
    order(steps.terms, contributions);
    return steps;
}

cv::Mat sumOf(const CamSteps& steps, int count)
{
    assert(count >= 0 && count <= int(steps.terms.size()) && !steps.terms.empty());
    cv::Mat sum = cv::Mat::zeros(steps.terms.front().activation.size(), CV_64F);
    auto* to = sum.ptr<double>();
    for (int index = 0; index < count; ++index) {
        const auto& term = steps.terms[std::size_t(index)];
        const auto* from = term.activation.ptr<float>();
        for (std::size_t position = 0; position < sum.total(); ++position)
            to[position] += term.weight * from[position];
    }
    cv::Mat single;
    sum.convertTo(single, CV_32F);
    return single;
}

Heatmap inPicture(const cv::Mat& map, const Preprocessed& geometry, bool positivePart)
{
    const cv::Mat shown = positivePart ? cv::Mat(cv::max(map, 0)) : map;
    return {mapToPicture(shown, geometry), !positivePart, coveredPart(geometry)};
}

Preprocessed onCopy(const Preprocessed& geometry, cv::Rect part, cv::Size copy)
{
    const double x = double(copy.width) / part.width;
    const double y = double(copy.height) / part.height;
    auto scaled = geometry;
    scaled.pictureSize = copy;
    scaled.stepX *= x;
    scaled.originX = (scaled.originX - part.x) * x;
    scaled.stepY *= y;
    scaled.originY = (scaled.originY - part.y) * y;
    return scaled;
}

} // namespace core
