// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/moduletree.h"
#include "core/probe/probe.h"

#include <vector>

namespace core {

/// How long each operator takes on the probe's picture, in order of execution: the fastest of some
/// forward passes with the program that explains, since other work on the machine only slows it. An
/// operator's time includes what the program does between it and the one before it; a batch norm
/// that the program folds takes no time of its own. Throws Error{ModelRunFailed}, Cancelled.
std::vector<OperatorTime> operatorTimes(const Probe& probe, Progress& progress);

} // namespace core
