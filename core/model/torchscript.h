// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <torch/script.h>

namespace core {

/// Reads a TorchScript file on the CPU, in inference mode. Everything that can be learnt without
/// running the file's own code is checked first. Throws Error: FileNotFound, FileUnreadable,
/// NotAModel, ModelTruncated, ModelIsStateDict, ModelUnknownOperator, ModelTooNew, ModelUnsafe,
/// ModelNeedsLibrary.
torch::jit::Module loadTorchScript(const std::string& path);

/// The text file `name` that an export put into the archive beside the network; empty if there is
/// none of at most 4 MB. Throws like loadTorchScript.
std::optional<std::string> extraFile(const std::string& path, const std::string& name);

} // namespace core
