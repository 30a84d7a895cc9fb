// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

namespace core {

/// Every method, in the order in which it is offered.
const std::vector<Explainer>& explainers();

/// Throws Error{NoSuchMethod}; its detail lists the ids there are.
const Explainer& findExplainer(const std::string& id);

/// English, context "core".
const char* familyName(Family family);

/// "One pass", "Tens of passes". English, context "core".
const char* costName(Cost cost);

} // namespace core
