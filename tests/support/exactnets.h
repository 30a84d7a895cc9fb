// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/toynet.h"

#include "core/explain/explain.h"
#include "core/probe/probe.h"

#include <map>
#include <string>
#include <vector>

/// What tests of backward rules and relevance share: networks in double precision, and raw maps of
/// them.
namespace exact {

using Values = std::map<std::string, core::ParameterValue>;
using Weights = std::vector<std::pair<std::string, at::Tensor>>;

core::Explanation explained(core::Probe& probe, const std::string& method,
                            const Values& values = {});

/// Computed, handed over in single precision, and widened again.
at::Tensor rawOf(core::Probe& probe, const std::string& method, const Values& values = {});

/// Uniform in -0.5 ... 0.5.
at::Tensor weights(const std::vector<std::int64_t>& shape, int seed);

/// For pictures of 12 x 10 pixels.
core::ModelCard card();
core::Image picture();

/// The lines of `forward` after its first.
std::shared_ptr<const core::Model> open(const std::string& lines, const Weights& parameters);

/// A model file.
std::shared_ptr<const core::Model> openFixture(const std::string& file);

double sumOf(const at::Tensor& tensor);
double scoreOf(core::Probe& probe);

} // namespace exact
