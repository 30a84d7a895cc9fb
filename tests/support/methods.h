// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

/// A method's default parameters with few steps, samples or masks, so that a test of every method
/// on many networks ends.
core::Parameters lightParameters(const core::Explainer& explainer);

/// Whether a parameter says how much work is done.
bool isWork(const core::Parameter& parameter);
