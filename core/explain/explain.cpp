// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/explain.h"

#include "core/explain/reducedprecision.h"
#include "core/explain/smoothing.h"
#include "core/model/graph/preparedgraph.h"
#include "core/probe/boxquantity.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <chrono>
#include <opencv2/core.hpp>

namespace core {

namespace {

using Clock = std::chrono::steady_clock;

/// Previews come at most this often: laying a map over a large picture takes a while itself.
constexpr std::chrono::milliseconds previewInterval(120);
constexpr double incompleteFrom = 0.05;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Explanation inPicture(const Probe& probe, Attribution attribution)
{
    Explanation explanation;
    const auto map = positionsOf(attribution);
    explanation.map.values = mapToPicture(map, probe.geometry());
    explanation.map.isSigned = attribution.reduction == Reduction::Sum;
    explanation.map.covered = coveredPart(probe.geometry());
    if (attribution.reduction == Reduction::Positive && cv::countNonZero(map) == 0)
        explanation.remarks.push_back(MapRemark::NoPositiveEvidence);
    else if (!displayRange(explanation.map))
        explanation.remarks.push_back(MapRemark::Constant);
    if (attribution.completenessError.value_or(0) > incompleteFrom)
        explanation.remarks.push_back(MapRemark::Incomplete);
    explanation.attribution = std::move(attribution);
    return explanation;
}

/// Hands a method's progress on, and its previews in the picture's pixels.
class Forwarding final : public Watch {
public:
    Forwarding(const Probe& probe, ExplanationWatch& watch) : m_probe(probe), m_watch(watch) {}

    void report(double fraction) override { m_watch.report(fraction); }
    bool stopped() const override { return m_watch.stopped(); }
    void preview(const Attribution& partial) override
    {
        const auto now = Clock::now();
        if (now < m_next)
            return;
        auto explanation = inPicture(m_probe, partial);
        explanation.milliseconds = millisecondsSince(m_start);
        m_watch.preview(explanation);
        m_next = Clock::now() + previewInterval;
    }

private:
    const Probe& m_probe;
    ExplanationWatch& m_watch;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_next = m_start;
};

const char* whyNotLayers(const Model& model, const std::string& layers)
{
    const auto names = layerNames(layers.empty() ? model.standardLayer() : layers);
    if (names.empty())
        return QT_TRANSLATE_NOOP("core", "The model has no layer with spatial positions.");
    for (const auto& name : names)
        if (!model.layer(name).spatial)
            return QT_TRANSLATE_NOOP("core",
                                     "The chosen layer has no spatial positions; choose another "
                                     "one.");
    return "";
}

} // namespace

cv::Mat positionsOf(const Attribution& attribution)
{
    const auto& values = attribution.values;
    const auto all =
        at::from_blob(values.data, {values.size[1], values.size[2], values.size[3]}, at::kFloat);
    at::Tensor map;
    switch (attribution.reduction) {
    case Reduction::LargestMagnitude: map = all.abs().amax(0); break;
    case Reduction::Sum: map = all.sum(0); break;
    case Reduction::Positive: map = all.sum(0).clamp_min(0); break;
    }
    map = map.contiguous();
    return cv::Mat(values.size[2], values.size[3], CV_32F, map.data_ptr<float>()).clone();
}

const char* whyNotApplicable(const Model& model, const std::string& layers,
                             const Explainer& explainer)
{
    const auto& needs = explainer.needs;
    const auto& features = model.features();
    if (needs.gradients && !model.graph().differentiable)
        return QT_TRANSLATE_NOOP("core", "The model's scores have no gradient.");
    if (needs.relu && !features.relu)
        return QT_TRANSLATE_NOOP("core", "The model has no ReLU, whose backward pass this method "
                                         "changes.");
    if (needs.convolution && !features.convolution)
        return QT_TRANSLATE_NOOP("core", "The model has no convolution.");
    if (needs.attention && !features.attention)
        return QT_TRANSLATE_NOOP(
            "core", "The model has no attention matrices over a grid of image patches.");
    if (needs.pooledHead && features.pooledLayer.empty())
        return QT_TRANSLATE_NOOP("core", "The model does not end in an average over positions "
                                         "followed by one linear layer.");
    if (needs.box && !model.isDetector())
        return QT_TRANSLATE_NOOP("core", "The model does not detect objects, so that there is no "
                                         "box to explain.");
    return needs.layer ? whyNotLayers(model, layers) : "";
}

const char* whyNotApplicable(const Probe& probe, const Explainer& explainer)
{
    std::string layers;
    for (const auto* layer : probe.layers())
        layers += (layers.empty() ? "" : "+") + layer->name;
    if (const char* reason = whyNotApplicable(probe.model(), layers, explainer); *reason)
        return reason;
    const auto& box = probe.target().box;
    if (explainer.needs.box && !box)
        return QT_TRANSLATE_NOOP("core", "It explains one box: choose one first.");
    if (explainer.needs.classes && box && !dependsOnClass(box->quantity))
        return QT_TRANSLATE_NOOP("core", "This number of a box is the same for all classes, so "
                                         "that there is nothing to compare.");
    return "";
}

std::optional<Explanation> explain(Probe& probe, const Explainer& explainer,
                                   const Parameters& parameters, ExplanationWatch& watch)
{
    if (const char* reason = whyNotApplicable(probe, explainer); *reason)
        throw Error(Fault::MethodNotApplicable, explainer.name, reason);
    const auto start = Clock::now();
    try {
        Forwarding forwarding(probe, watch);
        const bool smooth = explainer.takesSmoothing && parameters.integer(smoothingId) > 0;
        const auto run = [&] {
            return smooth ? smoothed(probe, explainer, parameters, forwarding)
                          : explainer.run(probe, parameters, forwarding);
        };
        auto explanation = inPicture(
            probe, isReduced(explainer, parameters) ? runReduced(probe, run, forwarding) : run());
        explanation.milliseconds = millisecondsSince(start);
        return explanation;
    } catch (const Cancelled&) {
        return std::nullopt;
    } catch (const std::bad_alloc&) {
        throw Error(Fault::OutOfMemory, explainer.name);
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        throw Error(Fault::Internal, explainer.name, what.substr(0, what.find('\n')));
    }
}

} // namespace core
