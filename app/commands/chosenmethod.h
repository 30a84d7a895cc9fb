// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/arguments.h"
#include "core/explain/explainer.h"

#include <vector>

namespace app {

/// A method with the parameters of the command line.
struct ChosenMethod {
    const core::Explainer& explainer;
    core::Parameters parameters;
};

/// Declares --layer, --set and --seed.
void addMethodOptions(Arguments& arguments);

/// --set METHOD.PARAMETER=VALUE, and --seed for every method that has one. Throws UsageError and
/// core::Error.
void applyMethodOptions(const Arguments& arguments, std::vector<ChosenMethod>& chosen);

} // namespace app
