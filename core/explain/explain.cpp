// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/explain.h"

#include "core/model/graph/preparedgraph.h"
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

/// One number a position: h x w.
cv::Mat reduced(const Attribution& attribution)
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

Explanation inPicture(const Probe& probe, Attribution attribution)
{
    Explanation explanation;
    const auto map = reduced(attribution);
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

} // namespace

const char* whyNotApplicable(const Model& model, const std::string& layer,
                             const Explainer& explainer)
{
    if (explainer.needs.gradients && !model.graph().differentiable)
        return QT_TRANSLATE_NOOP("core", "The model's scores have no gradient.");
    if (!explainer.needs.layer)
        return "";
    const auto& name = layer.empty() ? model.standardLayer() : layer;
    if (name.empty())
        return QT_TRANSLATE_NOOP("core", "The model has no layer with spatial positions.");
    if (!model.layer(name).spatial)
        return QT_TRANSLATE_NOOP("core",
                                 "The chosen layer has no spatial positions; choose another one.");
    return "";
}

std::optional<Explanation> explain(Probe& probe, const Explainer& explainer,
                                   const Parameters& parameters, ExplanationWatch& watch)
{
    const auto layer = probe.layer() ? probe.layer()->name : std::string();
    if (const char* reason = whyNotApplicable(probe.model(), layer, explainer); *reason)
        throw Error(Fault::MethodNotApplicable, explainer.name, reason);
    const auto start = Clock::now();
    try {
        Forwarding forwarding(probe, watch);
        auto explanation = inPicture(probe, explainer.run(probe, parameters, forwarding));
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
