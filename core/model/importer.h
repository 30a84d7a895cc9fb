// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <torch/script.h>

namespace core {

/// A model file of any known format as one TorchScript module.
struct Imported {
    torch::jit::Module module;
    std::optional<ModelCard> card; ///< what the format says, where no card lies beside the file
    std::vector<ModelNote> notes;
    std::vector<std::string> parts{}; ///< the files that were read beside the one that was named
};

/// Chooses the reader by content. Throws what loadTorchScript and importDarknet throw.
Imported importModel(const std::string& path);

} // namespace core
