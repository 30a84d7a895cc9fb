// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <string>

namespace core {

/// What convertModel() wrote.
struct Converted {
    std::shared_ptr<const Model> model; ///< as it was opened from the original file
    std::string file;
    std::string card; ///< beside it
};

/// Writes a model of any format as TorchScript, with its card and the class names in it. The model
/// is opened first: what cannot be opened is not converted. Throws what Model::open throws, and
/// Error{FileNotWritable} (also for a file that the model is read from, and where another file has
/// the name of the card).
Converted convertModel(const std::string& from, const std::string& to, const ModelOptions& options,
                       Progress& progress);

} // namespace core
