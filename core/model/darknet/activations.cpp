// SPDX-License-Identifier: GPL-3.0-or-later
// The functions as Darknet computes them (pjreddie/darknet, activations.h; AlexeyAB's for mish,
// swish, gelu and relu6).
#include "core/model/darknet/activations.h"

#include <map>

namespace core::darknet {

namespace {

/// With $ for the value.
const std::map<std::string, std::string>& sources()
{
    static const std::map<std::string, std::string> all{
        {"linear", "$"},
        {"logistic", "torch.sigmoid($)"},
        {"loggy", "torch.sigmoid($) * 2 - 1"},
        {"relu", "torch.relu($)"},
        {"relu6", "torch.hardtanh($, 0., 6.)"},
        {"relie", "torch.leaky_relu($, 0.01)"},
        {"ramp", "torch.relu($) + $ * 0.1"},
        {"leaky", "torch.leaky_relu($, 0.1)"},
        {"elu", "torch.elu($)"},
        {"selu", "torch.elu($, 1.6732, 1.0507)"},
        {"tanh", "torch.tanh($)"},
        {"hardtan", "torch.hardtanh($, -1., 1.)"},
        {"lhtan", "torch.hardtanh($, 0., 1.) * 0.999 + $ * 0.001"},
        {"mish", "torch.mish($)"},
        {"swish", "torch.silu($)"},
        {"gelu", "torch.gelu($, approximate=\"tanh\")"}};
    return all;
}

} // namespace

bool isActivation(const std::string& name)
{
    return sources().count(name) > 0;
}

std::string activationSource(const std::string& name, const std::string& value)
{
    std::string source;
    for (const char letter : sources().at(name))
        source += letter == '$' ? value : std::string(1, letter);
    return source;
}

} // namespace core::darknet
