// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"
#include "core/model/model.h"
#include "core/probe/target.h"

namespace core {

/// What a person should know about a map.
enum class MapRemark {
    Constant,           ///< the same value everywhere: nothing to show
    NoPositiveEvidence, ///< a class activation map whose values are all <= 0
    Incomplete,         ///< completeness error above 5 %: more steps or another baseline
};

/// A finished (or, in a preview, unfinished) explanation in the picture's pixels.
struct Explanation {
    Heatmap map;
    Attribution attribution;
    std::vector<MapRemark> remarks;
    double milliseconds = 0;
};

/// One number a position of an attribution, h x w, CV_32F.
cv::Mat positionsOf(const Attribution& attribution);

/// Where previews of a running explanation go, already in the picture's pixels.
class ExplanationWatch : public Progress {
public:
    virtual void preview(const Explanation& partial) { static_cast<void>(partial); }
};

/// Runs a method on what the probe is aimed at. Empty if it was stopped. Throws Error:
/// MethodNotApplicable, NotFinite (naming the operator), ModelRunFailed, OutOfMemory.
std::optional<Explanation> explain(Probe& probe, const Explainer& explainer,
                                   const Parameters& parameters, ExplanationWatch& watch);

/// Why a method cannot be used on a model and layers (as in Probe::aim; empty: the standard layer);
/// empty if it can. English, context "core". Throws Error{NoSuchLayer}.
const char* whyNotApplicable(const Model& model, const std::string& layers,
                             const Explainer& explainer);

/// The same of what a probe is aimed at, its target included.
const char* whyNotApplicable(const Probe& probe, const Explainer& explainer);

} // namespace core
