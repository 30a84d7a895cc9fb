// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

namespace core {

/// Methods of many forward passes only, on a CPU that has bfloat16.
bool takesReducedPrecision(const Explainer& explainer);

Parameter reducedPrecisionParameter();

/// Whether it is wanted.
bool isReduced(const Explainer& explainer, const Parameters& parameters);

/// Runs a method with its forward passes in bfloat16, and notes how far the picture's own scores
/// are then from those in full precision.
Attribution runReduced(Probe& probe, const std::function<Attribution()>& run, Progress& progress);

} // namespace core
