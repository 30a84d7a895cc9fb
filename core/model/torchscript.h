// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

namespace core {

/// Reads a TorchScript file on the CPU, in inference mode. Everything that can be learnt without
/// running the file's own code is checked first. Throws Error: FileNotFound, FileUnreadable,
/// NotAModel, ModelTruncated, ModelIsStateDict, ModelUnknownOperator, ModelTooNew, ModelUnsafe.
torch::jit::Module loadTorchScript(const std::string& path);

} // namespace core
