// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/parameter.h"

#include <string>
#include <vector>

namespace core {

/// A published way to imagine: a name for a whole set of parameters.
struct Preset {
    std::string id;       ///< stable: "robust_fourier"
    const char* name;     ///< English, context "core"
    const char* summary;  ///< one sentence, English, context "core"
    const char* citation; ///< "Simonyan et al., 2014"
    Parameters values;
};

/// Everything that can be set, in the order in which it is shown. The same for all presets; their
/// defaults are those of the first preset.
const std::vector<Parameter>& imagineParameters();

/// The first is the default.
const std::vector<Preset>& presets();

/// Throws Error{NoSuchParameter} for an unknown id.
const Preset& findPreset(const std::string& id);

} // namespace core
