// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace core::darknet {

/// Whether Darknet's activation function of this name can be translated.
bool isActivation(const std::string& name);

/// TorchScript for the function of `value`: "torch.leaky_relu(x, 0.1)"; `value` itself for linear.
std::string activationSource(const std::string& name, const std::string& value);

} // namespace core::darknet
